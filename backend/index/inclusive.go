package index

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// longestEnding is how many letters an ending in inclusive writing has at most.
const longestEnding = 7

// inclusive reads a word in inclusive writing (bénéficiaire·s, formateur.rice.s,
// étudiant(e)s, ouvrier-ère-s), which stands for each of the words it is short
// for. Where the sign could mean something else, the lexicon must know them.
func (t tokenizer) inclusive(text string, words []corpus.Span, sign rune, do func(token)) int {
	if !isInclusive(sign) {
		return 0
	}
	end, endings := endingsAt(text, words[0].End)
	if len(endings) == 0 {
		return 0
	}
	terms := t.formsOf(written(words[0].Of(text)), endings, isMiddleDot(sign))
	if len(terms) == 0 {
		return 0
	}
	do(token{span: corpus.Span{Start: words[0].Start, End: end}, terms: terms})
	n := 1
	for n < len(words) && words[n].Start < end {
		n++
	}
	return n
}

func isInclusive(r rune) bool {
	return isMiddleDot(r) || isHyphen(r) || r == '.' || r == '(' || r == '/'
}

func isMiddleDot(r rune) bool { return r == '·' || r == '•' || r == '‧' || r == '⋅' }

// endingsAt reads endings, each after its sign, and returns where they end.
func endingsAt(text string, at int) (end int, endings []string) {
	end = at
	for len(endings) < 3 {
		sign, size := utf8.DecodeRuneInString(text[at:])
		ending := lettersAt(text[at+size:])
		switch {
		case ending == "" || utf8.RuneCountInString(ending) > longestEnding || !isInclusive(sign) || wordGoesOn(text[at+size+len(ending):]):
			return end, endings
		case sign == '(':
			if !strings.HasPrefix(text[at+size+len(ending):], ")") {
				return end, endings
			}
			at += size + len(ending) + 1
			endings = append(endings, strings.ToLower(ending))
			if more := lettersAt(text[at:]); more == "s" || more == "x" {
				at += len(more)
				endings = append(endings, more)
			}
			if wordGoesOn(text[at:]) {
				return end, nil
			}
		default:
			at += size + len(ending)
			endings = append(endings, strings.ToLower(ending))
		}
		end = at
	}
	return end, endings
}

// wordGoesOn reports whether a text begins with what belongs to the word before.
func wordGoesOn(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && (startsWord(r) || continuesWord(r))
}

func lettersAt(s string) string {
	return s[:len(s)-len(strings.TrimLeftFunc(s, unicode.IsLetter))]
}

// formsOf returns the words that a beginning stands for with its endings, the
// beginning first, or none where they make no words. Unsure says that an ending
// that gives no known word is taken as it is.
func (t tokenizer) formsOf(base string, endings []string, unsure bool) []string {
	forms := []string{base}
	one, plural := strings.TrimSuffix(base, "s"), false
	for i, e := range endings {
		if e == "s" || e == "x" {
			if i < len(endings)-1 || !unsure && !t.french.Knows(base+e) {
				return nil
			}
			plural = true
			forms = add(forms, base+e)
			continue
		}
		other := t.feminine(base, e)
		if other == "" && one != base {
			other = t.feminine(one, e)
		}
		switch {
		case other != "":
		case unsure && len(e) > 3 && t.french.Knows(e): // both words are written out
			other = e
		case unsure:
			other = base + e
		default:
			return nil
		}
		forms = add(forms, other)
		if single, many := strings.CutSuffix(other, "s"); many {
			plural = true
			forms = add(add(forms, single), one+"s")
		}
	}
	if plural {
		for _, f := range slices.Clone(forms) {
			if !strings.HasSuffix(f, "s") && !strings.HasSuffix(f, "x") && t.french.Knows(f+"s") {
				forms = add(forms, f+"s")
			}
		}
	}
	return forms
}

// feminine returns the word that an ending makes of a base, taking the place of
// some of its letters, where the lexicon knows both as one word.
func (t tokenizer) feminine(base, ending string) string {
	cut := len(base)
	for range 5 {
		if form := base[:cut] + ending; form != base && t.french.Akin(base, form) {
			return form
		}
		_, n := utf8.DecodeLastRuneInString(base[:cut])
		if cut -= n; cut < 2 {
			break
		}
	}
	return ""
}

func add(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
