package workspace

import (
	"cmp"
	"strconv"

	"florilege/backend/anchor"
	"florilege/backend/codebook"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// meeting is where the codes of a file meet those of the project: by their ID,
// which other programs keep when they rename a code, else by their place.
type meeting struct {
	w       *Workspace
	tx      *store.Tx
	codes   map[corpus.ID]corpus.Code
	byPlace map[branch]corpus.ID
	next    map[corpus.ID]int // the order of the next child
	touched []corpus.ID       // codes to write, parents first
	told    map[corpus.ID]int // index in the plan
	plan    CodebookPlan
}

func (w *Workspace) newMeeting(tx *store.Tx) (*meeting, error) {
	codes, err := codesOf(tx)
	m := &meeting{
		w: w, tx: tx, codes: codes, byPlace: map[branch]corpus.ID{}, next: map[corpus.ID]int{},
		told: map[corpus.ID]int{}, plan: CodebookPlan{Codes: []CodeChange{}},
	}
	for _, c := range codes {
		m.byPlace[branch{c.Parent, anchor.Fold(c.Name)}] = c.ID
		m.next[c.Parent] = max(m.next[c.Parent], c.Order+1)
	}
	return m, err
}

// meet lays the codes of a file over those of the project.
func (m *meeting) meet(nodes []codebook.Node) (CodebookPlan, error) {
	err := m.under("", nodes)
	return m.plan, err
}

func (m *meeting) under(parent corpus.ID, nodes []codebook.Node) error {
	for _, n := range nodes {
		id := parent
		if n.Name = cut(n.Name); n.Name != "" {
			var err error
			if id, err = m.one(parent, n); err != nil {
				return err
			}
		}
		if err := m.under(id, n.Codes); err != nil {
			return err
		}
	}
	return nil
}

// one finds or makes the code of a node and returns it.
func (m *meeting) one(parent corpus.ID, n codebook.Node) (corpus.ID, error) {
	at := branch{parent, anchor.Fold(n.Name)}
	id, there := m.byPlace[at]
	if c, known := m.codes[corpus.ID(n.ID)]; known && !there && c.Parent == parent {
		id, there = c.ID, true // it was renamed there
	}
	was := m.codes[id]
	now := was
	if !there {
		now = corpus.Code{ID: m.w.opts.NewID(), Parent: parent, Order: m.next[parent], Created: m.w.opts.Now()}
		now.Color = cmp.Or(n.Color, nextColor(m.codes, parent))
		m.next[parent]++
	}
	now.Name = n.Name
	if there && anchor.Fold(was.Name) == at.name {
		now.Name = was.Name
	}
	now.Color = cmp.Or(n.Color, now.Color)
	now.Definition = cmp.Or(noted(n.Definition), now.Definition)
	now.Inclusion = cmp.Or(noted(n.Inclusion), now.Inclusion)
	now.Exclusion = cmp.Or(noted(n.Exclusion), now.Exclusion)
	now.Memo = cmp.Or(noted(n.Memo), now.Memo)
	now.Archived = now.Archived || n.Archived
	example, err := m.example(now, n.Example)
	if err != nil {
		return "", err
	}
	now.Example = example
	delete(m.byPlace, branch{was.Parent, anchor.Fold(was.Name)})
	m.byPlace[branch{parent, anchor.Fold(now.Name)}] = now.ID
	m.codes[now.ID] = now
	m.tell(was, now, there)
	return now.ID, nil
}

// tell puts a code into the plan, and among those to write where it differs.
func (m *meeting) tell(was, now corpus.Code, there bool) {
	change := CodeChange{Path: corpus.Path(m.codes, now.ID), Fields: []Field{}}
	for _, f := range []Field{
		{"name", was.Name, now.Name}, {"color", was.Color, now.Color}, {"definition", was.Definition, now.Definition},
		{"inclusion", was.Inclusion, now.Inclusion}, {"exclusion", was.Exclusion, now.Exclusion}, {"memo", was.Memo, now.Memo},
		{"example", m.words(was.Example), m.words(now.Example)}, {"archived", strconv.FormatBool(was.Archived), strconv.FormatBool(now.Archived)},
	} {
		if f.Here != f.There {
			change.Fields = append(change.Fields, f)
		}
	}
	differs := len(change.Fields) > 0
	if differs {
		m.touched = append(m.touched, now.ID)
	}
	i, again := m.told[now.ID]
	if again { // two rows of the file are of one code
		m.count(m.plan.Codes[i].What, -1)
		change.Fields = append(m.plan.Codes[i].Fields, change.Fields...)
		change.What = m.plan.Codes[i].What
	} else {
		i = len(m.plan.Codes)
		m.told[now.ID] = i
		m.plan.Codes = append(m.plan.Codes, CodeChange{})
	}
	switch {
	case !there:
		change.What = Added
	case change.What == "" && differs:
		change.What = Changed
	}
	m.count(change.What, 1)
	m.plan.Codes[i] = change
}

func (m *meeting) count(what Done, by int) {
	switch what {
	case Added:
		m.plan.Added += by
	case Changed:
		m.plan.Changed += by
	default:
		m.plan.Unchanged += by
	}
}

// example returns the quote of a code that says the very words of an example; the
// one that the code has where there is none.
func (m *meeting) example(c corpus.Code, words string) (corpus.ID, error) {
	if words = noted(words); words == "" {
		return c.Example, nil
	}
	for _, id := range m.tx.QuotesWith(c.ID) {
		q, err := m.tx.Quotes().Get(id)
		if err != nil {
			return "", err
		}
		if q.Exact == words {
			return id, nil
		}
	}
	return c.Example, nil
}

func (m *meeting) words(quote corpus.ID) string {
	q, _ := m.tx.Quotes().Get(quote)
	return firstWords(q.Exact)
}
