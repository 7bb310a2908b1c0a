package main

import (
	"context"
	"errors"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

func codings() []action {
	return []action{
		{name: "code a passage", weight: 12, covers: "CodePassage", do: func(h *hand) error {
			p, err := h.passage()
			if err != nil {
				return err
			}
			if p.Codes, err = h.codes(3); err != nil {
				return err
			}
			_, err = h.w.CodePassage(h.somebody(), p)
			return err
		}},
		{name: "code with a new code", weight: 4, covers: "CodePassage", do: func(h *hand) error {
			p, err := h.passage()
			if err != nil {
				return err
			}
			p.New = h.name()
			if above, err := h.code(); err == nil && h.rng.IntN(2) == 0 {
				p.Parent = above.ID
			}
			_, err = h.w.CodePassage(h.somebody(), p)
			return err
		}},
		{name: "code by a rule", weight: 3, covers: "Autocode", do: func(h *hand) error {
			c, err := h.code()
			if err != nil {
				return err
			}
			rule := workspace.Rule{Kind: corpus.AutoWords, Text: h.words(2), Unit: workspace.UnitSentence}
			_, err = h.w.Autocode(context.Background(), author, c.ID, rule, nil)
			return err
		}},
		{name: "set a stance", weight: 3, covers: "SetStance", do: func(h *hand) error {
			q, c, err := h.coding()
			if err != nil {
				return err
			}
			all, err := h.w.Dimensions()
			d, err := one(h, all, err)
			if err != nil {
				return err
			}
			_, err = h.w.SetStance(author, q.ID, c.Code, d.ID, d.Values[h.rng.IntN(len(d.Values))].ID)
			return err
		}},
		{name: "set dimensions", weight: 1, covers: "SetDimensions", do: func(h *hand) error {
			return h.w.SetDimensions(author, []corpus.Dimension{{Name: h.name(), Values: []corpus.DimensionValue{{Name: "oui"}, {Name: "non"}}}})
		}},
		{name: "say what was agreed", weight: 2, covers: "SetConsent", do: func(h *hand) error {
			q, err := h.quote()
			if err != nil {
				return err
			}
			return h.w.SetConsent(author, []corpus.ID{q.Testimony}, []corpus.ID{q.ID}, corpus.ConsentInternal)
		}},
		{name: "refuse a suggestion", weight: 2, covers: "RefuseLike", do: func(h *hand) error {
			c, err := h.code()
			if err != nil {
				return err
			}
			p, err := h.passage()
			if err != nil {
				return err
			}
			return h.w.RefuseLike(author, c.ID, []workspace.Passage{p})
		}},
		{name: "link groups of repeats", weight: 2, covers: "ConfirmRepeats", do: func(h *hand) error {
			a, b, err := h.twoQuotes()
			if err != nil {
				return err
			}
			return h.w.ConfirmRepeats(author, []workspace.Alike{{Quotes: []corpus.ID{a.ID, b.ID}, Stands: b.ID}})
		}},
		{name: "join the codes of a repeat", weight: 2, covers: "UniteRepeat", do: func(h *hand) error {
			a, b, err := h.twoQuotes()
			if err != nil {
				return err
			}
			return h.w.UniteRepeat(author, []corpus.ID{a.ID, b.ID}, a.ID)
		}},
		{name: "link a passage", weight: 2, covers: "LinkPassage", do: func(h *hand) error {
			p, err := h.passage()
			if err != nil {
				return err
			}
			other, err := h.passage()
			if err != nil {
				return err
			}
			return h.w.LinkPassage(author, []workspace.Passage{p, other})
		}},
		{name: "add codes to a quote", weight: 4, covers: "AddCodes", do: func(h *hand) error {
			q, err := h.quote()
			if err != nil {
				return err
			}
			codes, err := h.codes(4)
			if err != nil {
				return err
			}
			_, err = h.w.AddCodes(h.somebody(), q.ID, codes)
			return err
		}},
		{name: "put a code that somebody else put", weight: 6, covers: "AddCodes", do: func(h *hand) error {
			q, c, err := h.coding()
			if err != nil {
				return err
			}
			other := coders()[0]
			if c.Of(other.Name) {
				other = coders()[1]
			}
			_, err = h.w.AddCodes(other, q.ID, []corpus.ID{c.Code})
			return err
		}},
		{name: "take a code off", weight: 4, covers: "RemoveCode", do: func(h *hand) error {
			q, c, err := h.coding()
			if err != nil {
				return err
			}
			_, err = h.w.RemoveCode(h.somebody(), q.ID, c.Code)
			return err
		}},
		{name: "memo of a quote", weight: 4, covers: "EditMemo", do: func(h *hand) error {
			q, err := h.quote()
			if err != nil {
				return err
			}
			_, err = h.w.EditMemo(author, q.ID, h.words(h.rng.IntN(40)))
			return err
		}},
		{name: "move a quote", weight: 4, covers: "MoveQuote", do: func(h *hand) error {
			q, err := h.quote()
			if err != nil {
				return err
			}
			r, err := h.w.Read(q.Testimony)
			if err != nil {
				return err
			}
			_, err = h.w.MoveQuote(author, q.ID, h.span(r.Text))
			return err
		}},
		{name: "memo of anything", weight: 3, covers: "SetMemo", do: func(h *hand) error {
			c, err := h.code()
			if err != nil {
				return err
			}
			q, err := h.quote()
			if err != nil {
				return err
			}
			memo := h.words(h.rng.IntN(20)) + " " + corpus.MemoLink{Kind: corpus.LinkQuote, ID: q.ID}.String()
			return h.w.SetMemo(author, workspace.MemoOfCode, c.ID, memo)
		}},
		{name: "split a quote", weight: 3, covers: "SplitQuote", do: func(h *hand) error {
			q, err := h.quote()
			if err != nil {
				return err
			}
			_, _, err = h.w.SplitQuote(author, q.ID, q.Span.Start+h.rng.IntN(q.Span.Len()))
			return err
		}},
		{name: "merge quotes", weight: 3, covers: "MergeQuotes", do: func(h *hand) error {
			q, err := h.quote()
			if err != nil {
				return err
			}
			all, _, err := h.w.Quotes(workspace.Filter{Testimony: q.Testimony})
			if err != nil || len(all) < 2 {
				return errors.Join(err, errNothing)
			}
			at := h.rng.IntN(len(all) - 1)
			_, err = h.w.MergeQuotes(author, []corpus.ID{all[at].ID, all[at+1].ID})
			return err
		}},
		{name: "delete a quote", weight: 3, covers: "DeleteQuote", do: func(h *hand) error {
			q, err := h.quote()
			if err != nil {
				return err
			}
			return h.w.DeleteQuote(author, q.ID)
		}},
		{name: "code many", weight: 3, covers: "CodeAll", do: codeMany},
		{name: "delete many quotes", weight: 2, covers: "DeleteQuotes", do: func(h *hand) error {
			quotes, err := h.quotes(2, 8)
			if err != nil {
				return err
			}
			return h.w.DeleteQuotes(author, quotes)
		}},
	}
}

func codeMany(h *hand) error {
	codes, err := h.codes(2)
	if err != nil {
		return err
	}
	quotes, err := h.quotes(1, 12)
	if err != nil {
		return err
	}
	var passages []workspace.Passage
	for range h.rng.IntN(12) {
		p, err := h.passage()
		if err != nil {
			return err
		}
		passages = append(passages, p)
	}
	return h.w.CodeAll(author, quotes, passages, codes)
}

func reviewing() []action {
	return []action{
		{name: "confirm a repeat", weight: 3, covers: "ConfirmRepeat", do: func(h *hand) error {
			quotes, err := h.quotes(2, 5)
			if err != nil {
				return err
			}
			return h.w.ConfirmRepeat(author, quotes, quotes[h.rng.IntN(len(quotes))])
		}},
		{name: "reject a repeat", weight: 3, covers: "RejectRepeat", do: func(h *hand) error {
			quotes, err := h.quotes(2, 5)
			if err != nil {
				return err
			}
			return h.w.RejectRepeat(author, quotes)
		}},
		{name: "forget a verdict", weight: 2, covers: "ForgetVerdict", do: func(h *hand) error {
			quotes, err := h.linked()
			if err != nil {
				return err
			}
			return h.w.ForgetVerdict(author, quotes)
		}},
	}
}

// linked returns the quotes of a confirmed repeat.
func (h *hand) linked() ([]corpus.ID, error) {
	all, _, err := h.w.Quotes(workspace.Filter{})
	if err != nil {
		return nil, err
	}
	groups := map[string][]corpus.ID{}
	var names []string
	for _, q := range all {
		if q.Repeat == "" {
			continue
		}
		if groups[q.Repeat] == nil {
			names = append(names, q.Repeat)
		}
		groups[q.Repeat] = append(groups[q.Repeat], q.ID)
	}
	name, err := one(h, names, nil)
	return groups[name], err
}
