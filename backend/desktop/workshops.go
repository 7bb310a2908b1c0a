package desktop

import (
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// Workshops returns the workshops of a collection, with their tables.
func (a *App) Workshops(id string) (out []Workshop, err error) {
	defer guard(&err)
	p, err := a.project(id)
	if err != nil {
		return nil, err
	}
	c, _, err := p.Workspace.Collection(corpus.ID(id))
	if err != nil {
		return nil, err
	}
	out = make([]Workshop, len(c.Workshops))
	for i, s := range c.Workshops {
		t, err := p.Workspace.WorkshopTable(c.ID, s.ID)
		if err != nil {
			return nil, err
		}
		out[i] = workshopOf(s, t)
	}
	return out, nil
}

func workshopOf(s corpus.Workshop, t workspace.WorkshopTable) Workshop {
	out := Workshop{
		ID: string(s.ID), Name: shown(s.Name), At: stamp(s.At), Cards: make([]string, len(t.Quotes)), Piles: make([]Pile, len(s.Piles)),
		Unsorted: t.Unsorted, Codes: make([]WorkshopCode, len(t.Codes)), Cells: t.Cells, Compared: t.Cards, Rand: t.Rand,
	}
	for n, q := range t.Quotes {
		out.Cards[n] = q.Exact
	}
	for i, pile := range s.Piles {
		out.Piles[i] = Pile{shown(pile.Name), append([]int{}, pile.Cards...)}
	}
	for i, code := range t.Codes {
		out.Codes[i] = WorkshopCode{code, shown(t.Names[i])}
	}
	return out
}

// AddWorkshop notes which quotes the cards of a collection bear today.
func (a *App) AddWorkshop(id, name string, public bool, origin string) (workshop string, err error) {
	defer guard(&err)
	p, err := a.project(id, name, public, origin)
	if err != nil {
		return "", err
	}
	s, err := p.Workspace.AddWorkshop(a.author(origin), corpus.ID(id), name, public)
	return string(s.ID), err
}

// DeleteWorkshop forgets a workshop.
func (a *App) DeleteWorkshop(id, workshop, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, workshop, origin)
	if err != nil {
		return err
	}
	return p.Workspace.DeleteWorkshop(a.author(origin), corpus.ID(id), corpus.ID(workshop))
}

// SortCards puts cards into a pile: numbers, ranges, or what a scanner reads.
func (a *App) SortCards(id, workshop, pile, line string, move bool, origin string) (out Sorted, err error) {
	defer guard(&err)
	p, err := a.project(id, workshop, pile, line, move, origin)
	if err != nil {
		return out, err
	}
	s, err := p.Workspace.SortCards(a.author(origin), corpus.ID(id), corpus.ID(workshop), pile, line, move)
	if err != nil {
		return out, err
	}
	out = Sorted{Done: s.Done(), Cards: s.Cards, Twice: s.Twice, Unknown: shownAll(s.Unknown), Elsewhere: make([]Sitting, len(s.Elsewhere))}
	for i, e := range s.Elsewhere {
		out.Elsewhere[i] = Sitting{e.Card, shown(e.Pile)}
	}
	return out, nil
}

// TakeCards takes cards out of their piles.
func (a *App) TakeCards(id, workshop string, cards []int, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, workshop, cards, origin)
	if err != nil {
		return err
	}
	return p.Workspace.TakeCards(a.author(origin), corpus.ID(id), corpus.ID(workshop), cards)
}

// RenamePile gives a pile other words; with "" it goes.
func (a *App) RenamePile(id, workshop, pile, name, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, workshop, pile, name, origin)
	if err != nil {
		return err
	}
	return p.Workspace.RenamePile(a.author(origin), corpus.ID(id), corpus.ID(workshop), pile, name)
}

// CodesOfWorkshop makes codes of the piles and says how many codings it put.
func (a *App) CodesOfWorkshop(id, workshop, origin string) (put int, err error) {
	defer guard(&err)
	p, err := a.project(id, workshop, origin)
	if err != nil {
		return 0, err
	}
	return p.Workspace.CodesOfWorkshop(a.author(origin), corpus.ID(id), corpus.ID(workshop))
}

// ExportWorkshop writes the table of a workshop to a path of PickTable.
func (a *App) ExportWorkshop(id, workshop, path string) (err error) {
	defer guard(&err)
	p, err := a.writing(path, id, workshop)
	if err != nil {
		return err
	}
	return p.Workspace.ExportWorkshop(corpus.ID(id), corpus.ID(workshop), path)
}
