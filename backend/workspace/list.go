package workspace

import (
	"cmp"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// QuoteInfo is a quote with what surrounds it.
type QuoteInfo struct {
	corpus.Quote
	Title       string // of the testimony
	SpeakerName string
	Participant corpus.ID      // who speaks, "" where nobody says
	Turn        int            // from 1, 0 where none
	Time        string         // of the recording, as corpus.Clock writes it; "" where not known
	Repeat      string         // ID of the confirmed group that links it, as Repeats tells it, or ""
	Stands      bool           // it counts where repeats count once
	Said        int            // how many times it is said, by the quotes of its group; 1 where none
	People      int            // how many people say it, likewise
	Collections []string       // names of those it stands in
	Asked       bool           // said by one who asks the questions: it counts nowhere
	Allowed     corpus.Consent // what holds: its own, else that of its testimony
}

// Filter narrows a list of quotes. Empty fields do not.
type Filter struct {
	Quotes    []corpus.ID  // any of them
	Codes     []corpus.ID  // any of them or a code under them
	Uncoded   bool         // without any code
	Coding    CodingFilter // one coding is so: of Codes, where there are any
	Testimony corpus.ID
	Speaker   string // name; case and accents ignored

	Participant corpus.ID   // who speaks
	Where       []Condition // all of them

	Text   string // words that all occur; case and accents ignored
	Once   bool   // of confirmed repeats the one that stands for the others, or the first that matches
	Offset int
	Limit  int // 0 for all
}

// Quotes returns the quotes that pass the filter, by testimony and position,
// and how many they are before offset and limit.
func (w *Workspace) Quotes(f Filter) (page []QuoteInfo, total int, err error) {
	p, err := w.QuotePage(f)
	return p.Quotes, p.Total, err
}

// QuotePage is a page of a list of quotes.
type QuotePage struct {
	Quotes []QuoteInfo
	Total  int // on all pages
	Asked  int // of these, said by those who ask the questions: Total - Asked is what counts say
}

// QuotePage is Quotes, and tells how many of all are said by those who ask the
// questions.
func (w *Workspace) QuotePage(f Filter) (page QuotePage, err error) {
	page.Quotes = []QuoteInfo{}
	err = w.store.View(func(tx *store.Tx) error {
		all, err := filterQuotes(tx, f)
		if err != nil {
			return err
		}
		asking, err := interviewers(tx)
		if err != nil {
			return err
		}
		page.Total = len(all)
		for _, q := range all {
			if asking[said{q.Testimony, q.Speaker}] {
				page.Asked++
			}
		}
		all = all[min(max(f.Offset, 0), len(all)):]
		if f.Limit > 0 {
			all = all[:min(f.Limit, len(all))]
		}
		page.Quotes, err = describeAll(tx, all)
		return err
	})
	return page, err
}

// Quote returns one quote with what surrounds it.
func (w *Workspace) Quote(id corpus.ID) (info QuoteInfo, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		q, err := quote(tx, id)
		if err != nil {
			return err
		}
		out, err := describeAll(tx, []corpus.Quote{q})
		if err == nil {
			info = out[0]
		}
		return err
	})
	return info, err
}

// byPlace orders quotes by testimony and position, the longest of one place first.
func byPlace(a, b corpus.Quote) int {
	return cmp.Or(cmp.Compare(a.Testimony, b.Testimony), cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(b.Span.End, a.Span.End), cmp.Compare(a.ID, b.ID))
}

func filterQuotes(tx *store.Tx, f Filter) ([]corpus.Quote, error) {
	links, err := linksOf(tx)
	if err != nil {
		return nil, err
	}
	ids, err := candidates(tx, f)
	if err != nil {
		return nil, err
	}
	if len(f.Quotes) > 0 {
		named := map[corpus.ID]bool{}
		for _, id := range f.Quotes {
			named[id] = true
		}
		ids = slices.DeleteFunc(ids, func(id corpus.ID) bool { return !named[id] })
	}
	words := strings.Fields(anchor.Fold(f.Text))
	voices, err := newVoices(tx, f)
	if err != nil {
		return nil, err
	}
	family, err := familyOf(tx, f)
	if err != nil {
		return nil, err
	}
	coding, err := f.Coding.resolved(tx)
	if err != nil {
		return nil, err
	}
	out := make([]corpus.Quote, 0, len(ids))
	for _, id := range ids {
		q, err := tx.Quotes().Get(id)
		if err != nil {
			return nil, err
		}
		if !coding.passes(q, family) {
			continue
		}
		if f.Testimony != "" && q.Testimony != f.Testimony || f.Uncoded && len(q.Codings) > 0 || !holdsWords(q.Exact, words) {
			continue
		}
		passes, err := voices.pass(q)
		if err != nil {
			return nil, err
		}
		if passes {
			out = append(out, q)
		}
	}
	slices.SortFunc(out, byPlace)
	if f.Once {
		asking, err := interviewers(tx)
		if err != nil {
			return nil, err
		}
		out = once(out, links, asking)
	}
	return out, nil
}

// familyOf returns the codes of a filter with those under them, for one that asks
// how codings are; nil for any code.
func familyOf(tx *store.Tx, f Filter) (map[corpus.ID]bool, error) {
	if f.Coding.idle() || len(f.Codes) == 0 {
		return nil, nil
	}
	codes, err := codesOf(tx)
	out := map[corpus.ID]bool{}
	for id := range codes {
		out[id] = slices.ContainsFunc(f.Codes, func(root corpus.ID) bool { return corpus.Under(codes, id, root) })
	}
	return out, err
}

// candidates names the quotes to look at, by the narrowest list of keys.
func candidates(tx *store.Tx, f Filter) ([]corpus.ID, error) {
	if len(f.Codes) == 0 {
		if f.Testimony != "" {
			return tx.QuotesOf(f.Testimony), nil
		}
		var all []corpus.ID
		tx.EachPlace(func(_, quote corpus.ID) { all = append(all, quote) })
		return all, nil
	}
	codes, err := codesOf(tx)
	if err != nil {
		return nil, err
	}
	for _, id := range f.Codes {
		if _, ok := codes[id]; !ok {
			return nil, corpus.Fail(corpus.NotFound, "code "+string(id), "")
		}
	}
	var all []corpus.ID
	for id := range codes {
		if slices.ContainsFunc(f.Codes, func(root corpus.ID) bool { return corpus.Under(codes, id, root) }) {
			all = append(all, tx.QuotesWith(id)...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

func holdsWords(text string, folded []string) bool {
	if len(folded) == 0 {
		return true
	}
	text = anchor.Fold(text)
	for _, w := range folded {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// once keeps one quote of each confirmed group: the one that stands for the
// others, where it counts.
func once(quotes []corpus.Quote, l links, asking map[said]bool) []corpus.Quote {
	chosen, rank := map[corpus.ID]corpus.ID{}, map[corpus.ID]int{}
	for _, q := range quotes {
		group := l.of[q.ID]
		r := 1
		if l.stands(q.ID) {
			r++
		}
		if !asking[said{q.Testimony, q.Speaker}] {
			r += 2
		}
		if r > rank[group] {
			chosen[group], rank[group] = q.ID, r
		}
	}
	return slices.DeleteFunc(quotes, func(q corpus.Quote) bool {
		group := l.of[q.ID]
		return group != "" && chosen[group] != q.ID
	})
}

// describer adds to quotes what surrounds them, reading each testimony once.
type describer struct {
	tx          *store.Tx
	links       links
	echoed      map[corpus.ID]echo // by verdict
	testimonies map[corpus.ID]corpus.Testimony
	layouts     map[corpus.ID]corpus.Layout
	collections map[corpus.ID][]string
}

func newDescriber(tx *store.Tx) (*describer, error) {
	links, err := linksOf(tx)
	if err != nil {
		return nil, err
	}
	names, err := collectionNames(tx)
	return &describer{
		tx: tx, links: links, collections: names, echoed: map[corpus.ID]echo{},
		testimonies: map[corpus.ID]corpus.Testimony{}, layouts: map[corpus.ID]corpus.Layout{},
	}, err
}

func describeAll(tx *store.Tx, quotes []corpus.Quote) ([]QuoteInfo, error) {
	d, err := newDescriber(tx)
	if err != nil {
		return nil, err
	}
	return d.all(quotes)
}

func (d *describer) all(quotes []corpus.Quote) ([]QuoteInfo, error) {
	out := make([]QuoteInfo, len(quotes))
	for i, q := range quotes {
		m, l, err := d.around(q.Testimony)
		if err != nil {
			return nil, err
		}
		said, err := d.echo(q.ID)
		if err != nil {
			return nil, err
		}
		out[i] = QuoteInfo{
			Quote: q, Title: m.Title, SpeakerName: m.SpeakerName(q.Speaker), Participant: m.ParticipantOf(q.Speaker),
			Turn: l.Turn(q.Span) + 1, Time: l.ClockOf(q.Span),
			Repeat: d.links.group(q.ID), Stands: d.links.stands(q.ID), Said: said.times, People: said.people, Collections: d.collections[q.ID],
			Asked:   m.Interviews(q.Speaker),
			Allowed: consentOf(q, m),
		}
	}
	return out, nil
}

func (d *describer) around(id corpus.ID) (corpus.Testimony, corpus.Layout, error) {
	m, ok := d.testimonies[id]
	if ok {
		return m, d.layouts[id], nil
	}
	m, err := testimony(d.tx, id)
	if err != nil {
		return m, corpus.Layout{}, err
	}
	l, err := d.tx.Layouts().Get(id)
	d.testimonies[id], d.layouts[id] = m, l
	return m, l, err
}

func collectionNames(tx *store.Tx) (map[corpus.ID][]string, error) {
	out := map[corpus.ID][]string{}
	for c, err := range tx.Collections().All() {
		if err != nil {
			return nil, err
		}
		for _, i := range c.Items {
			if i.Kind == corpus.ItemQuote && !slices.Contains(out[i.Quote], c.Name) {
				out[i.Quote] = append(out[i.Quote], c.Name)
			}
		}
	}
	return out, nil
}
