package workspace

import (
	"slices"
	"strings"
	"unicode/utf8"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// scope is what goes with testimonies that leave a project: all that the file
// holds of them, in the past too.
type scope struct {
	redactor
	gone   map[corpus.ID]bool // the testimonies
	quotes map[corpus.ID]bool // every quote that was ever made of them
	people map[corpus.ID]bool // participants who speak in them alone
	named  map[corpus.ID]bool // pseudonyms of names that they alone say
	past   int                // entries of the journal that tell of them

	called map[string]bool // what records are called once they have gone: see call
}

// scopeOf reads what goes with testimonies, those that were deleted included.
func scopeOf(tx *store.Tx, gone map[corpus.ID]bool) (*scope, error) {
	s := &scope{
		redactor: redactor{runs: map[string]bool{}, names: map[string]bool{}, known: map[string]bool{}},
		gone:     gone, quotes: map[corpus.ID]bool{}, people: map[corpus.ID]bool{}, named: map[corpus.ID]bool{},
	}
	if len(gone) == 0 {
		return s, nil
	}
	g := gathering{scope: s, tx: tx, exact: map[string]bool{}, codes: map[string]string{}, met: map[corpus.ID]string{}, real: map[corpus.ID][]string{}}
	if err := g.present(); err != nil {
		return nil, err
	}
	if err := tx.Tale(g.entry); err != nil {
		return nil, err
	}
	for id := range g.people {
		g.know(g.met[id])
	}
	for id := range gone {
		texts, err := tx.Texts(id)
		if err != nil {
			return nil, err
		}
		for _, t := range texts {
			g.hear(t)
			w := wordsOf(t)
			for i := 0; i+runWords <= len(w.folded); i++ {
				s.runs[w.key(i, runWords)] = true
			}
		}
	}
	g.inVivo()
	if err := g.spare(); err != nil {
		return nil, err
	}
	return s, tx.Tale(func(_ corpus.Entry, steps []store.Step) error {
		if s.touches(tx, steps) {
			s.past++
		}
		return nil
	})
}

// gathering reads what a scope is made of.
type gathering struct {
	*scope
	tx    *store.Tx
	exact map[string]bool   // words of their quotes
	codes map[string]string // every name that a code had or has, as it was written

	met  map[corpus.ID]string   // names of those who were ever participants
	real map[corpus.ID][]string // real names that ever had a pseudonym, folded
}

// present reads the records as they are.
func (g *gathering) present() error {
	for m, err := range g.tx.Testimonies().All() {
		if err != nil {
			return err
		}
		if g.gone[m.ID] {
			g.testimony(m)
		}
	}
	for q, err := range g.tx.Quotes().All() {
		if err != nil {
			return err
		}
		if g.gone[q.Testimony] {
			g.quote(q)
		}
	}
	for c, err := range g.tx.Codes().All() {
		if err != nil {
			return err
		}
		g.codes[sequence(c.Name)] = c.Name
	}
	for p, err := range g.tx.Participants().All() {
		if err != nil {
			return err
		}
		g.met[p.ID] = p.Name
	}
	for p, err := range g.tx.Pseudonyms().All() {
		if err != nil {
			return err
		}
		g.pseudonym(p)
	}
	return nil
}

// entry reads the records as they were.
func (g *gathering) entry(_ corpus.Entry, steps []store.Step) error {
	for _, step := range steps {
		for _, record := range [][]byte{step.Before, step.After} {
			if record == nil {
				continue
			}
			switch step.Kind {
			case store.Testimonies:
				m, err := g.tx.Testimonies().Parse(record)
				if err != nil {
					return err
				}
				if g.gone[m.ID] {
					g.testimony(m)
				}
			case store.Quotes:
				q, err := g.tx.Quotes().Parse(record)
				if err != nil {
					return err
				}
				if g.gone[q.Testimony] {
					g.quote(q)
				}
			case store.Codes:
				c, err := g.tx.Codes().Parse(record)
				if err != nil {
					return err
				}
				g.codes[sequence(c.Name)] = c.Name
			case store.Participants:
				p, err := g.tx.Participants().Parse(record)
				if err != nil {
					return err
				}
				if _, met := g.met[p.ID]; !met {
					g.met[p.ID] = p.Name
				}
			case store.Pseudonyms:
				p, err := g.tx.Pseudonyms().Parse(record)
				if err != nil {
					return err
				}
				g.pseudonym(p)
			}
		}
	}
	return nil
}

func (g *gathering) testimony(m corpus.Testimony) {
	g.know(m.Title)
	g.know(strings.TrimSuffix(m.Path, "."+m.Format))
	for _, s := range m.Speakers {
		if s.Interviewer {
			continue
		}
		if s.Participant != "" {
			g.people[s.Participant] = true
		}
		g.know(s.Name)
		for _, part := range wordsOf(s.Name).folded {
			if utf8.RuneCountInString(part) >= namePart {
				g.known[part] = true
			}
		}
	}
}

// namePart is from how many letters on a part of a name is one by itself.
const namePart = 3

// know keeps what a testimony or a speaker is called; a letter alone is no name.
func (g *gathering) know(name string) {
	if s := sequence(name); utf8.RuneCountInString(s) > 1 {
		g.known[s] = true
	}
}

func (g *gathering) quote(q corpus.Quote) {
	g.quotes[q.ID] = true
	g.exact[sequence(q.Exact)] = true
}

// inVivo finds the codes that were named with the words of a quote, which may
// be cut short and then end with an ellipsis.
func (g *gathering) inVivo() {
	for name, written := range g.codes {
		if name == "" {
			continue
		}
		if g.exact[name] {
			g.names[name] = true
			continue
		}
		if !strings.HasSuffix(written, "…") {
			continue
		}
		for exact := range g.exact {
			if strings.HasPrefix(exact, name) {
				g.names[name] = true
			}
		}
	}
}

// spare leaves alone what testimonies that stay say or are called too.
func (g *gathering) spare() error {
	for m, err := range g.tx.Testimonies().All() {
		if err != nil {
			return err
		}
		if g.gone[m.ID] {
			continue
		}
		delete(g.known, sequence(m.Title))
		for _, s := range m.Speakers {
			delete(g.people, s.Participant)
			delete(g.known, sequence(g.met[s.Participant]))
			delete(g.known, sequence(s.Name))
			for _, part := range wordsOf(s.Name).folded {
				delete(g.known, part)
			}
		}
		text, err := g.tx.Text(m.ID, m.Revision)
		if err != nil {
			return err
		}
		g.spareNames(text)
		w := wordsOf(text)
		for i := 0; i+runWords <= len(w.folded); i++ {
			if key := w.key(i, runWords); g.runs[key] {
				g.runs[key] = false
			}
		}
		all := w.joined()
		for name := range g.names {
			if strings.Contains(all, " "+name+" ") {
				delete(g.names, name)
			}
		}
	}
	return nil
}

// touches reports whether an entry tells of what goes.
func (s *scope) touches(tx *store.Tx, steps []store.Step) bool {
	return slices.ContainsFunc(steps, func(step store.Step) bool {
		switch step.Kind {
		case store.Testimonies, store.Layouts:
			return s.gone[step.ID]
		case store.Quotes:
			return s.quotes[step.ID]
		case store.Verdicts:
			return s.decided(tx, step.Before) || s.decided(tx, step.After)
		case store.Participants:
			return s.people[step.ID]
		case store.Pseudonyms:
			return s.named[step.ID]
		case store.Revisions:
			return s.corrected(tx, step.Before) || s.corrected(tx, step.After)
		}
		return false
	})
}

// corrected reports whether a revision is of a testimony that goes.
func (s *scope) corrected(tx *store.Tx, record []byte) bool {
	if record == nil {
		return false
	}
	r, err := tx.Revisions().Parse(record)
	return err == nil && s.gone[r.Testimony]
}

// decided reports whether a verdict is about a quote that goes.
func (s *scope) decided(tx *store.Tx, record []byte) bool {
	if record == nil {
		return false
	}
	v, err := tx.Verdicts().Parse(record)
	return err == nil && slices.ContainsFunc(v.Quotes, func(q corpus.ID) bool { return s.quotes[q] })
}
