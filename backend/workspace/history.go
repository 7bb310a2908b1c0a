package workspace

import (
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// everything is what undo and redo may touch.
func everything() []string {
	return []string{
		store.Projects, store.Testimonies, store.Codes, store.Quotes, store.Verdicts, store.Collections,
		store.Participants, store.Attributes, store.Pseudonyms,
	}
}

// History returns up to limit changes, the newest first, from the one before
// the given number (0 for the newest of all).
func (w *Workspace) History(before uint64, limit int) (out []corpus.Entry, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		out, err = tx.History(before, limit)
		return err
	})
	return out, err
}

// Undo takes back the last change and returns what was taken back.
func (w *Workspace) Undo(a Author) ([]corpus.Entry, error) {
	w.change.Lock()
	defer w.change.Unlock()
	done, m, err := w.store.Undo(a.Name, w.opts.Now())
	if err == nil {
		w.told(a, m, everything())
	}
	return done, err
}

// Redo does again what was undone last and returns it.
func (w *Workspace) Redo(a Author) ([]corpus.Entry, error) {
	w.change.Lock()
	defer w.change.Unlock()
	done, m, err := w.store.Redo(a.Name, w.opts.Now())
	if err == nil {
		w.told(a, m, everything())
	}
	return done, err
}
