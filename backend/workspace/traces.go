package workspace

import (
	"fmt"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Trace is a place outside a testimony where its words stand.
type Trace struct {
	Kind   string // store.Codes…: of the record
	ID     corpus.ID
	Name   string // what people call the record
	Field  string // "name", "title", "file", "definition", "memo", "intro", "heading", "comment", "value", "reason"…
	Before string
	After  string // without the words
}

// Mention is a text that says a name, which may be somebody else's: it is left
// to people.
type Mention struct {
	Kind  string
	ID    corpus.ID
	Name  string
	Field string
	Text  string
}

// written is a text that somebody wrote in a project.
type written struct {
	kind  string
	id    corpus.ID
	name  string // what people call the record
	field string
	text  *string
}

// scrub takes the words of a scope out of everything that stays, where write
// asks for it, and returns what it found. Quotes themselves are verbatim and stay.
func (s *scope) scrub(tx *store.Tx, write bool) (traces []Trace, mentions []Mention, err error) {
	traces, mentions = []Trace{}, []Mention{}
	if len(s.gone) == 0 {
		return traces, mentions, nil
	}
	taken := map[string]bool{} // marks of an earlier time
	for c, err := range tx.Codes().All() {
		if err != nil {
			return nil, nil, err
		}
		taken[c.Name] = true
	}
	for a, err := range tx.Attributes().All() {
		if err != nil {
			return nil, nil, err
		}
		taken[a.Name] = true
	}
	for p, err := range tx.Participants().All() {
		if err != nil {
			return nil, nil, err
		}
		taken[p.Name] = true
	}
	visit := func(p written) {
		after, some := s.text(*p.text)
		if p.field == "speaker" { // of a filter: it says a name and nothing else
			if s.known[sequence(*p.text)] {
				after, some = removed, true
			}
			p.field = "filter"
			if p.kind == store.Projects {
				p.field = "preset"
			}
		}
		if some {
			if p.field == "name" || p.field == "dimension" {
				after = numbered(after, taken)
			}
			traces = append(traces, Trace{p.kind, p.id, p.name, p.field, *p.text, after})
			*p.text = after
		}
		if s.mentions(after) {
			mentions = append(mentions, Mention{p.kind, p.id, p.name, p.field, after})
		}
	}
	for _, walk := range []func(*store.Tx, func(written), bool) error{scrubProject, s.scrubCodes, s.scrubTestimonies, s.scrubQuotes, scrubCollections, s.scrubPeople, s.scrubRevisions} {
		if err := walk(tx, visit, write); err != nil {
			return nil, nil, err
		}
	}
	return traces, mentions, nil
}

// numbered keeps names apart that lost their words.
func numbered(name string, taken map[string]bool) string {
	free := name
	for n := 2; taken[free]; n++ {
		free = fmt.Sprintf("%s %d", name, n)
	}
	taken[free] = true
	return free
}

func scrubProject(tx *store.Tx, visit func(written), write bool) error {
	p, err := tx.Project()
	if err != nil {
		return err
	}
	visit(written{store.Projects, p.ID, p.Name, "name", &p.Name})
	visit(written{store.Projects, p.ID, p.Name, "memo", &p.Memo})
	p.Searches, p.Presets = slices.Clone(p.Searches), slices.Clone(p.Presets)
	for i := range p.Searches {
		visit(written{store.Projects, p.ID, p.Name, "search", &p.Searches[i].Name})
		visit(written{store.Projects, p.ID, p.Name, "search", &p.Searches[i].Query})
	}
	p.Dimensions = slices.Clone(p.Dimensions)
	for i := range p.Dimensions {
		d := &p.Dimensions[i]
		visit(written{store.Projects, p.ID, p.Name, "dimension", &d.Name})
		d.Values = slices.Clone(d.Values)
		for n := range d.Values {
			visit(written{store.Projects, p.ID, p.Name, "dimension", &d.Values[n].Name})
		}
	}
	p.Synonyms = slices.Clone(p.Synonyms)
	for i := range p.Synonyms {
		words := slices.Clone(p.Synonyms[i].Words)
		for n := range words {
			visit(written{store.Projects, p.ID, p.Name, "synonym", &words[n]})
		}
		p.Synonyms[i].Words = words
	}
	for i := range p.Presets {
		visit(written{store.Projects, p.ID, p.Name, "preset", &p.Presets[i].Name})
		settings := slices.Clone(p.Presets[i].Settings)
		for n := range settings {
			field := "preset"
			if settings[n].Name == "only-speaker" {
				field = "speaker"
			}
			visit(written{store.Projects, p.ID, p.Name, field, &settings[n].Value})
		}
		p.Presets[i].Settings = settings
	}
	if !write {
		return nil
	}
	return tx.PutProject(p)
}

func (s *scope) scrubCodes(tx *store.Tx, visit func(written), write bool) error {
	codes, err := codesOf(tx)
	if err != nil {
		return err
	}
	for _, c := range inTreeOrder(codes) {
		name := c.Name
		visit(written{store.Codes, c.ID, name, "name", &c.Name})
		visit(written{store.Codes, c.ID, name, "definition", &c.Definition})
		visit(written{store.Codes, c.ID, name, "inclusion", &c.Inclusion})
		visit(written{store.Codes, c.ID, name, "exclusion", &c.Exclusion})
		visit(written{store.Codes, c.ID, name, "memo", &c.Memo})
		if !write {
			continue
		}
		c.Refused = slices.DeleteFunc(slices.Clone(c.Refused), func(r corpus.Refusal) bool { return s.gone[r.Testimony] })
		if err := tx.Codes().Put(c.ID, c); err != nil {
			return err
		}
	}
	return nil
}

func (s *scope) scrubTestimonies(tx *store.Tx, visit func(written), write bool) error {
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return err
		}
		if s.gone[m.ID] {
			continue
		}
		title := m.Title
		visit(written{store.Testimonies, m.ID, title, "title", &m.Title})
		visit(written{store.Testimonies, m.ID, title, "file", &m.Path})
		visit(written{store.Testimonies, m.ID, title, "memo", &m.Memo})
		m.Values = visitValues(visit, store.Testimonies, m.ID, title, m.Values)
		if !write {
			continue
		}
		if err := tx.Testimonies().Put(m.ID, m); err != nil {
			return err
		}
	}
	return nil
}

func (s *scope) scrubQuotes(tx *store.Tx, visit func(written), write bool) error {
	for q, err := range tx.Quotes().All() {
		if err != nil {
			return err
		}
		if s.gone[q.Testimony] || q.Memo == "" {
			continue
		}
		visit(written{store.Quotes, q.ID, firstWords(q.Exact), "memo", &q.Memo})
		if !write {
			continue
		}
		if err := tx.Quotes().Put(q.ID, q); err != nil {
			return err
		}
	}
	return nil
}

func scrubCollections(tx *store.Tx, visit func(written), write bool) error {
	for c, err := range tx.Collections().All() {
		if err != nil {
			return err
		}
		name := c.Name
		visit(written{store.Collections, c.ID, name, "name", &c.Name})
		visit(written{store.Collections, c.ID, name, "intro", &c.Intro})
		visit(written{store.Collections, c.ID, name, "memo", &c.Memo})
		for i, item := range c.Items {
			if item.Kind != corpus.ItemQuote {
				visit(written{store.Collections, c.ID, name, string(item.Kind), &c.Items[i].Text})
			}
			for n := range item.Edits {
				visit(written{store.Collections, c.ID, name, "addition", &c.Items[i].Edits[n].Text})
			}
		}
		for i := range c.Chain {
			l := &c.Chain[i]
			for _, cell := range []*corpus.Cell{&l.Action, &l.Result, &l.Impact} {
				visit(written{store.Collections, c.ID, name, "chain", &cell.Text})
			}
		}
		for i := range c.Workshops {
			visit(written{store.Collections, c.ID, name, "workshop", &c.Workshops[i].Name})
			for n := range c.Workshops[i].Piles {
				visit(written{store.Collections, c.ID, name, "pile", &c.Workshops[i].Piles[n].Name})
			}
		}
		if c.Kept != nil {
			visit(written{store.Collections, c.ID, name, "speaker", &c.Kept.Speaker})
			visit(written{store.Collections, c.ID, name, "filter", &c.Kept.Text})
			visit(written{store.Collections, c.ID, name, "filter", &c.Kept.Search})
			for i := range c.Kept.Where {
				for n := range c.Kept.Where[i].Values {
					visit(written{store.Collections, c.ID, name, "filter", &c.Kept.Where[i].Values[n]})
				}
			}
		}
		if !write {
			continue
		}
		if err := tx.Collections().Put(c.ID, c); err != nil {
			return err
		}
	}
	return nil
}

// visitValues shows the values of a testimony or a participant and returns them.
func visitValues(visit func(written), kind string, id corpus.ID, name string, values []corpus.Value) []corpus.Value {
	out := slices.Clone(values)
	for i := range out {
		visit(written{kind, id, name, "value", &out[i].Text})
	}
	return out
}

// visitChoices shows the choices of an attribute and returns them, each once: those of
// which all words went are one, as the values that say them.
func visitChoices(visit func(written), a corpus.Attribute) (out []string) {
	for _, choice := range a.Choices {
		visit(written{store.Attributes, a.ID, a.Name, "value", &choice})
		if !slices.Contains(out, choice) {
			out = append(out, choice)
		}
	}
	return out
}

func (s *scope) scrubPeople(tx *store.Tx, visit func(written), write bool) error {
	for p, err := range tx.Participants().All() {
		if err != nil {
			return err
		}
		if s.people[p.ID] {
			continue
		}
		name := p.Name
		visit(written{store.Participants, p.ID, name, "name", &p.Name})
		visit(written{store.Participants, p.ID, name, "memo", &p.Memo})
		p.Values = visitValues(visit, store.Participants, p.ID, name, p.Values)
		if !write {
			continue
		}
		if err := tx.Participants().Put(p.ID, p); err != nil {
			return err
		}
	}
	for a, err := range tx.Attributes().All() {
		if err != nil {
			return err
		}
		a.Choices = visitChoices(visit, a)
		name := a.Name
		visit(written{store.Attributes, a.ID, name, "name", &a.Name})
		visit(written{store.Attributes, a.ID, name, "memo", &a.Memo})
		if !write {
			continue
		}
		if err := tx.Attributes().Put(a.ID, a); err != nil {
			return err
		}
	}
	for p, err := range tx.Pseudonyms().All() {
		if err != nil {
			return err
		}
		visit(written{store.Pseudonyms, p.ID, p.Pseudonym, "memo", &p.Memo})
		if !write {
			continue
		}
		if err := tx.Pseudonyms().Put(p.ID, p); err != nil {
			return err
		}
	}
	return nil
}

func (s *scope) scrubRevisions(tx *store.Tx, visit func(written), write bool) error {
	for r, err := range tx.Revisions().All() {
		if err != nil {
			return err
		}
		if s.gone[r.Testimony] {
			continue
		}
		m, err := testimony(tx, r.Testimony)
		if err != nil {
			return err
		}
		visit(written{store.Revisions, r.ID, m.Title, "reason", &r.Reason})
		if !write {
			continue
		}
		if err := tx.Revisions().Put(r.ID, r); err != nil {
			return err
		}
	}
	return nil
}
