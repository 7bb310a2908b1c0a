package index

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// study makes up documents with the shape of spoken French: the frequent words
// and turns of phrase at about the rate they are said, and a long tail of rarer
// words with their inflections. The same seed makes the same documents.
type study struct {
	rnd    *rand.Rand
	common *rand.Zipf
	rare   *rand.Zipf
	lemmas []string
}

var (
	spoken = strings.Fields(`je de est pas c' que on la et les ça il le a à l' en un des pour une qui j' dans mais
		y ai avec était plus tout faire se fait bien au parce du nous elle moi suis n' d' ils ou sur si avais être
		quand avait me même là comme aussi alors donc vous peu fois gens chose travail temps après jour vie
		formation personne avant monde toujours quelque été sont mon ma mes sa son ses leur leurs vraiment juste
		petit encore beaucoup jamais rien maison enfants école groupe confiance projet équipe`)
	formulas = []string{
		"je ne sais pas", "il y a", "c'est-à-dire", "parce que", "à un moment donné", "du coup", "en fait", "tout ça",
		"je me suis dit", "ça m'a permis", "au niveau de", "par rapport à", "c'est vrai que", "prendre confiance",
		"j'ai appris", "se débrouiller", "l'autonomie", "aujourd'hui", "peut-être", "rendez-vous", "chef-d'œuvre",
	}
	endings = []string{"", "er", "e", "es", "é", "ée", "és", "ait", "aient", "ent", "ant", "eur", "euse", "ement", "ions", "ité", "ation"}
)

func newStudy(seed uint64) *study {
	s := &study{rnd: rand.New(rand.NewPCG(seed, 1))}
	onsets := strings.Fields("b bl br c ch cl cr d dr f fl fr g gl gr j l m n p pl pr qu r s t tr v vr")
	nuclei := strings.Fields("a ai an au e é è eau en eu i in o oi on ou u œu")
	codas := strings.Fields("b c ch d gn l ll m n nt p r rt s ss t v x")
	for range 3_000 {
		var b strings.Builder
		for range 1 + s.rnd.IntN(2) {
			b.WriteString(onsets[s.rnd.IntN(len(onsets))])
			b.WriteString(nuclei[s.rnd.IntN(len(nuclei))])
		}
		b.WriteString(codas[s.rnd.IntN(len(codas))])
		s.lemmas = append(s.lemmas, b.String())
	}
	s.common = rand.NewZipf(s.rnd, 1.1, 4, uint64(len(spoken)-1))
	s.rare = rand.NewZipf(s.rnd, 1.2, 20, uint64(len(s.lemmas)-1))
	return s
}

// say returns one word, or a few that go together, and how many.
func (s *study) say() (string, int) {
	switch n := s.rnd.IntN(100); {
	case n < 60:
		return spoken[s.common.Uint64()], 1
	case n < 66:
		f := formulas[s.rnd.IntN(len(formulas))]
		return f, 1 + strings.Count(f, " ")
	}
	return s.lemmas[s.rare.Uint64()] + endings[s.rnd.IntN(len(endings))], 1
}

// passage returns a text of about n words.
func (s *study) passage(n int) string {
	var b strings.Builder
	for said, first := 0, true; said < n; {
		w, k := s.say()
		said += k
		if first {
			r, size := utf8.DecodeRuneInString(w)
			w = string(unicode.ToUpper(r)) + w[size:]
		}
		b.WriteString(w)
		first = false
		switch {
		case strings.HasSuffix(w, "'"):
		case s.rnd.IntN(14) == 0:
			b.WriteString(". ")
			first = true
		case s.rnd.IntN(9) == 0:
			b.WriteString(", ")
		default:
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// id returns the nth identity of a sort, in the form of a UUIDv7.
func id(sort string, n int) corpus.ID {
	return corpus.ID(fmt.Sprintf("0190%04x-0000-7%03x-8000-%s%010x", n>>12, n&0xfff, sort, n))
}

// testimony returns the passages of the nth testimony, of words words in all.
func (s *study) testimony(n, words int) []Doc {
	var out []Doc
	for at := 0; words > 0; {
		size := min(words, 8+s.rnd.IntN(64))
		text := s.passage(size)
		span := corpus.Span{Start: at, End: at + len(text)}
		out = append(out, Doc{Kind: Testimonies, ID: id("aa", n), Testimony: id("aa", n), Span: span, Text: text})
		at += len(text) + 20
		words -= size
	}
	return out
}

// quote returns the nth quote, of the words of one of the passages.
func (s *study) quote(n int, passages []Doc) Doc {
	p := passages[s.rnd.IntN(len(passages))]
	end := len(p.Text)
	if i := strings.Index(p.Text, ". "); i > 0 {
		end = i + 1
	}
	span := corpus.Span{Start: p.Span.Start, End: p.Span.Start + end}
	return Doc{Kind: Quotes, ID: id("bb", n), Testimony: p.Testimony, Span: span, Text: p.Text[:end]}
}
