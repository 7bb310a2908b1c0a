package workspace

import (
	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/store"
)

// narrow makes an index request one of the testimonies, and of the words, that
// the filters of the query and the conditions beside it let through.
func (w *Workspace) narrow(tx *store.Tx, r *index.Request, where []Condition) error {
	if err := w.filters(tx, r); err != nil || len(where) == 0 {
		return err
	}
	l, err := w.limits(tx, where)
	r.Testimonies, r.Keep = l.Testimonies, l.Keep
	return err
}

// limits returns what conditions let through, all of them.
func (w *Workspace) limits(tx *store.Tx, where []Condition) (out index.Limits, err error) {
	m, err := newMatcher(tx, where)
	if err != nil {
		return out, err
	}
	if !m.of[corpus.OfParticipant] {
		return w.heard(tx, func(t corpus.Testimony) (bool, func(int) bool) { return m.within(t), nil })
	}
	return w.heard(tx, func(t corpus.Testimony) (bool, func(int) bool) {
		return m.within(t), func(speaker int) bool { return m.passes(t, speaker) }
	})
}

// heard returns the testimonies that pass and, where whose words it is matters,
// which of their speakers do.
func (w *Workspace) heard(tx *store.Tx, passes func(corpus.Testimony) (bool, func(speaker int) bool)) (out index.Limits, err error) {
	out.Testimonies = []corpus.ID{}
	said := map[corpus.ID]heard{}
	for t, err := range tx.Testimonies().All() {
		if err != nil {
			return out, err
		}
		within, by := passes(t)
		if !within {
			continue
		}
		out.Testimonies = append(out.Testimonies, t.ID)
		if by == nil {
			continue
		}
		l, err := w.layouts.get(tx, t.ID)
		if err != nil {
			return out, err
		}
		h := heard{layout: l, passes: make([]bool, len(t.Speakers)+1)}
		for i := range h.passes {
			h.passes[i] = by(i + corpus.NoSpeaker)
		}
		said[t.ID] = h
	}
	if len(said) > 0 {
		out.Keep = func(d index.Doc) bool { return said[d.Testimony].keeps(d.Span) }
	}
	return out, nil
}

// heard is who says what in a testimony, and whose words pass.
type heard struct {
	layout corpus.Layout
	passes []bool // by speaker, from corpus.NoSpeaker
}

// keeps reports whether a passage is said by somebody whose words pass. The memo
// on a whole testimony is nobody's.
func (h heard) keeps(s corpus.Span) bool {
	at := h.layout.Speaker(s) - corpus.NoSpeaker
	return at < len(h.passes) && h.passes[at]
}
