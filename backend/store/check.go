package store

import (
	"context"
	"fmt"
	"sync"

	"florilege/backend/corpus"
)

// Check is CheckAll that nobody waits for.
func (s *Store) Check() ([]Problem, error) { return s.CheckAll(context.Background(), nil) }

// CheckAll reads the whole file and returns what is wrong: pages, checksums,
// records that name what is not there, keys that do not match their record,
// originals that changed, quotes whose words are not those of their text, and a
// journal that does not tell how the records became what they are, or by which
// a change could not be undone. An empty list says that the file is sound. What
// stands where nothing reads it, in free pages and after the last record of a
// page, is not looked at.
//
// Others may write meanwhile: it is the moment of the call that is checked.
// CheckAll ends early with Cancelled.
func (s *Store) CheckAll(ctx context.Context, tell Progress) ([]Problem, error) {
	c := &checker{problems: []Problem{}}
	err := s.still(func(tx *Tx, h header, err error) error {
		c.meter = &meter{ctx: ctx, tell: tell, total: 2 * int64(h.high) * h.page}
		wrong := []fault{{what: headerFault(err)}}
		if err == nil {
			wrong = checkPages(s.file, h, true, c.meter)
		}
		if h.torn {
			c.report(Torn, "file", "")
		}
		whole := true
		for _, f := range wrong {
			whole = whole && f.ofJournal()
			c.pages(f)
		}
		if whole {
			c.tx = tx
			c.records()
			c.journal()
			c.name()
		} else { // bbolt would lose its way on such pages
			c.problems = append(c.problems, s.damaged(c.meter)...)
		}
		return c.meter.end()
	})
	return c.problems, err
}

// still runs f in a transaction with the header that belongs to it, or with why
// there is none.
func (s *Store) still(f func(*Tx, header, error) error) error {
	s.writing.Lock()
	unlock := sync.OnceFunc(s.writing.Unlock)
	defer unlock()
	return s.guard(func() error {
		return s.View(func(tx *Tx) error {
			h, err := headerOf(s.file, s.name())
			unlock() // nobody overwrites the pages of a moment that is being read
			return f(tx, h, err)
		})
	})
}

// headerFault says why a file has no header any more.
func headerFault(err error) string {
	if err == nil {
		return ""
	}
	if corpus.CodeOf(err) == corpus.NotAProject {
		return "its first pages are gone"
	}
	return reason(err)
}

type checker struct {
	tx       *Tx
	meter    *meter
	problems []Problem

	testimonies  map[corpus.ID]corpus.Testimony
	layouts      map[corpus.ID]corpus.Layout
	codes        map[corpus.ID]corpus.Code
	quotes       map[corpus.ID]corpus.Quote
	collections  map[corpus.ID]corpus.Collection
	participants map[corpus.ID]corpus.Participant
	attributes   map[corpus.ID]corpus.Attribute
	of           map[corpus.ID][]corpus.ID // testimony → its quotes
}

func (c *checker) report(code ProblemCode, record, format string, args ...any) {
	c.problems = append(c.problems, newProblem(code, record, fmt.Sprintf(format, args...)))
}

func (c *checker) pages(f fault) {
	record := "file"
	if f.ofJournal() {
		record = "journal"
	}
	if f.lost > 0 {
		c.report(LostPages, record, "%d", f.lost)
		return
	}
	c.report(BadPages, record, "%s", f.what)
}

func (c *checker) records() {
	if _, err := c.tx.Project(); err != nil {
		c.report(Absent, "project", "%s", reason(err))
	}
	c.testimonies = each(c, c.tx.Testimonies(), func(v corpus.Testimony) corpus.ID { return v.ID })
	c.layouts = each(c, c.tx.Layouts(), nil)
	c.codes = each(c, c.tx.Codes(), func(v corpus.Code) corpus.ID { return v.ID })
	c.quotes = each(c, c.tx.Quotes(), func(v corpus.Quote) corpus.ID { return v.ID })
	c.collections = each(c, c.tx.Collections(), func(v corpus.Collection) corpus.ID { return v.ID })
	c.participants = each(c, c.tx.Participants(), func(v corpus.Participant) corpus.ID { return v.ID })
	c.attributes = each(c, c.tx.Attributes(), func(v corpus.Attribute) corpus.ID { return v.ID })
	each(c, c.tx.Pseudonyms(), func(v corpus.Pseudonym) corpus.ID { return v.ID })
	each(c, c.tx.Erasures(), func(v corpus.Erasure) corpus.ID { return v.ID })
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
	for _, v := range c.collections {
		c.collection(v)
	}
	for _, p := range c.participants {
		c.values("participants "+string(p.ID), p.Values)
	}
	for _, m := range c.testimonies {
		if c.meter.ctx.Err() != nil {
			return
		}
		c.testimony(m)
	}
	for _, r := range each(c, c.tx.Revisions(), func(v corpus.Revision) corpus.ID { return v.ID }) {
		c.revision(r)
	}
	for id := range c.layouts {
		if c.testimonies[id].ID == "" {
			c.report(NoTestimony, "layouts "+string(id), "")
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
		if !c.meter.add(int64(len(data))) {
			return c.meter.ctx.Err()
		}
		var v T
		record := table.kind.String() + " " + string(key)
		if err := table.tx.store.codec.decode(table.kind, key, data, &v); err != nil {
			c.report(Unreadable, record, "%s", reason(err))
			return nil
		}
		if id != nil && string(id(v)) != string(key) {
			c.report(Misnamed, record, "%s", id(v))
			return nil
		}
		out[corpus.ID(key)] = v
		return nil
	})
	return out
}
