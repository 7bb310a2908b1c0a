package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// cast gathers the speakers of a document as their labels come.
type cast struct {
	of    map[string]int // index by key
	names []string
	asks  []bool
}

// index returns the index of the speaker whom l names. One key, one speaker.
func (c *cast) index(l label) int {
	i, ok := c.of[l.key]
	if !ok {
		if c.of == nil {
			c.of = map[string]int{}
		}
		i = len(c.names)
		c.of[l.key] = i
		c.names, c.asks = append(c.names, l.name), append(c.asks, false)
	}
	if nicer(l.name, c.names[i]) {
		c.names[i] = l.name
	}
	c.asks[i] = c.asks[i] || asks(l.key) || asks(l.remark)
	return i
}

func (c *cast) speakers() []corpus.Speaker {
	out := make([]corpus.Speaker, len(c.names))
	for i, name := range c.names {
		out[i] = corpus.Speaker{Name: displayed(name), Interviewer: c.asks[i]}
	}
	return out
}

// nicer reports whether a is a better form of a name than b: not in capitals,
// and with more accents.
func nicer(a, b string) bool {
	if capsA, capsB := capitals(a, 2), capitals(b, 2); capsA != capsB {
		return capsB
	}
	return accents(a) > accents(b)
}

func accents(s string) int {
	n := 0
	for _, r := range s {
		if r >= utf8.RuneSelf && unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// displayed opens the capitals of a name: BRUNO is Bruno, MARIE-ANGE is
// Marie-Ange. Initials and abbreviations stay: JP, ENQ, P1.
func displayed(name string) string {
	name = oneLine(name)
	words := strings.Fields(name)
	for i, w := range words {
		if capitals(w, 3) && !(asks(keyOf(w)) && len(w) <= 4) && strings.ContainsAny(keyOf(w), "aeiouy") {
			words[i] = opened(w)
		}
	}
	name = strings.Join(words, " ")
	if r, n := utf8.DecodeRuneInString(name); unicode.IsLower(r) {
		name = string(unicode.ToUpper(r)) + name[n:]
	}
	return name
}

func opened(word string) string {
	start := true
	return strings.Map(func(r rune) rune {
		if !start {
			r = unicode.ToLower(r)
		}
		start = !unicode.IsLetter(r) && !unicode.IsMark(r)
		return r
	}, word)
}

// Relabel gives the speakers other names and marks, one for each and in their
// order. Speakers of one name become one. An empty name says that nobody speaks
// there: its turns, labels and all, become text that has no speaker. d is not
// changed.
func (d Draft) Relabel(speakers []corpus.Speaker) (Draft, error) {
	if len(speakers) != len(d.Speakers) {
		return d, corpus.Fail(corpus.Invalid, "the list of speakers", "it does not hold one name for each speaker found")
	}
	kept, to, of := []corpus.Speaker{}, make([]int, len(speakers)), map[string]int{}
	for i, s := range speakers {
		s.Name = oneLine(s.Name)
		at, ok := of[s.Name]
		switch {
		case s.Name == "":
			at = corpus.NoSpeaker
		case ok:
			kept[at].Interviewer = kept[at].Interviewer || s.Interviewer
		default:
			at = len(kept)
			of[s.Name], kept = at, append(kept, s)
		}
		to[i] = at
	}
	turns := []corpus.Turn{}
	for _, t := range d.Layout.Turns {
		if t.Speaker = to[t.Speaker]; t.Speaker != corpus.NoSpeaker {
			turns = append(turns, t)
		}
	}
	d.Speakers, d.Layout.Turns = kept, turns
	return d, nil
}
