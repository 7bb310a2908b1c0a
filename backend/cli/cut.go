package cli

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type cutVerb struct {
	Project    string   `arg:"" help:"Path of the project."`
	Collection string   `arg:"" help:"Name or ID of a collection."`
	Item       string   `arg:"" optional:"" help:"ID of an item, or of a quote that stands once there; all quotes are listed where absent."`
	Edit       []string `arg:"" optional:"" help:"START:END leaves bytes of the words out as […], START:END=WORDS puts [WORDS] in their place, AT=WORDS adds [WORDS]."`
	Cut        []string `sep:"none" help:"Leave these words out; they must stand once in the quote. May be given several times." placeholder:"WORDS"`
	Whole      bool     `help:"Print the quote whole again."`
}

type cutRow struct {
	Item    string    `json:"item"`
	Quote   string    `json:"quote"`
	Words   string    `json:"words"`   // of the quote, as they are stored
	Printed string    `json:"printed"` // here
	Edits   []editRow `json:"edits"`   // in bytes of the words
	Stale   bool      `json:"stale"`   // the words changed since they were cut: they are printed whole
}

type editRow struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"` // in square brackets; "" for […]
}

func (v *cutVerb) Run(e *env) error {
	edits := len(v.Edit) + len(v.Cut)
	if v.Item == "" {
		if v.Whole || edits > 0 {
			return usage{"cut PROJECT COLLECTION ITEM takes what to cut"}
		}
		return e.read(v.Project, func(w *workspace.Workspace) error { return v.list(e, w) })
	}
	if v.Whole == (edits > 0) {
		return usage{"cut takes what to cut, or --whole"}
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		id, items, err := v.items(w)
		if err != nil {
			return err
		}
		it, err := itemOf(items, v.Item)
		if err != nil {
			return err
		}
		list, err := v.edits(it.Quote.Exact)
		if err != nil {
			return err
		}
		if err := w.EditWords(e.author, id, it.ID, list); err != nil {
			return err
		}
		if _, items, err = v.items(w); err != nil {
			return err
		}
		if it, err = itemOf(items, string(it.ID)); err != nil {
			return err
		}
		row := cutRowOf(it)
		return e.print(row, row.text)
	})
}

func (v *cutVerb) items(w *workspace.Workspace) (corpus.ID, []workspace.ItemInfo, error) {
	id, err := w.FindCollection(v.Collection)
	if err != nil {
		return id, nil, err
	}
	_, items, err := w.Collection(id)
	return id, items, err
}

func (v *cutVerb) list(e *env, w *workspace.Workspace) error {
	_, items, err := v.items(w)
	if err != nil {
		return err
	}
	rows := []cutRow{}
	for _, it := range items {
		if it.Kind == corpus.ItemQuote {
			rows = append(rows, cutRowOf(it))
		}
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			r.text(out)
		}
	})
}

// itemOf returns the item of an ID, or the only one of the quote of that ID.
func itemOf(items []workspace.ItemInfo, ref string) (workspace.ItemInfo, error) {
	var found []workspace.ItemInfo
	for _, it := range items {
		if string(it.ID) == ref {
			return it, nil
		}
		if it.Kind == corpus.ItemQuote && string(it.Quote.ID) == ref {
			found = append(found, it)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return workspace.ItemInfo{}, corpus.Fail(corpus.NotFound, "the item "+ref, "")
	}
	return workspace.ItemInfo{}, corpus.Fail(corpus.Invalid, "the quote "+ref, "it stands several times in the collection; give the ID of an item")
}

// edits are what the call asks for, in the order of the words.
func (v *cutVerb) edits(words string) ([]corpus.Edit, error) {
	var out []corpus.Edit
	for _, text := range v.Edit {
		edit, err := editOf(text)
		if err != nil {
			return nil, err
		}
		out = append(out, edit)
	}
	for _, text := range v.Cut {
		if text == "" || strings.Count(words, text) != 1 {
			return nil, corpus.Fail(corpus.Invalid, "the cut", fmt.Sprintf("its words stand %d times in the quote; give positions", strings.Count(words, text)))
		}
		at := strings.Index(words, text)
		out = append(out, corpus.Edit{Span: corpus.Span{Start: at, End: at + len(text)}})
	}
	slices.SortStableFunc(out, func(a, b corpus.Edit) int { return a.Span.Start - b.Span.Start })
	return out, nil
}

// editOf reads START:END, START:END=WORDS or AT=WORDS.
func editOf(text string) (corpus.Edit, error) {
	where, added, adds := strings.Cut(text, "=")
	from, to, spans := strings.Cut(where, ":")
	if !spans {
		to = from
	}
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || !spans && !adds {
		return corpus.Edit{}, usage{"an edit is START:END, START:END=WORDS or AT=WORDS, in bytes of the words of the quote"}
	}
	return corpus.Edit{Span: corpus.Span{Start: start, End: end}, Text: added}, nil
}

func cutRowOf(it workspace.ItemInfo) cutRow {
	row := cutRow{string(it.ID), string(it.Quote.ID), it.Quote.Exact, it.Printed(), []editRow{}, it.Stale()}
	for _, c := range it.Cuts() {
		row.Edits = append(row.Edits, editRow{c.Span.Start, c.Span.End, c.Text})
	}
	return row
}

func (r cutRow) text(out io.Writer) {
	note := ""
	if r.Stale {
		note = " (the words changed since they were cut)"
	}
	fmt.Fprintf(out, "%s  «%s»%s\n", r.Item, r.Printed, note)
}
