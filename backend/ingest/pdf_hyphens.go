package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hyphens knows what to do with a hyphen at the end of a line. It was put there
// to cut a word, or belongs to one: « peut-être ». In this order:
//
//  1. a soft hyphen was put there;
//  2. a word that the document writes in one elsewhere is joined, one that it
//     writes with the hyphen inside a line keeps it;
//  3. it belongs to the word where a pronoun or « là », « ci », « même » follows,
//     where a part of the word before it has a hyphen already, or where the part
//     before it is one that compounds begin with;
//  4. both parts are words of the document: it is doubtful, and the hyphen stays;
//  5. else the word is joined if the document cuts words: several lines of a
//     hundred end so. Where it does not, every hyphen is a real one.
//
// Before a capital or a digit the hyphen stays.
type hyphens struct {
	words map[string]bool // of the document, folded, those with hyphens too
	cuts  bool
}

// after are the words that follow a hyphen in French.
func after() map[string]bool {
	return set("je tu il elle on nous vous ils elles ce ci la moi toi lui leur leurs eux y en le les meme memes t dela dessus dessous dedans dehors etre midi vous")
}

// before are the parts that compounds begin with, and no syllable of a longer word.
func before() map[string]bool {
	return set(`quelques quelqu grand grands grande petit petits petite petites arriere demi apres avant quasi
		vingt trente quarante cinquante soixante quatre rendez socio vice tete
		beau beaux belle belles`)
}

// learn takes in the words of a document.
func (h *hyphens) learn(lines []setLine) {
	h.words = map[string]bool{}
	full, cut := 0, 0
	for i, l := range lines {
		words := strings.FieldsFunc(l.text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '‐' && r != '\u00ad' })
		for j, w := range words {
			if j == 0 && i > 0 && h.carries(lines[i-1].text, l.text) || j == len(words)-1 && strings.HasSuffix(l.text, w) && endsInHyphen(w) {
				continue // a part of a word
			}
			h.words[wordKey(w)] = true
		}
		if i+1 < len(lines) && !roomFor(l, lines[i+1]) {
			full++
			cut += as01(h.carries(l.text, lines[i+1].text))
		}
	}
	h.cuts = cut >= 2 && 50*cut >= full
}

// wordKey returns a word as it is compared: with its hyphens.
func wordKey(w string) string {
	var parts []string
	for p := range strings.SplitSeq(strings.ReplaceAll(w, "‐", "-"), "-") {
		parts = append(parts, keyOf(p))
	}
	return strings.Join(parts, "-")
}

func endsInHyphen(s string) bool {
	return strings.HasSuffix(s, "-") || strings.HasSuffix(s, "‐") || strings.HasSuffix(s, "\u00ad")
}

// carries reports whether a word that a hyphen ends on one line goes on on the next.
func (h *hyphens) carries(line, next string) bool {
	if !endsInHyphen(line) {
		return false
	}
	_, size := utf8.DecodeLastRuneInString(line)
	letter, _ := utf8.DecodeLastRuneInString(line[:len(line)-size])
	follows, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLetter(letter) && (unicode.IsLetter(follows) || unicode.IsDigit(follows))
}

// joined returns the last part of a line as it goes on with the next line: with
// or without its hyphen, and without a blank.
func (h *hyphens) joined(last, line, next string) string {
	_, size := utf8.DecodeLastRuneInString(line)
	bare := line[:len(line)-size]
	if strings.HasSuffix(line, "\u00ad") || !h.belongs(lastWord(bare), firstWord(next)) {
		return last[:len(last)-size]
	}
	return last
}

func (h *hyphens) belongs(left, right string) bool {
	if r, _ := utf8.DecodeRuneInString(right); !unicode.IsLower(r) {
		return true
	}
	whole := wordKey(left + right)
	switch {
	case h.words[whole], whole == "beaucoup":
		return false
	case h.words[wordKey(left)+"-"+wordKey(right)]:
		return true
	}
	first, _, _ := strings.Cut(right, "-")
	if h.words[wordKey(left)] && h.words[wordKey(right)] {
		return true
	}
	return after()[keyOf(first)] || strings.ContainsAny(left, "-‐") || before()[keyOf(left)] || !h.cuts
}

func lastWord(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '‐' })
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '‐' }); i >= 0 {
		return s[:i]
	}
	return s
}
