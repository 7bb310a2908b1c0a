package workspace

import (
	"errors"
	"slices"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// retold returns what an entry may still tell of, once the scope has gone.
func (s *scope) retold(tx *store.Tx, e corpus.Entry, steps []store.Step) string {
	if e.Subject == "" {
		return ""
	}
	if s.touches(tx, steps) {
		return removed
	}
	told := e.Subject
	if len(steps) == 0 && !tellsNoRecord(e.Action) {
		// An erasure, or the making of a copy, took its records from it: nobody can
		// tell any more whose words these are, unless something is still called so.
		told = s.stillCalled(told)
	}
	told, _ = s.subject(told)
	return told
}

// tellsNoRecord reports whether the subject of an action is no record’s: a reason
// that names nobody, the project’s name, a title of the program’s own.
func tellsNoRecord(a corpus.Action) bool {
	return a == corpus.ActErase || a == corpus.ActShare || a == corpus.ActTemplate
}

// stillCalled returns a subject without the names that nothing is called any more.
func (s *scope) stillCalled(subject string) string {
	if s.called[sequence(subject)] {
		return subject
	}
	return eachName(subject, func(name string) string {
		if s.called[sequence(name)] {
			return name
		}
		return removed
	})
}

// eachName replaces the names that a subject is made of: « a, b → c ».
func eachName(subject string, by func(string) string) string {
	sides := strings.Split(subject, " → ")
	for i, side := range sides {
		names := strings.Split(side, ", ")
		for n, name := range names {
			names[n] = by(name)
		}
		sides[i] = strings.Join(slices.Compact(names), ", ")
	}
	return strings.Join(sides, " → ")
}

// call keeps what the records of a project are called in a history.
func (s *scope) call(tx *store.Tx) error {
	s.called = map[string]bool{}
	call := func(names ...string) {
		for _, name := range names {
			s.called[sequence(name)] = true
		}
	}
	p, err := tx.Project()
	if err != nil {
		return err
	}
	call(p.Name)
	for _, d := range p.Dimensions {
		call(d.Name)
	}
	for _, kept := range p.Searches {
		call(kept.Name)
	}
	for _, set := range p.Synonyms {
		call(set.Words...)
	}
	for _, kept := range p.Presets {
		call(kept.Name)
	}
	return errors.Join(
		eachOf(tx.Testimonies(), func(m corpus.Testimony) { call(m.Title, m.Path, strings.TrimSuffix(m.Path, "."+m.Format)) }),
		eachOf(tx.Quotes(), func(q corpus.Quote) { call(firstWords(q.Exact)) }),
		eachOf(tx.Codes(), func(c corpus.Code) { call(c.Name) }),
		eachOf(tx.Participants(), func(p corpus.Participant) { call(p.Name) }),
		eachOf(tx.Attributes(), func(a corpus.Attribute) { call(a.Name) }),
		eachOf(tx.Pseudonyms(), func(p corpus.Pseudonym) { call(p.Name) }),
		eachOf(tx.Collections(), func(c corpus.Collection) {
			call(c.Name)
			for _, w := range c.Workshops {
				call(w.Name)
			}
		}),
	)
}

// eachOf calls f with every record of a table.
func eachOf[T any](table store.Table[T], f func(T)) error {
	for v, err := range table.All() {
		if err != nil {
			return err
		}
		f(v)
	}
	return nil
}
