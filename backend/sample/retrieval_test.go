package sample

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	_ "github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/registry"
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/french"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/workspace"
)

// judged is a search with what a person says it must find: testdata/README.md.
type judged struct {
	query     string
	need      [][]*regexp.Regexp // one of each must stand in a passage
	without   []*regexp.Regexp   // none may
	forbidden []*regexp.Regexp   // no match may touch one
	other     bool               // it looks for words of another language than French
}

// TestRetrieval searches the sample's testimonies, and three more that were written
// for it, for what people would look for in them, and compares every highlight with
// what somebody listed, to the letter.
func TestRetrieval(t *testing.T) {
	w := retrievalProject(t)
	texts := textsOf(t, w)
	list := judgements(t)
	if len(list) < 200 {
		t.Fatalf("only %d searches", len(list))
	}
	var right, found, wanted, forbidden int
	for _, j := range list {
		hits, total, err := w.Search(context.Background(), workspace.SearchRequest{
			Query: j.query, In: []index.Kind{index.Testimonies}, Limit: 10_000,
		})
		if err != nil || total != len(hits) {
			t.Fatalf("%s: %v, %d hits of %d", j.query, err, len(hits), total)
		}
		got, want := map[place]string{}, map[place]string{}
		for _, h := range hits {
			for _, m := range h.Matches {
				got[place{h.Testimony, h.Span.Start + m.Start, h.Span.Start + m.End}] = m.Of(h.Text)
				if touches(j.forbidden, h.Text, m) {
					forbidden++
					t.Errorf("%s: finds %q", j.query, m.Of(h.Text))
				}
			}
		}
		for _, p := range texts {
			if p.other != j.other {
				continue
			}
			for _, m := range j.in(p.text) {
				want[place{p.of, p.start + m.Start, p.start + m.End}] = m.Of(p.text)
			}
		}
		right += common(got, want)
		found, wanted = found+len(got), wanted+len(want)
		if missed, extra := less(want, got), less(got, want); len(missed)+len(extra) > 0 {
			t.Logf("%s: misses %q, adds %q", j.query, missed, extra)
		}
	}
	for name, keys := range map[string]func(string) []string{"Snowball": snowballFrench, "Bleve fr": stockFrench(t)} {
		b := baseline{keys: keys}
		r, p := b.measure(list, texts)
		t.Logf("%-9s recall %.3f, precision %.3f", name, r, p)
	}
	recall, precision := float64(right)/float64(wanted), float64(right)/float64(found)
	t.Logf("%d searches, %d matches: recall %.3f, precision %.3f, %d forbidden", len(list), wanted, recall, precision, forbidden)
	if recall < 0.97 || precision < 0.97 || wanted < 3000 {
		t.Errorf("recall %.3f, precision %.3f of %d matches", recall, precision, wanted)
	}
}

// place is where a match stands in a testimony's text, in bytes.
type place struct {
	of         corpus.ID
	start, end int
}

func common(a, b map[place]string) (n int) {
	for p := range a {
		if _, ok := b[p]; ok {
			n++
		}
	}
	return n
}

func less(a, b map[place]string) (out []string) {
	for p, s := range a {
		if _, ok := b[p]; !ok && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}

type passage struct {
	of    corpus.ID
	start int
	text  string
	other bool // it is in another language than French
}

func retrievalProject(t *testing.T) *workspace.Workspace {
	t.Helper()
	dir := t.TempDir()
	a := workspace.Author{Name: "Ada"}
	w, err := Make(context.Background(), filepath.Join(dir, "s.florilege"), a, workspace.Options{Cache: filepath.Join(dir, "cache")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	extra, err := filepath.Glob("testdata/extra-*.txt")
	if err != nil {
		t.Fatal(err)
	}
	batch := w.NewBatch(a)
	for _, path := range extra {
		if row := batch.Import(w.Plan(path), false); row.Err != nil {
			t.Fatal(row.Err)
		}
	}
	return w
}

// textsOf reads the passages of the testimonies, without the index.
func textsOf(t *testing.T, w *workspace.Workspace) (out []passage) {
	t.Helper()
	all, err := w.Testimonies()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range all {
		v, err := w.Read(m.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range corpus.Passages(v.Text, v.Layout.Turns) {
			out = append(out, passage{m.ID, p.Span.Start, p.Span.Of(v.Text), m.Path == "extra-en.txt" || m.Path == "extra-nl.txt"})
		}
	}
	return out
}

func judgements(t *testing.T) (out []judged) {
	t.Helper()
	data, err := os.ReadFile("testdata/retrieval.tsv")
	if err != nil {
		t.Fatal(err)
	}
	other := false
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		other = other || line == "# Other languages"
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 2 {
			t.Fatalf("%q has no judgement", line)
		}
		j := judged{query: f[0], other: other}
		for _, group := range strings.Split(f[1], "&") {
			group = strings.TrimSpace(group)
			if rest, except := strings.CutPrefix(group, "!"); except {
				j.without = patterns(rest)
			} else {
				j.need = append(j.need, patterns(group))
			}
		}
		if len(f) > 2 {
			j.forbidden = patterns(f[2])
		}
		out = append(out, j)
	}
	return out
}

// patterns reads forms: + stands for what is between words, _ for a blank of any
// width, .* for letters.
func patterns(forms string) (out []*regexp.Regexp) {
	for _, f := range strings.Fields(forms) {
		f = regexp.QuoteMeta(f)
		f = strings.NewReplacer(`\+`, `[^\p{L}\p{N}]+`, "_", `[\s\x{a0}\x{202f}]`, `\.\*`, `[\p{L}]*`).Replace(f)
		out = append(out, regexp.MustCompile(f))
	}
	return out
}

// in returns the places in a text that a search must find.
func (j judged) in(text string) (out []corpus.Span) {
	for _, alternatives := range j.need {
		found := placesOf(alternatives, text)
		if len(found) == 0 {
			return nil
		}
		out = append(out, found...)
	}
	if len(placesOf(j.without, text)) > 0 {
		return nil
	}
	out = slices.DeleteFunc(out, func(s corpus.Span) bool { return touches(j.forbidden, text, s) })
	slices.SortFunc(out, func(a, b corpus.Span) int { return a.Start - b.Start })
	var apart []corpus.Span
	for _, s := range out {
		if n := len(apart); n > 0 && s.Start < apart[n-1].End {
			apart[n-1].End = max(apart[n-1].End, s.End)
		} else {
			apart = append(apart, s)
		}
	}
	return apart
}

func touches(patterns []*regexp.Regexp, text string, s corpus.Span) bool {
	return slices.ContainsFunc(placesOf(patterns, text), func(o corpus.Span) bool { return o.Overlap(s) > 0 })
}

// placesOf returns where the patterns stand as whole words, whatever the case.
func placesOf(patterns []*regexp.Regexp, text string) (out []corpus.Span) {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		panic("a letter of another length in lower case")
	}
	for _, p := range patterns {
		for at := 0; at < len(lower); {
			m := p.FindStringIndex(lower[at:])
			if m == nil {
				break
			}
			s := corpus.Span{Start: at + m[0], End: at + m[1]}
			before, n := utf8.DecodeLastRuneInString(lower[:s.Start])
			after, _ := utf8.DecodeRuneInString(lower[s.End:])
			_, first := utf8.DecodeRuneInString(lower[s.Start:])
			at = s.Start + first
			if (n == 0 || !isWord(before)) && !isWord(after) && !s.Empty() {
				out = append(out, s)
			}
		}
	}
	return out
}

func isWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// baseline searches as an analyser does: every word of a query, each in the forms
// that share a term with it.
type baseline struct{ keys func(string) []string }

func (b baseline) measure(list []judged, texts []passage) (recall, precision float64) {
	word := regexp.MustCompile(`[\p{L}\p{M}\p{N}]+`)
	words := make([][][]int, len(texts))
	for i, p := range texts {
		words[i] = word.FindAllStringIndex(p.text, -1)
	}
	known := map[string][]string{}
	of := func(w string) []string {
		if _, ok := known[w]; !ok {
			known[w] = b.keys(w)
		}
		return known[w]
	}
	var right, found, wanted int
	for _, j := range list {
		asked := word.FindAllString(strings.ToLower(j.query), -1)
		for i, p := range texts {
			got, met := map[place]string{}, 0
			for _, q := range asked {
				before := len(got)
				for _, at := range words[i] {
					if share(of(q), of(strings.ToLower(p.text[at[0]:at[1]]))) {
						got[place{p.of, at[0], at[1]}] = ""
					}
				}
				if len(got) > before {
					met++
				}
			}
			if met < len(asked) {
				clear(got)
			}
			want := map[place]string{}
			if p.other == j.other {
				for _, m := range j.in(p.text) {
					want[place{p.of, m.Start, m.End}] = ""
				}
			}
			right, found, wanted = right+common(got, want), found+len(got), wanted+len(want)
		}
	}
	return float64(right) / float64(wanted), float64(right) / float64(found)
}

func share(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func snowballFrench(word string) []string {
	env := snowballstem.NewEnv(word)
	french.Stem(env)
	return []string{anchor.Fold(env.Current())}
}

// stockFrench analyses a word as Bleve's French analyser does.
func stockFrench(t *testing.T) func(string) []string {
	t.Helper()
	fr, err := registry.NewCache().AnalyzerNamed("fr")
	if err != nil {
		t.Fatal(err)
	}
	return func(word string) (out []string) {
		for _, k := range fr.Analyze([]byte(word)) {
			out = append(out, string(k.Term))
		}
		return out
	}
}
