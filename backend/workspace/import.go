package workspace

import (
	"fmt"
	"path/filepath"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/store"
)

// ImportStatus says how a file stands to the project, before an import and after.
type ImportStatus string

// How a file can stand. One that is changed or a duplicate is left alone unless
// somebody wants it as a testimony of its own.
const (
	Fresh     ImportStatus = "new"       // it can be imported
	Altered   ImportStatus = "changed"   // a file of its name was imported with other words
	Duplicate ImportStatus = "duplicate" // a testimony or another file of the import holds its words
	Imported  ImportStatus = "imported"
	Revised   ImportStatus = "revised"   // it is the text of a testimony that was there
	Unchanged ImportStatus = "unchanged" // the same bytes were imported before
	Skipped   ImportStatus = "left"      // somebody left it out
	Stopped   ImportStatus = "stopped"   // the import was stopped before it
	Failed    ImportStatus = "failed"
)

// ImportRow is what became of one file.
type ImportRow struct {
	Path      string
	Status    ImportStatus
	Testimony corpus.Testimony // the one that it became, or that Status is about
	Twin      string           // path of the file of this import that Status is about, or ""
	Quotes    int
	Carried   *CorrectionPlan // of a testimony that was revised, what became of its quotes
	Times     int             // of the recording, that the file tells
	Warnings  []ingest.Warning
	Err       error
}

// Batch is an import of several files that is one step to undo.
type Batch struct {
	w      *Workspace
	author Author
	group  corpus.ID
}

// NewBatch begins an import.
func (w *Workspace) NewBatch(a Author) Batch { return Batch{w, a, w.opts.NewID()} }

// Import stores one planned file, whole or not at all. withQuotes makes quotes
// of the passages taken.
func (b Batch) Import(p Plan, withQuotes bool) ImportRow {
	row := ImportRow{Path: p.Path, Status: Failed, Times: len(p.Draft.Layout.Times), Warnings: p.Draft.Warnings, Err: p.Err}
	if p.Err != nil {
		return row
	}
	if p.original == nil {
		row.Status, row.Err = Failed, corpus.Fail(corpus.Invalid, "the plan of "+filepath.Base(p.Path), "it was made without its file")
		return row
	}
	hash := p.Hash
	change := store.Change{Action: corpus.ActImport, Subject: p.Draft.Title, Group: b.group}
	row.Err = b.w.update(b.author, change, []string{store.Testimonies, store.Codes, store.Quotes}, func(tx *store.Tx) error {
		// The same file may stand twice in one batch, so what the plan saw is asked again.
		m, ok, err := importedBefore(tx, hash, p.Draft.Text)
		if err != nil {
			return err
		}
		if ok {
			row.Status, row.Testimony, row.Quotes = Unchanged, m, len(tx.QuotesOf(m.ID))
			return nil
		}
		m, err = b.w.put(tx, b.author, p, hash)
		if err != nil {
			return err
		}
		row.Status, row.Testimony = Imported, m
		if withQuotes {
			row.Quotes, err = b.w.putFound(tx, b.author, m, p)
		}
		return err
	})
	if row.Err != nil {
		row.Status = Failed
	}
	return row
}

// Skip says of one planned file that it was left alone.
func (b Batch) Skip(p Plan) ImportRow {
	row := ImportRow{Path: p.Path, Status: p.Status, Twin: p.Twin, Warnings: p.Draft.Warnings, Err: p.Err}
	row.Testimony.ID, row.Testimony.Title = p.Same, p.SameTitle
	if p.Status == Fresh {
		row.Status = Skipped
	}
	return row
}

// put stores a draft: text, layout, original, and the testimony that names them.
func (w *Workspace) put(tx *store.Tx, a Author, p Plan, hash string) (corpus.Testimony, error) {
	d := p.Draft
	title, err := freeTitle(tx, cut(d.Title))
	if err != nil {
		return corpus.Testimony{}, err
	}
	m := corpus.Testimony{
		ID: w.opts.NewID(), Title: title, Path: filepath.Base(p.Path), Format: d.Format, Encoding: d.Encoding,
		Original: hash, Revision: 1, Bytes: len(d.Text), Words: d.Words, Turns: len(d.Layout.Turns),
		Speakers: people(d.Speakers), Imported: w.opts.Now(), ImportedBy: a.Name,
	}
	if _, err := recorded(p.Recording); err == nil { // one that is gone by now is no reason to refuse the words
		if m.Media, err = linkTo(w.Path(), p.Recording); err != nil {
			return m, err
		}
	}
	if err := tx.PutText(m.ID, m.Revision, d.Text); err != nil {
		return m, err
	}
	if err := tx.PutOriginal(p.original); err != nil {
		return m, err
	}
	if err := tx.Layouts().Put(m.ID, d.Layout); err != nil {
		return m, err
	}
	return m, tx.Testimonies().Put(m.ID, m)
}

// freeTitle numbers a title that another testimony bears.
func freeTitle(tx *store.Tx, title string) (string, error) {
	taken := map[string]bool{}
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return "", err
		}
		taken[m.Title] = true
	}
	return untaken(taken, title), nil
}

// untaken numbers a title that is taken.
func untaken(taken map[string]bool, title string) string {
	free := title
	for n := 2; taken[free]; n++ {
		free = fmt.Sprintf("%s (%d)", title, n)
	}
	return free
}

// putFound makes quotes of the passages taken, each with the code of its
// heading: one that is there, accents and case ignored, or a new one.
func (w *Workspace) putFound(tx *store.Tx, a Author, m corpus.Testimony, p Plan) (int, error) {
	codes, err := codesByName(tx)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, f := range p.Found {
		if !f.Taken {
			continue
		}
		q := newQuote(w.opts, a, m.ID, f.Span, p.Draft.Layout, p.Draft.Text)
		if heading := anchor.Fold(anchor.Name(f.Heading)); heading != "" {
			id, ok := codes[heading]
			if !ok {
				c, err := addCode(tx, w.opts, f.Heading, "", "")
				if err != nil {
					return n, err
				}
				id, codes[heading] = c.ID, c.ID
			}
			putCodes(&q, []corpus.ID{id}, corpus.Coding{By: a.Name, At: w.opts.Now()})
		}
		if err := tx.Quotes().Put(q.ID, q); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// codesByName returns the codes by folded name; of several of one name, the
// first in the tree.
func codesByName(tx *store.Tx) (map[string]corpus.ID, error) {
	codes, err := codesOf(tx)
	if err != nil {
		return nil, err
	}
	out := map[string]corpus.ID{}
	for _, c := range inTreeOrder(codes) {
		if name := anchor.Fold(c.Name); out[name] == "" {
			out[name] = c.ID
		}
	}
	return out, nil
}
