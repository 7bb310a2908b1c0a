package desktop

import (
	"florilege/backend/corpus"
	"florilege/backend/stats"
)

// Dimensions returns the ways in which codings are qualified.
func (a *App) Dimensions() (out []Dimension, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return nil, err
	}
	all, err := p.Workspace.Dimensions()
	out = make([]Dimension, len(all))
	for i, d := range all {
		out[i] = Dimension{ID: string(d.ID), Name: shown(d.Name), Values: make([]DimensionValue, len(d.Values))}
		for n, v := range d.Values {
			out[i].Values[n] = DimensionValue{ID: string(v.ID), Name: shown(v.Name)}
		}
	}
	return out, err
}

// SetDimensions writes them; those without an ID are new.
func (a *App) SetDimensions(list []Dimension, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(list, origin)
	if err != nil {
		return err
	}
	wanted := make([]corpus.Dimension, len(list))
	for i, d := range list {
		wanted[i] = corpus.Dimension{ID: corpus.ID(d.ID), Name: d.Name}
		for _, v := range d.Values {
			wanted[i].Values = append(wanted[i].Values, corpus.DimensionValue{ID: corpus.ID(v.ID), Name: v.Name})
		}
	}
	return p.Workspace.SetDimensions(a.author(origin), wanted)
}

// SetStance says where a coding stands in a dimension, "" for nowhere.
func (a *App) SetStance(quote, code, dimension, value, origin string) (out Quote, err error) {
	defer guard(&err)
	p, err := a.project(quote, code, dimension, value, origin)
	if err != nil {
		return out, err
	}
	return p.changed(p.Workspace.SetStance(a.author(origin), corpus.ID(quote), corpus.ID(code), corpus.ID(dimension), corpus.ID(value)))
}

// Coders returns who put codes.
func (a *App) Coders() (out Coders, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return out, err
	}
	names, err := p.Workspace.Coders()
	return Coders{Me: shown(a.author("").Name), Names: shownAll(names)}, err
}

func codingsOf(list []corpus.Coding) []Coding {
	out := make([]Coding, len(list))
	for i, c := range list {
		out[i] = Coding{Code: string(c.Code), By: shown(c.By), Also: shownAll(c.Coders()[1:]), Auto: string(c.Auto), Stances: make([]Stance, len(c.Stances))}
		for n, s := range c.Stances {
			out[i].Stances[n] = Stance{Dimension: string(s.Dimension), Value: string(s.Value)}
		}
	}
	return out
}

func toStances(list []Stance) []corpus.Stance {
	var out []corpus.Stance
	for _, s := range list {
		out = append(out, corpus.Stance{Dimension: corpus.ID(s.Dimension), Value: corpus.ID(s.Value)})
	}
	return out
}

// Agreement compares what two people coded.
func (a *App) Agreement(first, second string) (out Agreement, err error) {
	defer guard(&err)
	p, err := a.project(first, second)
	if err != nil {
		return out, err
	}
	found, err := p.Workspace.Agreement(first, second)
	out = Agreement{
		Testimonies: found.Testimonies, Characters: found.Characters,
		Codes: make([]CodeAgreement, len(found.Codes)), All: agreementOf("", found.All),
	}
	for i, c := range found.Codes {
		out.Codes[i] = agreementOf(c.Code, c.Pair)
	}
	return out, err
}

func agreementOf(code corpus.ID, p stats.Pair) CodeAgreement {
	kappa, known := p.Kappa()
	return CodeAgreement{Code: string(code), Both: p.Both, OnlyA: p.OnlyA, OnlyB: p.OnlyB, Kappa: kappa, Known: known}
}
