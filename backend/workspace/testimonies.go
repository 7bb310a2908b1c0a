package workspace

import (
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// TestimonyInfo is a testimony with the number of its quotes, those of people who
// ask the questions aside.
type TestimonyInfo struct {
	corpus.Testimony
	Quotes int
}

// Testimonies returns every testimony in the order of import.
func (w *Workspace) Testimonies() ([]TestimonyInfo, error) {
	out := []TestimonyInfo{}
	err := w.store.View(func(tx *store.Tx) error {
		quotes := map[corpus.ID]int{}
		asked, err := w.quotes.asked(tx)
		if err != nil {
			return err
		}
		tx.EachPlace(func(testimony, quote corpus.ID) {
			if !asked[quote] {
				quotes[testimony]++
			}
		})
		for m, err := range tx.Testimonies().All() {
			if err != nil {
				return err
			}
			out = append(out, TestimonyInfo{m, quotes[m.ID]})
		}
		return nil
	})
	return out, err
}

// Reading is a testimony laid open.
type Reading struct {
	TestimonyInfo
	Text   string
	Layout corpus.Layout
}

// Read returns a testimony with its text and layout.
func (w *Workspace) Read(id corpus.ID) (r Reading, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		m, err := testimony(tx, id)
		if err != nil {
			return err
		}
		asked, err := w.quotes.asked(tx)
		if err != nil {
			return err
		}
		r.TestimonyInfo = TestimonyInfo{Testimony: m}
		for _, quote := range tx.QuotesOf(id) {
			if !asked[quote] {
				r.Quotes++
			}
		}
		if r.Text, err = tx.Text(id, m.Revision); err != nil {
			return err
		}
		r.Layout, err = tx.Layouts().Get(id)
		return err
	})
	return r, err
}

// EditTestimony changes a testimony's title, memo and speakers. Speakers keep
// their places in the list: they are renamed and marked, not added or removed.
func (w *Workspace) EditTestimony(a Author, id corpus.ID, title, memo string, speakers []corpus.Speaker) error {
	title, err := usable("the title of the testimony", title)
	if err != nil {
		return err
	}
	speakers = people(speakers)
	c := store.Change{Action: corpus.ActTestimonyEdit, Subject: title}
	return w.update(a, c, []string{store.Testimonies, store.Quotes}, func(tx *store.Tx) error {
		m, err := testimony(tx, id)
		if err != nil {
			return err
		}
		if len(speakers) != len(m.Speakers) {
			return corpus.Fail(corpus.Invalid, "the list of speakers", "its length changed")
		}
		for _, s := range speakers {
			if s.Participant != "" && !tx.Participants().Has(s.Participant) {
				return corpus.Fail(corpus.NotFound, "participant "+string(s.Participant), "")
			}
		}
		m.Title, m.Memo, m.Speakers = title, noted(memo), speakers
		return tx.Testimonies().Put(id, m)
	})
}

// DeleteTestimony removes a testimony with its quotes.
func (w *Workspace) DeleteTestimony(a Author, id corpus.ID) error {
	m, err := w.Testimony(id)
	if err != nil {
		return err
	}
	c := store.Change{Action: corpus.ActTestimonyDelete, Subject: m.Title}
	return w.update(a, c, everything(), func(tx *store.Tx) error {
		if err := forgetQuotes(tx, tx.QuotesOf(id)); err != nil {
			return err
		}
		if err := forgetRevisions(tx, id); err != nil {
			return err
		}
		if err := tx.Layouts().Delete(id); err != nil {
			return err
		}
		return tx.Testimonies().Delete(id)
	})
}

// Testimony returns what is known of a testimony.
func (w *Workspace) Testimony(id corpus.ID) (m corpus.Testimony, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		m, err = testimony(tx, id)
		return err
	})
	return m, err
}

func testimony(tx *store.Tx, id corpus.ID) (corpus.Testimony, error) {
	m, err := tx.Testimonies().Get(id)
	return m, named(err, "testimony", id)
}

// named says what kind of record is not there.
func named(err error, what string, id corpus.ID) error {
	if err != nil && corpus.CodeOf(err) == corpus.NotFound {
		return corpus.Fail(corpus.NotFound, what+" "+string(id), "")
	}
	return err
}
