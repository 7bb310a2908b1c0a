package index

import (
	"slices"
	"strings"
	"sync"
)

// vocabulary is the words that stand in an index, by what searches compare of
// them. It is read from the dictionaries of Bleve's segments, of each once, and
// never forgets a word. Safe for concurrent use.
type vocabulary struct {
	mu      sync.RWMutex
	read    map[uint64]bool     // segments
	words   map[string]bool     // as they are written
	byExact map[string][]string // words, by form.exact
	byStem  map[string][]string // words, by form.stem
	exact   []string            // the keys of byExact, sorted
}

func newVocabulary() *vocabulary {
	return &vocabulary{
		read: make(map[uint64]bool), words: make(map[string]bool),
		byExact: make(map[string][]string), byStem: make(map[string][]string),
	}
}

// learn reads the words of those leaves that it has not read.
func (v *vocabulary) learn(leaves []*leaf) error {
	v.mu.RLock()
	fresh := slices.DeleteFunc(slices.Clone(leaves), func(l *leaf) bool { return v.read[l.id] })
	v.mu.RUnlock()
	if len(fresh) == 0 {
		return nil
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, l := range fresh {
		if err := l.eachWord(v.add); err != nil {
			return err
		}
		v.read[l.id] = true
	}
	slices.Sort(v.exact)
	return nil
}

func (v *vocabulary) add(word string) {
	if v.words[word] {
		return
	}
	word = strings.Clone(word)
	f := formOf(word)
	v.words[word] = true
	if len(v.byExact[f.exact]) == 0 {
		v.exact = append(v.exact, f.exact)
	}
	v.byExact[f.exact] = append(v.byExact[f.exact], word)
	v.byStem[f.stem] = append(v.byStem[f.stem], word)
}

// meant returns the words of the index that a word of a query means, sorted:
// those written so, accents aside, and the others.
func (v *vocabulary) meant(w word) (same, others []string) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	same = slices.Clone(v.byExact[w.exact])
	switch w.how {
	case inflected:
		for _, word := range v.byStem[w.stem] {
			if !slices.Contains(same, word) {
				others = append(others, word)
			}
		}
	case beginning:
		first, _ := slices.BinarySearch(v.exact, w.exact)
		for _, e := range v.exact[first:] {
			if !strings.HasPrefix(e, w.exact) {
				break
			}
			if e != w.exact {
				others = append(others, v.byExact[e]...)
			}
		}
	}
	slices.Sort(same)
	slices.Sort(others)
	return same, others
}
