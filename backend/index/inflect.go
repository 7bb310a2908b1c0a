package index

import (
	"slices"
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"

	"florilege/backend/anchor"
	"florilege/backend/lexicon"
)

// inflector knows a language: which written words are inflections of one another.
// They share a key.
type inflector interface {
	// keys returns the keys of a word that stands in a text.
	keys(written string) []string
	// typed returns the keys of words that are inflections of one that is looked
	// for, of which folded is the same without accents.
	typed(written, folded string) []string
}

// inflectors returns the languages, by the field that has their words.
func inflectors() map[string]inflector {
	return map[string]inflector{
		fieldWords:   french{lexicon.French()},
		fieldEnglish: stemmed(english.Stem),
		fieldDutch:   stemmed(dutchStem),
	}
}

// stemmed is a language that a stemmer knows.
type stemmed func(*snowballstem.Env) bool

func (s stemmed) keys(written string) []string {
	if len(written) > longest {
		return []string{written}
	}
	env := snowballstem.NewEnv(written)
	s(env)
	return []string{anchor.Fold(env.Current())}
}

// dutchStem is Snowball's, with the consonants that Dutch writes otherwise at the
// end of a word: huizen and huis, brieven and brief.
func dutchStem(env *snowballstem.Env) bool {
	done := dutch.Stem(env)
	switch stem := env.Current(); {
	case strings.HasSuffix(stem, "z"):
		env.SetCurrent(stem[:len(stem)-1] + "s")
	case strings.HasSuffix(stem, "v"):
		env.SetCurrent(stem[:len(stem)-1] + "f")
	}
	return done
}

func (s stemmed) typed(written, _ string) []string { return s.keys(written) }

// french inflects by the lexicon, and by Snowball where it does not know a word.
type french struct{ *lexicon.Lexicon }

// What the keys of French words begin with.
const (
	byLemma   = "=" // a lemma
	byStem    = "~" // the stem of any word
	ofUnknown = "?" // the stem of a word that the lexicon does not know
)

func (f french) keys(written string) []string {
	stem := anchor.Fold(stemOf(written))
	lemmas := f.Lemmas(written)
	if len(lemmas) == 0 {
		if folded := anchor.Fold(written); folded == written {
			lemmas = f.Loose(folded)
		}
	}
	if len(lemmas) == 0 {
		return []string{byStem + stem, ofUnknown + stem}
	}
	return append(keysOf(lemmas), byStem+stem)
}

// shortest is how long the stem of a known word is at least, in bytes, by which
// words that are not known are taken for its inflections.
const shortest = 4

// typed takes a word without accents for all those that are the same with some.
// Of du it does not make the forms of devoir, nor of sur those of sûr: a word of
// grammar is meant as it is.
func (f french) typed(written, folded string) []string {
	lemmas := f.Lemmas(written)
	grammar := slices.ContainsFunc(lemmas, func(l lexicon.Lemma) bool { return l.Class == lexicon.Grammar })
	if written == folded && !grammar || len(lemmas) == 0 {
		lemmas = f.Loose(folded)
	}
	stem := anchor.Fold(stemOf(written))
	switch {
	case len(lemmas) == 0:
		return []string{byStem + stem}
	case len(stem) < shortest:
		return keysOf(lemmas)
	}
	return append(keysOf(lemmas), ofUnknown+stem)
}

func keysOf(lemmas []lexicon.Lemma) []string {
	out := make([]string, 0, len(lemmas)+1)
	for _, l := range lemmas {
		out = append(out, byLemma+string(l.Class)+l.Word)
	}
	return out
}

// akin reports whether two words share a lemma.
func akin(a, b []string) bool {
	return slices.ContainsFunc(a, func(k string) bool { return strings.HasPrefix(k, byLemma) && slices.Contains(b, k) })
}
