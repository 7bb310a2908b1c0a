package desktop

import (
	"fmt"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// Memos returns the memos that pass a filter.
func (a *App) Memos(f MemoFilter) (out []Memo, err error) {
	defer guard(&err)
	p, err := a.project(f)
	if err != nil {
		return nil, err
	}
	all, err := p.Workspace.Memos(memoFilterOf(f))
	out = make([]Memo, len(all))
	for i, m := range all {
		out[i] = memoOf(m)
	}
	return out, err
}

// SetMemo writes the memo of something, "" for none.
func (a *App) SetMemo(kind, id, memo, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(kind, id, memo, origin)
	if err != nil {
		return err
	}
	return p.Workspace.SetMemo(a.author(origin), workspace.MemoKind(kind), corpus.ID(id), memo)
}

// PickMemosExport asks where to write memos in a format.
func (a *App) PickMemosExport(title, name, format string) (path string, err error) {
	defer guard(&err)
	return a.pickAs(title, name, format, workspace.MemoFormats())
}

// ExportMemos writes memos to a path of PickMemosExport.
func (a *App) ExportMemos(path string, r MemoExport) (err error) {
	defer guard(&err)
	p, err := a.writing(path, r)
	if err != nil {
		return err
	}
	return p.Workspace.ExportMemos(memoRequestOf(r), path)
}

func memoRequestOf(r MemoExport) workspace.MemoRequest {
	return workspace.MemoRequest{Format: r.Format, Filter: memoFilterOf(r.Filter), RealNames: r.RealNames}
}

func memoFilterOf(f MemoFilter) workspace.MemoFilter {
	out := workspace.MemoFilter{Text: f.Text, ByKind: f.ByKind}
	for _, k := range f.Kinds {
		out.Kinds = append(out.Kinds, workspace.MemoKind(k))
	}
	return out
}

func memoOf(m workspace.Memo) Memo {
	out := Memo{Kind: string(m.Kind), ID: string(m.ID), Name: shown(m.Name), Title: shown(m.Quote.Title), Text: m.Text, Links: []MemoLink{}, By: shown(m.By)}
	if m.Quote.Turn > 0 {
		out.Title = fmt.Sprintf("%s, %d", out.Title, m.Quote.Turn)
	}
	if !m.At.IsZero() {
		out.At = m.At.Format(time.RFC3339)
	}
	for _, l := range m.Links {
		out.Links = append(out.Links, MemoLink{string(l.Kind), string(l.ID), shown(l.Name), l.Gone})
	}
	return out
}
