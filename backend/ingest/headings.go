package ingest

import (
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// A line that no sign marks as a heading is one only if it is short.
const longestHeading = 12 // words

// headingsOf returns the headings: those that the format or Markdown's signs
// mark, and one level below these the lines that are wholly bold, those in capitals
// and those that stand alone between turns. A label is none.
func headingsOf(doc document, lines []line, labels []label) []corpus.Heading {
	out := []corpus.Heading{}
	marked, label, level, blank := 0, 0, 0, true
	alone := standingAlone(doc, lines, labels)
	for i, l := range lines {
		for label < len(labels) && labels[label].line < i {
			label++
		}
		labelled := label < len(labels) && labels[label].line == i
		afterBlank := blank
		blank = l.words.Empty()
		switch h, ok := next(doc.headings, &marked, l); {
		case ok:
			level = h.Level
			out = append(out, h)
		case labelled || blank || within(doc.headings, marked, l):
		case l.level > 0:
			level = l.level
			out = append(out, corpus.Heading{Span: l.words, Level: level})
		case l.bold && short(doc.text, l), afterBlank && shouted(doc.text, l), alone[i]:
			out = append(out, corpus.Heading{Span: trimSet(doc.text, l.words, "*_"), Level: max(level, 1) + 1})
		}
	}
	for ; marked < len(doc.headings); marked++ { // among the notes
		out = append(out, doc.headings[marked])
	}
	return out
}

// next returns the marked heading that begins on line l, and moves on.
func next(headings []corpus.Heading, at *int, l line) (corpus.Heading, bool) {
	if *at < len(headings) && headings[*at].Span.Start <= l.span.End && !l.words.Empty() {
		*at++
		return headings[*at-1], true
	}
	return corpus.Heading{}, false
}

// within reports whether l is a further line of the marked heading before at.
func within(headings []corpus.Heading, at int, l line) bool {
	return at > 0 && headings[at-1].Span.End > l.span.Start
}

func short(text string, l line) bool {
	words := l.words.Of(text)
	n := anchor.CountWords(words)
	return n > 0 && n <= longestHeading && !strings.Contains(words, "\t") && !endsSentence(words)
}

// shouted reports whether a line is a heading by its capitals.
func shouted(text string, l line) bool {
	words := l.words.Of(text)
	return capitals(words, 4) && !strings.ContainsAny(words, "\t[]«»\"") && words[0] != '(' && short(text, l)
}

// endsSentence reports whether words end in a full stop; three dots are none.
func endsSentence(words string) bool {
	return strings.HasSuffix(words, ".") && !strings.HasSuffix(words, "..")
}
