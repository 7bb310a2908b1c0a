package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/anchor"
)

// Alike is two labels that may name one person.
type Alike struct {
	From, Into int // indexes of speakers; From is the shorter name, or the rarer
}

// titles stand before a name and name nobody.
var titles = set("m mr mme mlle mle me dr pr monsieur madame mademoiselle docteur maitre mevrouw mevr dhr meneer mrs ms miss")

// rarer is how many times fewer turns a name has that is taken for another one
// misspelt.
const rarer = 4

// Alike proposes speakers to make one of: an initial or an abbreviation of a
// name that no other name fits as well, and a name that is a slip of another.
func (d Draft) Alike() []Alike {
	voices := d.Voices()
	names := make([]parted, len(d.Speakers))
	for i, s := range d.Speakers {
		names[i] = partsOf(s.Name)
	}
	var out []Alike
	for i := range names {
		into, fits := -1, 0
		for j := range names {
			if i != j && (names[i].shortens(names[j]) || slips(names[i], names[j], voices[i], voices[j])) {
				into = j
				fits++
			}
		}
		if fits == 1 {
			out = append(out, Alike{From: i, Into: into})
		}
	}
	return out
}

// parted is a name in its folded words, the title before them aside.
type parted struct {
	title string
	words []string
}

func partsOf(name string) parted {
	p := parted{words: strings.FieldsFunc(anchor.Fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })}
	if len(p.words) > 1 && titles[p.words[0]] {
		p.title, p.words = p.words[0], p.words[1:]
	}
	return p
}

// shortens reports whether the words of p begin, in their order, words of b, and
// p is the shorter: D. for Mme Diallo, Amina for Amina B., JP for Jean-Pierre.
func (p parted) shortens(b parted) bool {
	short, long := strings.Join(p.words, ""), strings.Join(b.words, "")
	if short == "" || p.title != "" && b.title != "" && p.title != b.title ||
		len(short)+len(p.title) >= len(long)+len(b.title) {
		return false
	}
	if len(p.words) == 1 && len(b.words) > 1 && short == initials(b.words) {
		return true
	}
	at := 0
	for _, w := range b.words {
		if at < len(p.words) && begins(w, p.words[at]) {
			at++
		}
	}
	return at == len(p.words)
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return b.String()
}

// begins reports whether short is the word or its beginning. A number is whole.
func begins(word, short string) bool {
	if strings.ContainsAny(short, "0123456789") || strings.ContainsAny(word, "0123456789") {
		return word == short
	}
	return strings.HasPrefix(word, short)
}

// slips reports whether a is b with one letter wrong, missing, too many or out
// of place, and much rarer.
func slips(a, b parted, va, vb Voice) bool {
	x, y := strings.Join(a.words, " "), strings.Join(b.words, " ")
	if len(x) < 4 || strings.ContainsAny(x+y, "0123456789") || va.Turns*rarer > vb.Turns {
		return false
	}
	return x != y && oneSlip([]rune(x), []rune(y))
}

func oneSlip(a, b []rune) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	switch {
	case len(a)+len(b) <= 1, len(a) == 1 && len(b) == 1:
		return true
	}
	return len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}
