package workspace

import (
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

const (
	// removed stands where words were taken away.
	removed = "[…]"
	// runWords is from how many consecutive words on a passage is recognised as
	// somebody's: fewer say the same by chance.
	runWords = 5
)

// words is a text as a redactor compares it.
type words struct {
	folded []string
	spans  []corpus.Span
}

func wordsOf(text string) words {
	w := words{spans: anchor.Words(text)}
	w.folded = make([]string, len(w.spans))
	for i, s := range w.spans {
		w.folded[i] = anchor.Fold(s.Of(text))
	}
	return w
}

// key returns n words from i on as one string.
func (w words) key(i, n int) string { return strings.Join(w.folded[i:i+n], " ") }

// joined returns all words, with a blank around each: a sequence between blanks
// stands in the text where it stands in that.
func (w words) joined() string { return " " + strings.Join(w.folded, " ") + " " }

// sequence returns a name as a redactor looks for it; "" where it has no word.
func sequence(name string) string {
	w := wordsOf(name)
	return strings.Join(w.folded, " ")
}

// redactor takes the words of some testimonies out of what others wrote.
type redactor struct {
	runs  map[string]bool // runs of runWords words; false where a testimony that stays says them too
	names map[string]bool // names made of their words, whole
	known map[string]bool // what those testimonies and their speakers are called
}

// text returns a text without their words, and whether it had any.
func (r redactor) text(text string) (string, bool) {
	if r.names[sequence(text)] {
		return removed, true
	}
	w := wordsOf(text)
	var cut []corpus.Span
	for i := 0; i+runWords <= len(w.folded); i++ {
		own, found := r.runs[w.key(i, runWords)]
		if !found {
			continue
		}
		end := i
		for end+1+runWords <= len(w.folded) {
			o, ok := r.runs[w.key(end+1, runWords)]
			if !ok {
				break
			}
			own, end = own || o, end+1
		}
		if own {
			cut = append(cut, corpus.Span{Start: w.spans[i].Start, End: w.spans[end+runWords-1].End})
		}
		i = end
	}
	return without(text, cut), len(cut) > 0
}

// subject returns what a history tells of, without their words and names.
func (r redactor) subject(text string) (string, bool) {
	text, some := r.text(text)
	cut := occurrences(text, r.names, r.known)
	return without(text, cut), some || len(cut) > 0
}

// mentions reports whether a text says what those testimonies and their
// speakers are called.
func (r redactor) mentions(text string) bool { return len(occurrences(text, r.known)) > 0 }

// occurrences finds sequences of words in a text, the longest first where they
// begin alike.
func occurrences(text string, sets ...map[string]bool) []corpus.Span {
	longest := 0
	for _, set := range sets {
		for s := range set {
			longest = max(longest, strings.Count(s, " ")+1)
		}
	}
	w := wordsOf(text)
	var out []corpus.Span
	for i := 0; i < len(w.folded); i++ {
		for n := min(longest, len(w.folded)-i); n > 0; n-- {
			key := w.key(i, n)
			if !inAny(key, sets) {
				continue
			}
			out = append(out, corpus.Span{Start: w.spans[i].Start, End: w.spans[i+n-1].End})
			i += n - 1
			break
		}
	}
	return out
}

func inAny(key string, sets []map[string]bool) bool {
	for _, set := range sets {
		if set[key] {
			return true
		}
	}
	return false
}

// without returns a text with a mark in the place of spans, which are in the
// order of their beginnings and may overlap: then one mark stands for them.
func without(text string, cut []corpus.Span) string {
	if len(cut) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for i, s := range cut {
		if i == 0 || s.Start >= at {
			b.WriteString(text[at:s.Start] + removed)
		}
		at = max(at, s.End)
	}
	return b.String() + text[at:]
}
