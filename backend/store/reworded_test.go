package store

import (
	"testing"

	"florilege/backend/corpus"
)

// What reads words again passes over testimonies that say the same.
func TestReworded(t *testing.T) {
	s, _ := newProject(t)
	at := Moment{}
	edit := func(f func(m *corpus.Testimony)) {
		t.Helper()
		var err error
		if at, err = s.Update(Change{By: "Ada", Action: corpus.ActTestimonyEdit}, func(tx *Tx) error {
			m, err := tx.Testimonies().Get("t")
			if err != nil {
				m = corpus.Testimony{ID: "t", Revision: 1, Speakers: []corpus.Speaker{{Name: "A"}}}
			}
			f(&m)
			return tx.Testimonies().Put("t", m)
		}); err != nil {
			t.Fatal(err)
		}
	}
	edit(func(*corpus.Testimony) {})
	for _, tt := range []struct {
		name string
		edit func(m *corpus.Testimony)
		want int
	}{
		{"a title", func(m *corpus.Testimony) { m.Title = "Amina" }, 0},
		{"values", func(m *corpus.Testimony) { m.Values = []corpus.Value{{Attribute: "a", Text: "1"}} }, 0},
		{"a speaker's name", func(m *corpus.Testimony) { m.Speakers = []corpus.Speaker{{Name: "Amina"}} }, 0},
		{"who asks", func(m *corpus.Testimony) { m.Speakers = []corpus.Speaker{{Name: "Amina", Interviewer: true}} }, 1},
		{"a memo", func(m *corpus.Testimony) { m.Memo = "relire" }, 1},
		{"another text", func(m *corpus.Testimony) { m.Revision++ }, 1},
	} {
		before := at
		edit(tt.edit)
		err := s.View(func(tx *Tx) error {
			all, err := tx.Since(before)
			if err != nil || len(all) != 1 {
				t.Errorf("%s: since %v, %v", tt.name, all, err)
			}
			got, err := tx.Reworded(before)
			if len(got) != tt.want {
				t.Errorf("%s: reworded %v, want %d", tt.name, got, tt.want)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
