package fairness

import (
	"cmp"
	"slices"

	"florilege/backend/corpus"
)

// Place is a quote where it stands in a choice. The same quote may stand in two.
type Place struct {
	Item  corpus.ID
	Quote corpus.ID
	Code  corpus.ID // of the heading that it stands under, or ""
}

// Swap is another quote in the place of one.
type Swap struct {
	Place
	For  corpus.ID // the quote that is proposed
	Code corpus.ID // that both carry
	Of   int       // how many could stand there
}

// Propose returns a swap that lets somebody be heard less often than they are: the
// last place of the voice with the highest quotient among those heard too often,
// or, where nobody is, of what repeats another quote of the choice. What is
// proposed carries the same code, is said by somebody with a lower quotient, and
// repeats nothing of the choice; of several, it is of the voice with the lowest
// quotient, and nearest in length. skip are quotes that were proposed already. A
// place may be asked for by its item, "" for the one that the rules choose. It
// returns false where nothing can be proposed.
func Propose(places []Place, all []Quote, item corpus.ID, skip []corpus.ID) (Swap, bool) {
	p := newProposing(places, all, skip)
	for _, at := range p.order(places, item) {
		if s, ok := p.place(at); ok {
			return s, true
		}
	}
	return Swap{}, false
}

type proposing struct {
	byID      map[corpus.ID]Quote
	all       []Quote
	here, has map[corpus.ID]bool // quotes of the choice; and those that were proposed
	groups    map[string]int
	quotient  map[string]float64
	often     []string // voices, the highest quotient first
}

func newProposing(places []Place, all []Quote, skip []corpus.ID) *proposing {
	p := &proposing{byID: map[corpus.ID]Quote{}, all: all, here: map[corpus.ID]bool{}, has: map[corpus.ID]bool{}, groups: map[string]int{}, quotient: map[string]float64{}}
	for _, q := range all {
		p.byID[q.ID] = q
	}
	var here []Quote
	for _, at := range places {
		q, known := p.byID[at.Quote]
		if !known || p.here[at.Quote] {
			continue
		}
		p.here[at.Quote] = true
		here = append(here, q)
		if q.Group != "" {
			p.groups[q.Group]++
		}
	}
	for _, id := range skip {
		p.has[id] = true
	}
	r := Compare(here, all)
	for _, v := range r.Voices {
		p.quotient[v.Key] = v.Quotient(r.Here, r.All)
		if v.Often(r.Here, r.All) {
			p.often = append(p.often, v.Key)
		}
	}
	return p
}

// order returns the places to try, the first first.
func (p *proposing) order(places []Place, item corpus.ID) []Place {
	last := slices.Clone(places)
	slices.Reverse(last)
	var out []Place
	if item != "" {
		return slices.DeleteFunc(last, func(at Place) bool { return at.Item != item })
	}
	for _, voice := range p.often {
		for _, at := range last {
			if q, ok := p.byID[at.Quote]; ok && q.Voice == voice {
				out = append(out, at)
			}
		}
	}
	for _, at := range last {
		if q, ok := p.byID[at.Quote]; ok && p.groups[q.Group] > 1 {
			out = append(out, at)
		}
	}
	return out
}

// place returns what could stand in a place.
func (p *proposing) place(at Place) (Swap, bool) {
	out, ok := p.byID[at.Quote]
	if !ok {
		return Swap{}, false
	}
	codes := out.Codes
	if at.Code != "" {
		codes = []corpus.ID{at.Code}
	}
	var fit []Quote
	for _, q := range p.all {
		if q.Refused || p.here[q.ID] || p.has[q.ID] || p.groups[q.Group] > 0 || p.quotient[q.Voice] >= p.quotient[out.Voice] {
			continue
		}
		if _, shares := shared(codes, q.Codes); shares {
			fit = append(fit, q)
		}
	}
	if len(fit) == 0 {
		return Swap{}, false
	}
	best := slices.MinFunc(fit, func(a, b Quote) int {
		return cmp.Or(cmp.Compare(p.quotient[a.Voice], p.quotient[b.Voice]),
			cmp.Compare(apart(a.Length, out.Length), apart(b.Length, out.Length)), cmp.Compare(a.ID, b.ID))
	})
	code, _ := shared(codes, best.Codes)
	return Swap{Place: at, For: best.ID, Code: code, Of: len(fit)}, true
}

func shared(codes, others []corpus.ID) (corpus.ID, bool) {
	for _, c := range codes {
		if slices.Contains(others, c) {
			return c, true
		}
	}
	return "", false
}

func apart(a, b int) int { return max(a-b, b-a) }
