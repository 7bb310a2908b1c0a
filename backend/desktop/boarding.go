package desktop

import (
	"florilege/backend/corpus"
)

// Board lays a collection out for a meeting. For the public, quotes that may not be
// published are left out, and real names are never shown.
func (a *App) Board(id string, public, realNames bool) (out Board, err error) {
	defer guard(&err)
	p, err := a.project(id, public, realNames)
	if err != nil {
		return out, err
	}
	b, err := p.Workspace.Board(corpus.ID(id), public, realNames)
	out = Board{Title: shown(b.Title), Intro: b.Intro, Slides: make([]Slide, len(b.Slides)), Left: b.Left}
	for i, s := range b.Slides {
		out.Slides[i] = Slide{string(s.Kind), shown(s.Heading), s.Color, s.Text, shown(s.Speaker), shown(s.Title), s.Said, s.People}
	}
	return out, err
}
