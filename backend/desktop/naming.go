package desktop

import (
	"context"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/pseudonym"
	"florilege/backend/workspace"
)

// Names returns the table of pseudonyms; counted says how often each is said,
// which reads all texts once.
func (a *App) Names(counted bool) (out []Name, err error) {
	defer guard(&err)
	p, err := a.project(counted)
	if err != nil {
		return nil, err
	}
	out = []Name{}
	if !counted {
		all, err := p.Workspace.Names()
		for _, n := range all {
			out = append(out, nameOf(workspace.NameInfo{Pseudonym: n}))
		}
		return out, err
	}
	all, err := p.NameInfos(context.Background())
	for _, n := range all {
		out = append(out, nameOf(n))
	}
	return out, err
}

func nameOf(n workspace.NameInfo) Name {
	out := Name{
		ID: string(n.ID), Name: shown(n.Name), Forms: shownAll(n.Forms), Kind: string(n.Kind), Pseudonym: shown(n.Pseudonym.Pseudonym),
		Memo: n.Memo, Count: n.Count, Cautions: []string{},
	}
	for _, c := range n.Cautions {
		out.Cautions = append(out.Cautions, string(c))
	}
	return out
}

func (e NameEdit) record(id string) corpus.Pseudonym {
	return corpus.Pseudonym{
		ID: corpus.ID(id), Name: e.Name, Forms: e.Forms, Kind: corpus.NameKind(e.Kind), Pseudonym: e.Pseudonym, Memo: e.Memo,
	}
}

// AddName adds a name to the table; one without a pseudonym stays as it is.
func (a *App) AddName(e NameEdit, origin string) (out Name, err error) {
	defer guard(&err)
	p, err := a.project(e, origin)
	if err != nil {
		return out, err
	}
	n, err := p.Workspace.AddName(a.author(origin), e.record(""))
	return nameOf(workspace.NameInfo{Pseudonym: n}), err
}

// EditName writes an entry of the table.
func (a *App) EditName(id string, e NameEdit, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, e, origin)
	if err != nil {
		return err
	}
	return p.Workspace.EditName(a.author(origin), e.record(id))
}

// DeleteNames takes names off the table, as one step to undo.
func (a *App) DeleteNames(names []string, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(names, origin)
	if err != nil {
		return err
	}
	return p.Workspace.DeleteNames(a.author(origin), ids(names))
}

// SuggestNames returns what in the testimonies may be a name and is not in the
// table.
func (a *App) SuggestNames() (out []NameSuggestion, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return nil, err
	}
	all, err := p.Suggestions(context.Background())
	out = []NameSuggestion{}
	for _, s := range all {
		out = append(out, NameSuggestion{shown(s.Name), shownAll(s.Forms), string(s.Kind), s.Pseudonym, s.Count, shown(s.Example)})
	}
	return out, err
}

// ProposeName returns a free pseudonym for a name, and its usual other forms.
func (a *App) ProposeName(name, kind string) (out NameProposal, err error) {
	defer guard(&err)
	p, err := a.project(name, kind)
	if err != nil {
		return out, err
	}
	instead, forms, err := p.Propose(context.Background(), name, corpus.NameKind(kind))
	return NameProposal{instead, orEmpty(forms)}, err
}

// MaskTexts returns what stands for the names in each of the texts.
func (a *App) MaskTexts(texts []string) (out [][]Mask, err error) {
	defer guard(&err)
	p, err := a.project(texts)
	if err != nil {
		return nil, err
	}
	m, err := p.Matcher()
	if err != nil {
		return nil, err
	}
	out = make([][]Mask, len(texts))
	for i, text := range texts {
		out[i] = masksOf(m, text, nil)
	}
	return out, nil
}

// MaskTestimony returns what stands for the names in the text of a testimony.
func (a *App) MaskTestimony(id string) (out []Mask, err error) {
	defer guard(&err)
	p, err := a.project(id)
	if err != nil {
		return nil, err
	}
	m, err := p.Matcher()
	if err != nil {
		return nil, err
	}
	r, err := p.Read(corpus.ID(id))
	if err != nil {
		return nil, err
	}
	u, err := p.of(corpus.ID(id))
	if err != nil {
		return nil, err
	}
	return masksOf(m, r.Text, u), nil
}

// masksOf finds the names of a text; u converts its positions, nil to be made
// where there are any.
func masksOf(m *pseudonym.Matcher, text string, u *anchor.Units) []Mask {
	out := []Mask{}
	for _, e := range m.Edits(text) {
		if u == nil {
			u = anchor.NewUnits(text)
		}
		s := u.ToUTF16(e.Span)
		mask := Mask{Start: s.Start, End: s.End, With: shown(e.With)}
		if e.Name >= 0 {
			mask.Name = string(m.Name(e.Name).ID)
		} else {
			mask.With = e.With
		}
		out = append(out, mask)
	}
	return out
}

// PickNames asks for a table of pseudonyms to read.
func (a *App) PickNames(title string) (path string, err error) {
	defer guard(&err)
	if err := bounded(title); err != nil {
		return path, err
	}
	<-a.ready
	return a.dialogs.open(title, runtime.FileFilter{DisplayName: "*.csv", Pattern: "*.csv;*.txt"})
}

// ImportNames reads a table of pseudonyms from a path that PickNames gave.
func (a *App) ImportNames(path, origin string) (out NamesRead, err error) {
	defer guard(&err)
	p, err := a.project(path, origin)
	if err == nil {
		err = a.grants.mayRead(path)
	}
	if err != nil {
		return out, err
	}
	read, err := p.Workspace.ImportNames(a.author(origin), path)
	return NamesRead(read), err
}

// ExportNames writes the table of pseudonyms at a path that PickSave gave.
func (a *App) ExportNames(path string) (err error) {
	defer guard(&err)
	p, err := a.project(path)
	if err == nil {
		err = a.grants.mayWrite(path)
	}
	if err != nil {
		return err
	}
	return p.Workspace.ExportNames(path)
}
