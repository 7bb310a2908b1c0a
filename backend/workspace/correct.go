package workspace

import (
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Correction is a wish to change the words of a testimony: a typo, a passage
// that is to be cut, a better transcript.
type Correction struct {
	Testimony corpus.ID
	Revision  int           // of the text that the edits speak of
	Edits     []corpus.Edit // in the order of that text, apart from one another
	Reason    string        // kept with the old text; may be ""
}

// CorrectionPlan is what a correction does. Nothing is changed by making one.
type CorrectionPlan struct {
	Words   int // of the text afterwards
	Edits   int // that the texts are apart, by whole words
	Kept    int // quotes that keep their words
	Changed []CarriedQuote
	Joined  []CarriedQuote // they come to the passage of another, as which they stay
	Lost    []corpus.Quote // none of their words are left: they go
}

// CarriedQuote is a quote whose words a correction changes.
type CarriedQuote struct {
	corpus.Quote        // as it will be; of one that is joined, what it becomes, under the ID that goes
	Before       string // its words now
}

// PlanCorrection says what a correction does to the quotes of a testimony.
func (w *Workspace) PlanCorrection(c Correction) (p CorrectionPlan, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		r, err := w.correcting(tx, c)
		p = r.plan
		return err
	})
	return p, err
}

// Correct makes a new revision of a testimony's text and carries its quotes over;
// those of which nothing is left are removed, with the same step to undo. The old
// text stays readable.
func (w *Workspace) Correct(a Author, c Correction) (p CorrectionPlan, err error) {
	m, err := w.Testimony(c.Testimony)
	if err != nil {
		return p, err
	}
	change := store.Change{Action: corpus.ActCorrect, Subject: m.Title}
	err = w.update(a, change, everything(), func(tx *store.Tx) error {
		r, err := w.correcting(tx, c)
		if p = r.plan; err != nil || len(r.edits) == 0 {
			return err
		}
		return r.write(tx, a)
	})
	return p, err
}

// revising is a text on its way to the next.
type revising struct {
	w       *Workspace
	was     corpus.Testimony
	m       corpus.Testimony // as it will be
	layout  corpus.Layout    // of the text as it is
	next    corpus.Layout
	text    string // the next
	edits   anchor.Edits
	reason  string
	carried []corpus.Quote // as they will be
	joined  []joining
	plan    CorrectionPlan
}

// correcting reads what a correction is about, and refuses one that cannot be made.
func (w *Workspace) correcting(tx *store.Tx, c Correction) (*revising, error) {
	r := &revising{w: w, reason: noted(c.Reason), plan: CorrectionPlan{Changed: []CarriedQuote{}, Joined: []CarriedQuote{}, Lost: []corpus.Quote{}}}
	old, err := r.read(tx, c.Testimony)
	if err != nil {
		return r, err
	}
	if c.Revision != r.m.Revision {
		return r, corpus.Fail(corpus.MovedOn, r.m.Title, "")
	}
	edits := anchor.Edits(slices.Clone(c.Edits))
	for i := range edits {
		edits[i].Text = anchor.Normalize(edits[i].Text)
	}
	if !edits.Valid(old) {
		return r, corpus.Fail(corpus.Invalid, "the correction", "it does not fit the text")
	}
	text := edits.Apply(old)
	if next := anchor.Normalize(text); next != text { // where one edit meets another, or what stays
		return r, r.towards(tx, next, anchor.Diff(old, next))
	}
	return r, r.towards(tx, text, edits.ByWords(old))
}

// read reads a testimony as it is and returns its text.
func (r *revising) read(tx *store.Tx, id corpus.ID) (text string, err error) {
	if r.was, err = testimony(tx, id); err != nil {
		return "", err
	}
	r.m = r.was
	if r.layout, err = tx.Layouts().Get(id); err != nil {
		return "", err
	}
	return tx.Text(id, r.m.Revision)
}

// towards works out what becomes of everything that stands in the old text, of which
// edits make the next.
func (r *revising) towards(tx *store.Tx, text string, edits anchor.Edits) error {
	r.text, r.edits = text, edits
	r.next = r.edits.CarryLayout(r.layout)
	r.plan.Words, r.plan.Edits = anchor.CountWords(text), len(r.edits)
	if r.plan.Words == 0 {
		return corpus.Fail(corpus.Invalid, "the correction", "nothing would be left of the text")
	}
	before := map[corpus.ID]string{}
	for _, id := range tx.QuotesOf(r.m.ID) {
		q, err := tx.Quotes().Get(id)
		if err != nil {
			return err
		}
		now, fate := r.edits.Carry(q, text)
		if fate == anchor.Lost {
			r.plan.Lost = append(r.plan.Lost, q)
			continue
		}
		before[id] = q.Exact
		r.carried = append(r.carried, now)
	}
	r.join(before)
	for _, q := range r.carried {
		if was := before[q.ID]; was != q.Exact {
			r.plan.Changed = append(r.plan.Changed, CarriedQuote{q, was})
		} else {
			r.plan.Kept++
		}
	}
	return nil
}

// write stores the next text and all that goes with it.
func (r *revising) write(tx *store.Tx, a Author) error {
	r.m.Revision = tx.LastRevision(r.m.ID) + 1
	r.m.Bytes, r.m.Words, r.m.Turns = len(r.text), r.plan.Words, len(r.next.Turns)
	lost := make([]corpus.ID, len(r.plan.Lost))
	for i, q := range r.plan.Lost {
		lost[i] = q.ID
	}
	if err := forgetQuotes(tx, lost); err != nil {
		return err
	}
	for _, j := range r.joined {
		if err := standFor(tx, j); err != nil {
			return err
		}
	}
	for _, q := range r.carried {
		q.Speaker = r.next.Speaker(q.Span)
		if err := tx.Quotes().Put(q.ID, q); err != nil {
			return err
		}
	}
	if err := relinkedQuotes(tx, r.joined); err != nil {
		return err
	}
	if err := tx.PutText(r.m.ID, r.m.Revision, r.text); err != nil {
		return err
	}
	if err := tx.Layouts().Put(r.m.ID, r.next); err != nil {
		return err
	}
	if err := tx.Testimonies().Put(r.m.ID, r.m); err != nil {
		return err
	}
	id := r.w.opts.NewID()
	return tx.Revisions().Put(id, corpus.Revision{
		ID: id, Testimony: r.m.ID, Number: r.was.Revision, Next: r.m.Revision, Edits: r.edits, Layout: r.layout,
		Original: r.was.Original, Reason: r.reason, At: r.w.opts.Now(), By: a.Name,
	})
}
