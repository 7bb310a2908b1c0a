package workspace

import (
	"cmp"
	"maps"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// ErasePlan is what erasing a testimony takes away. Nothing is changed by making
// one.
type ErasePlan struct {
	Testimony corpus.ID
	Title     string
	Speakers  []string
	Words     int
	Deleted   bool // it was deleted before; its words are still in the file
	Revisions int  // of its text

	Quotes       int
	Codes        []CodeCount // that its quotes carry
	Places       int         // of its quotes in collections
	Collections  []string    // names of those
	Verdicts     int         // decisions about its repeats that go or lose a quote
	Original     bool        // the imported file goes too
	Media        bool        // a recording is linked, which stays where it is
	Participants []string    // names of those who speak nowhere else
	Pseudonyms   int         // of names that are said nowhere else
	SharedWith   []string    // titles of testimonies of the same file, which is then kept
	Past         int         // entries of the history that tell of it
	History      int         // entries of the history; undo does not go behind them any more
	AlsoGone     []string    // testimonies deleted before, which no undo brings back any more

	Traces   []Trace   // its words elsewhere, which are taken out
	Mentions []Mention // names elsewhere, which are left
}

// CodeCount is how many quotes carry a code.
type CodeCount struct {
	Code   corpus.ID
	Path   string
	Quotes int
}

// Erasable is a testimony that can be erased.
type Erasable struct {
	corpus.Testimony
	Deleted bool // it was deleted before, and its words are still in the file
}

// Erasable returns the testimonies and those that were deleted but whose words
// the file still holds for undo.
func (w *Workspace) Erasable() (out []Erasable, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		out, err = erasable(tx)
		return err
	})
	return out, err
}

func erasable(tx *store.Tx) ([]Erasable, error) {
	out := []Erasable{}
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return nil, err
		}
		out = append(out, Erasable{Testimony: m})
	}
	deleted := map[corpus.ID]corpus.Testimony{}
	err := tx.Tale(func(_ corpus.Entry, steps []store.Step) error {
		for _, step := range steps {
			if step.Kind != store.Testimonies || tx.Testimonies().Has(step.ID) {
				continue
			}
			for _, record := range [][]byte{step.Before, step.After} {
				if record == nil {
					continue
				}
				m, err := tx.Testimonies().Parse(record)
				if err != nil {
					return err
				}
				deleted[m.ID] = m
			}
		}
		return nil
	})
	for _, m := range deleted {
		out = append(out, Erasable{m, true})
	}
	slices.SortFunc(out, func(a, b Erasable) int { return cmp.Compare(a.ID, b.ID) })
	return out, err
}

// Erasures returns what stands for the testimonies that were erased, the oldest
// request first.
func (w *Workspace) Erasures() (out []corpus.Erasure, err error) {
	out = []corpus.Erasure{}
	err = w.store.View(func(tx *store.Tx) error {
		for e, err := range tx.Erasures().All() {
			if err != nil {
				return err
			}
			out = append(out, e)
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b corpus.Erasure) int { return a.At.Compare(b.At) })
	return out, err
}

// PlanErase says what erasing a testimony takes away.
func (w *Workspace) PlanErase(id corpus.ID) (p ErasePlan, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		p, _, err = planErase(tx, id)
		return err
	})
	return p, err
}

func planErase(tx *store.Tx, id corpus.ID) (p ErasePlan, s *scope, err error) {
	all, err := erasable(tx)
	if err != nil {
		return p, nil, err
	}
	i := slices.IndexFunc(all, func(e Erasable) bool { return e.ID == id })
	if i < 0 {
		return p, nil, corpus.Fail(corpus.NotFound, "testimony "+string(id), "")
	}
	m := all[i]
	p = ErasePlan{Testimony: id, Title: m.Title, Words: m.Words, Deleted: m.Deleted, Original: m.Original != "", Media: m.Media != "", AlsoGone: []string{}, SharedWith: []string{}}
	for _, who := range m.Speakers {
		p.Speakers = append(p.Speakers, who.Name)
	}
	for _, other := range all {
		switch {
		case other.ID == id:
		case other.Deleted:
			p.AlsoGone = append(p.AlsoGone, other.Title)
		case other.Original == m.Original && p.Original:
			p.SharedWith = append(p.SharedWith, other.Title)
		}
	}
	texts, err := tx.Texts(id)
	if err != nil {
		return p, nil, err
	}
	p.Revisions = len(texts)
	if s, err = scopeOf(tx, map[corpus.ID]bool{id: true}); err != nil {
		return p, nil, err
	}
	p.Past, p.Pseudonyms = s.past, len(s.named)
	p.Participants = []string{}
	for _, id := range slices.Sorted(maps.Keys(s.people)) {
		if who, err := tx.Participants().Get(id); err == nil {
			p.Participants = append(p.Participants, who.Name)
		}
	}
	now, err := tx.Moment()
	if err != nil {
		return p, nil, err
	}
	p.History = int(now.Seq)
	if err := p.count(tx); err != nil {
		return p, nil, err
	}
	p.Traces, p.Mentions, err = s.scrub(tx, false)
	return p, s, err
}

// count adds up what names the testimony's quotes.
func (p *ErasePlan) count(tx *store.Tx) error {
	codes, err := codesOf(tx)
	if err != nil {
		return err
	}
	mine, carried := map[corpus.ID]bool{}, map[corpus.ID]int{}
	for _, id := range tx.QuotesOf(p.Testimony) {
		q, err := tx.Quotes().Get(id)
		if err != nil {
			return err
		}
		mine[id] = true
		for _, c := range q.Codings {
			carried[c.Code]++
		}
	}
	p.Quotes = len(mine)
	p.Codes = []CodeCount{}
	for _, c := range inTreeOrder(codes) {
		if carried[c.ID] > 0 {
			p.Codes = append(p.Codes, CodeCount{c.ID, corpus.Path(codes, c.ID), carried[c.ID]})
		}
	}
	p.Collections = []string{}
	for c, err := range tx.Collections().All() {
		if err != nil {
			return err
		}
		before := p.Places
		for _, q := range c.Names() {
			if mine[q] {
				p.Places++
			}
		}
		if p.Places > before {
			p.Collections = append(p.Collections, c.Name)
		}
	}
	for v, err := range tx.Verdicts().All() {
		if err != nil {
			return err
		}
		if slices.ContainsFunc(v.Quotes, func(q corpus.ID) bool { return mine[q] }) {
			p.Verdicts++
		}
	}
	return nil
}
