package desktop

import (
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// Fairness compares who is heard in a collection with who was coded.
func (a *App) Fairness(id string) (out Fairness, err error) {
	defer guard(&err)
	p, err := a.project(id)
	if err != nil {
		return out, err
	}
	f, err := p.Workspace.Fairness(corpus.ID(id))
	return Fairness{
		Here: f.Here, All: f.All, Codes: stringsOf(f.Codes), Repeats: f.Repeats, Voices: heardOf(f.Voices),
		Testimonies: heardOf(f.Testimonies), Groups: heardOf(f.Groups), Categories: heardOf(f.Categories),
	}, err
}

func heardOf(list []workspace.Heard) []Heard {
	out := make([]Heard, len(list))
	for i, h := range list {
		out[i] = Heard{string(h.ID), shown(h.Name), shown(h.Of), h.Here, h.All, h.Quotient, h.Often, h.Missing}
	}
	return out
}

// ProposeSwap proposes a quote of somebody less heard in the place of an item of a
// collection, or of the one that the rules choose; null where there is none. skip
// are quotes that were shown already.
func (a *App) ProposeSwap(id, item string, skip []string) (out *Swap, err error) {
	defer guard(&err)
	p, err := a.project(id, item, skip)
	if err != nil {
		return nil, err
	}
	s, ok, err := p.Workspace.ProposeSwap(corpus.ID(id), corpus.ID(item), ids(skip))
	if err != nil || !ok {
		return nil, err
	}
	both, err := p.quotesOf([]workspace.QuoteInfo{s.Out, s.In})
	if err != nil {
		return nil, err
	}
	return &Swap{Item: string(s.Item), Out: both[0], In: both[1], Code: string(s.Code), Of: s.Of}, nil
}

// SwapItem puts another quote in the place of an item's.
func (a *App) SwapItem(id, item, in, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, item, in, origin)
	if err != nil {
		return err
	}
	return p.Workspace.SwapItem(a.author(origin), corpus.ID(id), corpus.ID(item), corpus.ID(in))
}
