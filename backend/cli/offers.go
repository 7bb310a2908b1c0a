package cli

import (
	"fmt"
	"io"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// offersRow is what the filter of a collection says today.
type offersRow struct {
	Keeps   bool       `json:"keeps"`
	Broken  bool       `json:"broken"` // it names what is not there any more
	Offered []quoteRow `json:"offered"`
	Refused []quoteRow `json:"refused"`
	Gone    []quoteRow `json:"gone"` // in the collection, and pass it no more
}

func (v *collectionsVerb) offers(e *env, name string, _ []corpus.ID) error {
	return e.read(v.Project, func(w *workspace.Workspace) error {
		id, err := w.FindCollection(name)
		if err != nil {
			return err
		}
		o, err := w.Offers(e.ctx, id, 0)
		if err != nil {
			return err
		}
		d, err := newDescriber(w)
		if err != nil {
			return err
		}
		row := offersRow{Keeps: o.Kept != nil, Broken: o.Broken, Offered: d.quotes(o.Offered.Quotes), Refused: d.quotes(o.Refused.Quotes), Gone: d.quotes(o.Gone.Quotes)}
		return e.print(row, row.text)
	})
}

func (d describer) quotes(list []workspace.QuoteInfo) []quoteRow {
	out := make([]quoteRow, len(list))
	for i, q := range list {
		out[i] = d.quote(q)
	}
	return out
}

func (r offersRow) text(out io.Writer) {
	switch {
	case !r.Keeps:
		fmt.Fprintln(out, "it keeps no filter")
	case r.Broken:
		fmt.Fprintln(out, "its filter names what is not there any more, and offers nothing")
	}
	for _, list := range []struct {
		name   string
		quotes []quoteRow
	}{{"offered", r.Offered}, {"refused", r.Refused}, {"in it, and pass the filter no more", r.Gone}} {
		if len(list.quotes) == 0 {
			continue
		}
		fmt.Fprintf(out, "%s: %d\n", list.name, len(list.quotes))
		for _, q := range list.quotes {
			printQuote(out, q)
		}
	}
}

// accept takes quotes, all that is offered where none is named.
func (v *collectionsVerb) accept(e *env, name string, quotes []corpus.ID) error {
	return v.changing(e, name, func(w *workspace.Workspace, id corpus.ID) error {
		if len(quotes) == 0 {
			o, err := w.Offers(e.ctx, id, 0)
			if err != nil {
				return err
			}
			if quotes = o.Offered.IDs; len(quotes) == 0 {
				return nil
			}
		}
		_, err := w.AcceptOffers(e.author, id, quotes)
		return err
	})
}

func (v *collectionsVerb) refuse(e *env, name string, quotes []corpus.ID) error {
	return v.changing(e, name, func(w *workspace.Workspace, id corpus.ID) error {
		return w.RefuseOffers(e.author, id, quotes)
	})
}

func (v *collectionsVerb) again(e *env, name string, quotes []corpus.ID) error {
	return v.changing(e, name, func(w *workspace.Workspace, id corpus.ID) error {
		return w.OfferAgain(e.author, id, quotes)
	})
}

func (v *collectionsVerb) keep(e *env, name string, _ []corpus.ID) error {
	return v.changing(e, name, func(w *workspace.Workspace, id corpus.ID) error {
		f, err := v.filter(w)
		if err != nil {
			return err
		}
		return w.KeepFilter(e.author, id, &f)
	})
}

func (v *collectionsVerb) unkeep(e *env, name string, _ []corpus.ID) error {
	return v.changing(e, name, func(w *workspace.Workspace, id corpus.ID) error {
		return w.KeepFilter(e.author, id, nil)
	})
}

// changing changes a collection and prints it.
func (v *collectionsVerb) changing(e *env, name string, change func(*workspace.Workspace, corpus.ID) error) error {
	return e.change(v.Project, func(w *workspace.Workspace) error {
		id, err := w.FindCollection(name)
		if err != nil {
			return err
		}
		if err := change(w, id); err != nil {
			return err
		}
		c, _, err := w.Collection(id)
		if err != nil {
			return err
		}
		row := collectionRowOf(c)
		return e.print(row, row.text)
	})
}
