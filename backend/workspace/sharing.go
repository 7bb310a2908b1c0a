package workspace

import (
	"fmt"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// ShareOptions says what a copy for somebody else holds. The zero value keeps
// everything but the steps of undo.
type ShareOptions struct {
	Testimonies []corpus.ID // nil for all

	WithoutMemos        bool // of the project, testimonies, codes and quotes
	WithoutComments     bool // of collections, and their introductions
	WithoutOriginals    bool // the imported files, with their names
	WithoutHistory      bool // the history begins with the copy
	WithoutNames        bool // coders are numbered
	WithoutParticipants bool // and attributes with their values
	WithoutPseudonyms   bool // the table of real names

	Passphrase string // that the copy is sealed with; "" for none
}

// Holds is what a project file holds, for people to read.
type Holds struct {
	Name         string
	Testimonies  []HeldTestimony
	Quotes       int
	Codes        int
	Participants int
	Attributes   int
	Pseudonyms   int
	Memos        int
	Comments     int // and introductions, of collections
	Links        int // rows of the results chains of collections
	Workshops    int
	Dimensions   int
	Searches     int // that are kept under a name
	Synonyms     int // sets of words
	Presets      int // exports that are kept under a name
	Verdicts     int
	Collections  []HeldCollection
	Originals    int
	History      int      // entries
	Coders       []string // whose names it says
	Sealed       bool
}

// HeldTestimony is a testimony of a file.
type HeldTestimony struct {
	ID       corpus.ID
	Title    string
	Words    int
	Quotes   int
	Original bool
}

// HeldCollection is a collection of a file.
type HeldCollection struct {
	Name   string
	Quotes int // once each
}

// SharePlan says what a copy would hold and what it would not. Nothing is
// written by making one.
type SharePlan struct {
	Holds  Holds
	Leaves Holds   // what the project holds and the copy does not: titles, counts, names
	Traces []Trace // words of testimonies that stay behind, which are taken out of what goes
}

// PlanShare says what a copy that somebody makes would hold.
func (w *Workspace) PlanShare(o ShareOptions, a Author) (p SharePlan, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		r, err := reduce(tx, o, a)
		if err != nil {
			return err
		}
		whole, err := reduce(tx, ShareOptions{}, a)
		if err != nil {
			return err
		}
		all, err := whole.holds()
		if err != nil {
			return err
		}
		if p.Holds, err = r.holds(); err != nil {
			return err
		}
		p.Leaves = all.less(p.Holds)
		p.Holds.History++ // that it is a copy
		if p.Traces, _, err = r.scope.scrub(tx, false); err != nil {
			return err
		}
		p.Traces = r.seen(p.Traces)
		p.Holds.Sealed = o.Passphrase != ""
		return nil
	})
	return p, err
}

// less returns what other lacks.
func (h Holds) less(other Holds) Holds {
	out := Holds{
		Name: h.Name, Testimonies: []HeldTestimony{}, Collections: []HeldCollection{}, Coders: []string{},
		Participants: h.Participants - other.Participants, Attributes: h.Attributes - other.Attributes, Pseudonyms: h.Pseudonyms - other.Pseudonyms,
		Quotes: h.Quotes - other.Quotes, Codes: h.Codes - other.Codes, Memos: h.Memos - other.Memos,
		Comments: h.Comments - other.Comments, Links: h.Links - other.Links, Workshops: h.Workshops - other.Workshops,
		Dimensions: h.Dimensions - other.Dimensions, Searches: h.Searches - other.Searches, Synonyms: h.Synonyms - other.Synonyms,
		Presets: h.Presets - other.Presets, Verdicts: h.Verdicts - other.Verdicts,
		Originals: h.Originals - other.Originals, History: max(0, h.History-other.History),
	}
	for _, m := range h.Testimonies {
		if !slices.ContainsFunc(other.Testimonies, func(o HeldTestimony) bool { return o.ID == m.ID }) {
			out.Testimonies = append(out.Testimonies, m)
		}
	}
	for _, name := range h.Coders {
		if !slices.Contains(other.Coders, name) {
			out.Coders = append(out.Coders, name)
		}
	}
	return out
}

// reduction is a project as a copy of it would be.
type reduction struct {
	tx     *store.Tx
	o      ShareOptions
	scope  *scope
	by     string             // who makes the copy
	quotes map[corpus.ID]bool // that the copy holds
	coders map[string]string  // name → what stands for it
}

// reduce reads what a copy needs to know.
func reduce(tx *store.Tx, o ShareOptions, a Author) (*reduction, error) {
	r := &reduction{tx: tx, o: o, by: a.Name, quotes: map[corpus.ID]bool{}, coders: map[string]string{}}
	for _, id := range o.Testimonies {
		if _, err := testimony(tx, id); err != nil {
			return nil, err
		}
	}
	all, err := erasable(tx)
	if err != nil {
		return nil, err
	}
	gone := map[corpus.ID]bool{}
	for _, m := range all {
		if m.Deleted || o.Testimonies != nil && !slices.Contains(o.Testimonies, m.ID) {
			gone[m.ID] = true
		}
	}
	if r.scope, err = scopeOf(tx, gone); err != nil {
		return nil, err
	}
	tx.EachPlace(func(testimony, quote corpus.ID) {
		if !gone[testimony] {
			r.quotes[quote] = true
		}
	})
	return r, r.nameCoders()
}

// nameCoders gives everybody a number, in the order in which they come.
func (r *reduction) nameCoders() error {
	p, err := r.tx.Project()
	if err != nil {
		return err
	}
	as := "Coder"
	if p.Language != "en" {
		as = "Codeur" // in French and in Dutch
	}
	meet := func(name string) {
		if _, met := r.coders[name]; !met && name != "" {
			r.coders[name] = fmt.Sprint(as, " ", len(r.coders)+1)
		}
	}
	entries, err := r.tx.History(0, int(^uint(0)>>1))
	if err != nil {
		return err
	}
	for _, e := range slices.Backward(entries) {
		meet(e.By)
	}
	meet(r.by)
	return r.signed(meet)
}

// signed calls f with every name that stands on a record.
func (r *reduction) signed(f func(name string)) error {
	for m, err := range r.tx.Testimonies().All() {
		if err != nil {
			return err
		}
		if !r.scope.gone[m.ID] {
			f(m.ImportedBy)
		}
	}
	for q, err := range r.tx.Quotes().All() {
		if err != nil {
			return err
		}
		if !r.quotes[q.ID] {
			continue
		}
		f(q.CreatedBy)
		for _, c := range q.Codings {
			for _, by := range c.Coders() {
				f(by)
			}
		}
	}
	for v, err := range r.tx.Verdicts().All() {
		if err != nil {
			return err
		}
		if _, stays := r.verdict(v); stays {
			f(v.By)
		}
	}
	return nil
}

// coder returns the name that the copy says for one.
func (r *reduction) coder(name string) string {
	if !r.o.WithoutNames || name == "" {
		return name
	}
	return r.coders[name]
}
