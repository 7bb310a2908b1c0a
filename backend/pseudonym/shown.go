package pseudonym

import (
	"sort"
	"strings"

	"florilege/backend/corpus"
)

// Shown is a text with pseudonyms in the place of names, and where each of its
// bytes comes from.
type Shown struct {
	Text  string
	edits []Edit
	at    []corpus.Span // of each edit, in Text
}

// Apply returns text with pseudonyms in the place of its names.
func (m *Matcher) Apply(text string) Shown { return applied(text, m.Edits(text)) }

// Text returns text with pseudonyms in the place of its names.
func (m *Matcher) Text(text string) string { return m.Apply(text).Text }

func applied(text string, edits []Edit) Shown {
	if len(edits) == 0 {
		return Shown{Text: text}
	}
	var b strings.Builder
	b.Grow(len(text))
	out := Shown{edits: edits, at: make([]corpus.Span, len(edits))}
	from := 0
	for i, e := range edits {
		b.WriteString(text[from:e.Span.Start])
		out.at[i].Start = b.Len()
		b.WriteString(e.With)
		out.at[i].End = b.Len()
		from = e.Span.End
	}
	b.WriteString(text[from:])
	out.Text = b.String()
	return out
}

// ApplyWithin returns text with pseudonyms in the place of its names, where
// before and after are what stands around it: a name that text cuts in two is
// replaced as well.
func (m *Matcher) ApplyWithin(before, text, after string) Shown {
	var edits []Edit
	for _, e := range m.Edits(before + text + after) {
		e.Span.Start, e.Span.End = max(0, e.Span.Start-len(before)), min(len(text), e.Span.End-len(before))
		if !e.Span.Empty() {
			edits = append(edits, e)
		}
	}
	return applied(text, edits)
}

// Instead reports whether a span of what is shown lies on a pseudonym.
func (s Shown) Instead(of corpus.Span) bool {
	i := sort.Search(len(s.at), func(i int) bool { return s.at[i].End > of.Start })
	return i < len(s.at) && s.at[i].Overlap(of) > 0
}

// Changed reports whether anything stands for a name.
func (s Shown) Changed() bool { return len(s.edits) > 0 }

// Span returns where a span of the text stands in what is shown. An end inside a
// name goes to that end of its pseudonym.
func (s Shown) Span(of corpus.Span) corpus.Span {
	return moved(of, len(s.edits), func(i int) (from, to corpus.Span) { return s.edits[i].Span, s.at[i] })
}

// Original returns where a span of what is shown stands in the text. An end
// inside a pseudonym goes to that end of its name.
func (s Shown) Original(of corpus.Span) corpus.Span {
	return moved(of, len(s.edits), func(i int) (from, to corpus.Span) { return s.at[i], s.edits[i].Span })
}

func moved(s corpus.Span, n int, edit func(int) (from, to corpus.Span)) corpus.Span {
	place := func(at int, end bool) int {
		i := sort.Search(n, func(i int) bool { // the first edit that ends after at
			from, _ := edit(i)
			return from.End > at || end && from.End == at
		})
		shift := 0
		if i > 0 {
			from, to := edit(i - 1)
			shift = to.End - from.End
		}
		if i == n {
			return at + shift
		}
		switch from, to := edit(i); {
		case end && at > from.Start:
			return to.End
		case !end && at > from.Start, !end && at == from.Start:
			return to.Start
		}
		return at + shift
	}
	out := corpus.Span{Start: place(s.Start, false), End: place(s.End, true)}
	out.End = max(out.Start, out.End)
	return out
}
