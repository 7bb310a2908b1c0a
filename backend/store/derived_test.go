package store

import (
	"errors"
	"slices"
	"testing"

	"florilege/backend/corpus"
)

func TestQuotesInOrderOfTheText(t *testing.T) {
	s, _ := newProject(t)
	// 0x7c is the separator; 0xff and 0x100 sort only in big endian.
	starts := map[corpus.ID]int{"a": 0x100, "b": 0, "c": 0xff, "d": 0x7c, "e": 0x7c7c, "f": 0x7c}
	commit(t, s, Change{}, func(tx *Tx) error {
		for id, start := range starts {
			for _, testimony := range []corpus.ID{"t1", "t2"} {
				q := corpus.Quote{ID: id + testimony, Testimony: testimony, Span: corpus.Span{Start: start, End: start + 1}}
				if err := tx.Quotes().Put(q.ID, q); err != nil {
					return err
				}
			}
		}
		return nil
	})
	want := func(what string, got []corpus.ID, want ...corpus.ID) {
		t.Helper()
		if !slices.Equal(got, want) || got == nil {
			t.Errorf("%s: got %v, want %v", what, got, want)
		}
	}
	view(t, s, func(tx *Tx) error {
		want("of t1", tx.QuotesOf("t1"), "bt1", "dt1", "ft1", "ct1", "at1", "et1")
		want("of t2", tx.QuotesOf("t2"), "bt2", "dt2", "ft2", "ct2", "at2", "et2")
		want("of nobody", tx.QuotesOf("t"))
		want("from 0x7c", tx.QuotesFrom("t1", 0x7c), "dt1", "ft1")
		want("from 1", tx.QuotesFrom("t1", 1))
		var places []corpus.ID
		tx.EachPlace(func(testimony, quote corpus.ID) { places = append(places, testimony+":"+quote) })
		want("places", places, "t1:bt1", "t1:dt1", "t1:ft1", "t1:ct1", "t1:at1", "t1:et1",
			"t2:bt2", "t2:dt2", "t2:ft2", "t2:ct2", "t2:at2", "t2:et2")
		return nil
	})
	commit(t, s, Change{}, func(tx *Tx) error {
		q, err := tx.Quotes().Get("bt1")
		if err != nil {
			return err
		}
		q.Span = corpus.Span{Start: 0x101, End: 0x102}
		return tx.Quotes().Put(q.ID, q)
	})
	view(t, s, func(tx *Tx) error {
		want("moved", tx.QuotesOf("t1"), "dt1", "ft1", "ct1", "at1", "bt1", "et1")
		want("from the old place", tx.QuotesFrom("t1", 0))
		return nil
	})
}

func TestQuotesByCode(t *testing.T) {
	s, _ := newSample(t)
	want := func(code corpus.ID, want ...corpus.ID) {
		t.Helper()
		view(t, s, func(tx *Tx) error {
			if got := tx.QuotesWith(code); !slices.Equal(got, want) {
				t.Errorf("with %s: got %v, want %v", code, got, want)
			}
			return nil
		})
	}
	want("code-1")
	want("code-2", "quote-1", "quote-2", "quote-3")
	want("code-3", "quote-1")
	view(t, s, func(tx *Tx) error {
		var pairs []corpus.ID
		tx.EachCoding(func(code, quote corpus.ID) { pairs = append(pairs, code+":"+quote) })
		if want := []corpus.ID{"code-2:quote-1", "code-2:quote-2", "code-2:quote-3", "code-3:quote-1"}; !slices.Equal(pairs, want) {
			t.Errorf("codings %v", pairs)
		}
		return nil
	})

	commit(t, s, Change{}, func(tx *Tx) error {
		q, err := tx.Quotes().Get("quote-1")
		if err != nil {
			return err
		}
		// The same code twice is one key, which goes with the last of them.
		q.Codings = append(q.Codings[:1:1], q.Codings[0], corpus.Coding{Code: "code-1"})
		return tx.Quotes().Put(q.ID, q)
	})
	want("code-1", "quote-1")
	want("code-2", "quote-1", "quote-2", "quote-3")
	want("code-3")
	wantSound(t, s)
	commit(t, s, Change{}, func(tx *Tx) error {
		q, err := tx.Quotes().Get("quote-1")
		q.Codings = nil
		return errors.Join(err, tx.Quotes().Put(q.ID, q))
	})
	want("code-2", "quote-2", "quote-3")
	wantSound(t, s)
}

func TestTestimoniesByOriginal(t *testing.T) {
	s, _ := newSample(t)
	view(t, s, func(tx *Tx) error {
		m, err := tx.Testimonies().Get("testimony-02")
		if got := tx.ByOriginal(m.Original); !slices.Equal(got, []corpus.ID{"testimony-02"}) {
			t.Errorf("got %v", got)
		}
		if got := tx.ByOriginal(m.Original[:10]); len(got) != 0 {
			t.Errorf("by a part of the hash: got %v", got)
		}
		return err
	})
	commit(t, s, Change{}, func(tx *Tx) error { return tx.Testimonies().Delete("testimony-02") })
	view(t, s, func(tx *Tx) error {
		if got := tx.ByOriginal(Hash([]byte(sampleText(2)))); len(got) != 0 {
			t.Errorf("of a testimony that is gone: got %v", got)
		}
		return nil
	})
}

func TestTestimoniesWithoutOriginal(t *testing.T) {
	s, _ := newSample(t)
	commit(t, s, Change{}, func(tx *Tx) error {
		m, err := tx.Testimonies().Get("testimony-02")
		m.Original = ""
		return errors.Join(err, tx.Testimonies().Put(m.ID, m))
	})
	view(t, s, func(tx *Tx) error {
		if got := tx.WithoutOriginal(); !slices.Equal(got, []corpus.ID{"testimony-02"}) {
			t.Errorf("got %v", got)
		}
		return nil
	})
}
