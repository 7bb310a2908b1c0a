package desktop

import (
	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/workspace"
)

// Presets returns the exports that are kept under a name, by name.
func (a *App) Presets() (out []ExportPreset, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return nil, err
	}
	all, err := p.Workspace.Presets()
	out = make([]ExportPreset, len(all))
	for i, kept := range all {
		out[i] = presetOf(kept)
	}
	return out, err
}

// SavePreset keeps an export under a name; one of that name is replaced.
func (a *App) SavePreset(name string, r ExportRequest, origin string) (out ExportPreset, err error) {
	defer guard(&err)
	p, err := a.project(name, r, origin)
	if err != nil {
		return out, err
	}
	request, err := p.exportOf(r)
	if err != nil {
		return out, err
	}
	if request.Template != "" {
		if err := a.grants.mayRead(request.Template); err != nil {
			return out, err
		}
	}
	kept, err := p.Workspace.SavePreset(a.author(origin), name, request)
	return presetOf(kept), err
}

// DeletePreset forgets an export that was kept.
func (a *App) DeletePreset(id, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, origin)
	if err != nil {
		return err
	}
	return p.Workspace.DeletePreset(a.author(origin), corpus.ID(id))
}

func presetOf(p workspace.Preset) ExportPreset {
	r := p.Request
	out := ExportPreset{
		ID: string(p.ID), Name: shown(p.Name), Format: r.Format, Collection: string(r.Collection),
		Public: r.Public, RealNames: r.RealNames, Options: shownOptions(r.Options), Error: problemOf(p.Err),
	}
	out.Options.Template = r.Template
	if r.Search != nil {
		out.Query = shown(r.Search.Query)
	}
	return out
}

func shownOptions(o export.Options) ExportOptions {
	c := o.Cards
	out := ExportOptions{
		Contents: o.Contents, Notes: string(o.Notes), HideTurns: o.HideTurns,
		Cards: CardOptions{
			PerPage: c.PerPage, Paper: c.Paper, HideCategory: c.HideCategory, HideSpeaker: c.HideSpeaker, Back: string(c.Back),
			Large: c.Large, Plain: c.Plain, QR: c.QR, Blank: c.Blank, Key: c.Key,
			Draw: c.Draw.Count, Balanced: c.Draw.Balanced,
		},
	}
	if c.Draw.Random {
		out.Cards.Seed = int(min(c.Draw.Seed, mostNumber))
	}
	return out
}
