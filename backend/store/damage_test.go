package store

import (
	"bytes"
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
