package cli

import (
	"fmt"
	"io"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// fairnessRow is who is heard in a collection, against what was coded.
type fairnessRow struct {
	Quotes      int        `json:"quotes"`
	Coded       int        `json:"coded"` // quotes that it is compared with
	Repeats     int        `json:"repeats"`
	Voices      []heardRow `json:"voices"`
	Testimonies []heardRow `json:"testimonies"`
	Groups      []heardRow `json:"groups"`
	Categories  []heardRow `json:"categories"`
}

type heardRow struct {
	Name     string  `json:"name"`
	Of       string  `json:"of"` // the testimony of a voice, the attribute of a group, the path of a code
	Here     int     `json:"here"`
	Coded    int     `json:"coded"`
	Quotient float64 `json:"quotient"`
	Often    bool    `json:"often"`
	Missing  bool    `json:"missing"`
}

func heardRows(list []workspace.Heard) []heardRow {
	out := make([]heardRow, len(list))
	for i, h := range list {
		out[i] = heardRow{h.Name, h.Of, h.Here, h.All, h.Quotient, h.Often, h.Missing}
	}
	return out
}

func (v *collectionsVerb) fairness(e *env, name string, _ []corpus.ID) error {
	return e.read(v.Project, func(w *workspace.Workspace) error {
		id, err := w.FindCollection(name)
		if err != nil {
			return err
		}
		f, err := w.Fairness(id)
		if err != nil {
			return err
		}
		row := fairnessRow{f.Here, f.All, f.Repeats, heardRows(f.Voices), heardRows(f.Testimonies), heardRows(f.Groups), heardRows(f.Categories)}
		return e.print(row, row.text)
	})
}

func (r fairnessRow) text(out io.Writer) {
	fmt.Fprintf(out, "%d quotes, compared with %d that are coded; %d repeat another one\n", r.Quotes, r.Coded, r.Repeats)
	for _, part := range []struct {
		name string
		list []heardRow
	}{{"voices", r.Voices}, {"testimonies", r.Testimonies}, {"groups", r.Groups}, {"categories", r.Categories}} {
		for _, h := range part.list {
			what := ""
			switch {
			case h.Often:
				what = "too often"
			case h.Missing:
				what = "missing"
			case part.name != "voices":
				continue
			}
			label := h.Name
			if part.name == "groups" {
				label = h.Of + ": " + h.Name
			}
			fmt.Fprintf(out, "%-12s %4d of %4d  ×%.1f  %s  %s\n", part.name, h.Here, h.Coded, h.Quotient, label, what)
		}
	}
}

// swapRow is a quote that is proposed in the place of one.
type swapRow struct {
	Item string   `json:"item"`
	Out  quoteRow `json:"out"`
	In   quoteRow `json:"in"`
	Of   int      `json:"of"` // how many could stand there
}

// swap proposes a swap; with --apply it is made.
func (v *collectionsVerb) swap(e *env, name string, _ []corpus.ID) error {
	open := e.read
	if v.Apply {
		open = e.change
	}
	return open(v.Project, func(w *workspace.Workspace) error {
		id, err := w.FindCollection(name)
		if err != nil {
			return err
		}
		s, ok, err := w.ProposeSwap(id, "", nil)
		if err != nil {
			return err
		}
		if !ok {
			return e.print(struct{}{}, func(out io.Writer) { fmt.Fprintln(out, "nothing to swap") })
		}
		d, err := newDescriber(w)
		if err != nil {
			return err
		}
		row := swapRow{string(s.Item), d.quote(s.Out), d.quote(s.In), s.Of}
		if v.Apply {
			if err := w.SwapItem(e.author, id, s.Item, s.In.ID); err != nil {
				return err
			}
		}
		return e.print(row, func(out io.Writer) {
			fmt.Fprintln(out, "in the place of")
			printQuote(out, row.Out)
			fmt.Fprintf(out, "one of %d that could stand there\n", row.Of)
			printQuote(out, row.In)
		})
	})
}
