package workspace

import (
	"cmp"
	"fmt"
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// RevisionInfo is a text that a correction replaced, with how much it changed.
type RevisionInfo struct {
	corpus.Revision
	Removed int // words of it that the next text has no more
	Added   int // words of the next text in their place
}

// Revisions returns what corrections replaced in a testimony, the newest first.
func (w *Workspace) Revisions(id corpus.ID) (out []RevisionInfo, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		if _, err := testimony(tx, id); err != nil {
			return err
		}
		out = []RevisionInfo{}
		all, err := revisionsOf(tx, id)
		for _, r := range all {
			text, err := tx.Text(id, r.Number)
			if err != nil {
				return err
			}
			out = append(out, revisionInfo(r, text))
		}
		return err
	})
	return out, err
}

func revisionInfo(r corpus.Revision, text string) RevisionInfo {
	info := RevisionInfo{Revision: r}
	for _, e := range r.Edits {
		info.Removed += anchor.CountWords(e.Span.Of(text))
		info.Added += anchor.CountWords(e.Text)
	}
	return info
}

func revisionsOf(tx *store.Tx, id corpus.ID) ([]corpus.Revision, error) {
	out := []corpus.Revision{}
	for r, err := range tx.Revisions().All() {
		if err != nil {
			return nil, err
		}
		if r.Testimony == id {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b corpus.Revision) int { return cmp.Compare(b.Next, a.Next) })
	return out, nil
}

// ReadRevision returns a testimony as it was before a correction: the text of
// that number, with its layout. It holds no quotes.
func (w *Workspace) ReadRevision(id corpus.ID, number int) (r Reading, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		m, err := testimony(tx, id)
		if err != nil {
			return err
		}
		old, err := revisionOf(tx, id, number)
		if err != nil {
			return err
		}
		m.Revision, m.Turns, m.Original = number, len(old.Layout.Turns), old.Original
		if r.Text, err = tx.Text(id, number); err != nil {
			return err
		}
		m.Bytes, m.Words = len(r.Text), anchor.CountWords(r.Text)
		r.TestimonyInfo, r.Layout = TestimonyInfo{Testimony: m}, old.Layout
		return nil
	})
	return r, err
}

func revisionOf(tx *store.Tx, id corpus.ID, number int) (corpus.Revision, error) {
	all, err := revisionsOf(tx, id)
	if err != nil {
		return corpus.Revision{}, err
	}
	for _, r := range all {
		if r.Number == number {
			return r, nil
		}
	}
	return corpus.Revision{}, corpus.Fail(corpus.NotFound, fmt.Sprintf("text %d of the testimony", number), "")
}

// Restoring returns the correction that makes a text of before that of a
// testimony again.
func (w *Workspace) Restoring(id corpus.ID, number int, reason string) (c Correction, err error) {
	now, err := w.Read(id)
	if err != nil {
		return c, err
	}
	old, err := w.ReadRevision(id, number)
	if err != nil {
		return c, err
	}
	return Correction{id, now.Revision, anchor.Diff(now.Text, old.Text), reason}, nil
}
