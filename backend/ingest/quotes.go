package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// Found is a passage between quotation marks.
type Found struct {
	Span    corpus.Span // the words between the marks, without blanks at their ends
	Speaker string      // "" where nobody is named
	Heading string      // the first cell of its table row, else the heading above; "" where there is none
	Taken   bool        // proposed as a quote
	Reason  Reason      // why it was taken or left alone
}

// Reason says why a passage was taken or left alone. The interface has a
// sentence for each in its languages, under the same name.
type Reason string

// The reasons: the first three take a passage, the others leave it alone.
const (
	Attributed Reason = "attributed" // it is all that a named speaker says
	Sentences  Reason = "sentences"  // nobody is named; it stands alone and says whole sentences
	Reported   Reason = "reported"   // the words around it tell that somebody says it
	Short      Reason = "short"      // a word or a phrase
	Slogan     Reason = "slogan"     // it stands alone and is no sentence
	Citation   Reason = "citation"   // of a law, a book, a programme
	Inline     Reason = "inline"     // inside what is said or written
	Question   Reason = "question"   // an interviewer says it
)

// Reasons returns every reason.
func Reasons() []Reason {
	return []Reason{Attributed, Sentences, Reported, Short, Slogan, Citation, Inline, Question}
}

// fewestWords is how many words a passage has that is taken without a speaker.
const fewestWords = 6

// FindQuotes returns every passage in quotation marks, taken or left alone, in
// the order of the text. A quotation inside another belongs to it.
func FindQuotes(d Draft) []Found {
	out := []Found{}
	heading := 0
	for _, s := range d.stretches() {
		for _, q := range quotationsIn(d.Text, s) {
			for heading < len(d.Layout.Headings) && d.Layout.Headings[heading].Span.Start < q.outer.Start {
				heading++
			}
			f := Found{Span: q.inner, Heading: d.cell(q)}
			if f.Heading == "" && heading > 0 {
				f.Heading = plain(d.Layout.Headings[heading-1].Span.Of(d.Text))
			}
			f.Reason, f.Speaker = d.judge(q, s)
			f.Taken = f.Reason == Attributed || f.Reason == Sentences || f.Reason == Reported
			out = append(out, f)
		}
	}
	return out
}

// stretches cuts the text where no quotation goes on: at turns and headings.
func (d Draft) stretches() []corpus.Span {
	var out []corpus.Span
	at, heading := 0, 0
	cut := func(end int) {
		for ; heading < len(d.Layout.Headings) && d.Layout.Headings[heading].Span.Start < end; heading++ {
			s := d.Layout.Headings[heading].Span
			out = append(out, corpus.Span{Start: at, End: s.Start}, s)
			at = s.End
		}
		out = append(out, corpus.Span{Start: at, End: end})
		at = end
	}
	for _, t := range d.Layout.Turns {
		if !t.Label.Empty() {
			cut(t.Label.Start)
		}
		cut(t.Words.Start)
		cut(t.Words.End)
	}
	cut(len(d.Text))
	return out
}

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

// cell returns the first cell of the table row that holds q, or "" where there
// is none or a speaker's name stands in it.
func (d Draft) cell(q quotation) string {
	if q.cell == q.line {
		return ""
	}
	first, _, _ := strings.Cut(d.Text[q.line:q.cell], "\t")
	if wordless(first) {
		return ""
	}
	if t := d.Layout.Turn(q.outer); t >= 0 && d.Layout.Turns[t].Label.Start == q.line {
		return ""
	}
	return plain(first)
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
