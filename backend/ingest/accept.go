package ingest

import (
	"sort"
	"strings"

	"florilege/backend/corpus"
)

// tally is how often a label stands in a document in one form.
type tally struct {
	times, quoted, strong, timed int
}

// labelsOf returns the places where somebody begins to speak, in order.
func labelsOf(doc document, lines []line) []label {
	all := candidates(doc, lines)
	count := map[form]map[string]*tally{}
	for _, l := range all {
		if count[l.form] == nil {
			count[l.form] = map[string]*tally{}
		}
		t := count[l.form][l.key]
		if t == nil {
			t = &tally{}
			count[l.form][l.key] = t
		}
		t.times++
		t.quoted += as01(l.quoted)
		t.strong += as01(l.strong)
		t.timed += as01(l.timed)
	}
	believed := map[form]func(label) bool{
		byColon:   colons(count[byColon]),
		byBracket: brackets(count[byBracket]),
		byTab:     weak(count[byTab]),
		byLine:    weak(count[byLine]),
	}
	out := all[:0]
	floor := 0
	for _, l := range all {
		if believed[l.form](l) {
			l.span = corpus.Span{Start: l.span.Start, End: max(l.span.End, l.times.End)}
			if l.timed && floor <= l.times.Start {
				l.span.Start = min(l.span.Start, l.times.Start)
			}
			floor = l.span.End
			out = append(out, l)
		}
	}
	return out
}

// candidates returns every line's label that could name somebody, with its
// span in bytes of the text.
func candidates(doc document, lines []line) []label {
	var out []label
	heading, floor := 0, 0
	timed := opensWithNames(doc.text, lines)
	for i, l := range lines {
		for heading < len(doc.headings) && doc.headings[heading].Span.End <= l.span.Start {
			heading++
		}
		titled := heading < len(doc.headings) && doc.headings[heading].Span.Start < l.span.End
		if l.words.Empty() || l.level > 0 || titled {
			continue
		}
		c, ok := readLabel(l.span.Of(doc.text))
		if !ok || c.bare && listFollows(doc.text, lines[i+1:]) {
			continue
		}
		c.span.Start += l.span.Start
		c.span.End += l.span.Start
		c.line = i
		c.strong = c.strong || inBold(doc.bold, c.span.Start)
		c.times = c.span
		if !doc.told {
			c.findTimes(doc.text, lines, floor)
			floor = c.times.End
		}
		if c.form == byLine && leads(c, doc.text) && !timed {
			continue
		}
		if c.form == byLine && (leads(c, doc.text) || c.times.Start < c.span.Start) && timeFollows(doc.text, lines[i+1:]) {
			continue // a time and what is said then, in turn
		}
		out = append(out, c)
	}
	return out
}

// listFollows reports whether the next line is an item of a list, so that what
// stands before its colon names the list.
func listFollows(text string, lines []line) bool {
	for _, l := range lines {
		if l.words.Empty() {
			continue
		}
		words := l.span.Of(text)[l.words.Start-l.span.Start:]
		return strings.HasPrefix(words, "- ") || strings.HasPrefix(words, "• ") || strings.HasPrefix(words, "* ")
	}
	return false
}

func inBold(bold []corpus.Span, at int) bool {
	i := sort.Search(len(bold), func(i int) bool { return bold[i].End > at })
	return i < len(bold) && bold[i].Start <= at
}

// colons believes "Name :" seen twice, an interviewer's, one before a
// quotation, and one seen once where speakers all stand in bold or capitals as
// it does, or beside a time of the recording.
func colons(count map[string]*tally) func(label) bool {
	repeated, strong, timed := 0, 0, false
	for _, t := range count {
		timed = timed || t.timed > 1
		if t.times > 1 {
			repeated++
			strong += as01(t.strong == t.times)
		}
	}
	styled := repeated > 1 && strong == repeated
	return func(l label) bool {
		t := count[l.key]
		return t.times > 1 || t.quoted > 0 || asks(l.key) || asks(l.remark) || styled && l.strong || timed && l.timed
	}
}

// brackets believes "[Name]" where two take turns or an interviewer is among
// them, and one before a quotation: one alone may be a remark, as [Rires].
func brackets(count map[string]*tally) func(label) bool {
	repeated, interviewed := 0, false
	for key, t := range count {
		repeated += as01(t.times > 1)
		interviewed = interviewed || asks(key)
	}
	return func(l label) bool {
		t := count[l.key]
		return t.quoted > 0 || t.times > 1 && repeated > 1 || interviewed && (t.times > 1 || asks(l.key))
	}
}

// Names that stand alone on a line or in a table's first column look like
// headings and row titles. They are believed in a document that is a dialogue.
const (
	dialogueNames = 2
	dialogueEach  = 3
)

// weak believes names behind which times of the recording stand, names seen twice
// where an interviewer is among them or times stand around, and else only where
// several take turns often.
func weak(count map[string]*tally) func(label) bool {
	often, interviewed, timed := 0, false, false
	for key, t := range count {
		often += as01(t.times >= dialogueEach && t.strong == t.times)
		interviewed = interviewed || asks(key) && t.times > 1 && (len(key) > 1 || t.times >= dialogueEach)
		timed = timed || t.timed > 1
	}
	return func(l label) bool {
		t := count[l.key]
		switch {
		case timed && l.timed && l.behind:
			return true
		case interviewed || timed && l.timed:
			return t.times > 1 || asks(l.key) && len(l.key) > 1
		case often >= dialogueNames:
			return t.times >= dialogueEach && t.strong == t.times
		}
		return false
	}
}

func as01(b bool) int {
	if b {
		return 1
	}
	return 0
}
