package lexicon

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/vellum"
)

//go:embed french.fst
var automaton []byte

//go:embed french.rules
var rules string

// Lexicon answers which lemmas a form has. It is safe for concurrent use.
type Lexicon struct {
	forms *vellum.FST
	rules [][]Rule
}

// French returns the French lexicon: always the same one, which nothing changes.
func French() *Lexicon { return french() }

var french = sync.OnceValue(func() *Lexicon {
	l, err := load()
	if err != nil {
		panic("lexicon: the embedded files do not belong together: " + err.Error())
	}
	return l
})

func load() (*Lexicon, error) {
	l := &Lexicon{}
	var err error
	if l.forms, err = vellum.Load(automaton); err != nil {
		return nil, err
	}
	for line := range strings.Lines(rules) {
		var set []Rule
		for _, s := range strings.Fields(line) {
			r, err := ParseRule(s)
			if err != nil {
				return nil, err
			}
			set = append(set, r)
		}
		l.rules = append(l.rules, set)
	}
	return l, nil
}

// Lemmas returns the lemmas of a form in lower case, as it is written; none for
// one that is not known.
func (l *Lexicon) Lemmas(form string) []Lemma {
	n, ok, err := l.forms.Get([]byte(form))
	if err != nil || !ok {
		return nil
	}
	return l.read(form, n)
}

func (l *Lexicon) read(form string, n uint64) []Lemma {
	out := make([]Lemma, 0, len(l.rules[n]))
	for _, r := range l.rules[n] {
		out = append(out, r.Of(form))
	}
	return out
}

// Knows reports whether a word in lower case is a form of any lemma.
func (l *Lexicon) Knows(form string) bool {
	ok, err := l.forms.Contains([]byte(form))
	return ok && err == nil
}

// Akin reports whether two forms share a lemma.
func (l *Lexicon) Akin(a, b string) bool {
	lemmas := l.Lemmas(a)
	return slices.ContainsFunc(l.Lemmas(b), func(m Lemma) bool { return slices.Contains(lemmas, m) })
}
