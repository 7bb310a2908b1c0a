package workspace

import (
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// LinkPassage makes a quote of each place of a passage, where there is none, and
// confirms that they are one: the first stands for the others. The quotes that
// are made get the codes of those that were there, so that none of them is
// counted under other codes than the words it repeats. A passage of several
// turns is linked turn by turn: nobody's words become another's.
func (w *Workspace) LinkPassage(a Author, places []Passage) error {
	if len(places) < 2 {
		return onePlace()
	}
	m, err := w.Testimony(places[0].Testimony)
	if err != nil {
		return err
	}
	c := store.Change{Action: corpus.ActRepeatConfirm, Subject: m.Title, Count: len(places)}
	return w.update(a, c, []string{store.Quotes, store.Verdicts}, func(tx *store.Tx) error {
		t := newTeller(tx)
		groups, err := t.byTurn(places)
		if err != nil {
			return err
		}
		for _, g := range groups {
			if err := w.linkPlaces(tx, t, a, g); err != nil {
				return err
			}
		}
		return nil
	})
}

func onePlace() error {
	return corpus.Fail(corpus.Invalid, "the passage", "it stands in fewer than two places")
}

// linkPlaces links one stretch of words in several places.
func (w *Workspace) linkPlaces(tx *store.Tx, t *teller, a Author, places []Passage) error {
	v := corpus.Verdict{ID: w.opts.NewID(), Same: true, At: w.opts.Now(), By: a.Name}
	var codes []corpus.ID
	made := make([]bool, len(places))
	for i, p := range places {
		m, err := t.testimony(p.Testimony)
		if err != nil {
			return err
		}
		is := m.place(p.Span).Quote
		at := slices.IndexFunc(m.quotes, func(q corpus.Quote) bool { return q.ID == is })
		if made[i] = at < 0; made[i] {
			continue
		}
		places[i].Span = m.quotes[at].Span
		codes = append(codes, m.quotes[at].Codes()...)
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	for i, p := range places {
		if made[i] {
			p.Codes = codes
		}
		q, err := w.putPassage(tx, a, p)
		if err != nil {
			return err
		}
		v.Quotes = append(v.Quotes, q.ID)
	}
	v.Stands = v.Quotes[0]
	slices.Sort(v.Quotes)
	if v.Quotes = slices.Compact(v.Quotes); len(v.Quotes) < 2 {
		return onePlace()
	}
	return confirm(tx, v)
}

// byTurn returns the places turn by turn, where each holds as many turns; else as
// they are.
func (t *teller) byTurn(places []Passage) ([][]Passage, error) {
	of := make([]*toldTestimony, len(places))
	for i, p := range places {
		m, err := t.testimony(p.Testimony)
		if err != nil {
			return nil, named(err, "testimony", p.Testimony)
		}
		if !p.Span.Within(len(m.text)) {
			return nil, corpus.Fail(corpus.Invalid, "the passage", "it does not lie in «"+m.Title+"»")
		}
		of[i] = m
	}
	var out [][]Passage
	for i, p := range places {
		turns := of[i].turns(p.Span)
		if i == 0 {
			out = make([][]Passage, len(turns))
		}
		if len(turns) == 0 || len(turns) != len(out) {
			return [][]Passage{slices.Clone(places)}, nil
		}
		for n, s := range turns {
			out[n] = append(out[n], Passage{Testimony: p.Testimony, Span: s})
		}
	}
	return out, nil
}

// turnWords is how many words of a turn make it a part of a passage.
const turnWords = 5

// turns returns what a span holds of the turns of those who do not ask.
func (m *toldTestimony) turns(s corpus.Span) []corpus.Span {
	var out []corpus.Span
	for _, turn := range m.layout.Turns {
		part := corpus.Span{Start: max(s.Start, turn.Words.Start), End: min(s.End, turn.Words.End)}
		if part.Empty() || m.Interviews(turn.Speaker) || len(anchor.Words(part.Of(m.text))) < turnWords {
			continue
		}
		out = append(out, part)
	}
	return out
}
