package ingest

import (
	"strings"

	"florilege/backend/corpus"
)

// leads reports whether the time of a label stands before the name.
func leads(l label, text string) bool {
	_, ok := clockAt(text[skipBlanks(text, l.span.Start):l.span.End])
	return ok
}

// opensWithNames reports whether what follows a time at the start of a line is
// mostly no more than could be a name: then it is one.
func opensWithNames(text string, lines []line) bool {
	names, all := 0, 0
	for _, l := range lines {
		line := l.span.Of(text)
		c, ok := clockAt(line[skipBlanks(line, 0):])
		if !ok || skipBlanks(line, 0)+c.size == len(line) {
			continue
		}
		all++
		if l, ok := readLabel(line); ok && l.form == byLine {
			names++
		}
	}
	return names*5 >= all*4
}

// timeLine returns the time that is all of a line, and whether there is one.
func timeLine(text string, l line) (clock, bool) {
	words := l.words.Of(text)
	c, ok := clockAt(words)
	return c, ok && c.size == len(words)
}

// timeFollows reports whether the next line with words begins with a time, or
// none comes.
func timeFollows(text string, lines []line) bool {
	for _, l := range lines {
		if !l.words.Empty() && !numbered(text, l) {
			_, ok := clockAt(l.words.Of(text))
			return ok
		}
	}
	return true
}

// findTimes looks for the times that belong to a label: on the line above, one
// empty line apart at most, with the number of a subtitle over it; and below a
// name that stands alone. Nothing before floor is looked at.
func (l *label) findTimes(text string, lines []line, floor int) {
	above := l.line - 1
	if above > 0 && lines[above].words.Empty() {
		above--
	}
	if above >= 0 && lines[above].span.Start >= floor {
		if _, ok := timeLine(text, lines[above]); ok {
			l.timed, l.times.Start = true, lines[above].span.Start
			if above > 0 && numbered(text, lines[above-1]) {
				l.times.Start = lines[above-1].span.Start
			}
		}
	}
	if !l.bare || l.line+1 == len(lines) {
		return
	}
	below := lines[l.line+1].span
	line := below.Of(text)
	at := skipBlanks(line, 0)
	c, ok := clockAt(line[at:])
	if _, named := readLabel(line); !ok || named || !c.bracketed && (c.end > c.start || skipBlanks(line, at+c.size) < len(line)) {
		return
	}
	at = skipBlanks(line, at+c.size)
	if strings.HasPrefix(line[at:], "- ") {
		at = skipBlanks(line, at+2)
	}
	l.timed, l.behind, l.times.End = true, true, below.Start+at
}

// numbered reports whether a line is a number alone, as over a subtitle.
func numbered(text string, l line) bool {
	return !l.words.Empty() && strings.Trim(l.words.Of(text), "0123456789") == ""
}

// mark is a time that stands in the text.
type mark struct {
	clock
	at      int  // where it begins, in bytes of the text
	inLabel bool // it is part of a label
	leading bool // it begins its line, or is all of it
}

// timesOf returns when words are heard, by the times that stand in the text:
// each holds from there to the next one, within the turn that it opens or stands
// in. A time of the day, or an hour that somebody tells, is none of these: times
// count that stand in labels, in brackets or alone on a line, and only where
// nearly all of them follow one another as in a recording.
func timesOf(doc document, lines []line, turns []corpus.Turn) []corpus.Timed {
	marks := believed(marksOf(doc.text, lines, turns))
	var out []corpus.Timed
	k := 0
	for i, m := range marks {
		s := corpus.Span{Start: m.at + m.size, End: doc.said}
		if i+1 < len(marks) {
			s.End = marks[i+1].at
		}
		for k < len(turns) && turns[k].Words.End <= s.Start {
			k++
		}
		switch {
		case k == len(turns):
		case s.Start >= turns[k].Label.Start || strings.TrimSpace(doc.text[s.Start:turns[k].Label.Start]) == "":
			s.Start, s.End = max(s.Start, turns[k].Words.Start), min(s.End, turns[k].Words.End)
		default:
			s.End = min(s.End, turns[k].Label.Start)
		}
		if s.Start >= s.End {
			continue
		}
		if s = trim(doc.text, s); strings.HasPrefix(s.Of(doc.text), "- ") {
			s = trim(doc.text, corpus.Span{Start: s.Start + 2, End: s.End})
		}
		if !s.Empty() {
			out = append(out, corpus.Timed{Span: s, Start: m.start, End: m.end})
		}
	}
	return out
}

// marksOf returns the times that stand in the text, in its order.
func marksOf(text string, lines []line, turns []corpus.Turn) []mark {
	var out []mark
	k := 0
	for _, l := range lines {
		_, alone := timeLine(text, l)
		for at := l.words.Start; at < l.words.End; {
			c, ok := clock{}, false
			if isDigit(text[at]) || opens(text[at]) {
				c, ok = clockAt(text[at:l.words.End])
			}
			if !ok {
				at = nextWord(text, at, l.words.End)
				continue
			}
			for k < len(turns) && turns[k].Words.Start <= at {
				k++
			}
			m := mark{clock: c, at: at, leading: at == l.words.Start, inLabel: k < len(turns) && turns[k].Label.Start <= at}
			if m.inLabel || c.bracketed || alone {
				out = append(out, m)
			}
			at += c.size
		}
	}
	return out
}

// nextWord returns where a time may begin next: at a bracket, or behind what is
// neither a letter nor a digit.
func nextWord(text string, at, end int) int {
	for at++; at < end; at++ {
		c, before := text[at], text[at-1]
		if opens(c) || isDigit(c) && (before == ' ' || before == '\t' || before >= 0x80 || opens(before) && before != '#') {
			return at
		}
	}
	return end
}

// opens reports whether c is a sign that may stand before a time.
func opens(c byte) bool { return c == '[' || c == '(' || c == '{' || c == '#' }

// Times without hours that stand alone on their lines may be a timetable: they
// count where there are several and the first is near the start.
const (
	fewestTimes = 4
	nearStart   = 60_000 // ms
)

// believed returns the marks that are times of a recording.
func believed(all []mark) []mark {
	labelled, leading, back := false, false, 0
	for i, m := range all {
		labelled = labelled || m.inLabel
		leading = leading || m.leading && m.bracketed
		back += as01(i > 0 && m.start < all[i-1].start)
	}
	if back*5 > len(all) || !labelled && len(all) < 2 {
		return nil
	}
	series := !labelled && len(all) >= fewestTimes && all[0].start < nearStart
	out := make([]mark, 0, len(all))
	for i, m := range all {
		if m.inLabel || labelled && between(all, i) || !labelled && (m.hours || series || leading && m.bracketed) {
			out = append(out, m)
		}
	}
	return out
}

// between reports whether mark i is no earlier than the one before it and no
// later than the one after it.
func between(all []mark, i int) bool {
	return (i == 0 || all[i-1].start <= all[i].start) && (i+1 == len(all) || all[i].start <= all[i+1].start)
}
