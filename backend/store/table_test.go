package store

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"florilege/backend/corpus"
)

func TestTables(t *testing.T) {
	t.Run("testimonies", table((*Tx).Testimonies, "t", corpus.Testimony{
		// A file name in Latin-1, as old disks hold them.
		ID: "t", Title: "Un", Path: "caf\xe9.txt", Original: "aa", Revision: 1, Imported: clock(1),
		Speakers: []corpus.Speaker{{Name: "ENQ", Interviewer: true}, {Name: "Farida"}},
	}, func(v *corpus.Testimony) { v.Memo = "à relire" }))
	t.Run("layouts", table((*Tx).Layouts, "t", corpus.Layout{
		Turns:    []corpus.Turn{{Words: corpus.Span{Start: 3, End: 9}, Speaker: corpus.NoSpeaker}},
		Headings: []corpus.Heading{},
		Times:    []corpus.Timed{{Span: corpus.Span{Start: 3, End: 9}, Start: 1200, End: 1200}},
	}, func(v *corpus.Layout) { v.Turns = append(v.Turns, corpus.Turn{Speaker: 1}) }))
	t.Run("codes", table((*Tx).Codes, "c", corpus.Code{ID: "c", Name: "Estime de soi", Color: "#2a73b0", Created: clock(1)},
		func(v *corpus.Code) { v.Parent = "d" }))
	t.Run("quotes", table((*Tx).Quotes, "q", sampleQuote("q", 1, "j’ai repris cœur", "c"),
		func(v *corpus.Quote) { v.Memo = "en riant" }))
	t.Run("verdicts", table((*Tx).Verdicts, "v", corpus.Verdict{ID: "v", Same: true, Quotes: []corpus.ID{"a", "b"}, Stands: "a", At: clock(1)},
		func(v *corpus.Verdict) { v.Stands = "b" }))
	t.Run("collections", table((*Tx).Collections, "r", corpus.Collection{ID: "r", Name: "Rapport", Items: []corpus.Item{{ID: "i", Kind: corpus.ItemQuote, Quote: "q"}}, Created: clock(1)},
		func(v *corpus.Collection) { v.Items = v.Items[:0] }))
}

// table returns a test of one kind of record, from nothing to nothing.
func table[T any](of func(*Tx) Table[T], id corpus.ID, v T, edit func(*T)) func(*testing.T) {
	return func(t *testing.T) {
		s, path := newProject(t)
		empty := stateOf(t, s)
		want := func(what string, v *T) {
			t.Helper()
			view(t, s, func(tx *Tx) error {
				got, err := of(tx).Get(id)
				all := 0
				for each, err := range of(tx).All() {
					all++
					if err != nil || v == nil || !reflect.DeepEqual(each, *v) {
						t.Errorf("%s: All yields %+v, %v", what, each, err)
					}
				}
				if v == nil {
					wantCode(t, err, corpus.NotFound)
					v = new(T)
				} else if err != nil {
					t.Errorf("%s: %v", what, err)
				} else if all != 1 || of(tx).Count() != 1 || !of(tx).Has(id) {
					t.Errorf("%s: All yields %d records, Count says %d, Has says %v", what, all, of(tx).Count(), of(tx).Has(id))
				}
				if !reflect.DeepEqual(got, *v) {
					t.Errorf("%s: got %+v, want %+v", what, got, *v)
				}
				return nil
			})
		}
		put := func(v T) func(*Tx) error { return func(tx *Tx) error { return of(tx).Put(id, v) } }
		gone := func(tx *Tx) error { return of(tx).Delete(id) }
		nothing := func(what string, f func(*Tx) error) {
			t.Helper()
			file, before := digest(t, path), momentOf(t, s)
			if m := commit(t, s, Change{}, f); m != before || digest(t, path) != file {
				t.Errorf("%s: something was written", what)
			}
		}

		want("before", nil)
		nothing("delete nothing", gone)
		first := commit(t, s, Change{}, put(v))
		want("put", &v)
		s = reopened(t, s)
		want("put, reopened", &v)
		nothing("put the same", put(v))

		other := v
		edit(&other)
		nothing("there and back", func(tx *Tx) error { return errors.Join(put(other)(tx), gone(tx), put(v)(tx)) })
		file := digest(t, path)
		mine := errors.New("the caller's own")
		if m, err := s.Update(Change{}, func(tx *Tx) error { return errors.Join(put(other)(tx), tx.PutText("t", 1, "mots"), mine) }); !errors.Is(err, mine) || m != (Moment{}) {
			t.Errorf("a failing Update returns %v, %v", m, err)
		}
		if digest(t, path) != file {
			t.Error("a failing Update wrote something")
		}
		want("put, failed", &v)

		if second := commit(t, s, Change{}, put(other)); second.Seq != first.Seq+1 || second.ID == first.ID {
			t.Errorf("from moment %v to %v", first, second)
		}
		want("put otherwise", &other)
		commit(t, s, Change{}, gone)
		want("deleted", nil)
		for _, v := range []*T{&other, &v, nil} {
			if _, _, err := s.Undo("Zoé", clock(9)); err != nil {
				t.Fatal(err)
			}
			want("undone", v)
		}
		if !sameState(stateOf(t, s), empty) {
			t.Error("undoing everything leaves something")
		}
	}
}

func momentOf(t testing.TB, s *Store) (m Moment) {
	t.Helper()
	view(t, s, func(tx *Tx) (err error) {
		m, err = tx.Moment()
		return err
	})
	return m
}

// A loop over a table may change it: deleting a quote takes it out of verdicts
// that stand next to one another.
func TestAllWhileChanging(t *testing.T) {
	for _, size := range []int{1, 7, 300} {
		s, _ := newProject(t)
		id := func(i int) corpus.ID { return corpus.ID(fmt.Sprintf("v%03d", i)) }
		fill := func(tx *Tx) error {
			for i := range size {
				if err := tx.Verdicts().Put(id(i), corpus.Verdict{ID: id(i)}); err != nil {
					return err
				}
			}
			return nil
		}
		commit(t, s, Change{}, fill)
		commit(t, s, Change{}, func(tx *Tx) error {
			// So that the records stand in memory and not on pages.
			if err := tx.Verdicts().Put(id(0), corpus.Verdict{ID: id(0), By: "Zoé"}); err != nil {
				return err
			}
			seen := 0
			for v, err := range tx.Verdicts().All() {
				if err != nil {
					return err
				}
				if v.ID != id(seen) {
					t.Fatalf("of %d: %s comes at place %d", size, v.ID, seen)
				}
				seen++
				if seen%3 == 0 {
					v.By = "Anouk"
					err = tx.Verdicts().Put(v.ID, v)
				} else {
					err = tx.Verdicts().Delete(v.ID)
				}
				if err != nil {
					return err
				}
			}
			if left := tx.Verdicts().Count(); seen != size || left != size/3 {
				t.Errorf("of %d: saw %d, left %d", size, seen, left)
			}
			return nil
		})
	}
}

func TestProject(t *testing.T) {
	s, _ := newProject(t)
	p := sampleProject
	p.Memo = "Une étude."
	commit(t, s, Change{Action: corpus.ActProjectEdit}, func(tx *Tx) error { return tx.PutProject(p) })
	s = reopened(t, s)
	view(t, s, func(tx *Tx) error {
		got, err := tx.Project()
		if !reflect.DeepEqual(got, p) {
			t.Errorf("got %+v", got)
		}
		return err
	})
}

func TestBlobs(t *testing.T) {
	s, path := newProject(t)
	original := []byte{0xff, 0xfe, 0, 1, '\r', '\n'}
	before := momentOf(t, s)
	m := commit(t, s, Change{}, func(tx *Tx) error {
		return errors.Join(tx.PutText("t", 1, "Depuis l’été"), tx.PutText("t", 2, ""), tx.PutOriginal(original))
	})
	if m != before {
		t.Error("texts and originals are in the journal")
	}
	s = reopened(t, s)
	view(t, s, func(tx *Tx) error {
		text, err := tx.Text("t", 1)
		if text != "Depuis l’été" || err != nil {
			t.Errorf("text: %q, %v", text, err)
		}
		if text, err = tx.Text("t", 2); text != "" || err != nil {
			t.Errorf("empty text: %q, %v", text, err)
		}
		if text, err = tx.TextSpan("t", 1, corpus.Span{Start: 7, End: 16}); text != "l’été" || err != nil {
			t.Errorf("part: %q, %v", text, err)
		}
		data, err := tx.Original(Hash(original))
		if string(data) != string(original) || err != nil {
			t.Errorf("original: %q, %v", data, err)
		}
		_, err = tx.Text("t", 3)
		wantCode(t, err, corpus.Damaged)
		for _, span := range []corpus.Span{{Start: -1, End: 2}, {Start: 0, End: 17}, {Start: 3, End: 2}} {
			_, err = tx.TextSpan("t", 1, span)
			wantCode(t, err, corpus.Damaged)
		}
		return nil
	})
	file := digest(t, path)
	commit(t, s, Change{}, func(tx *Tx) error {
		return errors.Join(tx.PutText("t", 1, "Depuis l’été"), tx.PutOriginal(original))
	})
	if digest(t, path) != file {
		t.Error("writing what is there wrote something")
	}
	_, err := s.Update(Change{}, func(tx *Tx) error { return tx.PutText("t", 1, "Depuis l’hiver") })
	wantCode(t, err, corpus.Exists)
}

func TestReadOnlyStoreRefusesChanges(t *testing.T) {
	s, path := newSample(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := OpenReadOnly(path, options(0))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	_, err = r.Update(Change{}, func(tx *Tx) error { return tx.Codes().Delete("code-1") })
	wantCode(t, err, corpus.ReadOnly)
	_, _, err = r.Undo("Zoé", clock(1))
	wantCode(t, err, corpus.ReadOnly)
	wantSound(t, r)
}
