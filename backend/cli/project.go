package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"florilege/backend/codebook"
	"florilege/backend/sample"
	"florilege/backend/workspace"
)

type newVerb struct {
	Project  string   `arg:"" help:"Path of the file to make."`
	Template []string `help:"Codebook template to start from; may be given several times." placeholder:"NAME"`
	Name     string   `help:"Name of the project; the file's where absent."`
	Language string   `help:"Language of the testimonies and of the templates." default:"fr" enum:"fr,en,nl"`
	Protect  bool     `help:"Protect it with a passphrase from the start."`
	newSecretFlag
}

type projectRow struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Path        string `json:"path"`
	Codes       int    `json:"codes"`
	RecoveryKey string `json:"recoveryKey,omitempty"`
}

func (v *newVerb) Run(e *env) error {
	for _, t := range v.Template {
		if _, err := codebook.Load(t, v.Language); err != nil {
			return err // before a file is made
		}
	}
	if v.Name == "" {
		v.Name = strings.TrimSuffix(filepath.Base(v.Project), filepath.Ext(v.Project))
	}
	w, recovery, err := v.make(e)
	if err != nil {
		return err
	}
	defer w.Close()
	for _, t := range v.Template {
		if _, err := w.AddTemplate(e.author, t, v.Language); err != nil {
			return err
		}
	}
	return e.printProject(w, recovery)
}

func (v *newVerb) make(e *env) (w *workspace.Workspace, recovery string, err error) {
	if !v.Protect {
		if v.NewPassphraseFile != "" {
			return nil, "", usage{"--new-passphrase-file goes with --protect"}
		}
		w, err = workspace.New(v.Project, v.Name, v.Language, e.author, e.options)
		return w, "", err
	}
	passphrase, err := e.newSecret(v.NewPassphraseFile)
	if err != nil {
		return nil, "", err
	}
	return workspace.NewProtected(v.Project, v.Name, v.Language, passphrase, e.author, e.options)
}

// printProject prints the project and, where it has just been sealed, its
// recovery key.
func (e *env) printProject(w *workspace.Workspace, recovery string) error {
	s, err := w.Summary()
	if err != nil {
		return err
	}
	row := projectRow{string(s.Project.ID), s.Project.Name, w.Path(), s.Codes, recovery}
	return e.print(row, func(out io.Writer) {
		fmt.Fprintf(out, "%s: %s, %d testimonies, %d codes, %d quotes\n", w.Path(), s.Project.Name, s.Testimonies, s.Codes, s.Quotes)
		if recovery != "" {
			printRecoveryKey(out, w.Path(), recovery)
		}
	})
}

type sampleVerb struct {
	Project string `arg:"" help:"Path of the file to make."`
}

func (v *sampleVerb) Run(e *env) error {
	w, err := sample.Make(e.ctx, v.Project, e.author, e.options)
	if err != nil {
		return err
	}
	defer w.Close()
	return e.printProject(w, "")
}

type templatesVerb struct {
	Language string `default:"fr" enum:"fr,en" help:"Language of the codes."`
}

type templateRow struct {
	Name        string   `json:"name"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Codes       []string `json:"codes"`
}

func (v *templatesVerb) Run(e *env) error {
	rows := []templateRow{}
	for _, name := range codebook.Names() {
		t, err := codebook.Load(name, v.Language)
		if err != nil {
			return err
		}
		rows = append(rows, templateRow{name, t.Title, t.Description, t.Paths()})
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(out, "%-18s %s (%d codes)\n", r.Name, r.Title, len(r.Codes))
		}
	})
}

type versionVerb struct{}

func (versionVerb) Run(e *env) error {
	return e.print(struct {
		Version string `json:"version"`
	}{e.version}, func(out io.Writer) { fmt.Fprintln(out, e.version) })
}
