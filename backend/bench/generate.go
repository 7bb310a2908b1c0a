package main

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"florilege/backend/sample"
)

// generator makes interviews of the sample's words, as frequent as there. Half
// of them follow the word before as they do there; the others come from
// anywhere, so that long runs are as rare as in real interviews.
type generator struct {
	rng   *rand.Rand
	words []string
	next  map[string][]string
}

func newGenerator(seed uint64) (*generator, error) {
	g := &generator{rng: rand.New(rand.NewPCG(seed, 1)), next: map[string][]string{}}
	names, err := fs.Glob(sample.Transcripts(), "*.md")
	if err != nil {
		return nil, err
	}
	more, err := fs.Glob(sample.Transcripts(), "*.txt")
	if err != nil {
		return nil, err
	}
	for _, name := range append(names, more...) {
		data, err := fs.ReadFile(sample.Transcripts(), name)
		if err != nil {
			return nil, err
		}
		if !utf8.Valid(data) {
			continue
		}
		for _, line := range strings.Split(string(data), "\n") {
			g.learn(strings.Fields(strings.ReplaceAll(line, "*", "")))
		}
	}
	return g, nil
}

func (g *generator) learn(words []string) {
	if len(words) < 8 {
		return
	}
	words = words[2:] // the label
	g.words = append(g.words, words...)
	for i, w := range words[1:] {
		g.next[words[i]] = append(g.next[words[i]], w)
	}
}

// say returns n words.
func (g *generator) say(n int) string {
	out := make([]string, n)
	for i := range out {
		from := g.words
		if i > 0 && g.rng.IntN(2) == 0 && len(g.next[out[i-1]]) > 0 {
			from = g.next[out[i-1]]
		}
		out[i] = from[g.rng.IntN(len(from))]
	}
	return strings.Join(out, " ")
}

// interview returns a transcript of about that many words.
func (g *generator) interview(n, words int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Entretien fictif %d\n\n", n)
	for said := 0; said < words; {
		question, answer := 6+g.rng.IntN(12), 20+g.rng.IntN(90)
		fmt.Fprintf(&b, "Enquêtrice : %s ?\n\nPersonne %d : %s.\n\n", g.say(question), n, g.say(answer))
		said += question + answer
	}
	return b.String()
}

// write puts the transcripts of a study into dir as Word documents and returns
// their paths.
func (g *generator) write(dir string, s size) ([]string, error) {
	word, err := newShell()
	if err != nil {
		return nil, err
	}
	var out []string
	for i := range s.Texts {
		data, err := word.docx(g.interview(i+1, s.Words))
		if err != nil {
			return nil, err
		}
		path := filepath.Join(dir, fmt.Sprintf("entretien-%03d.docx", i+1))
		if err := os.WriteFile(path, data, 0o600); err != nil {
			return nil, err
		}
		out = append(out, path)
	}
	return out, nil
}
