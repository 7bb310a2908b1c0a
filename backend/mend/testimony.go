package mend

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// remake makes records for the testimonies of which something is left.
func (m *mender) remake() {
	wanted := map[corpus.ID]bool{}
	for id := range m.of {
		wanted[id] = true
	}
	for id := range m.Layouts {
		wanted[id] = true
	}
	alone, _ := m.rest.Lost()
	for _, id := range alone {
		wanted[id] = wanted[id] || m.rest.MayLack("testimonies", id)
	}
	for _, id := range m.rest.TextsAlone() {
		// The text of a testimony that was deleted stays; its layout goes.
		if m.rest.MayLack("testimonies", id) && m.rest.MayLack("layouts", id) {
			wanted[id] = true
		}
	}
	n := 0
	for _, id := range slices.Sorted(maps.Keys(wanted)) {
		_, erased := m.Erasures[id]
		if _, there := m.Testimonies[id]; there || erased || !wanted[id] || id == "" {
			continue
		}
		if !m.left(id) {
			delete(m.Layouts, id)
			m.note(TestimonyLost, id, "", 1)
			continue
		}
		n++
		t := m.remade(id, n)
		m.Testimonies[id] = t
		m.note(TestimonyRemade, id, t.Title, 1)
	}
}

// left reports whether anything of a testimony is left that makes it worth a record.
func (m *mender) left(id corpus.ID) bool {
	_, original := m.rest.OriginalOf(id)
	return original || len(m.of[id]) > 0 || len(m.rest.Revisions(id)) > 0
}

// remade makes the record of testimony id, the nth that is made.
func (m *mender) remade(id corpus.ID, n int) corpus.Testimony {
	t := corpus.Testimony{ID: id, Title: fmt.Sprint(m.words().testimony, " ", n), Format: "txt", Encoding: "utf-8", Revision: 1, Imported: m.o.Now}
	if revisions := m.rest.Revisions(id); len(revisions) > 0 {
		t.Revision = revisions[len(revisions)-1]
	}
	text, hasText := m.rest.Text(id, t.Revision)
	t.Bytes, t.Words = len(text), anchor.CountWords(text)
	if data, ok := m.rest.OriginalOf(id); ok {
		t.Original = m.rest.Hash(data)
		if d, ok := m.draft("", data, text, hasText); ok {
			t.Format, t.Encoding = d.Format, d.Encoding
			if d.Title != "" {
				t.Title = d.Title
			}
			if !hasText || d.Text == text {
				t.Bytes, t.Words, t.Speakers = len(d.Text), d.Words, d.Speakers
			}
		}
	}
	t.Speakers = m.speakers(id, t.Speakers, text)
	t.Turns = len(m.Layouts[id].Turns)
	return t
}

// draft reads an imported file again: as the text that it gave, where that is
// known, else as whatever can read it.
func (m *mender) draft(name string, data []byte, text string, known bool) (Draft, bool) {
	drafts := m.rest.Read(name, data)
	for _, d := range drafts {
		if known && d.Text == text {
			return d, true
		}
	}
	if known || len(drafts) == 0 {
		return Draft{}, false
	}
	return drafts[0], true
}

// speakers lengthens a list of speakers to all that the layout and the quotes of
// a testimony speak of. Their labels name them.
func (m *mender) speakers(id corpus.ID, known []corpus.Speaker, text string) []corpus.Speaker {
	most := corpus.NoSpeaker
	names := map[int]string{}
	for _, turn := range m.Layouts[id].Turns {
		most = max(most, turn.Speaker)
		if names[turn.Speaker] == "" && turn.Label.Within(len(text)) {
			names[turn.Speaker] = strings.Trim(turn.Label.Of(text), " \t\n:.-–—*_\u00a0\u202f")
		}
	}
	for _, q := range m.of[id] {
		most = max(most, q.Speaker)
	}
	out := slices.Clone(known)
	for len(out) <= min(most, mostSpeakers) {
		name := cmp.Or(names[len(out)], fmt.Sprint(m.words().speaker, " ", len(out)+1))
		out = append(out, corpus.Speaker{Name: name})
	}
	return out
}

// mostSpeakers bounds the speakers of a testimony that is made anew.
const mostSpeakers = 1000

// testimony makes one testimony whole: its text, its layout, its quotes.
func (m *mender) testimony(id corpus.ID) {
	t := m.Testimonies[id]
	before := t
	t.ID = id
	if t.Original != "" && !m.rest.HasOriginal(t.Original) {
		t.Original = ""
		m.note(OriginalLost, id, t.Title, 1)
	}
	text := m.text(&t)
	m.texts[id] = text
	m.layout(&t, text)
	for _, q := range m.of[id] {
		m.quote(t, q, text)
	}
	if !same(before, t) {
		m.Testimonies[id] = t
	}
}

func same(a, b corpus.Testimony) bool {
	speakers := slices.Equal(a.Speakers, b.Speakers)
	a.Speakers, b.Speakers = nil, nil
	return speakers && a.ID == b.ID && a.Title == b.Title && a.Original == b.Original && a.Revision == b.Revision &&
		a.Bytes == b.Bytes && a.Words == b.Words && a.Turns == b.Turns
}

// quote makes one quote fit its testimony.
func (m *mender) quote(t corpus.Testimony, q corpus.Quote, text string) {
	changed := false
	if q.Speaker < corpus.NoSpeaker || q.Speaker >= len(t.Speakers) {
		q.Speaker, changed = corpus.NoSpeaker, true
	}
	if !anchor.Holds(q, text) {
		at, ok := anchor.Find(q, text)
		if !ok {
			delete(m.Quotes, q.ID)
			m.loose = append(m.loose, q)
			return
		}
		q.Span, changed = at, true
		anchor.Describe(&q, text)
		q.Speaker = m.Layouts[t.ID].Speaker(at)
		m.note(QuoteMoved, q.ID, t.Title, 1)
	}
	if changed {
		m.Quotes[q.ID] = q
	}
}
