package workspace

import (
	"context"
	"fmt"
	"hash/fnv"
	"strings"
	"sync"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/pseudonym"
	"florilege/backend/store"
)

// NameInfo is an entry of the table of pseudonyms with what the testimonies say.
type NameInfo struct {
	corpus.Pseudonym
	Count    int       // how often the name stands in the testimonies
	Cautions []Caution // why its pseudonym may not do; warnings only
}

// Caution is a reason not to use a pseudonym.
type Caution string

// The reasons not to use a pseudonym.
const (
	PseudonymIsReal   Caution = "real"   // it is a name of the table, or holds one
	PseudonymIsSaid   Caution = "said"   // it stands in the testimonies
	PseudonymIsShared Caution = "shared" // another name has it too
	FormIsShared      Caution = "form"   // another entry has one of its forms, and comes first
)

// Suggestion is something in the testimonies that may be a name, and what could
// stand for it.
type Suggestion struct {
	pseudonym.Candidate
	Pseudonym string
}

// mostSuggestions bounds a list of suggestions.
const mostSuggestions = 300

// nameCache keeps what was found in all texts for one state of them.
type nameCache struct {
	mu       sync.Mutex
	texts    uint64 // what gathered was read from
	names    uint64 // what counts was counted with
	gathered *pseudonym.Gatherer
	counts   map[corpus.ID]int // of each entry's name
	said     map[corpus.ID]int // of each entry's pseudonym
}

// NameInfos returns the table of pseudonyms with how often each name is said.
// The texts are read once for each state of them.
func (w *Workspace) NameInfos(ctx context.Context) (out []NameInfo, err error) {
	w.names.mu.Lock()
	defer w.names.mu.Unlock()
	out = []NameInfo{}
	err = w.store.View(func(tx *store.Tx) error {
		names, err := nameTable(tx)
		if err != nil {
			return err
		}
		if err := w.names.count(ctx, tx, names); err != nil {
			return err
		}
		for i, n := range names {
			out = append(out, NameInfo{n, w.names.counts[n.ID], w.names.cautions(names, i)})
		}
		return nil
	})
	return out, err
}

// Suggestions returns what in the testimonies may be a name and is not in the
// table, the most frequent first.
func (w *Workspace) Suggestions(ctx context.Context) (out []Suggestion, err error) {
	w.names.mu.Lock()
	defer w.names.mu.Unlock()
	out = []Suggestion{}
	err = w.store.View(func(tx *store.Tx) error {
		candidates, err := w.names.candidates(ctx, tx)
		if err != nil {
			return err
		}
		p, err := tx.Project()
		if err != nil {
			return err
		}
		taken, err := w.names.taken(tx)
		if err != nil {
			return err
		}
		for _, c := range candidates[:min(len(candidates), mostSuggestions)] {
			s := Suggestion{c, pseudonym.Propose(c.Name, c.Kind, p.Language, taken.has)}
			taken.add(s.Pseudonym)
			out = append(out, s)
		}
		return nil
	})
	return out, err
}

// Propose returns a pseudonym that is free for a name, and other forms that it
// may have.
func (w *Workspace) Propose(ctx context.Context, name string, kind corpus.NameKind) (instead string, forms []string, err error) {
	w.names.mu.Lock()
	defer w.names.mu.Unlock()
	err = w.store.View(func(tx *store.Tx) error {
		if err := w.names.gather(ctx, tx); err != nil {
			return err
		}
		p, err := tx.Project()
		if err != nil {
			return err
		}
		taken, err := w.names.taken(tx)
		if err != nil {
			return err
		}
		instead = pseudonym.Propose(name, kind, p.Language, taken.has)
		return nil
	})
	return instead, pseudonym.Forms(anchor.Name(name), kind), err
}

func (c *nameCache) candidates(ctx context.Context, tx *store.Tx) ([]pseudonym.Candidate, error) {
	if err := c.gather(ctx, tx); err != nil {
		return nil, err
	}
	m, err := matcherOf(tx)
	if err != nil {
		return nil, err
	}
	return c.gathered.Candidates(m), nil
}

// gather reads all texts, where they are not those read last.
func (c *nameCache) gather(ctx context.Context, tx *store.Tx) error {
	state, err := stateOfTexts(tx)
	if err != nil || c.gathered != nil && c.texts == state {
		return err
	}
	g := pseudonym.NewGatherer()
	err = eachText(ctx, tx, func(m corpus.Testimony, text string) {
		g.Text(text)
		for _, s := range m.Speakers {
			if !s.Interviewer {
				g.Speaker(s.Name)
			}
		}
	})
	if err != nil {
		return err
	}
	for p, err := range tx.Participants().All() {
		if err != nil {
			return err
		}
		g.Speaker(p.Name)
	}
	c.gathered, c.texts, c.counts = g, state, nil
	return nil
}

// count counts names and pseudonyms in all texts, where neither is as before.
func (c *nameCache) count(ctx context.Context, tx *store.Tx, names []corpus.Pseudonym) error {
	texts, err := stateOfTexts(tx)
	if err != nil {
		return err
	}
	h := fnv.New64a()
	fmt.Fprintf(h, "%d %v", texts, names)
	if c.counts != nil && c.names == h.Sum64() {
		return nil
	}
	instead := make([]corpus.Pseudonym, 0, len(names))
	for _, n := range names {
		instead = append(instead, corpus.Pseudonym{ID: n.ID, Kind: n.Kind, Name: n.Pseudonym})
	}
	real, said := pseudonym.Compile(names, ""), pseudonym.Compile(instead, "")
	counts, saidCounts := map[corpus.ID]int{}, map[corpus.ID]int{}
	err = eachText(ctx, tx, func(_ corpus.Testimony, text string) {
		for _, f := range real.Find(text) {
			counts[names[f.Name].ID]++
		}
		for _, f := range said.Find(text) {
			saidCounts[instead[f.Name].ID]++
		}
	})
	if err != nil {
		return err
	}
	c.counts, c.said, c.names = counts, saidCounts, h.Sum64()
	return nil
}

// cautions says why the pseudonym of entry i may not do.
func (c *nameCache) cautions(names []corpus.Pseudonym, i int) []Caution {
	n := names[i]
	out := []Caution{}
	if n.Pseudonym == "" {
		return out
	}
	real := pseudonym.Compile(names, "")
	for _, f := range real.Find(n.Pseudonym) {
		if names[f.Name].Pseudonym != "" {
			out = append(out, PseudonymIsReal)
			break
		}
	}
	if c.said[n.ID] > 0 {
		out = append(out, PseudonymIsSaid)
	}
	shared, form := false, false
	for j, other := range names {
		shared = shared || j != i && anchor.Fold(other.Pseudonym) == anchor.Fold(n.Pseudonym)
		form = form || j < i && sharesForm(other, n)
	}
	if shared {
		out = append(out, PseudonymIsShared)
	}
	if form {
		out = append(out, FormIsShared)
	}
	return out
}

func sharesForm(a, b corpus.Pseudonym) bool {
	forms := map[string]bool{}
	for _, f := range append([]string{a.Name}, a.Forms...) {
		forms[sequence(f)] = true
	}
	for _, f := range append([]string{b.Name}, b.Forms...) {
		if forms[sequence(f)] {
			return true
		}
	}
	return false
}

// takenNames is what a pseudonym must not say.
type takenNames struct {
	gathered *pseudonym.Gatherer
	names    map[string]bool
}

func (c *nameCache) taken(tx *store.Tx) (takenNames, error) {
	t := takenNames{c.gathered, map[string]bool{}}
	names, err := nameTable(tx)
	for _, n := range names {
		t.add(n.Pseudonym)
		for _, f := range append([]string{n.Name}, n.Forms...) {
			t.add(f)
		}
	}
	return t, err
}

func (t takenNames) add(name string) {
	folded := sequence(name)
	t.names[folded] = true
	if first, _, more := strings.Cut(folded, " "); more {
		t.names[first] = true
	}
}

func (t takenNames) has(folded string) bool {
	return t.names[sequence(folded)] || t.gathered.Says(folded)
}

// stateOfTexts tells one state of all texts and speakers from another.
func stateOfTexts(tx *store.Tx) (uint64, error) {
	h := fnv.New64a()
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return 0, err
		}
		fmt.Fprintf(h, "%s %d %d %v\n", m.ID, m.Revision, m.Bytes, m.Speakers)
	}
	for p, err := range tx.Participants().All() {
		if err != nil {
			return 0, err
		}
		fmt.Fprintf(h, "%s %q\n", p.ID, p.Name)
	}
	return h.Sum64(), nil
}

// eachText reads the text of every testimony.
func eachText(ctx context.Context, tx *store.Tx, f func(corpus.Testimony, string)) error {
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return cancelled(err)
		}
		text, err := tx.Text(m.ID, m.Revision)
		if err != nil {
			return err
		}
		f(m, text)
	}
	return nil
}
