package desktop

import (
	"context"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/settings"
	"florilege/backend/workspace"
)

// Export writes an export and returns the path of the file.
func (a *App) Export(r ExportRequest, path string) (written string, err error) {
	defer guard(&err)
	p, err := a.project(r, path)
	if err != nil {
		return "", err
	}
	path = workspace.ExportPath(path, r.Format)
	if err := a.grants.mayWrite(path); err != nil {
		return "", err
	}
	if t := r.Options.Template; t != "" {
		if err := a.grants.mayRead(t); err != nil {
			return "", err
		}
	}
	request, err := p.exportOf(r)
	if err != nil {
		return "", err
	}
	err = a.job("export", 1, func(context.Context, func(int, string)) error {
		return p.Workspace.Export(request, path)
	})
	return path, err
}

// PickTemplate asks for a document whose styles an export of a format takes. It is
// remembered, so that exports that are kept can be made again.
func (a *App) PickTemplate(title, format string) (path string, err error) {
	defer guard(&err)
	if err := bounded(title, format); err != nil {
		return path, err
	}
	filter := runtime.FileFilter{DisplayName: "*.docx, *.dotx", Pattern: "*.docx;*.dotx;*.docm;*.dotm"}
	if format == "odt" {
		filter = runtime.FileFilter{DisplayName: "*.odt, *.ott", Pattern: "*.odt;*.ott"}
	}
	<-a.ready
	path, err = a.dialogs.open(title, filter)
	a.grants.toRead(path)
	if path != "" {
		_ = a.settings.Change(func(s *settings.Settings) { s.RememberTemplate(path) })
	}
	return path, err
}

// mostPages is how many pages a preview shows at once.
const mostPages = 20

// PreviewExport returns what an export will look like: of its pages those from
// first (from 0) on, at most count; of a document without pages its part first.
func (a *App) PreviewExport(r ExportRequest, first, count int) (out ExportLook, err error) {
	defer guard(&err)
	p, err := a.project(r, first, count)
	if err != nil {
		return out, err
	}
	if err := within("the pages", count, 0, mostPages); err != nil {
		return out, err
	}
	request, err := p.exportOf(r)
	if err != nil {
		return out, err
	}
	look, err := p.Workspace.Preview(request, first, count)
	return ExportLook(look), err
}

// ReportCards says what would become of an export as cards.
func (a *App) ReportCards(r ExportRequest) (out CardReport, err error) {
	defer guard(&err)
	p, err := a.project(r)
	if err != nil {
		return out, err
	}
	request, err := p.exportOf(r)
	if err != nil {
		return out, err
	}
	report, err := p.Workspace.ReportCards(request)
	out = CardReport{Cards: report.Cards, Pages: report.Pages, Continued: []int{}, Missing: []string{}}
	for _, c := range report.Continued {
		out.Continued = append(out.Continued, c.Number)
	}
	seen := map[string]bool{}
	for _, s := range report.Substitutes {
		if !seen[s.Character] {
			seen[s.Character] = true
			out.Missing = append(out.Missing, s.Character)
		}
	}
	return out, err
}

// exportOf returns what is asked for. What a preset is of is taken from it.
func (p *project) exportOf(r ExportRequest) (workspace.ExportRequest, error) {
	out := workspace.ExportRequest{
		Format: r.Format, Collection: corpus.ID(r.Collection), Filter: filterOf(r.Filter), RealNames: r.RealNames, Public: r.Public,
		Options: optionsOf(r.Options), Template: r.Options.Template,
	}
	if r.Preset != "" {
		kept, err := p.Workspace.Preset(corpus.ID(r.Preset))
		if err != nil {
			return out, err
		}
		out.Collection, out.Search, out.Filter = kept.Request.Collection, kept.Request.Search, kept.Request.Filter
		return out, kept.Err
	}
	if r.Search == nil {
		return out, nil
	}
	search, err := searchRequestOf(*r.Search)
	out.Search = &search
	return out, err
}

func optionsOf(o ExportOptions) export.Options {
	c := o.Cards
	return export.Options{
		Contents: o.Contents, Notes: export.Notes(o.Notes), HideTurns: o.HideTurns,
		Cards: export.CardOptions{
			PerPage: c.PerPage, Paper: c.Paper, HideCategory: c.HideCategory, HideSpeaker: c.HideSpeaker, Back: export.Back(c.Back),
			Large: c.Large, Plain: c.Plain, QR: c.QR, Blank: c.Blank, Key: c.Key,
			Draw: export.Draw{Count: c.Draw, Balanced: c.Balanced, Random: c.Seed > 0, Seed: uint64(max(c.Seed, 0))},
		},
	}
}
