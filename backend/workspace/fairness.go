package workspace

import (
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/fairness"
	"florilege/backend/store"
)

// Fairness says who is heard in a collection, against what was coded.
type Fairness struct {
	Here, All   int         // quotes of the collection, and coded quotes that it is compared with
	Codes       []corpus.ID // the codes of its kept filter, that narrow the comparison; none for all that was coded
	Voices      []Heard     // who speaks; the highest quotient first
	Testimonies []Heard     // in the order of the project
	Groups      []Heard     // values of attributes, by attribute and value
	Categories  []Heard     // codes, in the order of the codebook
	Repeats     int         // quotes that say what another one of the collection says
}

// Heard is how often somebody is heard, or something said.
type Heard struct {
	ID       corpus.ID // of the testimony, attribute or code; "" for a voice
	Name     string    // of who speaks, of the testimony or code; the value of an attribute
	Of       string    // the testimony of a voice that is no participant; the attribute's name; the code's path
	Here     int       // quotes of the collection
	All      int       // coded quotes
	Quotient float64   // share in the collection over the share in what was coded
	Often    bool
	Missing  bool
}

// Fairness compares the quotes of a collection with what was coded: with all, or
// where it keeps a filter of codes, with what carries these. Words of those who
// ask the questions count for nothing.
func (w *Workspace) Fairness(id corpus.ID) (f Fairness, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		c, err := collection(tx, id)
		if err != nil {
			return err
		}
		b, err := newBalance(tx, c, w.quotes)
		if err == nil {
			f = b.report()
		}
		return err
	})
	return f, err
}

// balance is what the quotes of a collection are compared by.
type balance struct {
	c      corpus.Collection
	codes  map[corpus.ID]corpus.Code
	roots  []corpus.ID
	all    []fairness.Quote
	places []fairness.Place
	named  map[string]Heard // by key
	order  []string         // keys of testimonies
}

// newBalance compares with what carries the codes of the kept filter; without those
// with all quotes.
func newBalance(tx *store.Tx, c corpus.Collection, remembered *quoteShelf) (*balance, error) {
	b := &balance{c: c, named: map[string]Heard{}}
	var err error
	if b.codes, err = codesOf(tx); err != nil {
		return nil, err
	}
	if c.Kept != nil {
		b.roots = slices.DeleteFunc(slices.Clone(c.Kept.Codes), func(id corpus.ID) bool { return b.codes[id].ID == "" })
	}
	quotes, err := remembered.pass(tx, Filter{Codes: b.roots})
	if err != nil {
		return nil, err
	}
	here := map[corpus.ID]bool{}
	heading := corpus.ID("")
	for _, it := range c.Items {
		if it.Kind == corpus.ItemHeading {
			heading = it.Code
		}
		if it.Kind == corpus.ItemQuote {
			here[it.Quote] = true
			b.places = append(b.places, fairness.Place{Item: it.ID, Quote: it.Quote, Code: heading})
		}
	}
	// What stands in the collection counts, whatever it is compared with.
	if len(b.roots) > 0 {
		known := map[corpus.ID]bool{}
		for _, q := range quotes {
			known[q.ID] = true
		}
		for id := range here {
			if known[id] {
				continue
			}
			q, err := remembered.get(tx, id)
			if err != nil {
				return nil, named(err, "quote", id)
			}
			quotes = append(quotes, q)
		}
	}
	links, err := linksOf(tx)
	if err != nil {
		return nil, err
	}
	v, err := newVoicing(tx, b)
	if err != nil {
		return nil, err
	}
	refused := map[corpus.ID]bool{}
	for _, q := range c.Refused {
		refused[q] = true
	}
	for _, q := range quotes {
		m := v.testimonies[q.Testimony]
		if m.Interviews(q.Speaker) || len(q.Codings) == 0 && !here[q.ID] {
			continue
		}
		b.all = append(b.all, fairness.Quote{
			ID: q.ID, Voice: v.voice(m, q.Speaker), Parts: v.parts(m, q.Speaker), Codes: b.carried(q), Group: links.group(q.ID),
			Length: q.Span.Len(), Refused: refused[q.ID] || consentOf(q, m) == corpus.ConsentWithheld,
		})
	}
	return b, nil
}

// carried returns the codes of a quote with those above them, once each.
func (b *balance) carried(q corpus.Quote) (out []corpus.ID) {
	for _, c := range q.Codings {
		for id := c.Code; id != "" && !slices.Contains(out, id); id = b.codes[id].Parent {
			if b.codes[id].ID == "" {
				break
			}
			out = append(out, id)
		}
	}
	return out
}

// here returns the quotes of the collection, each once.
func (b *balance) here() (out []fairness.Quote) {
	stands := map[corpus.ID]bool{}
	for _, at := range b.places {
		stands[at.Quote] = true
	}
	for _, q := range b.all {
		if stands[q.ID] {
			out = append(out, q)
		}
	}
	return out
}

func (b *balance) report() Fairness {
	r := fairness.Compare(b.here(), b.all)
	f := Fairness{
		Here: r.Here, All: r.All, Codes: b.roots, Repeats: r.Repeats,
		Voices: []Heard{}, Testimonies: []Heard{}, Groups: []Heard{}, Categories: []Heard{},
	}
	tell := func(c fairness.Count, h Heard) Heard {
		h.Here, h.All, h.Quotient, h.Often, h.Missing = c.Here, c.All, c.Quotient(r.Here, r.All), c.Often(r.Here, r.All), c.Missing()
		return h
	}
	for _, c := range r.Voices {
		f.Voices = append(f.Voices, tell(c, b.named[c.Key]))
	}
	parts := map[string]fairness.Count{}
	for _, c := range r.Parts {
		parts[c.Key] = c
	}
	for _, key := range b.order {
		c, ok := parts[key]
		if !ok {
			continue
		}
		h := tell(c, b.named[key])
		if h.Of == "" {
			f.Testimonies = append(f.Testimonies, h)
		} else {
			f.Groups = append(f.Groups, h)
		}
	}
	counts := map[corpus.ID]fairness.Count{}
	for _, c := range r.Codes {
		counts[corpus.ID(c.Key)] = c
	}
	for _, code := range inTreeOrder(b.codes) {
		under := len(b.roots) == 0 || slices.ContainsFunc(b.roots, func(root corpus.ID) bool { return corpus.Under(b.codes, code.ID, root) })
		if c, ok := counts[code.ID]; ok && under {
			f.Categories = append(f.Categories, tell(c, Heard{ID: code.ID, Name: code.Name, Of: corpus.Path(b.codes, code.ID)}))
		}
	}
	return f
}
