package workspace

import (
	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/lexicon"
	"florilege/backend/store"
)

// What of a record the index holds a memo for.
const (
	ownerProject   = "project"
	ownerTestimony = "testimony"
	ownerCode      = "code"
	ownerQuote     = "quote"
)

// add puts a changed record's texts into the batch, in place of those it had.
func (r *batches) add(t store.Touched) error {
	return r.store.View(func(tx *store.Tx) error {
		switch t.Kind {
		case store.Projects:
			p, err := tx.Project()
			if err != nil {
				return err
			}
			r.memo(ownerProject, p.ID, "", corpus.Span{}, p.Memo)
			return nil
		case store.Testimonies:
			return r.addTestimony(tx, t.ID)
		case store.Codes:
			c, err := tx.Codes().Get(t.ID)
			if gone(err) {
				r.drop(index.Codes, t.ID)
				r.memo(ownerCode, t.ID, "", corpus.Span{}, "")
				return nil
			}
			if err != nil {
				return err
			}
			r.put(index.Doc{Kind: index.Codes, ID: c.ID, Text: codeText(c)})
			r.memo(ownerCode, c.ID, "", corpus.Span{}, c.Memo)
			return nil
		case store.Quotes:
			q, err := tx.Quotes().Get(t.ID)
			r.drop(index.Quotes, t.ID)
			if gone(err) {
				r.memo(ownerQuote, t.ID, "", corpus.Span{}, "")
				return nil
			}
			if err != nil {
				return err
			}
			m, err := tx.Testimonies().Get(q.Testimony)
			if err != nil && !gone(err) {
				return err
			}
			if err := r.putQuote(tx, m, q); err != nil {
				return err
			}
			r.memo(ownerQuote, q.ID, q.Testimony, q.Span, q.Memo)
			return nil
		}
		return nil
	})
}

func (r *batches) addTestimony(tx *store.Tx, id corpus.ID) error {
	r.batch.DropPassages = append(r.batch.DropPassages, id)
	m, err := tx.Testimonies().Get(id)
	if gone(err) {
		r.memo(ownerTestimony, id, "", corpus.Span{}, "")
		return nil
	}
	if err != nil {
		return err
	}
	text, err := tx.Text(id, m.Revision)
	if err != nil {
		return err
	}
	l, err := tx.Layouts().Get(id)
	if err != nil {
		return err
	}
	language, err := r.languageOf(tx, m)
	if err != nil {
		return err
	}
	for _, p := range corpus.Passages(text, l.Turns) {
		r.put(index.Doc{
			Kind: index.Testimonies, ID: id, Testimony: id, Span: p.Span, Text: p.Span.Of(text), Language: language, Asked: m.Interviews(p.Speaker),
		})
	}
	r.memo(ownerTestimony, id, id, corpus.Span{}, m.Memo)
	// Who asks the questions may have changed.
	for _, quote := range tx.QuotesOf(id) {
		q, err := tx.Quotes().Get(quote)
		if err != nil {
			return err
		}
		r.drop(index.Quotes, q.ID)
		if err := r.putQuote(tx, m, q); err != nil {
			return err
		}
	}
	return nil
}

func (r *batches) putQuote(tx *store.Tx, m corpus.Testimony, q corpus.Quote) error {
	language, err := r.languageOf(tx, m)
	if err != nil {
		return err
	}
	r.put(index.Doc{
		Kind: index.Quotes, ID: q.ID, Testimony: q.Testimony, Span: q.Span, Text: q.Exact, Language: language, Asked: m.Interviews(q.Speaker),
	})
	return nil
}

// headBytes is how much of a testimony is read to know its language, in bytes.
const headBytes = 16 << 10

// languageOf returns the language that a testimony is in, by its words: a project
// may hold some in another language than its own.
func (r *batches) languageOf(tx *store.Tx, m corpus.Testimony) (string, error) {
	if l, ok := r.languages[m.ID]; ok || m.ID == "" {
		return l, nil
	}
	p, err := tx.Project()
	if err != nil {
		return "", err
	}
	l := p.Language
	head, err := tx.TextSpan(m.ID, m.Revision, corpus.Span{End: min(headBytes, m.Bytes)})
	switch {
	case err == nil:
		l = lexicon.Language(head, l)
	case corpus.CodeOf(err) != corpus.Damaged: // its quotes can be read all the same
		return "", err
	}
	if r.languages == nil {
		r.languages = map[corpus.ID]string{}
	}
	r.languages[m.ID] = l
	return l, nil
}

// codeText is what a search for a code reads: its name, and its definition on
// a line of its own.
func codeText(c corpus.Code) string {
	if c.Definition == "" {
		return c.Name
	}
	return c.Name + "\n" + c.Definition
}

func (r *batches) put(d index.Doc) { r.batch.Put = append(r.batch.Put, d) }

func (r *batches) drop(k index.Kind, id corpus.ID) {
	r.batch.Drop = append(r.batch.Drop, index.Key{Kind: k, ID: id})
}

// memo puts an owner's memo in place of the one it had.
func (r *batches) memo(owner string, id, testimony corpus.ID, span corpus.Span, text string) {
	r.drop(index.Memos, id)
	if text = unlinked(text); text != "" {
		r.put(index.Doc{Kind: index.Memos, ID: id, Owner: owner, Testimony: testimony, Span: span, Text: text})
	}
}

// unlinked is what a search reads of a memo: an arrow stands for a link, whose name
// may change.
func unlinked(memo string) string {
	return corpus.WithLinks(memo, func(corpus.MemoLink) string { return "→" })
}

func gone(err error) bool { return err != nil && corpus.CodeOf(err) == corpus.NotFound }
