package index

import (
	"github.com/blevesearch/bleve/v2/analysis"

	"florilege/backend/corpus"
)

// analyzer turns a text into the terms of one field. It implements Bleve's
// analysis.Analyzer. The terms of both fields count positions alike: one for
// every word of the text, grammatical words included.
type analyzer struct {
	words *lexicon
	term  func(form) []byte // nothing to leave the word out of the field
}

// Analyze returns the terms of text, each with the bytes of the word it stands
// for in text as it was given.
func (a *analyzer) Analyze(text []byte) analysis.TokenStream {
	tokens := make([]analysis.Token, 0, len(text)/5+1)
	var fresh map[string]form
	position := 0
	a.words.mu.RLock()
	eachWord(text, func(s corpus.Span) {
		word := text[s.Start:s.End]
		f, known := a.words.forms[string(word)]
		if !known {
			if f, known = fresh[string(word)]; !known {
				f = newForm(string(word))
				if fresh == nil {
					fresh = make(map[string]form)
				}
				fresh[string(word)] = f
			}
		}
		if len(f.exact) == 0 {
			return
		}
		position++
		if term := a.term(f); len(term) > 0 {
			tokens = append(tokens, analysis.Token{
				Term: term, Start: s.Start, End: s.End, Position: position, Type: analysis.AlphaNumeric,
			})
		}
	})
	a.words.mu.RUnlock()
	if fresh != nil {
		a.words.add(fresh)
	}
	stream := make(analysis.TokenStream, len(tokens))
	for i := range tokens {
		stream[i] = &tokens[i]
	}
	return stream
}
