package mend

import (
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// text returns the text of a testimony, from what is left of it.
func (m *mender) text(t *corpus.Testimony) string {
	if text, ok := m.rest.Text(t.ID, t.Revision); ok {
		m.measure(t, text)
		return text
	}
	if data, ok := m.rest.Original(t.Original); ok && t.Original != "" {
		if text, ok := m.reread(t, data); ok {
			return text
		}
	}
	text := m.patched(*t)
	m.keep(t, text)
	m.note(TextPatched, t.ID, t.Title, 1)
	return text
}

// measure makes the record say how long the text is.
func (m *mender) measure(t *corpus.Testimony, text string) {
	if t.Bytes != len(text) {
		t.Bytes, t.Words = len(text), anchor.CountWords(text)
	}
}

func (m *mender) keep(t *corpus.Testimony, text string) {
	t.Revision = max(t.Revision, 1)
	m.measure(t, text)
	m.anew = append(m.anew, Text{t.ID, t.Revision, text})
}

// reread reads the imported file again. Importers get better: where it reads
// otherwise now, its new layout goes with it.
func (m *mender) reread(t *corpus.Testimony, data []byte) (string, bool) {
	drafts := m.rest.Read(t.Path, data)
	if len(drafts) == 0 {
		drafts = m.rest.Read("", data)
	}
	if len(drafts) == 0 {
		return "", false
	}
	d := drafts[0]
	for _, other := range drafts {
		if len(other.Text) == t.Bytes && m.fits(t.ID, other.Text) {
			m.keep(t, other.Text)
			m.note(TextReread, t.ID, t.Title, 1)
			return other.Text, true
		}
	}
	t.Speakers, m.Layouts[t.ID] = joined(t.Speakers, d)
	t.Turns = len(d.Layout.Turns)
	m.keep(t, d.Text)
	m.note(TextOther, t.ID, t.Title, 1)
	return d.Text, true
}

// fits reports whether every quote of a testimony stands in a text as it should.
func (m *mender) fits(id corpus.ID, text string) bool {
	return !slices.ContainsFunc(m.of[id], func(q corpus.Quote) bool { return !anchor.Holds(q, text) })
}

// joined adds to the speakers those of a draft that are not among them, and
// returns the layout of the draft for that list.
func joined(speakers []corpus.Speaker, d Draft) ([]corpus.Speaker, corpus.Layout) {
	out := slices.Clone(speakers)
	at := make([]int, len(d.Speakers))
	for i, s := range d.Speakers {
		at[i] = slices.IndexFunc(out, func(o corpus.Speaker) bool { return anchor.Fold(o.Name) == anchor.Fold(s.Name) })
		if at[i] < 0 {
			at[i] = len(out)
			out = append(out, s)
		}
	}
	layout := corpus.Layout{Headings: d.Layout.Headings, Times: d.Layout.Times}
	for _, turn := range d.Layout.Turns {
		if turn.Speaker >= 0 && turn.Speaker < len(at) {
			turn.Speaker = at[turn.Speaker]
		}
		layout.Turns = append(layout.Turns, turn)
	}
	return out, layout
}

// layout makes the layout of a testimony fit its text.
func (m *mender) layout(t *corpus.Testimony, text string) {
	l, ok := m.Layouts[t.ID]
	if ok && fitting(l, *t, len(text)) {
		return
	}
	if !ok {
		if d, found := m.layoutOf(*t, text); found {
			t.Speakers, l = joined(t.Speakers, d)
			m.note(LayoutReread, t.ID, t.Title, 1)
		} else {
			m.note(LayoutEmpty, t.ID, t.Title, 1)
		}
	}
	l = clipped(l, len(t.Speakers), len(text))
	m.Layouts[t.ID] = l
	t.Turns = len(l.Turns)
}

// layoutOf reads a text again, as the file that it came from or as plain text.
func (m *mender) layoutOf(t corpus.Testimony, text string) (Draft, bool) {
	if data, ok := m.rest.Original(t.Original); ok && t.Original != "" {
		if d, ok := m.draft(t.Path, data, text, true); ok {
			return d, true
		}
		if d, ok := m.draft("", data, text, true); ok {
			return d, true
		}
	}
	return m.draft("x.txt", []byte(text), text, true)
}

// fitting reports whether a layout is one of that testimony and text.
func fitting(l corpus.Layout, t corpus.Testimony, size int) bool {
	c := clipped(l, len(t.Speakers), size)
	return slices.Equal(c.Turns, l.Turns) && slices.Equal(c.Headings, l.Headings) && slices.Equal(c.Times, l.Times)
}

// clipped leaves out the turns, headings and times that do not fit a text, and
// the speakers that are not there.
func clipped(l corpus.Layout, speakers, size int) (out corpus.Layout) {
	at := 0
	for _, turn := range l.Turns {
		if !turn.Label.Within(size) || !turn.Words.Within(size) || turn.Words.Start < at {
			continue
		}
		if turn.Speaker < corpus.NoSpeaker || turn.Speaker >= speakers {
			turn.Speaker = corpus.NoSpeaker
		}
		at = turn.Words.End
		out.Turns = append(out.Turns, turn)
	}
	for _, h := range l.Headings {
		if h.Span.Within(size) {
			out.Headings = append(out.Headings, h)
		}
	}
	at = 0
	for _, timed := range l.Times {
		if timed.Sound(at, size) {
			at = timed.Span.End
			out.Times = append(out.Times, timed)
		}
	}
	return out
}
