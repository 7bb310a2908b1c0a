package index

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"florilege/backend/anchor"
)

// meant is a word of the index that a word of a query means, and what it counts.
type meant struct {
	field, term string
	worth       float64
}

// What words count: the very one the most, one without accents that were typed
// next to nothing.
const (
	theVeryWord  = 2
	anInflection = 1
	withoutMarks = 0.01
)

// meaning returns the words of the index, in whatever language, that a word of a
// query means, sorted.
func (v *vocabulary) meaning(w word) []meant {
	v.mu.RLock()
	defer v.mu.RUnlock()
	worth := map[meant]float64{}
	for field, list := range v.lists {
		for _, typed := range w.written {
			list.mean(typed, w, func(term string, n float64) {
				m := meant{field: field, term: term}
				worth[m] = max(worth[m], n)
			})
		}
	}
	out := make([]meant, 0, len(worth))
	for m, n := range worth {
		m.worth = n
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b meant) int { return cmp.Or(cmp.Compare(a.field, b.field), cmp.Compare(a.term, b.term)) })
	return out
}

// mean calls do with the terms that a typed word means.
func (l *wordList) mean(typed string, w word, do func(term string, worth float64)) {
	folded := anchor.Fold(typed)
	switch w.how {
	case strictly:
		if l.words[typed] {
			do(typed, theVeryWord)
		}
	case exactly:
		l.sameAs(typed, folded, true, do)
	case inflected:
		l.sameAs(typed, folded, false, do)
		for _, k := range l.typed(typed, folded) {
			for _, term := range l.byKey[k] {
				do(term, anInflection)
			}
		}
	case beginning:
		first, _ := slices.BinarySearch(l.folded, folded)
		for _, f := range l.folded[first:] {
			if !strings.HasPrefix(f, folded) {
				break
			}
			l.folding(f, do)
		}
	case ending:
		for _, f := range l.folded {
			if strings.HasSuffix(f, folded) {
				l.folding(f, do)
			}
		}
	case alike:
		eachAlike(folded, editsOf(w, folded), l.folded, func(f string) { l.folding(f, do) })
	}
}

// sameAs gives the words that are the typed one once accents are left out.
func (l *wordList) sameAs(typed, folded string, parts bool, do func(string, float64)) {
	for _, term := range l.byFolded[folded] {
		word, part := strings.CutSuffix(term, partSign)
		switch {
		case part && !parts:
		case word == typed || typed == folded:
			do(term, theVeryWord)
		case lacksMarks(word, typed):
			do(term, withoutMarks)
		}
	}
}

// lacksMarks reports whether a word is the typed one with fewer accents: péché is
// another word than pêche, peche is not.
func lacksMarks(word, typed string) bool {
	a, b := []rune(word), []rune(typed)
	if len(a) != len(b) { // œ and oe
		return true
	}
	for i := range a {
		if a[i] != b[i] && string(a[i]) != anchor.Fold(string(b[i])) {
			return false
		}
	}
	return true
}

func (l *wordList) folding(f string, do func(string, float64)) {
	for _, term := range l.byFolded[f] {
		do(term, anInflection)
	}
}

// editsOf returns how many letters of a fuzzy word may differ.
func editsOf(w word, folded string) int {
	if w.edits > 0 {
		return w.edits
	}
	if utf8.RuneCountInString(folded) < 8 {
		return 1
	}
	return 2
}

// parts returns, for a word of several parts such as grand-mère, which words each
// part may be so that they are that word in one of its inflections. It returns
// nothing where the lexicon does not know it.
func (v *vocabulary) parts(whole string, parts []word) [][]string {
	v.mu.RLock()
	defer v.mu.RUnlock()
	list := v.lists[fieldWords]
	keys := list.typed(whole, anchor.Fold(whole))
	ways := [][]string{nil}
	for _, p := range parts {
		var forms []string
		list.mean(p.written[0], word{how: inflected}, func(term string, worth float64) {
			if worth >= anInflection {
				forms = append(forms, term)
			}
		})
		var longer [][]string
		for _, way := range ways {
			for _, f := range forms {
				longer = append(longer, append(slices.Clone(way), f))
			}
		}
		if ways = longer; len(ways) > maxWays {
			return nil
		}
	}
	out := make([][]string, len(parts))
	for _, way := range ways {
		if akin(keys, keysOf(v.french.Lemmas(joinedAs(whole, way)))) {
			for i, f := range way {
				out[i] = append(out[i], f)
			}
		}
	}
	return out
}

// joinedAs joins parts with the signs that stand between those of a word.
func joinedAs(whole string, parts []string) string {
	out := parts[0]
	for _, p := range parts[1:] {
		sign := strings.IndexAny(whole, "-'")
		out += whole[sign:sign+1] + p
		whole = whole[sign+1:]
	}
	return out
}

// maxWays bounds the words that are tried for one of several parts.
const maxWays = 1000
