package workspace

import (
	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/store"
)

// narrow makes an index request one of the testimonies, and of the words, that
// the conditions of the query and those beside it let through.
func (w *Workspace) narrow(tx *store.Tx, r *index.Request, where []Condition) error {
	list, err := asked(tx, r.Query)
	if err != nil {
		return err
	}
	if list = append(list, where...); len(list) == 0 {
		return nil
	}
	m, err := newMatcher(tx, list)
	if err != nil {
		return err
	}
	r.Testimonies = []corpus.ID{}
	said := map[corpus.ID]heard{}
	for t, err := range tx.Testimonies().All() {
		if err != nil {
			return err
		}
		if !m.within(t) {
			continue
		}
		r.Testimonies = append(r.Testimonies, t.ID)
		if !m.of[corpus.OfParticipant] {
			continue
		}
		l, err := w.recall.layout(tx, t.ID)
		if err != nil {
			return err
		}
		h := heard{layout: l, passes: make([]bool, len(t.Speakers)+1)}
		for i := range h.passes {
			h.passes[i] = m.passes(t, i+corpus.NoSpeaker)
		}
		said[t.ID] = h
	}
	if m.of[corpus.OfParticipant] {
		r.Keep = func(d index.Doc) bool { return said[d.Testimony].keeps(d.Span) }
	}
	return nil
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
