package cli

import (
	"reflect"

	"florilege/backend/export"
	"florilege/backend/workspace"
)

type exportVerb struct {
	Project string `arg:"" help:"Path of the project."`
	Output  string `short:"o" required:"" help:"File to write." placeholder:"OUT"`
	Preset  string `help:"An export that is kept under this name, in the place of all choices." placeholder:"NAME"`
	Strict  bool   `xor:"check" help:"Write nothing, and exit with 1, where a real name, a trace of one or an undecided word would be seen, or where an export for the public shows words of which nobody noted what was agreed."`
	Anyway  bool   `xor:"check" help:"Write even where a name of the table would be seen, which is told."`
	exportFlags
}

// exportFlags are all that an export can be told.
type exportFlags struct {
	Format     string `help:"docx, odt, xlsx, csv, csv-codings, pdf, html, md, txt, json or pdf-cards; of a results chain: chain-docx, chain-pdf, chain-svg or chain-png."`
	Collection string `help:"Name or ID of a collection; all quotes by code where absent." placeholder:"NAME"`
	Contents   bool   `help:"docx, odt, pdf, html: with a table of contents."`
	Notes      string `enum:",footnotes,endnotes" default:"" help:"docx, odt: put references into footnotes or endnotes." placeholder:"WHERE"`
	Template   string `help:"docx, odt: a document or template of that format whose styles, headers, footers and page are used." placeholder:"FILE"`
	Public     bool   `help:"For the public: leave out what the people who speak did not agree to publish."`
	HideTurns  bool   `help:"Leave turns and times out of references."`
	cardFlags
	Pseudonyms bool `xor:"names" help:"Put pseudonyms in the place of the names of the table. This is what is done without a flag."`
	RealNames  bool `xor:"names" help:"Show the real names."`
	filterFlags
}

// request is what the flags describe.
func (v exportFlags) request(w *workspace.Workspace) (workspace.ExportRequest, error) {
	if v.Format == "" {
		return workspace.ExportRequest{}, usage{"missing flags: --format=STRING"}
	}
	r, err := requestOf(w, v.Format, v.Collection, v.filterFlags)
	r.RealNames, r.Template, r.Public = v.RealNames, v.Template, v.Public
	r.Options = export.Options{Cards: v.options(), Contents: v.Contents, Notes: export.Notes(v.Notes), HideTurns: v.HideTurns}
	return r, err
}

// asked is the export of a preset, or of the flags.
func (v *exportVerb) asked(w *workspace.Workspace) (workspace.ExportRequest, error) {
	if v.Preset == "" {
		return v.request(w)
	}
	if !reflect.ValueOf(v.exportFlags).IsZero() {
		return workspace.ExportRequest{}, usage{"--preset makes all choices: it takes no other"}
	}
	p, err := w.FindPreset(v.Preset)
	if err == nil {
		err = p.Err
	}
	return p.Request, err
}

func (v *exportVerb) Run(e *env) error {
	return e.read(v.Project, func(w *workspace.Workspace) error {
		r, err := v.asked(w)
		if err != nil {
			return err
		}
		out := exportRow{Path: v.Output, Format: r.Format, Missing: []missingSignsRow{}, public: r.Public}
		if out.LeftOut, out.Unsaid, err = w.LeftOut(r); err != nil {
			return err
		}
		leaks, err := w.Leaks(e.ctx, r, v.Output)
		if err != nil {
			return err
		}
		out.Leaks = leaksResultOf(leaks)
		if v.refuses(r, out) {
			if err := e.print(out, out.text); err != nil {
				return err
			}
			return errSaid
		}
		if err := w.Export(r, v.Output); err != nil {
			return err
		}
		out.Written = true
		if out.Missing, err = missingSigns(w, r); err != nil {
			return err
		}
		if r.Format == "pdf-cards" {
			if out.Cards, err = cardsRowOf(w, r); err != nil {
				return err
			}
		}
		return e.print(out, out.text)
	})
}

// refuses reports whether an export is not written for what it would show. Real
// names are no surprise to whoever asked for them.
func (v *exportVerb) refuses(r workspace.ExportRequest, out exportRow) bool {
	l := out.Leaks
	if v.Strict {
		return len(l.Names)+len(l.Traces)+len(l.Candidates) > 0 || r.Public && out.Unsaid > 0
	}
	return len(l.Names) > 0 && !v.Anyway && !r.RealNames
}

// requestOf names what to export as flags say it.
func requestOf(w *workspace.Workspace, format, collection string, flags filterFlags) (workspace.ExportRequest, error) {
	f, err := flags.filter(w)
	r := workspace.ExportRequest{Format: format, Filter: f}
	if err == nil && collection != "" {
		r.Collection, err = w.FindCollection(collection)
	}
	return r, err
}
