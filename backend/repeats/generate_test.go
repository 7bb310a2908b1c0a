package repeats

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"florilege/backend/corpus"
)

// speaker makes quotes that are distributed like speech: half of the words are
// the few that every sentence needs, and quotes open with the same formulas.
type speaker struct {
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

// change replaces, drops or adds n words of text, at different places.
func (s *speaker) change(text string, n int) string {
	words := strings.Fields(text)
	places := s.r.Perm(len(words))[:min(n, len(words))]
	slices.Sort(places)
	for _, at := range slices.Backward(places) {
		switch s.r.IntN(5) {
		case 0:
			words = slices.Delete(words, at, at+1)
		case 1:
			words = slices.Insert(words, at, s.word())
		default:
			words[at] = s.word()
		}
	}
	return strings.Join(words, " ")
}

// excerpt returns a run of the share of the words of text.
func (s *speaker) excerpt(text string, share float64) string {
	words := strings.Fields(text)
	n := int(share * float64(len(words)))
	from := s.r.IntN(len(words) - n + 1)
	return strings.Join(words[from:from+n], " ")
}

// edit is one way in which a text comes back.
type edit struct {
	name string
	make func(s *speaker, text string) string
}

func edits() []edit {
	words := func(text string) int { return len(strings.Fields(text)) }
	return []edit{
		{"1 word changed", func(s *speaker, text string) string { return s.change(text, 1) }},
		{"2 words changed", func(s *speaker, text string) string { return s.change(text, 2) }},
		{"3 words changed", func(s *speaker, text string) string { return s.change(text, 3) }},
		{"10 % changed", func(s *speaker, text string) string { return s.change(text, (words(text)+5)/10) }},
		{"25 % changed", func(s *speaker, text string) string { return s.change(text, (words(text)+2)/4) }},
		{"excerpt of 40 %", func(s *speaker, text string) string { return s.excerpt(text, 0.4) }},
		{"excerpt of 70 %", func(s *speaker, text string) string { return s.excerpt(text, 0.7) }},
		{"excerpt of 70 %, 10 % changed", func(s *speaker, text string) string {
			part := s.excerpt(text, 0.7)
			return s.change(part, (words(part)+5)/10)
		}},
		{"window shifted by half", func(s *speaker, text string) string {
			all := strings.Fields(text)
			return strings.Join(append(all[len(all)/2:], s.words(len(all)/2)...), " ")
		}},
		{"hesitations added", func(s *speaker, text string) string {
			all := strings.Fields(text)
			for range 1 + len(all)/8 {
				all = slices.Insert(all, s.r.IntN(len(all)), []string{"euh", "heu,", "hmm", "Euuuh…"}[s.r.IntN(4)])
			}
			return strings.Join(all, " ")
		}},
		{"accents, case and marks lost", func(_ *speaker, text string) string {
			return strings.ToUpper(strings.NewReplacer("é", "e", "è", "e", "ô", "o", "ç", "c", "à", "a", "ù", "u", "œ", "oe", ",", "", ".", "", "'", "’").Replace(text))
		}},
		{"sentence moved", func(_ *speaker, text string) string {
			all := strings.Fields(text)
			third := len(all) / 3
			return strings.Join(slices.Concat(all[third:], all[:third]), " ")
		}},
		{"2 words out of order", func(s *speaker, text string) string {
			all := strings.Fields(text)
			for range 2 {
				at := s.r.IntN(len(all) - 1)
				all[at], all[at+1] = all[at+1], all[at]
			}
			return strings.Join(all, " ")
		}},
	}
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
	kinds := edits()
	texts := make([]string, n)
	of = make([]int, n)
	for i := range texts {
		if of[i] = -1; i%10 == 9 {
			of[i] = s.r.IntN(i/10+1) * 10
			texts[i] = kinds[i/10%len(kinds)].make(s, texts[of[i]])
		} else {
			texts[i] = s.quote(from, to)
		}
	}
	return items(texts...), of
}

func join(words []string) string { return strings.Join(words, " ") }
