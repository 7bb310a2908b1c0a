package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// found is a label with its line.
type found struct {
	label
	line int
}

// recognise fills the layout and the speakers.
func (d *Draft) recognise(lines []line) {
	var labels []found
	for i, l := range lines {
		if lab, ok := labelOf(d.Text, l); ok {
			labels = append(labels, found{lab, i})
		}
	}
	labels = d.believed(labels, lines)
	at := map[int]found{}
	for _, f := range labels {
		at[f.line] = f
	}
	d.headings(lines, at)
	d.turns(lines, at)
}

// A testimony that is plainly a dialogue has so many turns and speakers: there
// a label seen once is believed too.
const (
	dialogueTurns    = 6
	dialogueSpeakers = 2
)

// believed keeps the labels that name speakers: those seen twice or more, an
// interviewer's, those before a quotation, and in a dialogue those seen once.
// Capitals alone on a line are believed where two of them take turns.
func (d *Draft) believed(labels []found, lines []line) []found {
	counts, alone := map[string]int{}, map[string]int{}
	for _, f := range labels {
		counts[key(f.name)]++
		if f.alone {
			alone[key(f.name)]++
		}
	}
	taking := 0
	for _, n := range alone {
		if n > 1 {
			taking++
		}
	}
	sure := func(f found) bool {
		k := key(f.name)
		switch {
		case f.alone:
			return alone[k] > 1 && taking > 1
		case isInterviewer(f.name):
			return counts[k] > 1 || f.sure
		}
		return counts[k] > 1 || d.quoted(f, lines)
	}
	speakers, turns := map[string]bool{}, 0
	for _, f := range labels {
		if sure(f) {
			speakers[key(f.name)] = true
			turns++
		}
	}
	dialogue := len(speakers) >= dialogueSpeakers && turns >= dialogueTurns
	var out []found
	for _, f := range labels {
		if sure(f) || dialogue && !f.alone && !lines[f.line].row {
			out = append(out, f)
		}
	}
	return out
}

// quoted reports whether a label is followed by a quotation.
func (d *Draft) quoted(f found, lines []line) bool {
	s := lines[f.line].span
	r, _ := utf8.DecodeRuneInString(d.Text[s.Start+f.bytes : s.End])
	return strings.ContainsRune("«“\"„", r)
}

func (d *Draft) headings(lines []line, labels map[int]found) {
	for i, l := range lines {
		if _, taken := labels[i]; taken || l.heading == 0 {
			continue
		}
		if s := d.unmarked(l.span); !s.Empty() {
			d.Layout.Headings = append(d.Layout.Headings, corpus.Heading{Span: s, Level: l.heading})
		}
	}
}

// unmarked narrows a heading's line to its words.
func (d *Draft) unmarked(s corpus.Span) corpus.Span {
	mark := func(r rune) bool { return unicode.IsSpace(r) || r == '#' || r == '*' || r == '_' }
	words := s.Of(d.Text)
	s.Start += len(words) - len(strings.TrimLeftFunc(words, mark))
	s.End -= len(words) - len(strings.TrimRightFunc(words, mark))
	return corpus.Span{Start: s.Start, End: max(s.Start, s.End)}
}

// turns lays a turn from each label to the next label or heading.
func (d *Draft) turns(lines []line, labels map[int]found) {
	of := map[string]int{}
	open := -1
	end := 0 // of the words of the open turn, so far
	finish := func() {
		if open < 0 {
			return
		}
		t := &d.Layout.Turns[open]
		t.Words.End = end
		t.Words = d.trimmed(t.Words)
		open = -1
	}
	for i, l := range lines {
		f, labelled := labels[i]
		switch {
		case labelled:
			finish()
			start := l.span.Start + f.bytes
			d.Layout.Turns = append(d.Layout.Turns, corpus.Turn{
				Label: corpus.Span{Start: l.span.Start, End: start}, Words: corpus.Span{Start: start, End: start},
				Speaker: d.speaker(of, f.name),
			})
			open, end = len(d.Layout.Turns)-1, l.span.End
			if d.wholeQuotation(corpus.Span{Start: start, End: end}) {
				finish()
			}
		case l.heading > 0:
			finish()
		case open >= 0:
			end = l.span.End
		}
	}
	finish()
}

// trimmed takes the blanks away at the ends of a span.
func (d *Draft) trimmed(s corpus.Span) corpus.Span {
	words := s.Of(d.Text)
	s.End -= len(words) - len(strings.TrimRightFunc(words, unicode.IsSpace))
	words = s.Of(d.Text)
	s.Start += len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	return corpus.Span{Start: s.Start, End: max(s.Start, s.End)}
}

// wholeQuotation reports whether the words are one quotation: what follows it
// is not said by the same speaker.
func (d *Draft) wholeQuotation(s corpus.Span) bool {
	s = d.trimmed(s)
	q := quotations(d.Text, s)
	return len(q) == 1 && q[0].outer == s
}

// speaker returns the index of the speaker of that label, added where new. The
// form with small letters is the nicer name.
func (d *Draft) speaker(of map[string]int, name string) int {
	k := key(name)
	i, ok := of[k]
	if !ok {
		i = len(d.Speakers)
		of[k] = i
		d.Speakers = append(d.Speakers, corpus.Speaker{Name: display(name), Interviewer: isInterviewer(name)})
	} else if upper(d.Speakers[i].Name) && !upper(name) {
		d.Speakers[i].Name = display(name)
	}
	return i
}

// Relabel gives the speakers other names and marks, in their order. Speakers of
// one name become one, and an empty name says "nobody": its turns lose their
// speaker. The draft itself is not changed.
func (d Draft) Relabel(speakers []corpus.Speaker) (Draft, error) {
	if len(speakers) != len(d.Speakers) {
		return d, corpus.Fail(corpus.Invalid, "the list of speakers", "its length changed")
	}
	to := make([]int, len(speakers))
	of := map[string]int{}
	kept := []corpus.Speaker{}
	for i, s := range speakers {
		s.Name = strings.Join(strings.Fields(s.Name), " ")
		if s.Name == "" {
			to[i] = corpus.NoSpeaker
			continue
		}
		if at, ok := of[s.Name]; ok {
			to[i] = at
			continue
		}
		to[i], of[s.Name] = len(kept), len(kept)
		kept = append(kept, s)
	}
	turns := make([]corpus.Turn, len(d.Layout.Turns))
	for i, t := range d.Layout.Turns {
		if t.Speaker != corpus.NoSpeaker {
			t.Speaker = to[t.Speaker]
		}
		turns[i] = t
	}
	d.Layout.Turns, d.Speakers = turns, kept
	return d, nil
}
