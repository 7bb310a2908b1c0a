package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"florilege/backend/corpus"
)

// contents is every record of a file in its envelope, and which bytes it stands in.
type contents struct {
	records map[slot][]byte
	places  map[slot][][2]int64 // the run of pages
}

// contentsOf reads a sound file.
func contentsOf(t testing.TB, data []byte) contents {
	t.Helper()
	v := salvaged(t, data, options(0))
	if !v.Whole() {
		t.Fatal("it is not whole")
	}
	return contentsIn(v)
}

// contentsIn is contentsOf a file that was read.
func contentsIn(v *Salvage) contents {
	out := contents{map[slot][]byte{}, map[slot][][2]int64{}}
	for k := range kinds {
		if k == kindMeta || k.isDerived() {
			continue
		}
		for key, f := range v.finds[k] {
			out.records[slot{k, key}] = v.data(k, key)
			// A leaf begins with a page whose header gives its number.
			page := f.piece.at / v.g.page
			for ; page > 0; page-- {
				if head, _ := v.g.head(uint64(page)); head.id == uint64(page) && head.flags == flagLeaf {
					break
				}
			}
			out.places[slot{k, key}] = [][2]int64{{page * v.g.page, f.piece.end()}}
		}
	}
	return out
}

// salvaged reads what can be read of a file of data.
func salvaged(t testing.TB, data []byte, o Options) *Salvage {
	t.Helper()
	v, err := OpenSalvage(context.Background(), written(t, data), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	return v
}

// wantFound fails where a record is missing whose pages are as they were, or
// where one that was found is not what it was.
func wantFound(t testing.TB, name string, sound, data []byte, c contents, v *Salvage) (missing int) {
	t.Helper()
	for s, want := range c.records {
		got := v.data(s.kind, s.key)
		if got == nil {
			missing++
			for _, p := range c.places[s] {
				if p[1] <= int64(len(data)) && bytes.Equal(sound[p[0]:p[1]], data[p[0]:p[1]]) {
					t.Errorf("%s: %s %q was not touched and is not found", name, s.kind, s.key)
				}
			}
			continue
		}
		if f := v.finds[s.kind][s.key]; !bytes.Equal(got, want) && !f.source.old() && !v.last.torn {
			t.Errorf("%s: %s %q is another, from %q", name, s.kind, s.key, f.source)
		}
	}
	for k := range kinds {
		for key, f := range v.finds[k] {
			if _, ok := c.records[slot{k, key}]; !ok && k != kindMeta && !k.isDerived() && !f.source.old() {
				t.Errorf("%s: %s %q was not there, from %q", name, k, key, f.source)
			}
		}
	}
	return missing
}

// salvagedAt writes data to path, and counts what is not found in it.
func salvagedAt(t testing.TB, path, name string, sound, data []byte, c contents) int {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	v, err := OpenSalvage(context.Background(), path, options(0), nil)
	if corpus.CodeOf(err) == corpus.NotAProject && err != nil {
		return wantFound(t, name, sound, data, c, &Salvage{last: &moment{}}) // so little is left that nothing can be
	}
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	missing := wantFound(t, name, sound, data, c, v)
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	return missing
}

// newVaried is newLarger with testimonies of all sizes, deletions and an undo.
func newVaried(t testing.TB) []byte {
	t.Helper()
	s, err := Open(written(t, newLarger(t)), options(4000))
	if err != nil {
		t.Fatal(err)
	}
	for n := range 12 {
		commit(t, s, Change{Action: corpus.ActImport, Group: "g"}, importSized(n, 40<<n))
	}
	commit(t, s, Change{}, func(tx *Tx) error {
		for i := range 30 {
			if err := tx.Quotes().Delete(corpus.ID(fmt.Sprintf("quote-1-%03d", 2*i))); err != nil {
				return err
			}
		}
		return nil
	})
	rename(t, s, "code-1", "Estime", "")
	undo(t, s)
	wantSound(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return trimmed(t, s.path)
}

// importSized adds a testimony with a text of about that many bytes.
func importSized(n, size int) func(*Tx) error {
	return func(tx *Tx) error {
		id := corpus.ID(fmt.Sprintf("00000000-0000-7000-8000-%012d", n))
		text := string(bytes.Repeat(fmt.Appendf(nil, "%d : j’ai repris cœur.\n", n), 1+size/25))
		if err := tx.PutOriginal([]byte(text)); err != nil {
			return err
		}
		if err := tx.PutText(id, 1, text); err != nil {
			return err
		}
		if err := tx.Layouts().Put(id, corpus.Layout{}); err != nil {
			return err
		}
		return tx.Testimonies().Put(id, corpus.Testimony{ID: id, Title: fmt.Sprint("Texte ", n), Original: Hash([]byte(text)), Revision: 1, Bytes: len(text)})
	}
}

// A file that is whole is saved as it is, to the last byte of every record.
func TestSalvageOfASoundFile(t *testing.T) {
	for name, data := range map[string][]byte{"small": smallFile(t), "larger": newLarger(t), "varied": newVaried(t), "version 1": testdata(t)} {
		t.Run(name, func(t *testing.T) {
			v := salvaged(t, data, options(0))
			if h := v.Holdings(); len(h.Moved) > 0 || h.Lost > 0 || len(h.Unknown) > 0 {
				t.Errorf("it holds %+v", h)
			}
			if changed, err := v.Put(v.Study()); changed || err != nil {
				t.Errorf("nothing changed, and it says %v, %v", changed, err)
			}
			path := filepath.Join(t.TempDir(), "sauvé.florilege")
			if err := v.Write(context.Background(), path, Change{}, nil); err != nil {
				t.Fatal(err)
			}
			s, err := Open(path, options(9000))
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			wantSound(t, s)
			old, err := Open(written(t, data), options(9000))
			if err != nil {
				t.Fatal(err)
			}
			defer old.Close()
			if !sameEverything(t, s, old) {
				t.Error("it is not the same")
			}
		})
	}
}

func smallFile(t testing.TB) []byte {
	s, path := newSample(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return trimmed(t, path)
}

func testdata(t testing.TB) []byte {
	data, err := os.ReadFile(testdataV1)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// sameEverything compares all that two files hold.
func sameEverything(t testing.TB, a, b *Store) bool {
	t.Helper()
	all := func(s *Store) map[slot]string {
		out := map[slot]string{}
		view(t, s, func(tx *Tx) error {
			for k := range kinds {
				_ = tx.bucket(k).ForEach(func(key, value []byte) error {
					out[slot{k, string(key)}] = string(value)
					return nil
				})
			}
			return nil
		})
		return out
	}
	one, two := all(a), all(b)
	for s, v := range one {
		if two[s] != v {
			t.Errorf("%s %q differs", s.kind, s.key)
		}
	}
	return len(one) == len(two)
}

// Whatever happens to a file, every record whose pages were left alone is found
// as it was.
func TestSalvageDamaged(t *testing.T) {
	sound := newVaried(t)
	c := contentsOf(t, sound)
	h, _, _ := metas(bytes.NewReader(sound))
	pages := int64(h.high)
	r := rand.New(rand.NewPCG(11, 5))
	noise := rand.NewChaCha8([32]byte{7})
	at := func() int64 { return r.Int64N(int64(len(sound))) }
	page := func(b []byte) []byte { return b[r.Int64N(pages)*h.page:][:h.page] }
	for name, spoil := range map[string]func(b []byte) []byte{
		"one flipped byte": func(b []byte) []byte { b[at()] ^= byte(1 + r.IntN(255)); return b },
		"many flipped bytes": func(b []byte) []byte {
			for range 1 + r.IntN(50) {
				b[at()] ^= byte(1 + r.IntN(255))
			}
			return b
		},
		"a blank page": func(b []byte) []byte { clear(page(b)); return b },
		"several blank pages": func(b []byte) []byte {
			for range 1 + r.IntN(12) {
				clear(page(b))
			}
			return b
		},
		"a blank sector": func(b []byte) []byte { clear(b[at()/512*512:][:512]); return b },
		"pages of noise": func(b []byte) []byte {
			for range 1 + r.IntN(5) {
				_, _ = noise.Read(page(b))
			}
			return b
		},
		"pages exchanged": func(b []byte) []byte {
			one, two := page(b), page(b)
			swap(one, two)
			return b
		},
		"a write that went astray": func(b []byte) []byte { copy(page(b), page(sound)); return b },
		"cut":                      func(b []byte) []byte { return b[:max(3*h.page, at())] },
		"cut at a page":            func(b []byte) []byte { return b[:(3+r.Int64N(pages-3))*h.page] },
		"both first pages gone":    func(b []byte) []byte { clear(b[:2*h.page]); return b },
		"the first page gone":      func(b []byte) []byte { clear(b[:h.page]); return b },
		"the second page gone":     func(b []byte) []byte { clear(b[h.page : 2*h.page]); return b },
		"free pages gone":          func(b []byte) []byte { clear(b[int64(h.freelist)*h.page:][:h.page]); return b },
		"the table gone":           func(b []byte) []byte { clear(b[int64(h.root)*h.page:][:h.page]); return b },
		"the first 64 KB gone":     func(b []byte) []byte { _, _ = noise.Read(b[:64<<10]); return b },
		"a hole of 4 KB": func(b []byte) []byte {
			from := at()
			_, _ = noise.Read(b[from:min(from+4096, int64(len(b)))])
			return b
		},
		"everything at once": func(b []byte) []byte {
			clear(b[:2*h.page])
			clear(b[int64(h.freelist)*h.page:][:h.page])
			for range 4 {
				clear(page(b))
				b[at()] ^= 3
			}
			return b
		},
	} {
		t.Run(name, func(t *testing.T) {
			missing, trials := 0, 12
			if os.Getenv("FLORILEGE_EVERY_BYTE") != "" {
				trials = 2000
			}
			path := filepath.Join(t.TempDir(), "abîmé.florilege")
			for range trials {
				data := spoil(bytes.Clone(sound))
				missing += salvagedAt(t, path, name, sound, data, c)
				if t.Failed() {
					return
				}
			}
			t.Logf("%d times, of %d records %.2f are missing on average", trials, len(c.records), float64(missing)/float64(trials))
		})
	}
}

func swap(a, b []byte) {
	was := bytes.Clone(a)
	copy(a, b)
	copy(b, was)
}

// Each page of a file is blank in turn.
func TestSalvageWithoutAPage(t *testing.T) {
	sound := newVaried(t)
	c := contentsOf(t, sound)
	h, _, _ := metas(bytes.NewReader(sound))
	path := filepath.Join(t.TempDir(), "abîmé.florilege")
	lost := 0
	for page := range int64(h.high) {
		data := bytes.Clone(sound)
		clear(data[page*h.page:][:h.page])
		lost += salvagedAt(t, path, fmt.Sprint("page ", page), sound, data, c)
	}
	t.Logf("%d pages, of %d records %.2f are missing on average", h.high, len(c.records), float64(lost)/float64(h.high))
}

// Each leaf in turn says that it is empty.
func TestSalvageOfLeavesSaidEmpty(t *testing.T) {
	sound := newVaried(t)
	c := contentsOf(t, sound)
	h, _, _ := metas(bytes.NewReader(sound))
	path := filepath.Join(t.TempDir(), "abîmé.florilege")
	for page := int64(2); page < int64(h.high); page++ {
		data := bytes.Clone(sound)
		head := headOf(data[page*h.page:])
		if head.id != uint64(page) || head.flags != flagLeaf || page == int64(h.root) {
			continue
		}
		clear(data[page*h.page+10:][:2])
		name := fmt.Sprint("page ", page)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		v, err := OpenSalvage(context.Background(), path, options(0), nil)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if missing := wantFound(t, name, sound, data, c, v); missing > 0 {
			t.Errorf("%s: %d records are not found, and all are there", name, missing)
		}
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// A small bucket says that it runs over the pages behind its table: what stands
// on those is looked for all the same.
func TestSalvageOfABucketSaidLong(t *testing.T) {
	sound := newVaried(t)
	c := contentsOf(t, sound)
	path := filepath.Join(t.TempDir(), "abîmé.florilege")
	trials := 0
	for at := 0; at+8 < len(sound); at++ { // of every table in the file
		if string(sound[at:at+8]) != "erasures" {
			continue
		}
		table := at / 4096 * 4096
		for e := table + pageHeaderBytes; e < at; e += elementBytes {
			if int(binary.LittleEndian.Uint32(sound[e+4:])) != at-e || binary.LittleEndian.Uint32(sound[e+8:]) != 8 {
				continue
			}
			for _, long := range []uint32{5_000, 60_000, 200_000, 500_000} {
				data := bytes.Clone(sound)
				binary.LittleEndian.PutUint32(data[e+12:], long)
				salvagedAt(t, path, fmt.Sprint("table ", table/4096), sound, data, c)
				trials++
			}
		}
	}
	if trials == 0 {
		t.Error("there is no such bucket")
	}
}

// A first page changes places with another, and a branch leads elsewhere: what
// is found is that of the last moment, or says that it may be older.
func TestSalvageLedAstray(t *testing.T) {
	sound := newVaried(t)
	c := contentsOf(t, sound)
	h, _, _ := metas(bytes.NewReader(sound))
	path := filepath.Join(t.TempDir(), "abîmé.florilege")
	every := int64(11)
	if os.Getenv("FLORILEGE_EVERY_BYTE") != "" {
		every = 1
	}
	for page := int64(2); page < int64(h.high); page++ {
		one := sound[page*h.page:]
		head := headOf(one)
		for first := range int64(2) {
			if page%every != 0 && page != int64(h.root) {
				continue
			}
			data := bytes.Clone(sound)
			swap(data[first*h.page:][:h.page], data[page*h.page:][:h.page])
			salvagedAt(t, path, fmt.Sprintf("pages %d and %d", first, page), sound, data, c)
		}
		if head.id != uint64(page) || head.flags != flagBranch {
			continue
		}
		// Its header, and the elements with where they lead.
		for at := int64(0); at < pageHeaderBytes+elementBytes*int64(head.count); at += every {
			data := bytes.Clone(sound)
			data[page*h.page+at] ^= 0x15
			salvagedAt(t, path, fmt.Sprintf("branch %d at %d", page, at), sound, data, c)
		}
	}
}
