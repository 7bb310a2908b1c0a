package repeats

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/repeats/planted"
)

// speaker makes quotes that are distributed like speech: half of the words are
// the few that every sentence needs, and quotes open with the same formulas.
type speaker struct {
	planted.Editor
	r       *rand.Rand
	little  []string
	names   []string
	opening []string
	rank    *rand.Zipf
}

func newSpeaker(seed uint64) *speaker {
	r := rand.New(rand.NewPCG(seed, 7))
	s := &speaker{
		r: r,
		little: strings.Fields("je de la le et que c est pas il y a on un les ça des une en j ai d l qui à " +
			"pour mais dans était avec me plus fait tout bien ce moi s ne suis se était comme quand nous elle " +
			"par sur mon ils très avait fois parce où aussi donc là rien alors après avoir être faire sans ici"),
		opening: []string{"Je pense que c'est ", "Ce que je veux dire c'est que ", "Moi je trouve que ",
			"Au début j'avais peur de ", "Avant je ne savais pas ", "C'est vrai que quand on "},
	}
	syllables := strings.Fields("ba cer dé fou gran hô join kil lè men nou pour quel rai son té vi zo che pré tra blé œu")
	for range 6000 {
		word := ""
		for range 2 + r.IntN(2) {
			word += syllables[r.IntN(len(syllables))]
		}
		s.names = append(s.names, word)
	}
	s.rank = rand.NewZipf(r, 1.1, 8, uint64(len(s.names)-1))
	s.Editor = planted.Editor{Rand: r, Word: s.word}
	return s
}

func (s *speaker) word() string {
	if s.r.IntN(2) == 0 {
		i := min(s.r.IntN(len(s.little)), s.r.IntN(len(s.little)))
		return s.little[i]
	}
	return s.names[s.rank.Uint64()]
}

// words returns n words without any mark.
func (s *speaker) words(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = s.word()
	}
	return out
}

// quote returns a quote of from to to words, some with a usual opening.
func (s *speaker) quote(from, to int) string {
	n := from + s.r.IntN(to-from+1)
	text := ""
	if s.r.IntN(4) == 0 {
		text = s.opening[s.r.IntN(len(s.opening))]
	}
	n -= len(strings.Fields(text))
	for i, w := range s.words(max(n, 1)) {
		text += w
		switch {
		case i == n-1:
			text += "."
		case s.r.IntN(9) == 0:
			text += ", "
		default:
			text += " "
		}
	}
	return text
}

// items makes items of texts, each from a testimony of its own.
func items(texts ...string) []Item {
	out := make([]Item, len(texts))
	for i, text := range texts {
		id := corpus.ID(fmt.Sprintf("q%06d", i))
		out[i] = Item{ID: id, Testimony: "of " + id, Span: corpus.Span{Start: 0, End: len(text)}, Text: text}
	}
	return out
}

// study returns n quotes of 20 to 60 words, a tenth of which are edits, of
// every kind in turn, of other ones.
func study(n int) []Item {
	all, _ := studyOf(n, 20, 60)
	return all
}

// studyOf is study with quotes of from to to words, and of which each is an edit:
// -1 for none.
func studyOf(n, from, to int) (all []Item, of []int) {
	s := newSpeaker(1)
	kinds := planted.Kinds()
	texts := make([]string, n)
	of = make([]int, n)
	for i := range texts {
		if of[i] = -1; i%10 == 9 {
			of[i] = s.r.IntN(i/10+1) * 10
			texts[i] = kinds[i/10%len(kinds)].Make(&s.Editor, texts[of[i]])
		} else {
			texts[i] = s.quote(from, to)
		}
	}
	return items(texts...), of
}

func join(words []string) string { return strings.Join(words, " ") }
