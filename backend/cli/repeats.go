package cli

import (
	"fmt"
	"io"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/repeats"
	"florilege/backend/workspace"
)

type repeatsVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	Action  []string `arg:"" optional:"" help:"confirm GROUP | confirm exact | reject GROUP"`
	Near    float64  `default:"0.5" help:"Least similarity of a near repeat, from 0 to 1."`
	Stands  string   `help:"With confirm: ID of the quote that stands for the others." placeholder:"QUOTE"`
	Join    bool     `help:"With confirm: the quote that stands gets the codes and memos of the others as well."`
	whereFlags
}

type repeatsResult struct {
	Groups []groupRow  `json:"groups"`
	Inside []insideRow `json:"inside"`
}

type groupRow struct {
	ID         string   `json:"id"`
	Kind       string   `json:"kind"`
	Similarity float64  `json:"similarity"`
	Quotes     []string `json:"quotes"` // IDs
	Verdict    string   `json:"verdict"`
	Stands     string   `json:"stands"`
	Text       string   `json:"text"` // of the quote that stands, or would
}

type insideRow struct {
	Quote string    `json:"quote"`
	Text  string    `json:"text"`
	Spans []spanRow `json:"spans"` // in the testimony's text
}

func (v *repeatsVerb) Run(e *env) error {
	if v.Near < 0 || v.Near > 1 {
		return usage{"--near takes a share from 0 to 1"}
	}
	switch {
	case len(v.Action) == 0:
		return e.read(v.Project, func(w *workspace.Workspace) error { return v.list(e, w) })
	case len(v.Action) != 2 || v.Action[0] != "confirm" && v.Action[0] != "reject":
		return usage{"repeats PROJECT takes confirm GROUP, confirm exact or reject GROUP"}
	case v.Action[1] == exactGroups && (v.Action[0] != "confirm" || v.Stands != "" || v.Join):
		return usage{"confirm exact takes neither --stands nor --join, and nothing else can be done to all groups at once"}
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		if err := v.decide(e, w); err != nil {
			return err
		}
		return v.list(e, w)
	})
}

func (v *repeatsVerb) decide(e *env, w *workspace.Workspace) error {
	found, err := w.Repeats(e.ctx, v.Near)
	if err != nil {
		return err
	}
	if v.Action[1] == exactGroups {
		return w.ConfirmRepeats(e.author, exact(found.Groups))
	}
	i := slices.IndexFunc(found.Groups, func(g workspace.RepeatGroup) bool { return g.ID == v.Action[1] })
	if i < 0 {
		return corpus.Fail(corpus.NotFound, "group of repeats «"+v.Action[1]+"»", "")
	}
	g := found.Groups[i]
	var ids []corpus.ID
	for _, q := range g.Quotes {
		ids = append(ids, q.ID)
	}
	if v.Action[0] == "reject" {
		return w.RejectRepeat(e.author, ids)
	}
	stands := g.Proposed
	if v.Stands != "" {
		stands = corpus.ID(v.Stands)
	}
	if v.Join {
		return w.UniteRepeat(e.author, ids, stands)
	}
	return w.ConfirmRepeat(e.author, ids, stands)
}

// exactGroups stands for every group of the same words that nobody decided about.
const exactGroups = "exact"

func exact(groups []workspace.RepeatGroup) []workspace.Alike {
	var out []workspace.Alike
	for _, g := range groups {
		if g.Kind != repeats.Exact || g.Verdict != workspace.Undecided {
			continue
		}
		a := workspace.Alike{Stands: g.Proposed}
		for _, q := range g.Quotes {
			a.Quotes = append(a.Quotes, q.ID)
		}
		out = append(out, a)
	}
	return out
}

func (v *repeatsVerb) list(e *env, w *workspace.Workspace) error {
	where, err := v.conditions(w)
	if err != nil {
		return err
	}
	found, err := w.Repeats(e.ctx, v.Near, where...)
	if err != nil {
		return err
	}
	res := repeatsResult{[]groupRow{}, []insideRow{}}
	for _, g := range found.Groups {
		row := groupRow{
			ID: g.ID, Kind: string(g.Kind), Similarity: g.Similarity, Quotes: []string{},
			Verdict: string(g.Verdict), Stands: string(g.Stands),
		}
		for _, q := range g.Quotes {
			row.Quotes = append(row.Quotes, string(q.ID))
			if q.ID == g.Proposed {
				row.Text = q.Exact
			}
		}
		res.Groups = append(res.Groups, row)
	}
	for _, in := range found.Inside {
		row := insideRow{Quote: string(in.Quote.ID), Text: in.Quote.Exact, Spans: []spanRow{}}
		for _, s := range in.Spans {
			row.Spans = append(row.Spans, spanRowOf(s, in.Quote.Span.Start))
		}
		res.Inside = append(res.Inside, row)
	}
	return e.print(res, func(out io.Writer) {
		for _, g := range res.Groups {
			fmt.Fprintf(out, "%s  %-5s %3.0f %%  %d quotes  %s\n    «%s»\n", g.ID, g.Kind, 100*g.Similarity, len(g.Quotes), g.Verdict, g.Text)
		}
		for _, in := range res.Inside {
			fmt.Fprintf(out, "%s  said %d times inside the quote\n    «%s»\n", in.Quote, len(in.Spans), in.Text)
		}
	})
}
