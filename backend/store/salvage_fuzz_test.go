package store

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"florilege/backend/corpus"
)

// Whatever a file holds, what can be read of it is read, or it is no project;
// no byte of it changes.
func FuzzSalvage(f *testing.F) {
	sound := testdata(f)
	h, _, _ := metas(bytes.NewReader(sound))
	page := func(n int64) []byte { return sound[n*h.page:][:h.page] }
	for _, seed := range [][]byte{
		{}, []byte("Depuis l’été"), sound[:100], sound[:8192], sound, sound[8192:], sound[:len(sound)-4096],
		append(make([]byte, 2*h.page), sound[2*h.page:]...),
		append(bytes.Clone(page(0)), bytes.Repeat(page(int64(h.root)), 3)...),
	} {
		f.Add(seed)
	}
	path := filepath.Join(f.TempDir(), "abîmé.florilege")
	f.Fuzz(func(t *testing.T, data []byte) { trySalvage(t, path, data) })
}

// The same on a sound file with a few bytes changed, as in FuzzOpenEdited.
func FuzzSalvageEdited(f *testing.F) {
	sound := testdata(f)
	fuzzEdited(f, sound, trySalvage)
}

func trySalvage(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	v, err := OpenSalvage(context.Background(), path, options(0), nil)
	if err != nil {
		if code := corpus.CodeOf(err); code != corpus.NotAProject && code != corpus.Damaged && code != corpus.Newer && code != corpus.Locked {
			t.Errorf("refused with %s: %v", code, err)
		}
	} else {
		s := v.Study()
		for id, m := range s.Testimonies {
			_, _ = v.Text(id, m.Revision)
			_, _ = v.Original(m.Original)
			_, _ = v.OriginalOf(id)
		}
		_, _ = v.Lost()
		_ = v.TextsAlone()
		_ = v.Holdings()
		_ = v.problems()
		_, whole := v.finds[kindProject][projectKey] // where it is lost, an empty one is put there
		if changed, err := v.Put(s); changed == whole || err != nil {
			t.Errorf("what was read is put back otherwise: %v", err)
		}
		_ = v.Whole()
		if err := v.Close(); err != nil {
			t.Error(err)
		}
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, data) {
		t.Errorf("the file changed: %v", err)
	}
}
