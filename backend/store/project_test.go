package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// options makes IDs that count up from the given one.
func options(first int) Options {
	n := first
	return Options{NewID: func() corpus.ID { n++; return corpus.ID(fmt.Sprintf("entry-%06d", n)) }}
}

// clock is a moment that many seconds after the tests' own beginning of time.
func clock(seconds int) time.Time {
	return time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC).Add(time.Duration(seconds) * time.Second)
}

var sampleProject = corpus.Project{ID: "project-1", Name: "Ateliers", Language: "fr", Created: clock(0)}

// newProject makes an empty project in a folder of its own.
func newProject(t testing.TB) (*Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ateliers.florilege")
	s, err := Create(path, sampleProject, "Zoé", options(0))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, path
}

// newSample makes a project that holds a little of everything.
func newSample(t testing.TB) (*Store, string) {
	t.Helper()
	s, path := newProject(t)
	addSample(t, s)
	return s, path
}

// reopened closes s and opens its file again.
func reopened(t testing.TB, s *Store) *Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(s.path, Options{NewID: s.ids})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// commit runs f in an Update that must go well.
func commit(t testing.TB, s *Store, c Change, f func(*Tx) error) Moment {
	t.Helper()
	m, err := s.Update(c, f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// view runs f in a View that must go well.
func view(t testing.TB, s *Store, f func(*Tx) error) {
	t.Helper()
	if err := s.View(f); err != nil {
		t.Fatal(err)
	}
}

// sampleText is the text of testimony n: an interviewer, an answer, an aside.
func sampleText(n int) string {
	return fmt.Sprintf("ENQ : Et depuis ?\nFarida : Depuis l’été, j’ai repris cœur. C’était le jour %d 🌿.\n(Un silence.)\n", n)
}

// addTestimony imports testimony n.
func addTestimony(tx *Tx, n int) (corpus.Testimony, error) {
	text := sampleText(n)
	original := []byte(strings.ReplaceAll(text, "\n", "\r\n"))
	m := corpus.Testimony{
		ID: corpus.ID(fmt.Sprintf("testimony-%02d", n)), Title: fmt.Sprintf("Entretien %d", n), Path: "entretien.txt",
		Format: "txt", Encoding: "utf-8", Original: Hash(original), Revision: 1, Bytes: len(text),
		Words: anchor.CountWords(text), Turns: 2, Imported: clock(n), ImportedBy: "Zoé",
		Speakers: []corpus.Speaker{{Name: "ENQ", Interviewer: true}, {Name: "Farida"}},
	}
	turn := func(label, words string, speaker int) corpus.Turn {
		from := strings.Index(text, label)
		at := strings.Index(text, words)
		return corpus.Turn{Label: corpus.Span{Start: from, End: from + len(label)}, Words: corpus.Span{Start: at, End: at + len(words)}, Speaker: speaker}
	}
	answer := text[strings.Index(text, "Depuis l’"):strings.Index(text, "\n(")]
	layout := corpus.Layout{Turns: []corpus.Turn{turn("ENQ : ", "Et depuis ?", 0), turn("Farida : ", answer, 1)}}
	if err := tx.PutOriginal(original); err != nil {
		return m, err
	}
	if err := tx.PutText(m.ID, 1, text); err != nil {
		return m, err
	}
	if err := tx.Layouts().Put(m.ID, layout); err != nil {
		return m, err
	}
	return m, tx.Testimonies().Put(m.ID, m)
}

// sampleQuote is a quote of words that occur in testimony n.
func sampleQuote(id string, n int, words string, codes ...corpus.ID) corpus.Quote {
	text := sampleText(n)
	at := strings.Index(text, words)
	q := corpus.Quote{
		ID: corpus.ID(id), Testimony: corpus.ID(fmt.Sprintf("testimony-%02d", n)), Span: corpus.Span{Start: at, End: at + len(words)},
		Speaker: 1, Created: clock(n), CreatedBy: "Zoé",
	}
	anchor.Describe(&q, text)
	for _, c := range codes {
		q.Codings = append(q.Codings, corpus.Coding{Code: c, By: "Zoé", At: clock(n)})
	}
	return q
}

// addSample adds two testimonies, a codebook, four quotes, a verdict and a
// collection, each kind in a change of its own.
func addSample(t testing.TB, s *Store) {
	t.Helper()
	commit(t, s, Change{By: "Zoé", At: clock(1), Action: corpus.ActImport, Subject: "entretiens", Count: 2}, func(tx *Tx) error {
		for n := 1; n <= 2; n++ {
			if _, err := addTestimony(tx, n); err != nil {
				return err
			}
		}
		return nil
	})
	commit(t, s, Change{By: "Zoé", At: clock(2), Action: corpus.ActTemplate, Subject: "grille", Count: 3}, func(tx *Tx) error {
		for i, c := range []corpus.Code{
			{ID: "code-1", Name: "Estime de soi", Color: "#2a73b0"},
			{ID: "code-2", Name: "Prendre confiance", Parent: "code-1", Color: "#2a73b0"},
			{ID: "code-3", Name: "Lien social", Color: "#da7306", Definition: "Des liens qui durent."},
		} {
			c.Order, c.Created = i, clock(2)
			if err := tx.Codes().Put(c.ID, c); err != nil {
				return err
			}
		}
		return nil
	})
	for i, q := range []corpus.Quote{
		sampleQuote("quote-1", 1, "j’ai repris cœur", "code-2", "code-3"),
		sampleQuote("quote-2", 1, "Depuis l’été", "code-2"),
		sampleQuote("quote-3", 2, "j’ai repris cœur", "code-2"),
		sampleQuote("quote-4", 2, "le jour 2 🌿"),
	} {
		commit(t, s, Change{By: "Zoé", At: clock(3 + i), Action: corpus.ActQuoteCode, Subject: q.Exact}, func(tx *Tx) error {
			return tx.Quotes().Put(q.ID, q)
		})
	}
	commit(t, s, Change{By: "Anouk", At: clock(7), Action: corpus.ActRepeatConfirm, Count: 2}, func(tx *Tx) error {
		return tx.Verdicts().Put("verdict-1", corpus.Verdict{
			ID: "verdict-1", Same: true, Quotes: []corpus.ID{"quote-1", "quote-3"}, Stands: "quote-1", At: clock(7), By: "Anouk",
		})
	})
	commit(t, s, Change{By: "Anouk", At: clock(8), Action: corpus.ActCollectionAdd, Subject: "Pour le rapport"}, func(tx *Tx) error {
		return tx.Collections().Put("collection-1", corpus.Collection{
			ID: "collection-1", Name: "Pour le rapport", Created: clock(8), Items: []corpus.Item{
				{ID: "item-1", Kind: corpus.ItemHeading, Text: "Estime de soi", Code: "code-1", Level: 1},
				{ID: "item-2", Kind: corpus.ItemQuote, Quote: "quote-1"},
				{ID: "item-3", Kind: corpus.ItemComment, Text: "Dit en riant."},
			},
		})
	})
}

// addPeople adds what came with version 3, in one change: a participant with an
// age, a testimony of a wave, a pseudonym, and a correction of testimony 2.
func addPeople(t testing.TB, s *Store) {
	t.Helper()
	commit(t, s, Change{By: "Zoé", At: clock(9), Action: corpus.ActParticipantEdit, Subject: "Farida"}, func(tx *Tx) error {
		m, err := tx.Testimonies().Get("testimony-02")
		if err != nil {
			return err
		}
		layout, err := tx.Layouts().Get(m.ID)
		if err != nil {
			return err
		}
		m.Speakers[1].Participant = "participant-1"
		m.Values = []corpus.Value{{Attribute: "attribute-2", Text: "Hiver"}}
		text := strings.Replace(sampleText(2), "Un silence.", "Silence.", 1)
		at := strings.Index(sampleText(2), "Un s")
		edits := []corpus.Edit{{Span: corpus.Span{Start: at, End: at + len("Un s")}, Text: "S"}}
		m.Revision, m.Bytes, m.Words = 2, len(text), anchor.CountWords(text)
		return errors.Join(
			tx.PutText(m.ID, 2, text), tx.Testimonies().Put(m.ID, m),
			tx.Attributes().Put("attribute-1", corpus.Attribute{
				ID: "attribute-1", Of: corpus.OfParticipant, Name: "Âge", Type: corpus.TypeNumber, Created: clock(9)}),
			tx.Attributes().Put("attribute-2", corpus.Attribute{
				ID: "attribute-2", Of: corpus.OfTestimony, Name: "Passation", Type: corpus.TypeChoice, Choices: []string{"Été", "Hiver"}, Groups: true, Created: clock(9)}),
			tx.Participants().Put("participant-1", corpus.Participant{
				ID: "participant-1", Name: "Farida", Values: []corpus.Value{{Attribute: "attribute-1", Text: "43"}}, Created: clock(9)}),
			tx.Pseudonyms().Put("pseudonym-1", corpus.Pseudonym{
				ID: "pseudonym-1", Kind: corpus.NameOfPerson, Name: "Farida", Pseudonym: "Nora", Created: clock(9)}),
			tx.Revisions().Put("revision-1", corpus.Revision{
				ID: "revision-1", Testimony: m.ID, Number: 1, Next: 2, Edits: edits, Layout: layout, Original: m.Original, Reason: "relecture", At: clock(9), By: "Zoé"}),
		)
	})
}

// addKept adds what came with version 4, in one change.
func addKept(t testing.TB, s *Store) {
	t.Helper()
	commit(t, s, Change{By: "Zoé", At: clock(10), Action: corpus.ActProjectEdit, Subject: "Ateliers"}, func(tx *Tx) error {
		p, err := tx.Project()
		if err != nil {
			return err
		}
		code, err := tx.Codes().Get("code-3")
		if err != nil {
			return err
		}
		q, err := tx.Quotes().Get("quote-1")
		if err != nil {
			return err
		}
		m, err := tx.Testimonies().Get("testimony-01")
		if err != nil {
			return err
		}
		c, err := tx.Collections().Get("collection-1")
		if err != nil {
			return err
		}
		p.Dimensions = []corpus.Dimension{{ID: "dimension-1", Name: "Durée", Values: []corpus.DimensionValue{{ID: "value-1", Name: "durable"}, {ID: "value-2", Name: "passager"}}}}
		p.Searches = []corpus.SavedSearch{{ID: "search-1", Name: "Élan", Query: "cœur OU élan"}}
		p.Synonyms = []corpus.SynonymSet{{ID: "synonyms-1", Words: []string{"boulot", "travail"}}}
		p.Presets = []corpus.ExportPreset{{ID: "preset-1", Name: "Annexe", Format: "docx", Collection: c.ID, Settings: []corpus.Setting{{Name: "references", Value: "footnotes"}}}}
		code.Inclusion, code.Exclusion, code.Example, code.Archived = "Des liens choisis.", "La famille.", "quote-1", true
		q.Consent, m.Consent = corpus.ConsentPublic, corpus.ConsentInternal
		q.Codings[0].Stances = []corpus.Stance{{Dimension: "dimension-1", Value: "value-1"}}
		c.Items[1].Edits = []corpus.Edit{{Span: corpus.Span{Start: 0, End: 4}}, {Span: corpus.Span{Start: 4, End: 4}, Text: "elle"}}
		c.Items[1].Sum = corpus.SumOf(q.Exact)
		c.Kept, c.Refused = &corpus.Choice{Codes: []corpus.ID{"code-2"}, Once: true}, []corpus.ID{"quote-2"}
		c.Chain = []corpus.Link{{ID: "link-1", Action: corpus.Cell{Text: "Ateliers"}, Result: corpus.Cell{Quotes: []corpus.ID{"quote-1"}}}}
		c.Workshops = []corpus.Workshop{{ID: "workshop-1", Name: "Mardi", At: clock(10), Cards: []corpus.ID{"quote-1", "quote-3"}, Piles: []corpus.Pile{{Name: "ça repart", Cards: []int{2}}}}}
		return errors.Join(
			tx.PutProject(p), tx.Codes().Put(code.ID, code), tx.Quotes().Put(q.ID, q), tx.Testimonies().Put(m.ID, m), tx.Collections().Put(c.ID, c),
		)
	})
}

// state is every record and derived key of a project, by bucket and key.
type state map[slot]string

func stateOf(t testing.TB, s *Store) state {
	t.Helper()
	out := state{}
	view(t, s, func(tx *Tx) error {
		for k := range kinds {
			if k == kindMeta || k == kindJournal || k == kindText || k == kindOriginal {
				continue
			}
			err := tx.bucket(k).ForEach(func(key, value []byte) error {
				out[slot{k, string(key)}] = string(value)
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return out
}

func sameState(a, b state) bool { return maps.Equal(a, b) }

// wantSound fails the test where Check finds anything.
func wantSound(t testing.TB, s *Store) {
	t.Helper()
	problems, err := s.Check()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("check: %s: %s", p.Record, p.What)
	}
}

// wantCode fails the test where err is not of that code or tells no sentence.
func wantCode(t testing.TB, err error, code corpus.ErrorCode) {
	t.Helper()
	if err == nil || corpus.CodeOf(err) != code {
		t.Fatalf("got error %v (%s), want one of code %s", err, corpus.CodeOf(err), code)
	}
	if s := err.Error(); strings.ContainsAny(s, "{}\n") || len(s) < 10 {
		t.Errorf("%q is no sentence", s)
	}
}

// digest tells whether a file changed.
func digest(t testing.TB, path string) [sha256.Size]byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(data)
}

// trimmed returns a project file without the room it keeps to grow.
func trimmed(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	h, valid, _ := metas(bytes.NewReader(data))
	if !valid {
		t.Fatalf("%s has no valid meta page", path)
	}
	return data[:int64(h.high)*h.page]
}
