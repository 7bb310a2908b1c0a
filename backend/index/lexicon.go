package index

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"florilege/backend/anchor"
)

// form is what the index keeps of a word as it is written.
type form struct {
	exact []byte // folded; empty where nothing of the word is left
	stem  []byte // French stem, folded; empty for a grammatical word
}

func (f form) exactTerm() []byte { return f.exact }
func (f form) stemTerm() []byte  { return f.stem }

// newForm analyses one word. Accents count for the stem, so it is taken before
// they are folded away.
func newForm(word string) form {
	word = norm.NFC.String(strings.ToLower(strings.Map(visible, word)))
	f := form{exact: []byte(anchor.Fold(word))}
	if grammatical(word) || len(f.exact) == 0 {
		return f
	}
	f.stem = []byte(anchor.Fold(stemOf(word)))
	return f
}

func visible(r rune) rune {
	if r >= 0x80 && unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// lexicon remembers the forms of the words met, so that a word is analysed once
// and not each time it stands in a text. Safe for concurrent use.
type lexicon struct {
	mu    sync.RWMutex
	forms map[string]form
}

// maxForms bounds what a lexicon remembers: some 20 MB. The common words come
// first in any text, so that those left out are rare.
const maxForms = 1 << 17

func newLexicon() *lexicon { return &lexicon{forms: make(map[string]form)} }

// add remembers the forms of words.
func (l *lexicon) add(words map[string]form) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for word, f := range words {
		if len(l.forms) >= maxForms {
			return
		}
		l.forms[word] = f
	}
}
