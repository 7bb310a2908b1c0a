package workspace

import (
	"cmp"
	"context"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/store"
)

// Frequency is how often something was found in one part of the project.
type Frequency struct {
	ID      corpus.ID // of a testimony; "" otherwise
	Name    string    // of the testimony, the speaker or the group; "" for none
	Hits    int       // passages
	Matches int       // words or phrases in them
	Words   int       // of the testimony, or all of the group, to compare with; 0 where it is not known
}

// Frequencies is how often a search finds something, over all its hits.
type Frequencies struct {
	Hits        int
	Matches     int
	Testimonies []Frequency // the most first
	Speakers    []Frequency // by name
	Groups      []GroupFrequencies
}

// GroupFrequencies is how often in the groups of one attribute.
type GroupFrequencies struct {
	Attribute corpus.ID
	Name      string
	Groups    []Frequency // the most first; that without a value has no name
}

// Frequencies counts all hits of a search by testimony, speaker and group.
func (w *Workspace) Frequencies(ctx context.Context, r SearchRequest) (out Frequencies, err error) {
	r.Limit, r.Offset, r.Order, r.Together = allHits, 0, ByPlace, false
	found, err := w.find(ctx, r)
	if err != nil {
		return out, err
	}
	err = w.store.View(func(tx *store.Tx) error {
		c := counting{tx: tx, layouts: w.layouts, testimonies: map[corpus.ID]*Frequency{}, speakers: map[string]*Frequency{}}
		for _, h := range found.Hits {
			if ctx.Err() != nil {
				return cancelled(ctx.Err())
			}
			out.Hits++
			out.Matches += len(h.Matches)
			if err := c.add(h); err != nil {
				return err
			}
		}
		out.Testimonies, out.Speakers = most(c.testimonies), most(c.speakers)
		out.Groups, err = c.groups()
		return err
	})
	return out, err
}

// counting counts hits.
type counting struct {
	tx          *store.Tx
	layouts     *shelf[corpus.Layout]
	last        corpus.Testimony // that of the hit before
	layout      corpus.Layout
	testimonies map[corpus.ID]*Frequency
	speakers    map[string]*Frequency
	records     []corpus.Testimony
}

func (c *counting) add(h index.Hit) error {
	if h.Testimony == "" {
		return nil
	}
	if c.last.ID != h.Testimony {
		m, err := testimony(c.tx, h.Testimony)
		if gone(err) {
			return nil
		}
		if err != nil {
			return err
		}
		if c.layout, err = c.layouts.get(c.tx, m.ID); err != nil {
			return err
		}
		c.last = m
		c.records = append(c.records, m)
	}
	count(c.testimonies, h.Testimony, Frequency{ID: h.Testimony, Name: c.last.Title, Words: c.last.Words}, h)
	if !h.Span.Empty() {
		name := c.last.SpeakerName(c.layout.Speaker(h.Span))
		count(c.speakers, name, Frequency{Name: name}, h)
	}
	return nil
}

func count[K comparable](in map[K]*Frequency, key K, begin Frequency, h index.Hit) {
	f, ok := in[key]
	if !ok {
		f = &begin
		in[key] = f
	}
	f.Hits++
	f.Matches += len(h.Matches)
}

// groups counts by the values of the attributes that group testimonies.
func (c *counting) groups() ([]GroupFrequencies, error) {
	all, err := attributesOf(c.tx)
	if err != nil {
		return nil, err
	}
	out := []GroupFrequencies{}
	for _, a := range all {
		if !a.Groups {
			continue
		}
		groups := map[string]*Frequency{}
		for _, m := range c.records {
			value, f := corpus.ValueOf(m.Values, a.ID), c.testimonies[m.ID]
			if groups[value] == nil {
				groups[value] = &Frequency{Name: value}
			}
			groups[value].Hits += f.Hits
			groups[value].Matches += f.Matches
		}
		for m, err := range c.tx.Testimonies().All() { // those without a hit have words too
			if err != nil {
				return nil, err
			}
			if f := groups[corpus.ValueOf(m.Values, a.ID)]; f != nil {
				f.Words += m.Words
			}
		}
		out = append(out, GroupFrequencies{a.ID, a.Name, most(groups)})
	}
	return out, nil
}

func most[K comparable](m map[K]*Frequency) []Frequency {
	out := make([]Frequency, 0, len(m))
	for _, f := range m {
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b Frequency) int {
		return cmp.Or(cmp.Compare(b.Matches, a.Matches), cmp.Compare(b.Hits, a.Hits), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return out
}
