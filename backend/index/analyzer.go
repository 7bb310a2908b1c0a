package index

import (
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"

	"florilege/backend/lexicon"
)

// analyzer turns a text into terms, one for each word, as it is written. It
// implements Bleve's analysis.Analyzer and is safe for concurrent use. It
// remembers the terms of words that are not plain, so that each is worked out
// once and not every time it stands in a text.
type analyzer struct {
	tokenizer
	mu    sync.RWMutex
	terms map[string][]byte
}

// maxTerms bounds what an analyzer remembers: some 10 MB. The common words come
// first in any text, so that those forgotten are rare.
const maxTerms = 1 << 16

func newAnalyzer() *analyzer {
	return &analyzer{tokenizer: tokenizer{lexicon.French()}, terms: make(map[string][]byte)}
}

// Analyze returns the terms of text, each with the first byte of its word in text
// as it was given and, as its end, how many bytes that has: see spanOf. Words that
// one stands for are at one position.
func (a *analyzer) Analyze(text []byte) analysis.TokenStream {
	tokens := make([]analysis.Token, 0, len(text)/5+1)
	position := 0
	a.each(string(text), func(k token) {
		if k.terms == nil {
			if term := a.term(text[k.span.Start:k.span.End]); len(term) > 0 {
				position++
				tokens = append(tokens, analysis.Token{
					Term: term, Start: k.span.Start, End: k.span.Len(), Position: position, Type: analysis.AlphaNumeric,
				})
			}
			return
		}
		position++
		for _, term := range k.terms {
			tokens = append(tokens, analysis.Token{
				Term: []byte(term), Start: k.span.Start, End: k.span.Len(), Position: position, Type: analysis.AlphaNumeric,
			})
		}
	})
	stream := make(analysis.TokenStream, len(tokens))
	for i := range tokens {
		stream[i] = &tokens[i]
	}
	return stream
}

func (a *analyzer) term(word []byte) []byte {
	if plain(word) {
		return word
	}
	a.mu.RLock()
	term, known := a.terms[string(word)]
	a.mu.RUnlock()
	if known {
		return term
	}
	term = []byte(written(string(word)))
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.terms) < maxTerms {
		a.terms[string(word)] = term
	}
	return term
}

// plain reports whether a word is written without capitals or accents.
func plain(word []byte) bool {
	for _, c := range word {
		if c >= 0x80 || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}
