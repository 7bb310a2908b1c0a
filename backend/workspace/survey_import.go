package workspace

import (
	"context"
	"path/filepath"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// surveyBatch is how many rows are stored at a time.
const surveyBatch = 200

// ImportSurvey stores the rows of a plan, some at a time, as one step to undo, and
// tells how many are done. A row is stored whole or not at all; what was stored
// before a cancellation or an error stays, and the rows say so.
func (w *Workspace) ImportSurvey(ctx context.Context, a Author, p SurveyPlan, progress func(done int)) ([]SurveyRow, error) {
	if err := p.sound(); err != nil {
		return nil, err
	}
	err := w.store.View(func(tx *store.Tx) (err error) {
		p, err = p.fitted(tx)
		return err
	})
	if err != nil {
		return nil, err
	}
	group, known := w.opts.NewID(), surveyed{}
	out := []SurveyRow{}
	for first := 0; first < len(p.sheet().Rows); first += surveyBatch {
		if ctx.Err() != nil {
			return out, cancelled(ctx.Err())
		}
		progress(first)
		last := min(first+surveyBatch, len(p.sheet().Rows))
		var rows []SurveyRow
		change := store.Change{Action: corpus.ActImport, Subject: filepath.Base(p.Path), Group: group}
		err := w.update(a, change, []string{store.Testimonies, store.Attributes}, func(tx *store.Tx) (err error) {
			s, err := newSurveying(w, a, p, known, tx)
			if err != nil {
				return err
			}
			for row := first; row < last; row++ {
				r, err := s.row(row)
				if err != nil {
					return err
				}
				rows = append(rows, r)
			}
			return nil
		})
		if err != nil {
			return out, err
		}
		out = append(out, rows...)
	}
	return out, nil
}

// surveying stores rows in one transaction.
type surveying struct {
	w         *Workspace
	a         Author
	p         SurveyPlan
	known     surveyed
	tx        *store.Tx
	taken     map[string]bool    // titles
	variables []corpus.Attribute // for each column, empty where it is no attribute
}

func newSurveying(w *Workspace, a Author, p SurveyPlan, known surveyed, tx *store.Tx) (*surveying, error) {
	s := &surveying{w: w, a: a, p: p, known: known, tx: tx, taken: map[string]bool{}}
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return nil, err
		}
		s.taken[m.Title] = true
	}
	return s, s.prepare()
}

func (s *surveying) row(row int) (SurveyRow, error) {
	out := SurveyRow{Number: s.p.sheet().Numbers[row], Status: NoAnswer}
	answers, ok := s.p.Answers(row)
	if !ok {
		return out, nil
	}
	var id corpus.ID
	var err error
	if out.Status, id, err = s.known.status(s.tx, answers); err != nil {
		return out, err
	}
	switch out.Status {
	case WasErased:
		out.Err = corpus.Fail(corpus.Erased, answers.Draft.Title, "")
		return out, nil
	case Unchanged:
		out.Testimony, err = testimony(s.tx, id)
		return out, err
	}
	d := answers.Draft
	m := corpus.Testimony{
		ID: s.w.opts.NewID(), Title: untaken(s.taken, cut(d.Title)), Path: filepath.Base(s.p.Path), Format: d.Format,
		Encoding: "utf-8", Original: store.Hash(answers.Original), Revision: 1, Bytes: len(d.Text), Words: d.Words,
		Turns: len(d.Layout.Turns), Speakers: people(d.Speakers), Imported: s.w.opts.Now(), ImportedBy: s.a.Name,
		Values: s.values(answers),
	}
	s.taken[m.Title] = true
	if err := s.tx.PutText(m.ID, m.Revision, d.Text); err != nil {
		return out, err
	}
	if err := s.tx.PutOriginal(answers.Original); err != nil {
		return out, err
	}
	if err := s.tx.Layouts().Put(m.ID, d.Layout); err != nil {
		return out, err
	}
	out.Testimony = m
	return out, s.tx.Testimonies().Put(m.ID, m)
}
