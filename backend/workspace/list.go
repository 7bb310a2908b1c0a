package workspace

import (
	"slices"

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
	People int // who say the others
}

// QuotePage is Quotes, and tells how many of all are said by those who ask the
// questions, and by how many people the others.
func (w *Workspace) QuotePage(f Filter) (page QuotePage, err error) {
	page.Quotes = []QuoteInfo{}
	err = w.store.View(func(tx *store.Tx) error {
		all, err := w.quotes.pass(tx, f)
		if err != nil {
			return err
		}
		if err := page.count(tx, all); err != nil {
			return err
		}
		all = all[min(max(f.Offset, 0), len(all)):]
		if f.Limit > 0 {
			all = all[:min(f.Limit, len(all))]
		}
		d, err := w.describer(tx)
		if err != nil {
			return err
		}
		page.Quotes, err = d.all(all)
		return err
	})
	return page, err
}

// count says how many quotes there are, and who says them.
func (p *QuotePage) count(tx *store.Tx, quotes []corpus.Quote) error {
	testimonies := map[corpus.ID]corpus.Testimony{}
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return err
		}
		testimonies[m.ID] = m
	}
	p.Total = len(quotes)
	people := map[voice]bool{}
	for _, q := range quotes {
		if m := testimonies[q.Testimony]; m.Interviews(q.Speaker) {
			p.Asked++
		} else {
			people[voiceOf(m, q.Speaker)] = true
		}
	}
	p.People = len(people)
	return nil
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

// describer adds to quotes what surrounds them, reading each testimony once.
type describer struct {
	tx          *store.Tx
	links       links
	echoed      map[corpus.ID]echo // by verdict
	testimonies map[corpus.ID]corpus.Testimony
	layouts     map[corpus.ID]corpus.Layout
	layout      func(*store.Tx, corpus.ID) (corpus.Layout, error)
	collections map[corpus.ID][]string
}

func newDescriber(tx *store.Tx) (*describer, error) {
	return describing(tx, func(tx *store.Tx, id corpus.ID) (corpus.Layout, error) { return tx.Layouts().Get(id) }, true)
}

// describer is newDescriber, with the layouts that are remembered.
func (w *Workspace) describer(tx *store.Tx) (*describer, error) {
	return describing(tx, w.layouts.get, true)
}

// printer is describer without the collections that quotes stand in.
func (w *Workspace) printer(tx *store.Tx) (*describer, error) {
	return describing(tx, w.layouts.get, false)
}

func describing(tx *store.Tx, layout func(*store.Tx, corpus.ID) (corpus.Layout, error), collections bool) (d *describer, err error) {
	d = &describer{
		tx: tx, layout: layout, echoed: map[corpus.ID]echo{},
		testimonies: map[corpus.ID]corpus.Testimony{}, layouts: map[corpus.ID]corpus.Layout{},
	}
	if d.links, err = linksOf(tx); err != nil {
		return nil, err
	}
	if collections {
		d.collections, err = collectionNames(tx)
	}
	return d, err
}

func describeAll(tx *store.Tx, quotes []corpus.Quote) ([]QuoteInfo, error) {
	d, err := newDescriber(tx)
	if err != nil {
		return nil, err
	}
	return d.all(quotes)
}

func (d *describer) all(quotes []corpus.Quote) ([]QuoteInfo, error) {
	at := make([]*corpus.Quote, len(quotes))
	for i := range quotes {
		at[i] = &quotes[i]
	}
	return d.each(at)
}

// each is all for quotes that are remembered.
func (d *describer) each(quotes []*corpus.Quote) ([]QuoteInfo, error) {
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
			Quote: *q, Title: m.Title, SpeakerName: m.SpeakerName(q.Speaker), Participant: m.ParticipantOf(q.Speaker),
			Turn: l.Turn(q.Span) + 1, Time: l.ClockOf(q.Span),
			Repeat: d.links.group(q.ID), Stands: d.links.stands(q.ID), Said: said.times, People: said.people, Collections: d.collections[q.ID],
			Asked:   m.Interviews(q.Speaker),
			Allowed: consentOf(*q, m),
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
	l, err := d.layout(d.tx, id)
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
