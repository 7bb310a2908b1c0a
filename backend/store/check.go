package store

import (
	"fmt"

	bolt "go.etcd.io/bbolt"

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
// originals that changed, and quotes whose words are not those of their text.
// An empty list says that the file is sound.
func (s *Store) Check() ([]Problem, error) {
	c := &checker{problems: []Problem{}}
	err := s.guard(func() error {
		return s.db.View(func(btx *bolt.Tx) error {
			for err := range btx.Check() {
				c.report("file", "%v", err)
			}
			if len(c.problems) > 0 {
				return nil // records on broken pages would only repeat it
			}
			c.run(&Tx{tx: btx, store: s})
			return nil
		})
	})
	return c.problems, err
}

type checker struct{ problems []Problem }

func (c *checker) report(record, format string, args ...any) {
	c.problems = append(c.problems, Problem{record, fmt.Sprintf(format, args...)})
}

func (c *checker) run(t *Tx) {
	if _, err := t.Project(); err != nil {
		c.report("project", "%v", err)
	}
	codes := each(c, t.Codes(), func(v corpus.Code) corpus.ID { return v.ID })
	quotes := each(c, t.Quotes(), func(v corpus.Quote) corpus.ID { return v.ID })
	testimonies := each(c, t.Testimonies(), func(v corpus.Testimony) corpus.ID { return v.ID })
	verdicts := each(c, t.Verdicts(), func(v corpus.Verdict) corpus.ID { return v.ID })
	each(c, t.Collections(), func(v corpus.Collection) corpus.ID { return v.ID })
	for _, v := range codes {
		if v.Parent != "" && codes[v.Parent].ID == "" {
			c.report("codes "+string(v.ID), "its parent %s is not there", v.Parent)
		}
	}
	for _, v := range verdicts {
		for _, q := range v.Quotes {
			if quotes[q].ID == "" {
				c.report("verdicts "+string(v.ID), "its quote %s is not there", q)
			}
		}
	}
	want := map[string]bool{}
	byTestimony := map[corpus.ID][]corpus.Quote{}
	for _, q := range quotes {
		c.quote(q, testimonies, codes)
		byTestimony[q.Testimony] = append(byTestimony[q.Testimony], q)
		for _, k := range quoteKeys(q) {
			want[k.kind.String()+"/"+string(k.key)] = true
		}
	}
	for _, m := range testimonies {
		c.testimony(t, m, byTestimony[m.ID])
		want[kindByOriginal.String()+"/"+string(originalKey(m))] = true
	}
	c.keys(t, want)
	c.journal(t)
}

// each decodes every record of a table, so that one that is damaged does not
// hide the next.
func each[T any](c *checker, table Table[T], id func(T) corpus.ID) map[corpus.ID]T {
	out := map[corpus.ID]T{}
	b := table.tx.bucket(table.kind)
	_ = b.ForEach(func(key, data []byte) error {
		var v T
		record := table.kind.String() + " " + string(key)
		switch err := table.tx.store.codec.decode(data, &v); {
		case err != nil:
			c.report(record, "%v", err)
		case string(id(v)) != string(key):
			c.report(record, "it says that its ID is %s", id(v))
		default:
			out[corpus.ID(key)] = v
		}
		return nil
	})
	return out
}

func (c *checker) quote(q corpus.Quote, testimonies map[corpus.ID]corpus.Testimony, codes map[corpus.ID]corpus.Code) {
	record := "quotes " + string(q.ID)
	m, ok := testimonies[q.Testimony]
	if !ok {
		c.report(record, "its testimony %s is not there", q.Testimony)
		return
	}
	if q.Speaker != corpus.NoSpeaker && (q.Speaker < 0 || q.Speaker >= len(m.Speakers)) {
		c.report(record, "its speaker %d is not there", q.Speaker)
	}
	for _, coding := range q.Codings {
		if codes[coding.Code].ID == "" {
			c.report(record, "its code %s is not there", coding.Code)
		}
	}
}

func (c *checker) testimony(t *Tx, m corpus.Testimony, quotes []corpus.Quote) {
	record := "testimonies " + string(m.ID)
	original, err := t.Original(m.Original)
	if err != nil {
		c.report(record, "its original: %v", err)
	} else if Hash(original) != m.Original {
		c.report(record, "its original changed")
	}
	text, err := t.Text(m.ID, m.Revision)
	if err != nil {
		c.report(record, "its text: %v", err)
		return
	}
	if len(text) != m.Bytes || anchor.Normalize(text) != text {
		c.report(record, "its text is not what was imported")
	}
	layout, err := t.Layouts().Get(m.ID)
	if err != nil {
		c.report(record, "its layout: %v", err)
	}
	at := 0
	for i, turn := range layout.Turns {
		if !turn.Words.Within(len(text)) || turn.Words.Start < at || turn.Speaker >= len(m.Speakers) {
			c.report(record, "its turn %d does not fit the text", i+1)
		}
		at = turn.Words.End
	}
	for _, q := range quotes {
		if !anchor.Holds(q, text) {
			c.report("quotes "+string(q.ID), "its words are not those of its testimony %q", m.Title)
		}
	}
}

// keys compares the derived keys with those that the records want.
func (c *checker) keys(t *Tx, want map[string]bool) {
	for _, k := range []kind{kindQuoteByTestimony, kindQuoteByCode, kindByOriginal} {
		_ = t.bucket(k).ForEach(func(key, _ []byte) error {
			name := k.String() + "/" + string(key)
			if !want[name] {
				c.report(k.String(), "a key has no record: %q", key)
			}
			delete(want, name)
			return nil
		})
	}
	for name := range want {
		c.report("file", "a key is missing: %q", name)
	}
}

// journal reads every entry, in order and without gaps.
func (c *checker) journal(t *Tx) {
	h, err := t.head()
	if err != nil {
		c.report("journal", "%v", err)
		return
	}
	var last corpus.ID
	for seq := uint64(1); seq <= h.Seq; seq++ {
		e, err := t.entry(seq)
		if err != nil {
			c.report("journal", "entry %d: %v", seq, err)
			continue
		}
		last = e.ID
	}
	if h.Seq > 0 && last != h.ID {
		c.report("journal", "its head is not its last entry")
	}
}
