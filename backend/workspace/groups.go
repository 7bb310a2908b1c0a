package workspace

import (
	"iter"
	"slices"

	"florilege/backend/attribute"
	"florilege/backend/corpus"
	"florilege/backend/stats"
	"florilege/backend/store"
)

// Group is the testimonies, or the participants, that have one value.
type Group struct {
	Value   string // as stored; "" for those that have none
	Bearers int    // testimonies, or participants
	Quotes  int    // each time
	Once    int    // confirmed repeats counted once
}

// ByGroup is the codebook counted by the values of one attribute.
type ByGroup struct {
	Attribute corpus.Attribute
	Groups    []Group
	Codes     []GroupedCode // in the order of the tree
}

// GroupedCode is a code with its counts by group, in the order of the groups.
type GroupedCode struct {
	corpus.Code
	Path  string
	Depth int // 0 at the top
	Each  []stats.Count
	Once  []stats.Count
}

// CountByGroup counts quotes and codes by the values of an attribute: of the
// testimony, or of the participant who speaks. A choice and yes or no give all
// their values, in their order; of the others those that are there, sorted. Last
// come those that have none, if there are any. With where, it counts the quotes
// that meet the conditions, and the testimonies or participants with such words.
func (w *Workspace) CountByGroup(id corpus.ID, where ...Condition) (out ByGroup, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		if out.Attribute, err = attributeOf(tx, id); err != nil {
			return err
		}
		var byValue map[string][]countedQuote
		if out.Groups, byValue, err = grouped(tx, out.Attribute, where); err != nil {
			return err
		}
		return out.count(tx, byValue)
	})
	return out, err
}

// grouped returns the groups that an attribute makes, and the quotes of each by its
// value; one group of all where the attribute has no ID.
func grouped(tx *store.Tx, a corpus.Attribute, where []Condition) (groups []Group, byValue map[string][]countedQuote, err error) {
	bearers, err := bearersOf(tx, a.Of)
	if err != nil {
		return nil, nil, err
	}
	m, err := newMatcher(tx, where)
	if err != nil {
		return nil, nil, err
	}
	counts, err := m.bearers(a.Of)
	if err != nil {
		return nil, nil, err
	}
	valueOf := map[corpus.ID]string{}
	count := map[string]int{}
	for _, b := range bearers {
		valueOf[b.id] = corpus.ValueOf(b.values, a.ID)
		if counts(b.id) {
			count[valueOf[b.id]]++
		}
	}
	if byValue, err = groupedQuotes(tx, a, valueOf, m); err != nil {
		return nil, nil, err
	}
	for _, v := range groupValues(a, count, byValue) {
		quotes := byValue[v]
		groups = append(groups, Group{Value: v, Bearers: count[v], Quotes: len(quotes), Once: saidOnce(statsOf(quotes))})
	}
	return groups, byValue, nil
}

// countedQuote is a quote that counts, with what was coded on it.
type countedQuote struct {
	stats.Quote
	codings []corpus.Coding
}

// statsOf returns quotes as stats counts them.
func statsOf(quotes []countedQuote) iter.Seq[stats.Quote] {
	return func(yield func(stats.Quote) bool) {
		for _, q := range quotes {
			if !yield(q.Quote) {
				return
			}
		}
	}
}

// groupedQuotes sorts the quotes by the value that counts for them. What is said by
// those who ask the questions counts for nothing.
func groupedQuotes(tx *store.Tx, a corpus.Attribute, valueOf map[corpus.ID]string, m *matcher) (map[string][]countedQuote, error) {
	links, err := linksOf(tx)
	if err != nil {
		return nil, err
	}
	asking, err := interviewers(tx)
	if err != nil {
		return nil, err
	}
	passes, err := m.quotes()
	if err != nil {
		return nil, err
	}
	testimonies := map[corpus.ID]corpus.Testimony{}
	for t, err := range tx.Testimonies().All() {
		if err != nil {
			return nil, err
		}
		testimonies[t.ID] = t
	}
	out := map[string][]countedQuote{}
	for q, err := range tx.Quotes().All() {
		if err != nil {
			return nil, err
		}
		if asking[said{q.Testimony, q.Speaker}] || !passes(q) {
			continue
		}
		who := q.Testimony
		if a.Of == corpus.OfParticipant {
			who = testimonies[q.Testimony].ParticipantOf(q.Speaker)
		}
		v := valueOf[who]
		out[v] = append(out[v], countedQuote{stats.Quote{
			Testimony: q.Testimony, Speaker: q.Speaker, Codes: q.Codes(), Group: string(links.of[q.ID]),
		}, q.Codings})
	}
	return out, nil
}

// bearers tells the testimonies, or the participants, of whom any words meet the
// conditions; all of them where there are none.
func (m *matcher) bearers(of corpus.Bearer) (func(corpus.ID) bool, error) {
	if len(m.conditions) == 0 {
		return func(corpus.ID) bool { return true }, nil
	}
	heard := map[corpus.ID]bool{}
	for t, err := range m.tx.Testimonies().All() {
		if err != nil {
			return nil, err
		}
		if of == corpus.OfTestimony {
			heard[t.ID] = m.within(t)
			continue
		}
		for i := range t.Speakers {
			if m.passes(t, i) {
				heard[t.ParticipantOf(i)] = true
			}
		}
	}
	return func(id corpus.ID) bool { return heard[id] }, nil
}

// groupValues lists the values of an attribute that are groups.
func groupValues(a corpus.Attribute, count map[string]int, quotes map[string][]countedQuote) []string {
	var out []string
	switch a.Type {
	case corpus.TypeChoice:
		out = slices.Clone(a.Choices)
	case corpus.TypeYesNo:
		out = []string{"yes", "no"}
	default:
		for v := range count {
			if v != "" {
				out = append(out, v)
			}
		}
		slices.SortFunc(out, func(x, y string) int { return attribute.Compare(a.Type, x, y) })
	}
	if count[""] > 0 || len(quotes[""]) > 0 {
		out = append(out, "")
	}
	return out
}

// count fills in the figures of codes.
func (g *ByGroup) count(tx *store.Tx, byValue map[string][]countedQuote) error {
	codes, err := codesOf(tx)
	if err != nil {
		return err
	}
	g.Codes = []GroupedCode{}
	for _, c := range inTreeOrder(codes) {
		g.Codes = append(g.Codes, GroupedCode{
			Code: c, Path: corpus.Path(codes, c.ID), Depth: depth(codes, c.ID),
			Each: make([]stats.Count, len(g.Groups)), Once: make([]stats.Count, len(g.Groups)),
		})
	}
	for i, group := range g.Groups {
		quotes := statsOf(byValue[group.Value])
		each, once := stats.ByCode(quotes, codes, false), stats.ByCode(quotes, codes, true)
		for j := range g.Codes {
			c := &g.Codes[j]
			c.Each[i], c.Once[i] = each[c.ID], once[c.ID]
		}
	}
	return nil
}

// saidOnce counts quotes, those of a confirmed repeat once.
func saidOnce(quotes iter.Seq[stats.Quote]) int {
	n, groups := 0, map[string]bool{}
	for q := range quotes {
		if q.Group == "" {
			n++
		} else {
			groups[q.Group] = true
		}
	}
	return n + len(groups)
}
