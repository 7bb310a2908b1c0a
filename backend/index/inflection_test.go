package index

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/analysis"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/registry"
	"github.com/blevesearch/snowballstem"
	snowball "github.com/blevesearch/snowballstem/french"

	"florilege/backend/anchor"
)

// gold is forms of spoken and written French with the lemmas that people gave
// them: testdata/README.md.
func gold(t *testing.T) (forms []string, lemmas map[string][]string) {
	t.Helper()
	data, err := os.ReadFile("testdata/gold.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lemmas = map[string][]string{}
	for line := range strings.Lines(string(data)) {
		form, list, _ := strings.Cut(strings.TrimSpace(line), "\t")
		forms = append(forms, form)
		lemmas[form] = strings.Fields(list)
	}
	return forms, lemmas
}

// stockFrench analyses a word as Bleve's French analyser does.
func stockFrench(t *testing.T) func(word string) []string {
	t.Helper()
	fr, err := registry.NewCache().AnalyzerNamed("fr")
	if err != nil {
		t.Fatal(err)
	}
	return func(word string) (out []string) {
		for _, k := range analysis.Analyzer(fr).Analyze([]byte(word)) {
			out = append(out, string(k.Term))
		}
		return out
	}
}

func snowballFrench(word string) []string {
	env := snowballstem.NewEnv(word)
	snowball.Stem(env)
	return []string{anchor.Fold(env.Current())}
}

// share reports whether two lists have something in common.
func share(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// TestInflectionsAreFound measures on forms that people lemmatised: of 2,000
// pairs of forms of one word, how many a search finds one from the other; and of
// 2,000 pairs that it finds, how many are of one word.
func TestInflectionsAreFound(t *testing.T) {
	forms, lemmas := gold(t)
	lists := newVocabulary()
	for _, f := range forms {
		lists.lists[fieldWords].add(f)
	}
	ours := func(typed string) map[string]bool {
		out := map[string]bool{}
		for _, m := range lists.meaning(word{written: []string{typed}, how: inflected}) {
			if m.worth >= anInflection {
				out[m.term] = true
			}
		}
		return out
	}
	stock := stockFrench(t)
	recall, precision := measured(forms, lemmas, ours)
	t.Logf("lexicon   recall %.3f  precision %.3f", recall, precision)
	for name, keys := range map[string]func(string) []string{"Snowball": snowballFrench, "Bleve fr": stock} {
		r, p := measured(forms, lemmas, byKeys(forms, keys))
		t.Logf("%-9s recall %.3f  precision %.3f", name, r, p)
	}
	if recall < 0.95 || precision < 0.85 {
		t.Errorf("recall %.3f, precision %.3f", recall, precision)
	}
}

// byKeys finds the forms that share a key.
func byKeys(forms []string, keys func(string) []string) func(string) map[string]bool {
	by := map[string][]string{}
	for _, f := range forms {
		for _, k := range keys(f) {
			by[k] = append(by[k], f)
		}
	}
	return func(typed string) map[string]bool {
		out := map[string]bool{}
		for _, k := range keys(typed) {
			for _, f := range by[k] {
				out[f] = true
			}
		}
		return out
	}
}

func measured(forms []string, lemmas map[string][]string, finds func(string) map[string]bool) (recall, precision float64) {
	rnd := rand.New(rand.NewPCG(5, 5))
	by := map[string][]string{}
	for _, f := range forms {
		for _, l := range lemmas[f] {
			by[l] = append(by[l], f)
		}
	}
	const pairs = 2000
	hits, asked := 0, 0
	for asked < pairs {
		f := forms[rnd.IntN(len(forms))]
		l := lemmas[f][rnd.IntN(len(lemmas[f]))]
		g := by[l][rnd.IntN(len(by[l]))]
		if f == g {
			continue
		}
		asked++
		if finds(f)[g] {
			hits++
		}
	}
	right, found := 0, 0
	for found < pairs {
		f := forms[rnd.IntN(len(forms))]
		var others []string
		for g := range finds(f) {
			if g != f {
				others = append(others, g)
			}
		}
		if len(others) == 0 {
			continue
		}
		slices.Sort(others)
		found++
		if share(lemmas[f], lemmas[others[rnd.IntN(len(others))]]) {
			right++
		}
	}
	return float64(hits) / pairs, float64(right) / pairs
}
