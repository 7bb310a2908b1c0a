package workspace

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

func TestCompact(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	code(t, w, m, "toute seule", "Autonomie")
	if s, err := w.Space(); err != nil || s.Worth || s.Free > s.Bytes {
		t.Errorf("a new project has %+v, %v", s, err)
	}
	// Something large comes and goes.
	large := []byte(strings.Repeat("Depuis l’été, j’ai repris cœur. ", 300_000))
	must(t, w.update(ada, store.Change{}, nil, func(tx *store.Tx) error { return tx.PutOriginal(large) }))
	if s, err := w.Space(); err != nil || s.Worth || s.Bytes < int64(len(large)) {
		t.Errorf("a full one has %+v, %v", s, err)
	}
	must(t, w.store.Amend(store.Amendment{}, func(*store.Tx) error { return nil }))
	s, err := w.Space()
	if err != nil || !s.Worth || s.Free < int64(len(large)) || s.Free >= s.Bytes {
		t.Errorf("one that was emptied has %+v, %v", s, err)
	}
	before, err := w.Summary()
	must(t, err)
	must(t, w.Close())

	// Stopping it leaves the file as it was, and nothing beside it.
	file, err := os.ReadFile(w.Path())
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Compact(ctx, w.Path(), w.opts, nil); corpus.CodeOf(err) != corpus.Cancelled {
		t.Errorf("stopped: %v", err)
	}
	if now, err := os.ReadFile(w.Path()); err != nil || string(now) != string(file) {
		t.Error("stopping it changed the file")
	}
	was, is, err := Compact(context.Background(), w.Path(), w.opts, nil)
	if err != nil || was != int64(len(file)) || is > was/3 {
		t.Errorf("%d bytes became %d, %v", was, is, err)
	}
	if entries, err := os.ReadDir(filepath.Dir(w.Path())); len(entries) != 1 {
		t.Errorf("beside it stand %v, %v", entries, err)
	}
	w, err = Open(w.Path(), w.opts)
	must(t, err)
	defer w.Close()
	sound(t, w)
	if after, err := w.Summary(); err != nil || after.Quotes != before.Quotes || after.Revision != before.Revision {
		t.Errorf("%+v became %+v, %v", before, after, err)
	}
	if s, err := w.Space(); err != nil || s.Worth {
		t.Errorf("afterwards it has %+v, %v", s, err)
	}
}

func TestCompactRefuses(t *testing.T) {
	w := newWorkspace(t, options(t))
	if _, _, err := Compact(context.Background(), w.Path(), w.opts, nil); corpus.CodeOf(err) != corpus.OpenElsewhere {
		t.Errorf("while it is open: %v", err)
	}
	if _, _, err := Compact(context.Background(), filepath.Join(t.TempDir(), "x"), w.opts, nil); corpus.CodeOf(err) != corpus.Missing {
		t.Errorf("nothing: %v", err)
	}
}
