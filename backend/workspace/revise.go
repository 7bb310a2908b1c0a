package workspace

import (
	"path/filepath"
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

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
	return w.revise(a, id, p, reason, "")
}

// revise is Revise as a part of a group of steps, "" for none.
func (w *Workspace) revise(a Author, id corpus.ID, p Plan, reason string, group corpus.ID) (out CorrectionPlan, err error) {
	if p.Err != nil {
		return out, p.Err
	}
	if p.original == nil {
		return out, corpus.Fail(corpus.Invalid, "the plan of "+filepath.Base(p.Path), "it was made without its file")
	}
	m, err := w.Testimony(id)
	if err != nil {
		return out, err
	}
	change := store.Change{Action: corpus.ActCorrect, Subject: m.Title, Group: group}
	err = w.update(a, change, everything(), func(tx *store.Tx) error {
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

// Revise takes a file of the import, one that is changed, for a better transcript
// of the testimony of its name.
func (b Batch) Revise(p Plan, reason string) ImportRow {
	row := ImportRow{Path: p.Path, Status: Failed, Times: len(p.Draft.Layout.Times), Warnings: p.Draft.Warnings, Err: p.Err}
	if row.Err == nil && p.Status != Altered {
		row.Err = corpus.Fail(corpus.Invalid, filepath.Base(p.Path), "it is no other text of a testimony")
	}
	if row.Err != nil {
		return row
	}
	var made CorrectionPlan
	if made, row.Err = b.w.revise(b.author, p.Same, p, reason, b.group); row.Err != nil {
		return row
	}
	row.Status, row.Carried = Revised, &made
	row.Testimony, row.Err = b.w.Testimony(p.Same)
	return row
}

// replacing reads what becomes of a testimony whose transcript is replaced.
func (w *Workspace) replacing(tx *store.Tx, id corpus.ID, p Plan, reason string) (*revising, error) {
	r := &revising{w: w, reason: noted(reason), plan: CorrectionPlan{Changed: []CarriedQuote{}, Joined: []CarriedQuote{}, Lost: []corpus.Quote{}}}
	old, err := r.read(tx, id)
	if err != nil {
		return r, err
	}
	if err := r.towards(tx, p.Draft.Text, anchor.Diff(old, p.Draft.Text)); err != nil {
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
