package ingest

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// turnsOf lays a turn from each label to the next label or heading, and returns
// the turns with the speakers that they index.
func turnsOf(doc document, headings []corpus.Heading, labels []label) ([]corpus.Turn, []corpus.Speaker) {
	turns := make([]corpus.Turn, 0, len(labels))
	var cast cast
	heading, quoting := 0, 0
	for i, l := range labels {
		end := doc.said
		if i+1 < len(labels) {
			end = labels[i+1].span.Start
		}
		for heading < len(headings) && headings[heading].Span.Start < l.span.End {
			heading++
		}
		if heading < len(headings) {
			end = min(end, lineStart(doc.text, headings[heading].Span.Start))
		}
		t := corpus.Turn{Label: l.span, Words: trim(doc.text, corpus.Span{Start: l.span.End, End: end}), Speaker: cast.index(l)}
		if !t.Words.Empty() {
			t.Label.End = t.Words.Start
		}
		if quotationEnd(doc.text, t.Words) > 0 {
			quoting++
		}
		turns = append(turns, t)
	}
	if 2*quoting >= len(turns) {
		// A document that quotes people: what follows a quotation is not said by them.
		for i, t := range turns {
			if end := quotationEnd(doc.text, t.Words); end > 0 {
				turns[i].Words.End = end
			}
		}
		turns = signed(doc, turns, &cast)
	}
	return turns, cast.speakers()
}

// toldTurns returns the turns that the format tells, with the speakers that they
// index. A name without a letter or a digit is its own key.
func toldTurns(doc document) ([]corpus.Turn, []corpus.Speaker) {
	turns := make([]corpus.Turn, 0, len(doc.saying))
	var cast cast
	for _, s := range doc.saying {
		t := corpus.Turn{Label: s.label, Words: trim(doc.text, s.words)}
		t.Label.End = t.Words.Start
		t.Speaker = cast.index(label{name: s.name, key: cmp.Or(keyOf(s.name), s.name)})
		turns = append(turns, t)
	}
	return turns, cast.speakers()
}

// quotationEnd returns where a quotation that opens the span ends, if it ends
// its line, else 0.
func quotationEnd(text string, s corpus.Span) int {
	words := s.Of(text)
	if !opensQuote(words) {
		return 0
	}
	quotations := quotationsIn(text, s)
	if len(quotations) == 0 {
		return 0
	}
	q := quotations[0]
	rest, _, _ := strings.Cut(text[q.outer.End:s.End], "\n")
	if strings.Trim(text[s.Start:q.outer.Start], "*_") != "" ||
		strings.ContainsFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return 0
	}
	return q.outer.End
}

// signed adds a turn for each quotation that fills the start of a line and is
// signed behind: « … » — Name, or « … » (Name, 34).
func signed(doc document, turns []corpus.Turn, cast *cast) []corpus.Turn {
	var out []corpus.Turn
	add := func(s corpus.Span) {
		for _, q := range quotationsIn(doc.text, s) {
			if strings.Trim(doc.text[q.line:q.outer.Start], "*_>-•– \t") != "" {
				continue
			}
			name := signature(doc.text[q.outer.End:min(s.End, q.outer.End+2*longestLabel)])
			if key, ok := plausible(name); ok {
				l := label{name: name, key: key}
				out = append(out, corpus.Turn{
					Label: corpus.Span{Start: q.outer.Start, End: q.outer.Start}, Words: q.outer, Speaker: cast.index(l),
				})
			}
		}
	}
	at := 0
	for _, t := range turns {
		add(corpus.Span{Start: at, End: t.Label.Start})
		out = append(out, t)
		at = t.Words.End
	}
	add(corpus.Span{Start: at, End: doc.said})
	return out
}

// signature reads the name behind a quotation: after a dash, on the same line
// or the next, or in parentheses; what follows a comma is not the name. It
// returns "" where there is none.
func signature(s string) string {
	s = strings.TrimLeft(s, "*_. \u00a0\u202f")
	if after, ok := strings.CutPrefix(s, "\n"); ok {
		s = strings.TrimLeft(after, "*_ ")
		if strings.HasPrefix(s, "(") {
			return ""
		}
	}
	s, _, _ = strings.Cut(s, "\n")
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '(':
		inner, after, ok := strings.Cut(s[n:], ")")
		if !ok || strings.Trim(after, "*_. ") != "" {
			return ""
		}
		s = inner
	case '—', '–', '-':
		s = strings.Trim(s[n:], "*_. \u00a0\u202f")
	default:
		return ""
	}
	name, after, _ := strings.Cut(s, ",")
	name = strings.Trim(name, "*_ \t\u00a0\u202f")
	// A year alone behind the name signs a book.
	if year := strings.TrimSpace(after); len(year) == 4 && strings.Trim(year, "0123456789") == "" {
		return ""
	}
	return name
}

func lineStart(text string, at int) int { return strings.LastIndexByte(text[:at], '\n') + 1 }
