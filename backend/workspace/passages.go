package workspace

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"sync"

	"florilege/backend/corpus"
	"florilege/backend/repeats"
	"florilege/backend/store"
)

// PassageOptions says what repeated passages are looked for.
type PassageOptions struct {
	Least        int  // words; repeats.UsualPassage is usual
	Interviewers bool // what those say who ask the questions as well
}

// RepeatedPassage is words that stand in several places of the testimonies,
// quoted or not.
type RepeatedPassage struct {
	ID         string // the same as long as it stands in the same places
	Kind       repeats.Kind
	Similarity float64 // from 0 to 1
	Words      int     // of the longest place
	Linked     bool    // every place is a quote, and they are confirmed as one
	Places     []PassagePlace
}

// PassagePlace is where a repeated passage stands.
type PassagePlace struct {
	Testimony corpus.ID
	Title     string
	Speaker   string // who says most of it
	Turn      int    // the turn that holds most of it, from 1; 0 for none
	Span      corpus.Span
	Text      string      // the words there
	Time      string      // when it is heard, "00:12:31"; "" where that is not known
	Quotes    []corpus.ID // that share words with it
	Codes     []corpus.ID // of these, each once
	Quote     corpus.ID   // the one that is the passage, or nearly; "" for none
}

// passageCache keeps what was found last, which only a change of the texts, or
// of who asks the questions, outdates.
type passageCache struct {
	mu    sync.Mutex
	of    string // what it was found in
	found []repeats.Passage
	ids   []corpus.ID // of the sources
}

// RepeatedPassages finds what is said or pasted again in the testimonies, the
// longest and most often said first. See repeats.FindPassages.
func (w *Workspace) RepeatedPassages(ctx context.Context, o PassageOptions) ([]RepeatedPassage, error) {
	if o.Least < repeats.LeastPassage {
		return nil, corpus.Fail(corpus.Invalid, fmt.Sprintf("a passage of %d words", o.Least), fmt.Sprintf("it must have at least %d", repeats.LeastPassage))
	}
	w.passages.mu.Lock()
	defer w.passages.mu.Unlock()
	out := []RepeatedPassage{}
	err := w.store.View(func(tx *store.Tx) error {
		if err := w.passages.find(ctx, tx, o); err != nil {
			return cancelled(err)
		}
		t := newTeller(tx)
		for _, p := range w.passages.found {
			told, err := t.passage(p, w.passages.ids)
			if err != nil {
				return err
			}
			out = append(out, told)
		}
		return nil
	})
	return out, err
}

// CountPassages returns how many passages RepeatedPassages finds that stand in one
// of the testimonies at least.
func (w *Workspace) CountPassages(ctx context.Context, o PassageOptions, testimonies []corpus.ID) (n int, err error) {
	w.passages.mu.Lock()
	defer w.passages.mu.Unlock()
	err = w.store.View(func(tx *store.Tx) error {
		if err := w.passages.find(ctx, tx, o); err != nil {
			return cancelled(err)
		}
		of := make(map[corpus.ID]bool, len(testimonies))
		for _, id := range testimonies {
			of[id] = true
		}
		for _, p := range w.passages.found {
			if slices.ContainsFunc(p.Places, func(at repeats.Place) bool { return of[w.passages.ids[at.Source]] }) {
				n++
			}
		}
		return nil
	})
	return n, err
}

// find fills the cache for the present texts.
func (c *passageCache) find(ctx context.Context, tx *store.Tx, o PassageOptions) error {
	of := fnv.New128a()
	fmt.Fprint(of, o)
	var all []corpus.Testimony
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return err
		}
		all = append(all, m)
		fmt.Fprint(of, m.ID, m.Revision, m.Speakers)
	}
	key := string(of.Sum(nil))
	if c.of == key {
		return nil
	}
	var sources []repeats.Source
	var ids []corpus.ID
	for _, m := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		s, err := sourceOf(tx, m, o)
		if err != nil {
			return err
		}
		sources, ids = append(sources, s), append(ids, m.ID)
	}
	found, err := repeats.FindPassages(ctx, sources, o.Least)
	if err != nil {
		return err
	}
	c.of, c.found, c.ids = key, found, ids
	return nil
}

// sourceOf returns what is said in a testimony: its turns, or all of its text
// where it has none.
func sourceOf(tx *store.Tx, m corpus.Testimony, o PassageOptions) (repeats.Source, error) {
	text, err := tx.Text(m.ID, m.Revision)
	if err != nil {
		return repeats.Source{}, err
	}
	s := repeats.Source{Testimony: m.ID, Text: text}
	layout, err := tx.Layouts().Get(m.ID)
	if err != nil {
		return s, err
	}
	for _, turn := range layout.Turns {
		if o.Interviewers || !m.Interviews(turn.Speaker) {
			s.Spans = append(s.Spans, turn.Words)
		}
	}
	if len(layout.Turns) == 0 {
		s.Spans = []corpus.Span{{Start: 0, End: len(text)}}
	}
	return s, nil
}

// teller describes passages; it reads each testimony once.
type teller struct {
	tx   *store.Tx
	read map[corpus.ID]*toldTestimony
	of   map[corpus.ID]corpus.ID // quote → verdict that links it
}

type toldTestimony struct {
	corpus.Testimony
	text   string
	layout corpus.Layout
	quotes []corpus.Quote // by start
}

func newTeller(tx *store.Tx) *teller { return &teller{tx: tx, read: map[corpus.ID]*toldTestimony{}} }

func (t *teller) testimony(id corpus.ID) (*toldTestimony, error) {
	if m := t.read[id]; m != nil {
		return m, nil
	}
	m := &toldTestimony{}
	var err error
	if m.Testimony, err = t.tx.Testimonies().Get(id); err != nil {
		return nil, err
	}
	if m.text, err = t.tx.Text(id, m.Revision); err != nil {
		return nil, err
	}
	if m.layout, err = t.tx.Layouts().Get(id); err != nil {
		return nil, err
	}
	for _, q := range t.tx.QuotesOf(id) {
		quote, err := t.tx.Quotes().Get(q)
		if err != nil {
			return nil, err
		}
		m.quotes = append(m.quotes, quote)
	}
	t.read[id] = m
	return m, nil
}

func (t *teller) passage(p repeats.Passage, ids []corpus.ID) (RepeatedPassage, error) {
	out := RepeatedPassage{Kind: p.Kind, Similarity: p.Similarity, Words: p.Words, Places: make([]PassagePlace, len(p.Places))}
	for i, place := range p.Places {
		m, err := t.testimony(ids[place.Source])
		if err != nil {
			return out, err
		}
		out.Places[i] = m.place(place.Span)
	}
	var err error
	if t.of == nil {
		var l links
		if l, err = linksOf(t.tx); err != nil {
			return out, err
		}
		t.of = l.of
	}
	var places []corpus.ID
	for _, p := range out.Places {
		places = append(places, corpus.ID(fmt.Sprint(p.Testimony, " ", p.Span.Start, " ", p.Span.End)))
	}
	out.ID = repeats.GroupID(places)
	out.Linked, err = t.linked(out.Places)
	return out, err
}

// linked reports whether every place is a quote, turn by turn, and confirmed as
// one with those of the other places.
func (t *teller) linked(places []PassagePlace) (bool, error) {
	list := make([]Passage, len(places))
	for i, p := range places {
		list[i] = Passage{Testimony: p.Testimony, Span: p.Span}
	}
	groups, err := t.byTurn(list)
	if err != nil {
		return false, err
	}
	for _, g := range groups {
		one := corpus.ID("")
		for i, p := range g {
			verdict := t.of[t.read[p.Testimony].place(p.Span).Quote]
			if verdict == "" || i > 0 && verdict != one {
				return false, nil
			}
			one = verdict
		}
	}
	return true, nil
}

func (m *toldTestimony) place(s corpus.Span) PassagePlace {
	p := PassagePlace{
		Testimony: m.ID, Title: m.Title, Speaker: m.SpeakerName(m.layout.Speaker(s)), Turn: m.layout.Turn(s) + 1, Span: s, Text: s.Of(m.text),
		Time: m.layout.ClockOf(s), Quotes: []corpus.ID{}, Codes: []corpus.ID{},
	}
	most := 0
	for _, q := range m.quotes {
		n := q.Span.Overlap(s)
		if n == 0 {
			continue
		}
		p.Quotes = append(p.Quotes, q.ID)
		for _, c := range q.Codes() {
			if !slices.Contains(p.Codes, c) {
				p.Codes = append(p.Codes, c)
			}
		}
		if n > most && isPassage(q.Span, s) {
			p.Quote, most = q.ID, n
		}
	}
	return p
}

// isPassage reports whether a quote has nine tenths of a passage, and little
// beside it.
func isPassage(quote, s corpus.Span) bool {
	n := quote.Overlap(s) * 10
	return n >= s.Len()*9 && n >= quote.Len()*9
}
