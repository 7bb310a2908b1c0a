package anchor

import (
	"sort"
	"strings"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// Edits turn a text into another: in its order, and apart from one another.
type Edits []corpus.Edit

// Valid reports whether the edits are in order, disjoint and inside text, and part
// none of its characters.
func (e Edits) Valid(text string) bool {
	at := 0
	for _, x := range e {
		if !x.Span.Within(len(text)) || x.Span.Start < at || partsARune(text, x.Span.Start) || partsARune(text, x.Span.End) {
			return false
		}
		at = x.Span.End
	}
	return true
}

// partsARune reports whether a place in bytes is inside a character.
func partsARune(text string, at int) bool { return at < len(text) && !utf8.RuneStart(text[at]) }

// Apply returns the text that the edits, which must be valid, make of one.
func (e Edits) Apply(text string) string {
	var b strings.Builder
	at := 0
	for _, x := range e {
		b.WriteString(text[at:x.Span.Start])
		b.WriteString(x.Text)
		at = x.Span.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// side says on which side of an edit a position goes that lies at it.
type side int

const (
	inside  side = iota // replaced words belong to what begins or ends there, added words do not
	outward             // both belong to it
)

// start returns where what began at p, in bytes, begins after the edits.
func (e Edits) start(p int, s side) int {
	i, delta := e.until(p)
	for ; i < len(e) && e[i].Span.Start <= p; i++ {
		x := e[i]
		switch {
		case x.Span.Start == p && (!x.Span.Empty() || s == outward):
			return p + delta
		case x.Span.End > p || x.Span.Empty():
			return x.Span.Start + delta + len(x.Text)
		}
		delta += len(x.Text) - x.Span.Len()
	}
	return p + delta
}

// end returns where what ended at p ends after the edits.
func (e Edits) end(p int, s side) int {
	i, delta := e.until(p)
	for ; i < len(e) && e[i].Span.Start < p+1; i++ {
		x := e[i]
		switch {
		case x.Span.Empty() && x.Span.Start == p && s == outward:
			return p + delta + len(x.Text)
		case x.Span.Start == p:
			return p + delta
		case x.Span.End > p && s == inside:
			return x.Span.Start + delta
		case x.Span.End > p:
			return x.Span.Start + delta + len(x.Text)
		}
		delta += len(x.Text) - x.Span.Len()
	}
	return p + delta
}

// until returns the first edit that ends at p or later, and by how much those
// before it move what follows.
func (e Edits) until(p int) (first, delta int) {
	first = sort.Search(len(e), func(i int) bool { return e[i].Span.End >= p })
	for _, x := range e[:first] {
		delta += len(x.Text) - x.Span.Len()
	}
	return first, delta
}

// Fate is what edits do to a quote.
type Fate string

// The fates of a quote.
const (
	Kept    Fate = "kept"    // the same words
	Changed Fate = "changed" // other words, in the same place
	Lost    Fate = "lost"    // none of its words are left
)

// Carry puts a quote where it stands after edits, whose result is text. What was
// put in the place of its words belongs to it; what was added before or after
// them does not.
func (e Edits) Carry(q corpus.Quote, text string) (corpus.Quote, Fate) {
	s := corpus.Span{Start: e.start(q.Span.Start, inside), End: e.end(q.Span.End, inside)}
	if s.Start >= s.End {
		return q, Lost
	}
	s, ok := Trim(widen(s, text), text)
	if !ok {
		return q, Lost
	}
	was := q.Exact
	q.Span = s
	Describe(&q, text)
	if q.Exact == was {
		return q, Kept
	}
	return q, Changed
}

// widen moves the ends of a span that cut a character outward.
func widen(s corpus.Span, text string) corpus.Span {
	for !between(text, s.Start) {
		s.Start--
	}
	for !between(text, s.End) {
		s.End++
	}
	return s
}

// CarryLayout returns what a layout is after edits. Words that were added belong
// to the turn in which they stand; a turn, a heading or a time of which nothing
// is left goes.
func (e Edits) CarryLayout(l corpus.Layout) corpus.Layout {
	out := corpus.Layout{Turns: []corpus.Turn{}, Headings: []corpus.Heading{}}
	after := 0 // the end of the turn before: what comes in between two that touch is of the first
	for i, t := range l.Turns {
		if t.Label.Empty() {
			t.Words.Start = e.start(t.Words.Start, outward)
			t.Label = corpus.Span{Start: t.Words.Start, End: t.Words.Start}
		} else {
			t.Label = corpus.Span{Start: e.start(t.Label.Start, inside), End: e.end(t.Label.End, inside)}
			t.Label.End = max(t.Label.Start, t.Label.End)
			if apart := t.Words.Start; apart > l.Turns[i].Label.End {
				t.Words.Start = max(t.Label.End, e.start(apart, outward))
			} else {
				t.Words.Start = t.Label.End
			}
		}
		t.Label.Start = max(t.Label.Start, after)
		t.Label.End = max(t.Label.End, t.Label.Start)
		t.Words.Start = max(t.Words.Start, t.Label.End)
		t.Words.End = max(t.Words.Start, e.end(t.Words.End, outward))
		if !t.Label.Empty() || !t.Words.Empty() {
			out.Turns = append(out.Turns, t)
			after = t.Words.End
		}
	}
	for _, h := range l.Headings {
		h.Span = corpus.Span{Start: e.start(h.Span.Start, inside), End: e.end(h.Span.End, inside)}
		if h.Span.Start < h.Span.End {
			out.Headings = append(out.Headings, h)
		}
	}
	for _, t := range l.Times {
		t.Span = corpus.Span{Start: e.start(t.Span.Start, inside), End: e.end(t.Span.End, inside)}
		if t.Span.Start < t.Span.End {
			out.Times = append(out.Times, t)
		}
	}
	return out
}
