package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"florilege/backend/corpus"
)

// newLarger makes a project whose buckets are trees of several levels, with
// free pages, and returns its bytes.
func newLarger(t testing.TB) []byte {
	t.Helper()
	s, path := newSample(t)
	for n := range 3 {
		commit(t, s, Change{}, func(tx *Tx) error {
			for i := range 120 {
				q := sampleQuote(fmt.Sprintf("quote-%d-%03d", n, i), 1, "repris cœur", "code-1", "code-3")
				q.Memo = fmt.Sprint("mémo ", i)
				if err := tx.Quotes().Put(q.ID, q); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for range 40 {
		rename(t, s, "code-3", fmt.Sprint("Lien ", momentOf(t, s).Seq), "")
	}
	undo(t, s)
	wantSound(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return trimmed(t, path)
}

// written writes data to a project file of its own.
func written(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "abîmé.florilege")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDamagedFirstPages(t *testing.T) {
	sound := newLarger(t)
	h, _, _ := metas(bytes.NewReader(sound))
	newest := int64(h.tx%2) * h.page
	flip := func(data []byte, at int64) { data[at] ^= 0x10 }
	for name, test := range map[string]struct {
		spoil func([]byte)
		code  corpus.ErrorCode
	}{
		"both magics":            {func(b []byte) { flip(b, 16); flip(b, h.page+16) }, corpus.Damaged},
		"a magic and a checksum": {func(b []byte) { flip(b, 16); flip(b, h.page+72) }, corpus.Damaged},
		"both checksums":         {func(b []byte) { flip(b, 72); flip(b, h.page+72) }, corpus.Damaged},
		"both versions":          {func(b []byte) { flip(b, 20); flip(b, h.page+20) }, corpus.Damaged},
		"both page sizes":        {func(b []byte) { flip(b, 25); flip(b, h.page+25) }, corpus.Damaged},
		"all of the first page": {func(b []byte) {
			clear(b[:h.page])
			flip(b, h.page+40)
		}, corpus.Damaged},
		"all of both": {func(b []byte) { clear(b[:2*h.page]) }, corpus.NotAProject},
	} {
		t.Run(name, func(t *testing.T) {
			data := bytes.Clone(sound)
			test.spoil(data)
			refused(t, written(t, data), test.code)
		})
	}
	// A power cut may tear one of them: the file opens, and Check says so until
	// the next change has written it anew.
	for _, at := range []int64{newest + 16, newest + 72, h.page - newest + 40} {
		data := bytes.Clone(sound)
		flip(data, at)
		s, err := Open(written(t, data), options(9000))
		if err != nil {
			t.Fatal(err)
		}
		if problems, err := s.Check(); err != nil || len(problems) != 1 || problems[0].Record != "file" {
			t.Errorf("check says %v, %v", problems, err)
		}
		rename(t, s, "code-1", "one", "")
		rename(t, s, "code-1", "two", "")
		wantSound(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCutShort(t *testing.T) {
	sound := newLarger(t)
	lengths := []int{1, 16, 23, 24, 79, 80, 81, 4095, 4096, 4097, 8191, 8192, len(sound) - 4096, len(sound) - 1}
	for at := 100; at < len(sound); at += 7919 {
		lengths = append(lengths, at)
	}
	for _, n := range lengths {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			code := corpus.Damaged
			if n < pageHeaderBytes+8 {
				code = corpus.NotAProject // too little to tell
			}
			refused(t, written(t, sound[:n]), code)
		})
	}
}

// Pages that lead bbolt in a circle, outside the file, or over one another.
func TestPagesThatMakeNoSense(t *testing.T) {
	sound := newLarger(t)
	h, _, _ := metas(bytes.NewReader(sound))
	le := binary.LittleEndian
	find := func(flag uint16, count int) uint64 {
		free := freePages(sound, h)
		for id := uint64(2); id < h.high; id++ {
			head := headOf(sound[int64(id)*h.page:])
			if !free[id] && head.id == id && head.flags == flag && int(head.count) >= count {
				return id
			}
		}
		t.Fatalf("no page with flags %x", flag)
		return 0
	}
	branch, leaf := find(flagBranch, 2), find(flagLeaf, 2)
	at := func(id uint64, offset int64) int64 { return int64(id)*h.page + offset }
	child := pageHeaderBytes + int64(8)
	for name, spoil := range map[string]func([]byte){
		"a branch leads to itself":       func(b []byte) { le.PutUint64(b[at(branch, child):], branch) },
		"a branch leads outside":         func(b []byte) { le.PutUint64(b[at(branch, child):], h.high) },
		"a branch leads far outside":     func(b []byte) { le.PutUint64(b[at(branch, child):], 1<<60) },
		"a branch leads to a first page": func(b []byte) { le.PutUint64(b[at(branch, child):], 1) },
		"a branch leads twice to a page": func(b []byte) { copy(b[at(branch, child):], b[at(branch, child+elementBytes):][:8]) },
		"a branch has keys outside":      func(b []byte) { le.PutUint32(b[at(branch, pageHeaderBytes):], 1<<31) },
		"a branch has no end":            func(b []byte) { le.PutUint16(b[at(branch, 10):], 0xFFFF) },
		"a branch has nothing":           func(b []byte) { le.PutUint16(b[at(branch, 10):], 0) },
		"a leaf is another page":         func(b []byte) { b[at(leaf, 0)]++ },
		"a leaf is a branch":             func(b []byte) { b[at(leaf, 8)] = flagBranch },
		"a leaf is of no kind":           func(b []byte) { b[at(leaf, 8)] = 0x40 },
		"a leaf runs over all":           func(b []byte) { le.PutUint32(b[at(leaf, 12):], 1<<31) },
		"a leaf runs over another":       func(b []byte) { le.PutUint32(b[at(leaf, 12):], uint32(h.high-leaf-1)) },
		"the free pages are no list":     func(b []byte) { b[at(h.freelist, 8)] = flagLeaf },
		"the free pages have no end":     func(b []byte) { le.PutUint16(b[at(h.freelist, 10):], 0xFFFE) },
		"the free pages have a false end": func(b []byte) {
			le.PutUint16(b[at(h.freelist, 10):], 0xFFFF)
			le.PutUint64(b[at(h.freelist, 16):], 1<<62)
		},
		"a page in use is free":              func(b []byte) { le.PutUint64(b[at(h.freelist, 16):], min(leaf, branch)) },
		"the table of buckets leads nowhere": func(b []byte) { clear(b[at(h.root, pageHeaderBytes):at(h.root, h.page)]) },
	} {
		t.Run(name, func(t *testing.T) {
			data := bytes.Clone(sound)
			spoil(data)
			refused(t, written(t, data), corpus.Damaged)
		})
	}
}

func freePages(data []byte, h header) map[uint64]bool {
	out := map[uint64]bool{}
	page := data[int64(h.freelist)*h.page:]
	for i := range int(headOf(page).count) {
		out[binary.LittleEndian.Uint64(page[pageHeaderBytes+8*i:])] = true
	}
	return out
}

// Whatever is written over a file: it is refused, or read with errors; Check is
// silent only where nothing was lost; and no byte is changed.
func TestPagesOverwritten(t *testing.T) {
	sound := newLarger(t)
	whole, err := OpenReadOnly(written(t, sound), options(0))
	if err != nil {
		t.Fatal(err)
	}
	want := stateOf(t, whole)
	if err := whole.Close(); err != nil {
		t.Fatal(err)
	}
	h, _, _ := metas(bytes.NewReader(sound))
	r := rand.New(rand.NewPCG(7, 7))
	noise := rand.NewChaCha8([32]byte{1})
	pages := int64(h.high)
	const trials = 250
	refusals, silent := 0, 0
	for range trials {
		data := bytes.Clone(sound)
		for range 1 + r.IntN(3) {
			page := data[r.Int64N(pages)*h.page:][:h.page]
			other := sound[r.Int64N(pages)*h.page:][:h.page]
			from := r.Int64N(h.page)
			part := page[from:min(h.page, from+1+r.Int64N(64))]
			switch r.IntN(6) {
			case 0:
				clear(page)
			case 1:
				_, _ = noise.Read(page)
			case 2:
				copy(page, other) // a write that went astray
			case 3:
				copy(page[8:], other[8:]) // the same, and it bears the right number
			case 4:
				_, _ = noise.Read(part)
			case 5:
				part[0] ^= 1 << r.IntN(8)
			}
		}
		path := written(t, data)
		before := digest(t, path)
		s, err := Open(path, options(9000))
		if err != nil {
			refusals++
			if code := corpus.CodeOf(err); code != corpus.Damaged && code != corpus.NotAProject && code != corpus.Newer {
				t.Errorf("refused with %v", err)
			}
		} else {
			readAll(s)
			problems, err := s.Check()
			if err == nil && len(problems) == 0 {
				silent++
				if !sameState(stateOf(t, s), want) {
					t.Error("something was lost and Check is silent")
				}
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
		if digest(t, path) != before {
			t.Error("the file changed")
		}
	}
	t.Logf("%d damaged files: %d refused on opening, %d told by Check, %d damaged where nothing is read", trials, refusals, trials-refusals-silent, silent)
}

// readAll reads whatever can be read; errors are for Check to tell.
func readAll(s *Store) {
	_ = s.View(func(tx *Tx) error {
		_, _ = tx.Project()
		_, _ = tx.History(0, 1000)
		_, _ = tx.Since(Moment{})
		_, _, _ = tx.Next()
		for m := range tx.Testimonies().All() {
			_, _ = tx.Text(m.ID, m.Revision)
			_, _ = tx.Original(m.Original)
			_, _ = tx.Layouts().Get(m.ID)
			for _, id := range tx.QuotesOf(m.ID) {
				_, _ = tx.Quotes().Get(id)
			}
		}
		for c := range tx.Codes().All() {
			_ = tx.QuotesWith(c.ID)
		}
		tx.EachCoding(func(_, _ corpus.ID) {})
		tx.EachPlace(func(_, _ corpus.ID) {})
		return nil
	})
}

// Something else writes to the file while it is open: every call answers.
func TestDamagedWhileOpen(t *testing.T) {
	for name, spoil := range map[string]func(f *os.File) error{
		"cut to nothing": func(f *os.File) error { return f.Truncate(0) },
		"cut short":      func(f *os.File) error { return f.Truncate(3 * 4096) },
		"first pages gone": func(f *os.File) error {
			_, err := f.WriteAt(make([]byte, 2*4096), 0)
			return err
		},
		"all but the first pages gone": func(f *os.File) error {
			info, err := f.Stat()
			if err != nil {
				return err
			}
			_, err = io.Copy(io.NewOffsetWriter(f, 2*4096), io.LimitReader(rand.NewChaCha8([32]byte{2}), info.Size()-2*4096))
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, path := newSample(t)
			f, err := os.OpenFile(path, os.O_RDWR, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if err := spoil(f); err != nil {
				t.Fatal(err)
			}
			done := make(chan struct{})
			go func() {
				defer close(done)
				for range 2 {
					_, err := s.Update(Change{}, func(*Tx) error {
						return s.View(func(tx *Tx) error { _, err := tx.Quotes().Get("quote-1"); return err })
					})
					wantCode(t, err, corpus.Damaged)
					wantCode(t, s.View(func(tx *Tx) error { _, err := tx.Quotes().Get("quote-1"); return err }), corpus.Damaged)
					_, err = s.Update(Change{}, func(tx *Tx) error { return tx.Codes().Delete("code-1") })
					wantCode(t, err, corpus.Damaged)
					_, _, err = s.Undo("Zoé", clock(1))
					wantCode(t, err, corpus.Damaged)
					if problems, err := s.Check(); err == nil && len(problems) == 0 {
						t.Error("check says that all is well")
					}
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
				// It let go of the file too.
				if again, err := Open(path, options(0)); err == nil {
					t.Error("it opens again", again.Close())
				} else if corpus.CodeOf(err) == corpus.OpenElsewhere {
					t.Error(err)
				}
			}()
			select {
			case <-done:
			case <-time.After(30 * time.Second):
				t.Fatal("a call does not come back")
			}
		})
	}
}

// A defect of the caller is not told as damage.
func TestPanicOfTheCaller(t *testing.T) {
	s, _ := newSample(t)
	for _, run := range []func(func(*Tx) error) error{
		s.View,
		func(f func(*Tx) error) error { _, err := s.Update(Change{}, f); return err },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Error("the defect is hidden")
				}
			}()
			_ = run(func(*Tx) error {
				var none []int
				_ = none[len(s.path)]
				return nil
			})
		}()
	}
	rename(t, s, "code-1", "still at work", "")
	wantSound(t, s)
}
