package workspace

import (
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Passage is a span of a testimony to code.
type Passage struct {
	Testimony corpus.ID
	Span      corpus.Span
	Codes     []corpus.ID
	New       string          // name of a code to make and put as well; "" for none
	Parent    corpus.ID       // of the new code; "" for the top
	Auto      corpus.AutoKind // the rule that found it; "" where a person did
}

// CodePassage makes a quote of a passage, without the blanks at its ends, and
// puts codes on it. Where exactly that span is a quote already, the codes are
// added to it. A passage without codes becomes a quote without codings.
func (w *Workspace) CodePassage(a Author, p Passage) (q corpus.Quote, err error) {
	subject, err := w.codeNames(p.Codes)
	if err != nil {
		return q, err
	}
	if p.New != "" {
		subject = append(subject, anchor.Name(p.New))
	}
	c := store.Change{Action: corpus.ActQuoteCode, Subject: strings.Join(subject, ", ")}
	records := []string{store.Quotes}
	if p.New != "" {
		records = append(records, store.Codes)
	}
	err = w.update(a, c, records, func(tx *store.Tx) error {
		if p.New != "" {
			made, err := addCode(tx, w.opts, p.New, p.Parent, "")
			if err != nil {
				return err
			}
			p.Codes = append(slices.Clone(p.Codes), made.ID)
		}
		q, err = w.putPassage(tx, a, p)
		return err
	})
	return q, err
}

// putPassage makes the quote of a passage, or finds it, and puts the codes on it.
func (w *Workspace) putPassage(tx *store.Tx, a Author, p Passage) (q corpus.Quote, err error) {
	err = w.putPassages(tx, a, []Passage{p}, func(made corpus.Quote) { q = made })
	return q, err
}

// putPassages is putPassage for several, of which those of one testimony stand
// together: its text is read once.
func (w *Workspace) putPassages(tx *store.Tx, a Author, list []Passage, made func(corpus.Quote)) error {
	var m corpus.Testimony
	var text string
	for i, p := range list {
		if i == 0 || p.Testimony != m.ID {
			var err error
			if m, err = testimony(tx, p.Testimony); err != nil {
				return err
			}
			if text, err = tx.Text(m.ID, m.Revision); err != nil {
				return err
			}
		}
		q, err := w.putIn(tx, a, p, m, text)
		if err != nil {
			return err
		}
		made(q)
	}
	return nil
}

// putIn is putPassage in a testimony of that text.
func (w *Workspace) putIn(tx *store.Tx, a Author, p Passage, m corpus.Testimony, text string) (corpus.Quote, error) {
	span, err := trimmedIn(text, m, p.Span)
	if err != nil {
		return corpus.Quote{}, err
	}
	q, ok, err := quoteAt(tx, m.ID, span)
	if err != nil {
		return q, err
	}
	if !ok {
		layout, err := w.layouts.get(tx, m.ID)
		if err != nil {
			return q, err
		}
		q = newQuote(w.opts, a, m.ID, span, layout, text)
	}
	putCodes(&q, p.Codes, corpus.Coding{By: a.Name, At: w.opts.Now(), Auto: p.Auto})
	return q, tx.Quotes().Put(q.ID, q)
}

// CheckPassage reports whether a passage can be coded: its testimony is there
// and its span holds words.
func (w *Workspace) CheckPassage(p Passage) error {
	return w.store.View(func(tx *store.Tx) error {
		m, err := testimony(tx, p.Testimony)
		if err != nil {
			return err
		}
		_, _, err = trimmed(tx, m, p.Span)
		return err
	})
}

// trimmed returns the testimony's text, and the span without the blanks at its ends.
func trimmed(tx *store.Tx, m corpus.Testimony, s corpus.Span) (string, corpus.Span, error) {
	text, err := tx.Text(m.ID, m.Revision)
	if err != nil {
		return "", s, err
	}
	s, err = trimmedIn(text, m, s)
	return text, s, err
}

func trimmedIn(text string, m corpus.Testimony, s corpus.Span) (corpus.Span, error) {
	s, ok := anchor.Trim(s, text)
	if !ok {
		return s, corpus.Fail(corpus.Invalid, "the passage", "it holds no words of «"+m.Title+"», or cuts a character in two")
	}
	return s, nil
}

func newQuote(o Options, a Author, testimony corpus.ID, span corpus.Span, l corpus.Layout, text string) corpus.Quote {
	q := corpus.Quote{
		ID: o.NewID(), Testimony: testimony, Span: span, Speaker: l.Speaker(span),
		Codings: []corpus.Coding{}, Created: o.Now(), CreatedBy: a.Name,
	}
	anchor.Describe(&q, text)
	return q
}

// putCodes puts codes on a quote as a coding says. A person who puts a code that
// a rule put takes it over; one that somebody else put is then of both.
func putCodes(q *corpus.Quote, codes []corpus.ID, as corpus.Coding) {
	for _, code := range codes {
		as.Code = code
		i := slices.IndexFunc(q.Codings, func(c corpus.Coding) bool { return c.Code == code })
		switch {
		case i < 0:
			q.Codings = append(q.Codings, as)
		case as.Auto == "" && (q.Codings[i].Auto != "" || !q.Codings[i].Of(as.By)):
			q.Codings = slices.Clone(q.Codings)
			q.Codings[i] = corpus.Joined(q.Codings[i], as)
		}
	}
}

// quoteAt finds the quote on exactly that span.
func quoteAt(tx *store.Tx, testimony corpus.ID, span corpus.Span) (corpus.Quote, bool, error) {
	for _, id := range tx.QuotesFrom(testimony, span.Start) {
		q, err := tx.Quotes().Get(id)
		if err != nil || q.Span == span {
			return q, err == nil, err
		}
	}
	return corpus.Quote{}, false, nil
}

// AddCodes puts codes on a quote.
func (w *Workspace) AddCodes(a Author, id corpus.ID, codes []corpus.ID) (corpus.Quote, error) {
	names, err := w.codeNames(codes)
	if err != nil {
		return corpus.Quote{}, err
	}
	c := store.Change{Action: corpus.ActQuoteCode, Subject: strings.Join(names, ", ")}
	return w.editQuote(a, c, id, func(_ *store.Tx, q *corpus.Quote) error {
		putCodes(q, codes, corpus.Coding{By: a.Name, At: w.opts.Now()})
		return nil
	})
}

// RemoveCode takes a code off a quote; one that others put there too stays theirs.
// A quote that loses its last code stays
// where it has a memo, stands in a collection or was linked to a repeat;
// otherwise it goes, and the returned quote has no ID.
func (w *Workspace) RemoveCode(a Author, id, code corpus.ID) (q corpus.Quote, err error) {
	names, err := w.codeNames([]corpus.ID{code})
	if err != nil {
		return q, err
	}
	c := store.Change{Action: corpus.ActQuoteUncode, Subject: names[0]}
	err = w.update(a, c, []string{store.Quotes, store.Codes}, func(tx *store.Tx) error {
		if q, err = quote(tx, id); err != nil {
			return err
		}
		if i := slices.IndexFunc(q.Codings, func(c corpus.Coding) bool { return c.Code == code && c.Of(a.Name) }); i >= 0 {
			if left, others := q.Codings[i].Without(a.Name); others {
				q.Codings[i] = left
				return tx.Quotes().Put(id, q)
			}
		}
		q.Codings = slices.DeleteFunc(q.Codings, func(c corpus.Coding) bool { return c.Code == code })
		if err := noExample(tx, code, id); err != nil {
			return err
		}
		used, err := quoteUsed(tx, q)
		if err != nil {
			return err
		}
		if used {
			return tx.Quotes().Put(id, q)
		}
		q = corpus.Quote{}
		return tx.Quotes().Delete(id)
	})
	return q, err
}

// quoteUsed reports whether anything but codes keeps a quote.
func quoteUsed(tx *store.Tx, q corpus.Quote) (bool, error) {
	if len(q.Codings) > 0 || q.Memo != "" || q.Consent != "" {
		return true, nil
	}
	for v, err := range tx.Verdicts().All() {
		if err != nil || slices.Contains(v.Quotes, q.ID) {
			return true, err
		}
	}
	for c, err := range tx.Collections().All() {
		if err != nil || slices.Contains(c.Names(), q.ID) {
			return true, err
		}
	}
	for c, err := range tx.Codes().All() {
		if err != nil || c.Example == q.ID {
			return true, err
		}
	}
	return false, nil
}

// EditMemo writes the memo of a quote.
func (w *Workspace) EditMemo(a Author, id corpus.ID, memo string) (corpus.Quote, error) {
	c := store.Change{Action: corpus.ActQuoteMemo}
	return w.editQuote(a, c, id, func(_ *store.Tx, q *corpus.Quote) error {
		q.Memo = noted(memo)
		return nil
	})
}

// MoveQuote gives a quote other ends in its testimony. Where others coded it unseen,
// theirs stays, and the author's own is a quote apart.
func (w *Workspace) MoveQuote(a Author, id corpus.ID, span corpus.Span) (q corpus.Quote, err error) {
	old, err := w.quote(id)
	if err != nil {
		return q, err
	}
	c := store.Change{Action: corpus.ActQuoteMove, Subject: firstWords(old.Exact)}
	err = w.update(a, c, a.touches(store.Quotes), func(tx *store.Tx) error {
		if q, err = w.apart(tx, a, id); err != nil {
			return err
		}
		return w.settle(tx, a, &q, span)
	})
	return q, err
}

// editQuote changes one quote; the change is told under its first words where
// it has no subject of its own.
func (w *Workspace) editQuote(a Author, c store.Change, id corpus.ID, f func(*store.Tx, *corpus.Quote) error) (q corpus.Quote, err error) {
	if c.Subject == "" {
		old, err := w.quote(id)
		if err != nil {
			return q, err
		}
		c.Subject = firstWords(old.Exact)
	}
	err = w.update(a, c, []string{store.Quotes}, func(tx *store.Tx) error {
		if q, err = quote(tx, id); err != nil {
			return err
		}
		if err := f(tx, &q); err != nil {
			return err
		}
		return tx.Quotes().Put(id, q)
	})
	return q, err
}

// DeleteQuote removes a quote from the project, its collections and its
// repeats. The words stay in the testimony.
func (w *Workspace) DeleteQuote(a Author, id corpus.ID) error {
	q, err := w.quote(id)
	if err != nil {
		return err
	}
	c := store.Change{Action: corpus.ActQuoteDelete, Subject: firstWords(q.Exact)}
	return w.update(a, c, []string{store.Quotes, store.Verdicts, store.Collections, store.Codes}, func(tx *store.Tx) error {
		return forgetQuotes(tx, []corpus.ID{id})
	})
}

// forgetQuotes deletes quotes and whatever names them.
func forgetQuotes(tx *store.Tx, ids []corpus.ID) error {
	if len(ids) == 0 {
		return nil
	}
	goes := make(map[corpus.ID]bool, len(ids))
	for _, id := range ids {
		goes[id] = true
	}
	gone := func(q corpus.ID) bool { return goes[q] }
	for c, err := range tx.Collections().All() {
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(c.Names(), gone) {
			continue
		}
		if err := tx.Collections().Put(c.ID, c.Without(gone)); err != nil {
			return err
		}
	}
	for c, err := range tx.Codes().All() {
		if err != nil {
			return err
		}
		if !gone(c.Example) {
			continue
		}
		c.Example = ""
		if err := tx.Codes().Put(c.ID, c); err != nil {
			return err
		}
	}
	if err := leaveVerdicts(tx, gone); err != nil {
		return err
	}
	for _, id := range ids {
		if err := tx.Quotes().Delete(id); err != nil {
			return err
		}
	}
	return nil
}

// quoteWords is how many words tell a quote in the history.
const quoteWords = 6

func firstWords(s string) string {
	words := strings.Fields(s)
	if len(words) <= quoteWords {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:quoteWords], " ") + "…"
}

func (w *Workspace) quote(id corpus.ID) (q corpus.Quote, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		q, err = quote(tx, id)
		return err
	})
	return q, err
}

func quote(tx *store.Tx, id corpus.ID) (corpus.Quote, error) {
	q, err := tx.Quotes().Get(id)
	return q, named(err, "quote", id)
}
