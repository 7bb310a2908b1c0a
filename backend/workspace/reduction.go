package workspace

import (
	"cmp"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// The methods below say what a record is in the copy, and whether it is there.

func (r *reduction) project(p corpus.Project) corpus.Project {
	p.Memo = r.memo(p.Memo)
	p.Presets = slices.DeleteFunc(slices.Clone(p.Presets), r.presetLeaves)
	for i := range p.Presets {
		p.Presets[i].Settings = slices.DeleteFunc(slices.Clone(p.Presets[i].Settings), func(s corpus.Setting) bool {
			return s.Name == templateSetting // a path leads nowhere there, and names folders and people
		})
		for n, s := range p.Presets[i].Settings {
			if s.Name == coderSetting {
				p.Presets[i].Settings[n].Value = r.coder(s.Value)
			}
		}
	}
	return p
}

// presetLeaves reports whether an export names what stays behind. One that is not
// understood may.
func (r *reduction) presetLeaves(p corpus.ExportPreset) bool {
	e, err := chosen(p)
	if err != nil {
		return true
	}
	f := e.Filter
	testimony, where := f.Testimony, f.Where
	if e.Search != nil {
		testimony, where = cmp.Or(testimony, e.Search.Testimony), append(where, e.Search.Where...)
	}
	return r.scope.gone[testimony] || r.scope.people[f.Participant] ||
		r.o.WithoutParticipants && (f.Participant != "" || len(where) > 0) ||
		f.Coding.By != "" && r.coder(f.Coding.By) == "" || // nobody there is called so
		slices.ContainsFunc(f.Quotes, func(q corpus.ID) bool { return !r.quotes[q] })
}

func (r *reduction) memo(s string) string {
	if r.o.WithoutMemos {
		return ""
	}
	return s
}

func (r *reduction) testimony(m corpus.Testimony) (corpus.Testimony, bool) {
	m.Memo, m.ImportedBy = r.memo(m.Memo), r.coder(m.ImportedBy)
	m.Media = "" // a path leads nowhere there, and names folders and people
	if r.o.WithoutOriginals {
		m.Original, m.Path = "", ""
	}
	if r.o.WithoutParticipants {
		m.Values, m.Speakers = nil, slices.Clone(m.Speakers)
		for i := range m.Speakers {
			m.Speakers[i].Participant = ""
		}
	}
	return m, !r.scope.gone[m.ID]
}

func (r *reduction) quote(q corpus.Quote) (corpus.Quote, bool) {
	q.Memo, q.CreatedBy, q.Codings = r.memo(q.Memo), r.coder(q.CreatedBy), slices.Clone(q.Codings)
	for i := range q.Codings {
		q.Codings[i] = q.Codings[i].Renamed(r.coder)
	}
	return q, r.quotes[q.ID]
}

func (r *reduction) participant(p corpus.Participant) (corpus.Participant, bool) {
	p.Memo = r.memo(p.Memo)
	return p, !r.o.WithoutParticipants && !r.scope.people[p.ID]
}

func (r *reduction) attribute(a corpus.Attribute) (corpus.Attribute, bool) {
	a.Memo = r.memo(a.Memo)
	return a, !r.o.WithoutParticipants
}

func (r *reduction) pseudonym(p corpus.Pseudonym) (corpus.Pseudonym, bool) {
	p.Memo = r.memo(p.Memo)
	return p, !r.o.WithoutPseudonyms && !r.scope.named[p.ID]
}

// subject returns what an entry of the history may still tell of.
func (r *reduction) subject(tx *store.Tx, e corpus.Entry, steps []store.Step) string {
	leaves := func(s store.Step) bool {
		return r.o.WithoutPseudonyms && s.Kind == store.Pseudonyms ||
			r.o.WithoutParticipants && (s.Kind == store.Participants || s.Kind == store.Attributes)
	}
	if e.Subject != "" && (r.tellsOf(e) || slices.ContainsFunc(steps, leaves)) {
		return removed
	}
	return r.scope.retold(tx, e, steps)
}

// tellsOf reports whether an action names what the copy does not hold, whatever
// records it changed: values say the names of attributes, and the file of a copy
// that was brought over may be called after whoever made it.
func (r *reduction) tellsOf(e corpus.Entry) bool {
	switch e.Action {
	case corpus.ActPseudonymAdd, corpus.ActPseudonymEdit, corpus.ActPseudonymDelete, corpus.ActNameKeep:
		return r.o.WithoutPseudonyms
	case corpus.ActParticipantAdd, corpus.ActParticipantEdit, corpus.ActParticipantDelete,
		corpus.ActAttributeAdd, corpus.ActAttributeEdit, corpus.ActAttributeDelete, corpus.ActValues:
		return r.o.WithoutParticipants
	case corpus.ActImport: // answers are imported under the name of their file
		return r.o.WithoutOriginals && r.scope.stillCalled(e.Subject) != e.Subject
	case corpus.ActBringOver, corpus.ActRepair, corpus.ActCodebookImport:
		return r.o.WithoutNames
	}
	return false
}

func (r *reduction) code(c corpus.Code) corpus.Code {
	c.Memo = r.memo(c.Memo)
	if !r.quotes[c.Example] {
		c.Example = ""
	}
	return c
}

func (r *reduction) verdict(v corpus.Verdict) (corpus.Verdict, bool) {
	v.By = r.coder(v.By)
	v.Quotes = slices.DeleteFunc(slices.Clone(v.Quotes), func(q corpus.ID) bool { return !r.quotes[q] })
	if v.Same && !r.quotes[v.Stands] && len(v.Quotes) > 0 {
		v.Stands = v.Quotes[0]
	}
	return v, len(v.Quotes) > 1
}

func (r *reduction) collection(c corpus.Collection) corpus.Collection {
	c = c.Without(func(q corpus.ID) bool { return !r.quotes[q] })
	if c.Kept != nil && r.leaves(*c.Kept) {
		c.Kept = nil
	}
	c.Memo = r.memo(c.Memo)
	if r.o.WithoutComments {
		c.Intro = ""
		c.Items = slices.DeleteFunc(c.Items, func(i corpus.Item) bool { return i.Kind == corpus.ItemComment })
	}
	return c
}

// leaves reports whether a filter names what stays behind.
func (r *reduction) leaves(c corpus.Choice) bool {
	return r.scope.gone[c.Testimony] || r.scope.people[c.Participant] ||
		r.o.WithoutParticipants && (c.Participant != "" || len(c.Where) > 0)
}

// seen returns the traces in what the copy holds.
func (r *reduction) seen(traces []Trace) []Trace {
	return slices.DeleteFunc(traces, func(t Trace) bool {
		switch t.Kind {
		case store.Participants, store.Attributes:
			if r.o.WithoutParticipants {
				return true
			}
		case store.Pseudonyms:
			if r.o.WithoutPseudonyms {
				return true
			}
		}
		switch t.Field {
		case "memo":
			return r.o.WithoutMemos
		case "comment", "intro":
			return r.o.WithoutComments
		case "file":
			return r.o.WithoutOriginals
		case "value":
			return r.o.WithoutParticipants
		case "reason":
			return true // of a revision, which no copy holds
		}
		return false
	})
}

// holds adds up the copy.
func (r *reduction) holds() (h Holds, err error) {
	h = Holds{Testimonies: []HeldTestimony{}, Collections: []HeldCollection{}, Coders: []string{}}
	p, err := r.tx.Project()
	if err != nil {
		return h, err
	}
	p = r.project(p)
	h.Name, _ = r.scope.text(p.Name)
	h.memo(p.Memo)
	h.Dimensions, h.Searches, h.Synonyms, h.Presets = len(p.Dimensions), len(p.Searches), len(p.Synonyms), len(p.Presets)
	named := map[string]bool{r.coder(r.by): true}
	if err := r.signed(func(name string) { named[r.coder(name)] = true }); err != nil {
		return h, err
	}
	now, err := r.tx.Moment()
	if err != nil {
		return h, err
	}
	if !r.o.WithoutHistory {
		h.History = int(now.Seq)
		entries, err := r.tx.History(0, h.History)
		if err != nil {
			return h, err
		}
		for _, e := range entries {
			named[r.coder(e.By)] = true
		}
	}
	for name := range named {
		if name != "" {
			h.Coders = append(h.Coders, name)
		}
	}
	slices.Sort(h.Coders)
	for _, add := range []func(*Holds) error{r.addTestimonies, r.addQuotes, r.addPeople, r.addRest} {
		if err := add(&h); err != nil {
			return h, err
		}
	}
	return h, nil
}

func (h *Holds) memo(s string) {
	if s != "" {
		h.Memos++
	}
}

func (r *reduction) addTestimonies(h *Holds) error {
	originals := map[string]bool{}
	for m, err := range r.tx.Testimonies().All() {
		if err != nil {
			return err
		}
		m, stays := r.testimony(m)
		if !stays {
			continue
		}
		h.memo(m.Memo)
		title, _ := r.scope.text(m.Title)
		h.Testimonies = append(h.Testimonies, HeldTestimony{m.ID, title, m.Words, len(r.tx.QuotesOf(m.ID)), m.Original != ""})
		if m.Original != "" {
			originals[m.Original] = true
		}
	}
	h.Originals = len(originals)
	return nil
}

func (r *reduction) addQuotes(h *Holds) error {
	for q, err := range r.tx.Quotes().All() {
		if err != nil {
			return err
		}
		if q, stays := r.quote(q); stays {
			h.Quotes++
			h.memo(q.Memo)
		}
	}
	for v, err := range r.tx.Verdicts().All() {
		if err != nil {
			return err
		}
		if _, stays := r.verdict(v); stays {
			h.Verdicts++
		}
	}
	return nil
}

func (r *reduction) addPeople(h *Holds) error {
	for p, err := range r.tx.Participants().All() {
		if err != nil {
			return err
		}
		if p, stays := r.participant(p); stays {
			h.Participants++
			h.memo(p.Memo)
		}
	}
	for a, err := range r.tx.Attributes().All() {
		if err != nil {
			return err
		}
		if a, stays := r.attribute(a); stays {
			h.Attributes++
			h.memo(a.Memo)
		}
	}
	for p, err := range r.tx.Pseudonyms().All() {
		if err != nil {
			return err
		}
		if p, stays := r.pseudonym(p); stays {
			h.Pseudonyms++
			h.memo(p.Memo)
		}
	}
	return nil
}

func (r *reduction) addRest(h *Holds) error {
	for c, err := range r.tx.Codes().All() {
		if err != nil {
			return err
		}
		h.Codes++
		h.memo(r.code(c).Memo)
	}
	for c, err := range r.tx.Collections().All() {
		if err != nil {
			return err
		}
		c = r.collection(c)
		name, _ := r.scope.text(c.Name)
		h.Collections = append(h.Collections, HeldCollection{name, c.Quotes()})
		h.memo(c.Memo)
		h.Links += len(c.Chain)
		h.Workshops += len(c.Workshops)
		if c.Intro != "" {
			h.Comments++
		}
		for _, i := range c.Items {
			if i.Kind == corpus.ItemComment {
				h.Comments++
			}
		}
	}
	return nil
}

// write makes the project what the copy is to be.
func (r *reduction) write(id corpus.ID) error {
	if _, _, err := r.scope.scrub(r.tx, true); err != nil {
		return err
	}
	p, err := r.tx.Project()
	if err != nil {
		return err
	}
	p = r.project(p)
	p.ID = id
	if err := r.tx.PutProject(p); err != nil {
		return err
	}
	if err := rewritten(r.tx.Collections(), func(c corpus.Collection) (corpus.ID, corpus.Collection, bool) { return c.ID, r.collection(c), true }); err != nil {
		return err
	}
	if err := rewritten(r.tx.Verdicts(), func(v corpus.Verdict) (corpus.ID, corpus.Verdict, bool) {
		now, stays := r.verdict(v)
		return v.ID, now, stays
	}); err != nil {
		return err
	}
	if err := rewritten(r.tx.Quotes(), func(q corpus.Quote) (corpus.ID, corpus.Quote, bool) {
		now, stays := r.quote(q)
		return q.ID, now, stays
	}); err != nil {
		return err
	}
	if err := rewritten(r.tx.Codes(), func(c corpus.Code) (corpus.ID, corpus.Code, bool) { return c.ID, r.code(c), true }); err != nil {
		return err
	}
	if err := r.writePeople(); err != nil {
		return err
	}
	for gone := range r.scope.gone {
		if err := r.tx.Layouts().Delete(gone); err != nil {
			return err
		}
	}
	if err := rewritten(r.tx.Testimonies(), func(m corpus.Testimony) (corpus.ID, corpus.Testimony, bool) {
		now, stays := r.testimony(m)
		return m.ID, now, stays
	}); err != nil {
		return err
	}
	return rewritten(r.tx.Erasures(), func(e corpus.Erasure) (corpus.ID, corpus.Erasure, bool) { return e.ID, e, false })
}

// writePeople leaves in the copy those who belong there. Earlier texts never do.
func (r *reduction) writePeople() error {
	if err := rewritten(r.tx.Participants(), func(p corpus.Participant) (corpus.ID, corpus.Participant, bool) {
		now, stays := r.participant(p)
		return p.ID, now, stays
	}); err != nil {
		return err
	}
	if err := rewritten(r.tx.Attributes(), func(a corpus.Attribute) (corpus.ID, corpus.Attribute, bool) {
		now, stays := r.attribute(a)
		return a.ID, now, stays
	}); err != nil {
		return err
	}
	if err := rewritten(r.tx.Pseudonyms(), func(p corpus.Pseudonym) (corpus.ID, corpus.Pseudonym, bool) {
		now, stays := r.pseudonym(p)
		return p.ID, now, stays
	}); err != nil {
		return err
	}
	return rewritten(r.tx.Revisions(), func(v corpus.Revision) (corpus.ID, corpus.Revision, bool) { return v.ID, v, false })
}

// rewritten writes every record of a table anew, or removes it.
func rewritten[T any](table store.Table[T], f func(T) (id corpus.ID, now T, stays bool)) error {
	for v, err := range table.All() {
		if err != nil {
			return err
		}
		id, now, stays := f(v)
		if stays {
			err = table.Put(id, now)
		} else {
			err = table.Delete(id)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
