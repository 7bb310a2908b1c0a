package ingest

import (
	"strings"

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
