package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// fewestWords is how many words a passage has that is taken without a speaker.
const fewestWords = 6

// judge says why a quotation is taken or left alone, and who says it.
func (d Draft) judge(q quotation, within corpus.Span) (Reason, string) {
	if t := d.Layout.Turn(q.outer); t >= 0 && d.Layout.Turns[t].Words.Contains(q.outer) {
		turn := d.Layout.Turns[t]
		s := d.Speakers[turn.Speaker]
		switch {
		case s.Interviewer:
			return Question, s.Name
		case !wordless(d.Text[turn.Words.Start:q.outer.Start]) || !wordless(d.Text[q.outer.End:turn.Words.End]):
			return Inline, s.Name
		}
		return Attributed, s.Name
	}
	before, after := d.around(q, within)
	words := q.inner.Of(d.Text)
	alone := wordless(before) && wordless(after)
	switch n := anchor.CountWords(words); {
	case !alone && cited(before, words, after):
		return Citation, ""
	case n < fewestWords:
		return Short, ""
	case alone && sentence(words, after):
		return Sentences, ""
	case alone:
		return Slogan, ""
	case told(before, after):
		return Reported, ""
	}
	return Inline, ""
}

// beside is how much of a line, in bytes, is read on either side of a quotation.
const beside = 300

// around returns what stands beside a quotation in its line or table cell.
func (d Draft) around(q quotation, within corpus.Span) (before, after string) {
	before = d.Text[max(within.Start, q.cell, q.outer.Start-beside):q.outer.Start]
	after = d.Text[q.outer.End:min(within.End, q.outer.End+beside)]
	if i := strings.IndexAny(after, "\n\t"); i >= 0 {
		after = after[:i]
	}
	return before, after
}

// told reports whether the words around say that somebody speaks: « … »,
// explique Martine, or Martine explique : « … ».
func told(before, after string) bool {
	if says(after, 4, false) {
		return true
	}
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	return strings.HasSuffix(before, ":") && says(before, 6, true)
}

// says reports whether a verb of saying is among the n words of s nearest to
// the quotation: its last ones, or its first ones before a sentence ends.
func says(s string, n int, last bool) bool {
	if !last {
		if i := strings.IndexAny(s, ".!?;"); i >= 0 {
			s = s[:i]
		}
	}
	words := anchor.Words(s)
	if last {
		words = words[max(0, len(words)-n):]
	} else {
		words = words[:min(n, len(words))]
	}
	for _, w := range words {
		if saying[keyOf(w.Of(s))] {
			return true
		}
	}
	return false
}

// cited reports whether a quotation is of a text: words are left out of it, or
// what introduces it with a colon is no verb of saying, or a year or a page is
// given behind it.
func cited(before, words, after string) bool {
	lead := strings.TrimRightFunc(before, unicode.IsSpace)
	if strings.HasSuffix(lead, ":") && !says(lead, 6, true) {
		return true
	}
	for _, cut := range []string{"(...)", "(…)", "[...]", "[…]"} {
		if strings.Contains(words, cut) {
			return !told(before, after)
		}
	}
	reference, _, ok := strings.Cut(strings.TrimLeftFunc(after, unicode.IsSpace), ")")
	return ok && strings.HasPrefix(reference, "(") && strings.ContainsAny(reference, "0123456789")
}

// sentence reports whether words begin and end as a sentence does.
func sentence(words, after string) bool {
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	return !unicode.IsLower(first) && (strings.ContainsRune(".!?…", last) || strings.HasPrefix(strings.TrimSpace(after), "."))
}

func wordless(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
