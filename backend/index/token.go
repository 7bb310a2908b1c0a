package index

import (
	"strings"
	"unicode/utf8"

	"florilege/backend/corpus"
	"florilege/backend/lexicon"
)

// token is a word of a text, or several that are read as one: an acronym with
// points, a number with spaces, a word in inclusive writing.
type token struct {
	span  corpus.Span
	terms []string // as written gives them; several where it stands for several words
	part  bool     // of a word whose parts mean nothing by themselves, as peut-être
}

// partSign ends the term of a token that is a part. No word ends so.
const partSign = "-"

// tokenizer cuts texts into tokens. It is safe for concurrent use.
type tokenizer struct {
	french *lexicon.Lexicon
}

// each calls do with every token of text, in order. The terms of a plain word are
// left to do, which may know them: they are nil.
func (t tokenizer) each(text string, do func(token)) {
	words := wordsOf(text)
	for i := 0; i < len(words); {
		n := t.several(text, words[i:], do)
		if n == 0 {
			do(token{span: words[i]})
			n = 1
		}
		i += n
	}
}

// all returns the tokens of text with their terms.
func (t tokenizer) all(text string) []token {
	var out []token
	t.each(text, func(k token) {
		if k.terms == nil {
			k.terms = []string{written(k.span.Of(text))}
		}
		if k.terms[0] != "" {
			out = append(out, k)
		}
	})
	return out
}

// several hands over what the first of the words is the beginning of, and returns
// how many of them that takes; 0 where the first stands alone.
func (t tokenizer) several(text string, words []corpus.Span, do func(token)) int {
	first := words[0]
	if first.End == len(text) {
		return 0
	}
	next, _ := utf8.DecodeRuneInString(text[first.End:])
	if n := number(text, words, next, do); n > 0 {
		return n
	}
	if n := acronym(text, words, next, do); n > 0 {
		return n
	}
	if n := t.inclusive(text, words, next, do); n > 0 {
		return n
	}
	if isHyphen(next) || isApostrophe(next) {
		return opaque(text, words, do)
	}
	return 0
}

// acronym reads single letters with a point after each, as in O.N.E.M.
func acronym(text string, words []corpus.Span, next rune, do func(token)) int {
	if next != '.' {
		return 0
	}
	n := 0
	for n < len(words) && isLetter(words[n].Of(text)) && (n == 0 || words[n].Start == words[n-1].End+1 && text[words[n-1].End] == '.') {
		n++
	}
	// A letter of a longer word ends the row before it.
	if n < 2 || n == 2 && !isCapital(words[0].Of(text)) {
		return 0
	}
	span := corpus.Span{Start: words[0].Start, End: words[n-1].End}
	if after, pointed := strings.CutPrefix(text[span.End:], "."); pointed {
		if len(words) > n && words[n].Start == span.End+1 {
			return 0
		}
		if !wordGoesOn(after) { // a mark on the point is of no word
			span.End++
		}
	}
	do(token{span: span, terms: []string{written(strings.ReplaceAll(span.Of(text), ".", ""))}})
	return n
}

func isLetter(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && (r < '0' || r > '9')
}

func isCapital(s string) bool { return strings.ToLower(s) != s }

// opaque reads a word whose parts mean nothing by themselves. Somebody who looks
// for pouvoir or rendre does not look for it.
func opaque(text string, words []corpus.Span, do func(token)) int {
	joined := strings.ToLower(words[0].Of(text))
	for n := 1; n < len(words) && n < 4; n++ {
		sign, size := utf8.DecodeRuneInString(text[words[n-1].End:])
		if words[n].Start != words[n-1].End+size || !isHyphen(sign) && !isApostrophe(sign) {
			return 0
		}
		joined += partSign + strings.ToLower(words[n].Of(text))
		if isOpaque(joined) {
			for _, w := range words[:n+1] {
				do(token{span: w, terms: []string{written(w.Of(text)) + partSign}, part: true})
			}
			return n + 1
		}
	}
	return 0
}

func isOpaque(joined string) bool {
	switch joined {
	case "peut-être", "peut-etre", "rendez-vous", "est-à-dire", "c-est-à-dire", "va-et-vient", "vis-à-vis",
		"sauve-qui-peut", "laissez-passer", "laisser-aller", "savoir-vivre", "on-dit", "après-midi":
		return true
	}
	return false
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

func wordsOf(text string) []corpus.Span {
	out := make([]corpus.Span, 0, len(text)/5+1)
	eachWord(text, func(w corpus.Span) { out = append(out, w) })
	return out
}
