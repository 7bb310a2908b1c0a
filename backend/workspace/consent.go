package workspace

import (
	"fmt"
	"slices"
	"strconv"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// SetConsent notes what the people who speak in testimonies agreed to, and in
// quotes of which something else holds; of a quote, "" stands for what its
// testimony says. It is one step.
func (w *Workspace) SetConsent(a Author, testimonies, quotes []corpus.ID, c corpus.Consent) error {
	if !slices.Contains(corpus.Consents(), c) {
		return corpus.Fail(corpus.Invalid, "the consent "+string(c), "it is none of public, internal and withheld")
	}
	subject, err := w.consentSubject(testimonies, quotes)
	if err != nil {
		return err
	}
	change := store.Change{Action: corpus.ActConsent, Subject: subject}
	return w.update(a, change, []string{store.Testimonies, store.Quotes}, func(tx *store.Tx) error {
		for _, id := range testimonies {
			m, err := testimony(tx, id)
			if err != nil {
				return err
			}
			m.Consent = c
			if err := tx.Testimonies().Put(id, m); err != nil {
				return err
			}
		}
		for _, id := range quotes {
			q, err := quote(tx, id)
			if err != nil {
				return err
			}
			q.Consent = c
			if err := tx.Quotes().Put(id, q); err != nil {
				return err
			}
		}
		return nil
	})
}

// consentSubject is what the journal tells of the change: the one thing it is
// about, or how many they are.
func (w *Workspace) consentSubject(testimonies, quotes []corpus.ID) (subject string, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		switch {
		case len(testimonies) == 1 && len(quotes) == 0:
			m, err := testimony(tx, testimonies[0])
			subject = m.Title
			return err
		case len(testimonies) == 0 && len(quotes) == 1:
			q, err := quote(tx, quotes[0])
			subject = firstWords(q.Exact)
			return err
		}
		subject = strconv.Itoa(len(testimonies) + len(quotes))
		return nil
	})
	return subject, err
}

// consentOf returns what holds of a quote: what is said of it, else of its testimony.
func consentOf(q corpus.Quote, m corpus.Testimony) corpus.Consent {
	if q.Consent != corpus.ConsentUnsaid {
		return q.Consent
	}
	return m.Consent
}

// stricter reports whether a consent permits less than another.
func stricter(a, b corpus.Consent) bool {
	return !a.Permits(false) && b.Permits(false) || !a.Permits(true) && b.Permits(true)
}

// permitted leaves out of items the quotes that may not be shown, and counts
// them, and those of which nothing is said; each once.
func permitted(items []ItemInfo, public bool) (kept []ItemInfo, left, unsaid int) {
	out, silent := map[corpus.ID]bool{}, map[corpus.ID]bool{}
	for i := range items {
		switch q := &items[i].Quote; {
		case items[i].Kind != corpus.ItemQuote:
		case !q.Allowed.Permits(public):
			out[q.ID] = true
		case q.Allowed == corpus.ConsentUnsaid:
			silent[q.ID] = true
		}
	}
	if len(out) == 0 {
		return items, 0, len(silent)
	}
	for _, it := range items {
		if it.Kind != corpus.ItemQuote || !out[it.Quote.ID] {
			kept = append(kept, it)
		}
	}
	return kept, len(out), len(silent)
}

// EditWords cuts words of a quote in a collection, and adds words in square
// brackets, as it is printed there; without edits it is printed whole. The quote
// itself stays.
func (w *Workspace) EditWords(a Author, id, item corpus.ID, edits []corpus.Edit) error {
	return w.editCollection(a, id, func(tx *store.Tx, c *corpus.Collection) error {
		i, err := place(c, item)
		if err != nil {
			return err
		}
		if c.Items[i].Kind != corpus.ItemQuote {
			return corpus.Fail(corpus.Invalid, "the item", "only words of a quote are cut")
		}
		q, err := quote(tx, c.Items[i].Quote)
		if err != nil {
			return err
		}
		if err := corpus.Valid(q.Exact, edits); err != nil {
			return err
		}
		c.Items[i].Edits, c.Items[i].Sum = nil, 0
		if len(edits) > 0 {
			c.Items[i].Edits, c.Items[i].Sum = edits, corpus.SumOf(q.Exact)
		}
		return nil
	})
}

// Cuts are the edits of an item that hold for the words of its quote today.
func (it ItemInfo) Cuts() []corpus.Edit {
	if len(it.Edits) == 0 || it.Sum != corpus.SumOf(it.Quote.Exact) {
		return nil
	}
	return it.Edits
}

// Stale reports whether the words of the quote changed since they were cut: it
// is printed whole.
func (it ItemInfo) Stale() bool { return len(it.Edits) > 0 && it.Cuts() == nil }

// Printed returns the words of an item's quote as they are printed.
func (it ItemInfo) Printed() string { return corpus.Printed(it.Quote.Exact, it.Cuts(), nil) }

// proved refuses to print words that are not those of the quote but for its edits.
func (it ItemInfo) proved() error {
	if corpus.Proves(it.Printed(), it.Quote.Exact, it.Cuts()) {
		return nil
	}
	return corpus.Fail(corpus.Internal, "quote "+string(it.Quote.ID), fmt.Sprintf("what would be printed is not the source minus %d edits", len(it.Edits)))
}
