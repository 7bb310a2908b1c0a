package cli

import (
	"florilege/backend/export"
	"florilege/backend/workspace"
)

type exportVerb struct {
	Project    string `arg:"" help:"Path of the project."`
	Format     string `required:"" help:"docx, odt, xlsx, csv, csv-codings, pdf, html, md, txt, json or pdf-cards."`
	Collection string `help:"Name or ID of a collection; all quotes by code where absent." placeholder:"NAME"`
	Output     string `short:"o" required:"" help:"File to write." placeholder:"OUT"`
	Contents   bool   `help:"docx, odt, pdf, html: with a table of contents."`
	Notes      string `enum:",footnotes,endnotes" default:"" help:"docx, odt: put references into footnotes or endnotes." placeholder:"WHERE"`
	Template   string `help:"docx: a Word document or template whose styles, headers, footers and page are used." placeholder:"FILE"`
	Public     bool   `help:"For the public: leave out what the people who speak did not agree to publish."`
	HideTurns  bool   `help:"Leave turns and times out of references."`
	cardFlags
	Pseudonyms bool `xor:"names" help:"Put pseudonyms in the place of the names of the table. This is what is done without a flag."`
	RealNames  bool `xor:"names" help:"Show the real names."`
	filterFlags
}

func (v *exportVerb) Run(e *env) error {
	return e.read(v.Project, func(w *workspace.Workspace) error {
		r, err := requestOf(w, v.Format, v.Collection, v.filterFlags)
		if err != nil {
			return err
		}
		r.RealNames, r.Template, r.Public = v.RealNames, v.Template, v.Public
		r.Options = export.Options{Cards: v.options(), Contents: v.Contents, Notes: export.Notes(v.Notes), HideTurns: v.HideTurns}
		if err := w.Export(r, v.Output); err != nil {
			return err
		}
		out := exportRow{Path: v.Output, Format: v.Format}
		if out.LeftOut, out.Unsaid, err = w.LeftOut(r); err != nil {
			return err
		}
		if v.Format == "pdf-cards" {
			if out.Cards, err = cardsRowOf(w, r); err != nil {
				return err
			}
		}
		return e.print(out, out.text)
	})
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
