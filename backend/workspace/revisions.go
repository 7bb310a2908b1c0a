package workspace

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Revisions returns what corrections replaced in a testimony, the newest first.
func (w *Workspace) Revisions(id corpus.ID) (out []corpus.Revision, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		if _, err := testimony(tx, id); err != nil {
			return err
		}
		out, err = revisionsOf(tx, id)
		return err
	})
	return out, err
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

// PlanRevision says what taking a file for a better transcript of a testimony does.
func (w *Workspace) PlanRevision(id corpus.ID, p Plan) (out CorrectionPlan, err error) {
	if p.Err != nil {
		return out, p.Err
	}
	err = w.store.View(func(tx *store.Tx) error {
		r, err := w.replacing(tx, id, p, "")
		out = r.plan
		return err
	})
	return out, err
}

// Revise takes a file for a better transcript of a testimony: its text, its turns
// and its bytes come in the place of those that are there, and the quotes are
// carried over as by Correct. Title, memo and values stay.
func (w *Workspace) Revise(a Author, id corpus.ID, p Plan, reason string) (out CorrectionPlan, err error) {
	if p.Err != nil {
		return out, p.Err
	}
	m, err := w.Testimony(id)
	if err != nil {
		return out, err
	}
	change := store.Change{Action: corpus.ActCorrect, Subject: m.Title}
	err = w.update(a, change, []string{store.Testimonies, store.Quotes, store.Verdicts, store.Collections}, func(tx *store.Tx) error {
		r, err := w.replacing(tx, id, p, reason)
		if out = r.plan; err != nil {
			return err
		}
		if err := tx.PutOriginal(p.original); err != nil {
			return err
		}
		return r.write(tx, a)
	})
	return out, err
}

// replacing reads what becomes of a testimony whose transcript is replaced.
func (w *Workspace) replacing(tx *store.Tx, id corpus.ID, p Plan, reason string) (*revising, error) {
	r := &revising{w: w, reason: noted(reason), plan: CorrectionPlan{Changed: []CarriedQuote{}, Lost: []corpus.Quote{}}}
	old, err := r.read(tx, id)
	if err != nil {
		return r, err
	}
	if err := r.towards(tx, old, p.Draft.Text); err != nil {
		return r, err
	}
	r.next = p.Draft.Layout
	r.next.Turns = slices.Clone(r.next.Turns)
	at := make([]int, len(p.Draft.Speakers))
	r.m.Speakers = slices.Clone(r.m.Speakers)
	for i, s := range people(p.Draft.Speakers) {
		at[i] = slices.IndexFunc(r.m.Speakers, func(o corpus.Speaker) bool { return anchor.Fold(o.Name) == anchor.Fold(s.Name) })
		if at[i] < 0 {
			at[i] = len(r.m.Speakers)
			r.m.Speakers = append(r.m.Speakers, s)
		}
	}
	for i, t := range r.next.Turns {
		if t.Speaker >= 0 {
			r.next.Turns[i].Speaker = at[t.Speaker]
		}
	}
	r.m.Original, r.m.Path, r.m.Format, r.m.Encoding = store.Hash(p.original), filepath.Base(p.Path), p.Draft.Format, p.Draft.Encoding
	return r, nil
}
