package index

import (
	"slices"
	"strings"
	"sync"

	"florilege/backend/anchor"
	"florilege/backend/lexicon"
)

// vocabulary is the words that stand in an index, by language. It is read from
// the dictionaries of Bleve's segments, of each once, and never forgets a word.
// Safe for concurrent use.
type vocabulary struct {
	mu    sync.RWMutex
	read  map[uint64]bool // segments
	lists map[string]*wordList

	french *lexicon.Lexicon
}

// wordList is the words of one field, by what searches compare of them.
type wordList struct {
	inflector
	words    map[string]bool     // as the index has them
	byFolded map[string][]string // words, without accents and capitals
	byKey    map[string][]string // words that are inflections of one another
	folded   []string            // the keys of byFolded, sorted
}

func newVocabulary() *vocabulary {
	v := &vocabulary{read: make(map[uint64]bool), lists: make(map[string]*wordList), french: lexicon.French()}
	for field, i := range inflectors() {
		v.lists[field] = &wordList{
			inflector: i, words: make(map[string]bool), byFolded: make(map[string][]string), byKey: make(map[string][]string),
		}
	}
	return v
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
	for field, list := range v.lists {
		for _, l := range fresh {
			if err := l.eachWord(field, list.add); err != nil {
				return err
			}
		}
		slices.Sort(list.folded)
	}
	for _, l := range fresh {
		v.read[l.id] = true
	}
	return nil
}

func (l *wordList) add(term string) {
	if l.words[term] {
		return
	}
	term = strings.Clone(term)
	l.words[term] = true
	word, part := strings.CutSuffix(term, partSign)
	folded := anchor.Fold(word)
	if len(l.byFolded[folded]) == 0 {
		l.folded = append(l.folded, folded)
	}
	l.byFolded[folded] = append(l.byFolded[folded], term)
	if part {
		return // a part of a word has no inflections
	}
	for _, k := range l.keys(word) {
		l.byKey[k] = append(l.byKey[k], term)
	}
}
