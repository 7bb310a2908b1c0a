package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// projectSizes are the studies that the window is measured on, beside those of sizes.
func projectSizes() []size {
	return append(sizes(), size{"long", 1, 1_000_000, 5000, 60, 0})
}

// shortWords is the length of the testimony without quotes that stands last in each
// project: what one turns to from another.
const shortWords = 500

// roundOfQuotes is how many quotes overlap one another: the first is anywhere, the
// others begin within its turn.
const roundOfQuotes = 5

// writeProject writes a study of the first of the named sizes with its codebook and
// overlapping quotes, to be opened in the window.
func writeProject(path, sized string, seed uint64) error {
	for _, s := range projectSizes() {
		if listed(sized, s.Name) {
			return makeProject(path, s, seed)
		}
	}
	return fmt.Errorf("no size %q", sized)
}

func makeProject(path string, s size, seed uint64) error {
	dir, err := os.MkdirTemp("", "florilege-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	g, err := newGenerator(seed)
	if err != nil {
		return err
	}
	st := study{size: s, seed: seed, dir: dir, project: path, options: workspace.Options{Cache: filepath.Join(dir, "cache")}}
	for i := range s.Texts + 1 {
		words := s.Words
		if i == s.Texts {
			words = shortWords
		}
		file := filepath.Join(dir, fmt.Sprintf("entretien-%03d.txt", i+1))
		if err := os.WriteFile(file, []byte(g.interview(i+1, words)), 0o600); err != nil {
			return err
		}
		st.files = append(st.files, file)
	}
	if err := st.fill(new(childResult)); err != nil {
		return err
	}
	w, err := workspace.Open(path, st.options)
	if err != nil {
		return err
	}
	defer w.Close()
	if err := st.addCodes(w); err != nil {
		return err
	}
	p, err := newPassages(w, seed)
	if err != nil {
		return err
	}
	p.texts = slices.DeleteFunc(p.texts, func(r workspace.Reading) bool { return r.Testimony.Words < 2*shortWords })
	all := make([]workspace.Passage, 0, s.Quotes)
	for len(all) < s.Quotes {
		all = append(all, p.overlapping(min(roundOfQuotes, s.Quotes-len(all)))...)
	}
	return w.CodeAll(author(), nil, all, nil)
}

// overlapping returns n passages of one turn, of a code each.
func (p *passages) overlapping(n int) []workspace.Passage {
	r := p.texts[p.rng.IntN(len(p.texts))]
	var words []int
	for len(words) < 24 { // answers, not questions
		words = wordEnds(r.Text, r.Layout.Turns[p.rng.IntN(len(r.Layout.Turns))].Words)
	}
	out := make([]workspace.Passage, n)
	for i := range out {
		from := p.rng.IntN(len(words) / 2)
		to := len(words)/2 + p.rng.IntN(len(words)/2)
		out[i] = workspace.Passage{
			Testimony: r.ID, Span: corpus.Span{Start: words[from], End: words[to]},
			Codes: []corpus.ID{p.codes[p.rng.IntN(len(p.codes))]},
		}
	}
	return out
}
