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

// generator makes interviews that read like the sample's: each word follows
// the two before it as it does there.
type generator struct {
	rng    *rand.Rand
	starts []string
	next   map[string][]string
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
	g.starts = append(g.starts, words[0]+" "+words[1])
	for i := 2; i < len(words); i++ {
		key := words[i-2] + " " + words[i-1]
		g.next[key] = append(g.next[key], words[i])
	}
}

// say returns n words.
func (g *generator) say(n int) string {
	var out []string
	for len(out) < n {
		pair := g.starts[g.rng.IntN(len(g.starts))]
		out = append(out, strings.Fields(pair)...)
		for len(out) < n {
			options := g.next[pair]
			if len(options) == 0 {
				break
			}
			// A word from anywhere now and then keeps texts from repeating whole phrases.
			word := options[g.rng.IntN(len(options))]
			if g.rng.IntN(6) == 0 {
				word = strings.Fields(g.starts[g.rng.IntN(len(g.starts))])[0]
			}
			out = append(out, word)
			pair = out[len(out)-2] + " " + word
		}
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

// write puts the transcripts of a study into dir and returns their paths.
func (g *generator) write(dir string, s size) ([]string, error) {
	var out []string
	for i := range s.Texts {
		path := filepath.Join(dir, fmt.Sprintf("entretien-%03d.txt", i+1))
		if err := os.WriteFile(path, []byte(g.interview(i+1, s.Words)), 0o600); err != nil {
			return nil, err
		}
		out = append(out, path)
	}
	return out, nil
}
