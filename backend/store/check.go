package store

import (
	"context"
	"fmt"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// Problem is something wrong in a file, about one record.
type Problem struct {
	Record string // "quotes 0198…", or "file"
	What   string // in English
}

// Check reads the whole file and returns what is wrong: pages, checksums,
// records that name what is not there, keys that do not match their record,
// originals that changed, quotes whose words are not those of their text, and a
// journal by which a change could not be undone. An empty list says that the
// file is sound. What stands where nothing reads it, in free pages and after
// the last record of a page, is not looked at.
func (s *Store) Check() ([]Problem, error) { return s.check(context.Background()) }

// check is Check, given up when ctx ends.
func (s *Store) check(ctx context.Context) ([]Problem, error) {
	c := &checker{ctx: ctx, problems: []Problem{}}
	err := s.guard(func() error {
		s.writing.Lock()
		wrong, torn := s.wrongPages()
		s.writing.Unlock()
		if torn {
			c.report("file", "one of its two first pages cannot be read: the last change may be missing")
		}
		for _, what := range wrong {
			c.report("file", "%s", what)
		}
		if len(wrong) > 0 {
			return nil // records on such pages would only repeat it
		}
		return s.View(func(tx *Tx) error {
			c.tx = tx
			c.records()
			c.journal()
			if ctx.Err() != nil {
				return corpus.Fail(corpus.Cancelled, "", "")
			}
			return nil
		})
	})
	return c.problems, err
}

type checker struct {
	ctx      context.Context // ends it early; what it found is then no answer
	tx       *Tx
	problems []Problem

	testimonies map[corpus.ID]corpus.Testimony
	layouts     map[corpus.ID]corpus.Layout
	codes       map[corpus.ID]corpus.Code
	quotes      map[corpus.ID]corpus.Quote
	of          map[corpus.ID][]corpus.ID // testimony → its quotes
}

func (c *checker) report(record, format string, args ...any) {
	c.problems = append(c.problems, Problem{record, fmt.Sprintf(format, args...)})
}

func (c *checker) records() {
	if _, err := c.tx.Project(); err != nil {
		c.report("project", "%s", reason(err))
	}
	c.testimonies = each(c, c.tx.Testimonies(), func(v corpus.Testimony) corpus.ID { return v.ID })
	c.layouts = each(c, c.tx.Layouts(), nil)
	c.codes = each(c, c.tx.Codes(), func(v corpus.Code) corpus.ID { return v.ID })
	c.quotes = each(c, c.tx.Quotes(), func(v corpus.Quote) corpus.ID { return v.ID })
	c.of = map[corpus.ID][]corpus.ID{}
	for _, q := range c.quotes {
		c.of[q.Testimony] = append(c.of[q.Testimony], q.ID)
		c.quote(q)
	}
	for _, v := range c.codes {
		c.code(v)
	}
	for _, v := range each(c, c.tx.Verdicts(), func(v corpus.Verdict) corpus.ID { return v.ID }) {
		c.verdict(v)
	}
	for _, v := range each(c, c.tx.Collections(), func(v corpus.Collection) corpus.ID { return v.ID }) {
		c.collection(v)
	}
	for _, m := range c.testimonies {
		if c.ctx.Err() != nil {
			return
		}
		c.testimony(m)
	}
	for id := range c.layouts {
		if c.testimonies[id].ID == "" {
			c.report("layouts "+string(id), "its testimony is not there")
		}
	}
	c.blobs()
	c.keys()
}

// each decodes every record of a table, so that one that is damaged does not
// hide the next. id is nil for records that do not say theirs.
func each[T any](c *checker, table Table[T], id func(T) corpus.ID) map[corpus.ID]T {
	out := map[corpus.ID]T{}
	_ = table.tx.bucket(table.kind).ForEach(func(key, data []byte) error {
		var v T
		record := table.kind.String() + " " + string(key)
		if err := table.tx.store.codec.decode(table.kind, key, data, &v); err != nil {
			c.report(record, "%s", reason(err))
			return nil
		}
		if id != nil && string(id(v)) != string(key) {
			c.report(record, "it says that its ID is %s", id(v))
			return nil
		}
		out[corpus.ID(key)] = v
		return nil
	})
	return out
}

func (c *checker) quote(q corpus.Quote) {
	record := "quotes " + string(q.ID)
	m, ok := c.testimonies[q.Testimony]
	if !ok {
		c.report(record, "its testimony %s is not there", q.Testimony)
		return
	}
	if !speaks(m, q.Speaker) {
		c.report(record, "its speaker %d is not there", q.Speaker)
	}
	for _, coding := range q.Codings {
		if c.codes[coding.Code].ID == "" {
			c.report(record, "its code %s is not there", coding.Code)
		}
	}
}

func (c *checker) code(v corpus.Code) {
	record := "codes " + string(v.ID)
	above := v
	for range c.codes {
		if above.Parent == "" {
			return
		}
		parent := c.codes[above.Parent]
		if parent.ID == "" {
			if above.ID == v.ID {
				c.report(record, "its parent %s is not there", v.Parent)
			}
			return
		}
		above = parent
	}
	c.report(record, "it stands under itself")
}

func (c *checker) verdict(v corpus.Verdict) {
	record := "verdicts " + string(v.ID)
	stands := !v.Same
	for _, q := range v.Quotes {
		if c.quotes[q].ID == "" {
			c.report(record, "its quote %s is not there", q)
		}
		stands = stands || q == v.Stands
	}
	if !stands {
		c.report(record, "the quote that stands for the others, %s, is not one of them", v.Stands)
	}
}

func (c *checker) collection(v corpus.Collection) {
	for _, item := range v.Items {
		if item.Kind == corpus.ItemQuote && c.quotes[item.Quote].ID == "" {
			c.report("collections "+string(v.ID), "its quote %s is not there", item.Quote)
		}
	}
}

func (c *checker) testimony(m corpus.Testimony) {
	record := "testimonies " + string(m.ID)
	if m.Original != "" {
		if _, err := c.tx.original(m.Original); err != nil {
			c.report(record, "%s", reason(err))
		}
	}
	text, err := c.tx.Text(m.ID, m.Revision)
	if err != nil {
		c.report(record, "%s", reason(err))
		return
	}
	if len(text) != m.Bytes || anchor.Normalize(text) != text {
		c.report(record, "its text is not what was imported")
	}
	layout, ok := c.layouts[m.ID]
	if !ok {
		c.report(record, "its layout is missing")
	}
	at := 0
	for i, turn := range layout.Turns {
		if !turn.Label.Within(len(text)) || !turn.Words.Within(len(text)) || turn.Words.Start < at || !speaks(m, turn.Speaker) {
			c.report(record, "its turn %d does not fit the text", i+1)
		}
		at = turn.Words.End
	}
	for i, h := range layout.Headings {
		if !h.Span.Within(len(text)) {
			c.report(record, "its heading %d does not fit the text", i+1)
		}
	}
	for _, id := range c.of[m.ID] {
		if !anchor.Holds(c.quotes[id], text) {
			c.report("quotes "+string(id), "its words are not those of its testimony %q", m.Title)
		}
	}
}

// speaks reports whether a quote or a turn of m can be by that speaker.
func speaks(m corpus.Testimony, speaker int) bool {
	return speaker >= corpus.NoSpeaker && speaker < len(m.Speakers)
}
