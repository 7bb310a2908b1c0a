package store

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"testing"

	"florilege/backend/corpus"
)

// Pages that lead bbolt in a circle, outside the file, or over one another.
func TestPagesThatMakeNoSense(t *testing.T) {
	sound := newLarger(t)
	h, _, _ := metas(bytes.NewReader(sound))
	le := binary.LittleEndian
	root, leaves := journalPages(t, sound) // with those damaged, it opens
	find := func(flag uint16, count int) uint64 {
		free := freePages(sound, h)
		for id := uint64(2); id < h.high; id++ {
			head := headOf(sound[int64(id)*h.page:])
			if !free[id] && id != root && !slices.Contains(leaves, id) && head.id == id && head.flags == flag && int(head.count) >= count {
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
		"a branch has keys out of order": func(b []byte) {
			second := at(branch, pageHeaderBytes+elementBytes)
			key := second + int64(le.Uint32(b[second:]))
			clear(b[key : key+int64(le.Uint32(b[second+4:]))])
		},
		"a leaf is another page":     func(b []byte) { b[at(leaf, 0)]++ },
		"a leaf is a branch":         func(b []byte) { b[at(leaf, 8)] = flagBranch },
		"a leaf is of no kind":       func(b []byte) { b[at(leaf, 8)] = 0x40 },
		"a leaf runs over all":       func(b []byte) { le.PutUint32(b[at(leaf, 12):], 1<<31) },
		"a leaf runs over another":   func(b []byte) { le.PutUint32(b[at(leaf, 12):], uint32(h.high-leaf-1)) },
		"the free pages are no list": func(b []byte) { b[at(h.freelist, 8)] = flagLeaf },
		"the free pages have no end": func(b []byte) { le.PutUint16(b[at(h.freelist, 10):], 0xFFFE) },
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

// A page that nothing leads to is no danger, and told by Check.
func TestPagesLost(t *testing.T) {
	data := newLarger(t)
	h, _, _ := metas(bytes.NewReader(data))
	list := data[int64(h.freelist)*h.page:]
	count := binary.LittleEndian.Uint16(list[10:])
	binary.LittleEndian.PutUint16(list[10:], count-2)
	s, err := Open(written(t, data), options(9000))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	want := []Problem{newProblem(LostPages, "file", "2")}
	if problems, err := s.Check(); err != nil || !slices.Equal(problems, want) {
		t.Errorf("found %v, %v", problems, err)
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
