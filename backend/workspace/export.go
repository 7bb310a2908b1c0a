package workspace

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
	"florilege/backend/export"
)

// ExportRequest says what to export: a collection, all that a search finds, or
// the quotes of a filter under a heading for each code.
type ExportRequest struct {
	Format     string // of export.Formats
	Collection corpus.ID
	Search     *SearchRequest // nil for none; its limit and offset do not count
	Filter     Filter         // narrows a collection too: by code, speaker, testimony, words, once
	Public     bool           // for the public: quotes of internal consent are left out too
	RealNames  bool           // show names as they were said; else pseudonyms stand for those of the table
	Options    export.Options // but its Template, which is read from the file at the path
	Template   string         // "" for none
}

// Export writes the file at path whole, or leaves what was there.
func (w *Workspace) Export(r ExportRequest, path string) error {
	if w.isOurs(path) {
		return corpus.Fail(corpus.Invalid, filepath.Base(path), "it is the project itself")
	}
	d, err := w.document(r)
	if err != nil {
		return err
	}
	if r.Options.Template, err = templateAt(r.Template); err != nil {
		return err
	}
	return export.File(path, func(out io.Writer) error {
		return export.Write(out, r.Format, d, r.Options)
	})
}

// LeftOut counts the quotes that an export leaves out because of what was
// agreed, and those that it shows and of which nobody noted it.
func (w *Workspace) LeftOut(r ExportRequest) (left, unsaid int, err error) {
	d, err := w.document(r)
	return d.Left, d.Unsaid, err
}

// Substitutes returns the characters of an export that no embedded font has, and
// where they stand.
func (w *Workspace) Substitutes(r ExportRequest) ([]export.Substitute, error) {
	d, err := w.document(r)
	if err != nil {
		return nil, err
	}
	return export.Substitutes(r.Format, d)
}

// ReportCards says what would become of an export as cards: how many, which
// quotes go on over several, which characters no font has.
func (w *Workspace) ReportCards(r ExportRequest) (export.CardReport, error) {
	d, err := w.document(r)
	if err != nil {
		return export.CardReport{}, err
	}
	return export.ReportCards(d, r.Options)
}

// templateAt reads a template of documents, within its limit.
func templateAt(path string) (export.Template, error) {
	if path == "" {
		return export.Template{}, nil
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return export.Template{}, corpus.Fail(corpus.Missing, filepath.Base(path), "")
	}
	if err != nil {
		return export.Template{}, corpus.FailWith(corpus.Unreadable, filepath.Base(path), err)
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, export.TemplateBytes+1))
	if err != nil {
		return export.Template{}, corpus.FailWith(corpus.Unreadable, filepath.Base(path), err)
	}
	return export.Template{Name: filepath.Base(path), Data: data}, nil
}

// isOurs tells whether path is the project file, under whatever name.
func (w *Workspace) isOurs(path string) bool {
	ours, err := os.Stat(w.Path())
	if err != nil {
		return false
	}
	there, err := os.Stat(path)
	return err == nil && os.SameFile(ours, there)
}

// ExportPath adds a format's extension to a path without one: native dialogs
// leave it out.
func ExportPath(path, format string) string {
	for _, f := range export.Formats() {
		if f.Name == format && filepath.Ext(path) == "" {
			return path + f.Extension
		}
	}
	return path
}

// Preview returns what the export will look like, of its pages those from first
// (from 0) on, at most count; of a document without pages its part first.
func (w *Workspace) Preview(r ExportRequest, first, count int) (export.Look, error) {
	d, err := w.document(r)
	if err != nil {
		return export.Look{}, err
	}
	return export.Preview(r.Format, d, r.Options, first, count)
}
