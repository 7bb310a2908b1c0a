package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// timing sums up repeated runs, in milliseconds.
type timing struct {
	Runs   int     `json:"runs"`
	Median float64 `json:"medianMs"`
	P95    float64 `json:"p95Ms"`
}

func timingOf(runs []time.Duration) timing {
	slices.Sort(runs)
	at := func(share float64) float64 {
		return float64(runs[min(int(share*float64(len(runs))), len(runs)-1)].Microseconds()) / 1000
	}
	return timing{len(runs), at(0.5), at(0.95)}
}

func author() workspace.Author { return workspace.Author{Name: "bench"} }

// study is a generated project in a temporary folder.
type study struct {
	size
	seed    uint64
	dir     string
	project string
	files   []string
	options workspace.Options
}

// measure generates a study and measures the whole job on it, or what is wanted
// of it.
func measure(s size, seed uint64, wanted func(string) bool) (res results, err error) {
	dir, err := os.MkdirTemp("", "florilege-bench-")
	if err != nil {
		return res, err
	}
	defer os.RemoveAll(dir)
	st := study{
		size: s, seed: seed, dir: dir, project: filepath.Join(dir, "bench.florilege"),
		options: workspace.Options{Cache: filepath.Join(dir, "cache")},
	}
	g, err := newGenerator(seed)
	if err != nil {
		return res, err
	}
	texts := filepath.Join(dir, "texts")
	if err := os.Mkdir(texts, 0o700); err != nil {
		return res, err
	}
	if st.files, err = g.write(texts, s); err != nil {
		return res, err
	}
	res.Size = s
	if !wanted("import") && slices.ContainsFunc(ofAStudy(), wanted) {
		if err := st.fill(new(childResult)); err != nil {
			return res, fmt.Errorf("%s, making the study: %w", s.Name, err)
		}
	}
	for _, step := range []struct {
		name string
		run  func() error
	}{
		{"import", func() (err error) { res.Import, err = st.importing(); return err }},
		{"quotes", st.addQuotes},
		{"coding", func() (err error) { res.Coding, err = st.coding(); return err }},
		{"open", func() (err error) { res.Open, err = st.opening(); return err }},
		{"collections", func() (err error) { res.Collections, err = st.collecting(); return err }},
		{"search", func() (err error) { res.Search, err = st.searching(); return err }},
		{"sealed", func() (err error) { res.Sealed, err = st.sealing(); return err }},
		{"repeats", func() (err error) { res.Repeats, err = st.repeating(); return err }},
		{"passages", func() (err error) { res.Again, err = st.saidAgain(); return err }},
	} {
		if !wanted(step.name) && (step.name != "quotes" || !slices.ContainsFunc(ofAStudy(), wanted)) {
			continue
		}
		fmt.Fprintf(os.Stderr, "bench: %s, %s\n", s.Name, step.name)
		if err := step.run(); err != nil {
			return res, fmt.Errorf("%s, %s: %w", s.Name, step.name, err)
		}
	}
	info, err := os.Stat(st.project)
	switch {
	case err == nil:
		res.Bytes = info.Size()
	case os.IsNotExist(err): // nothing that was asked for makes one
		err = nil
	}
	return res, err
}

// ofAStudy lists what is measured on a study with its quotes: asked for alone,
// the study is made without being measured.
func ofAStudy() []string {
	return []string{"quotes", "coding", "open", "collections", "search", "sealed", "repeats", "passages"}
}

// child runs one measure in a process of its own and reads what it prints.
func child(name string, out any, args ...string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self, append([]string{"-child", name}, args...)...)
	cmd.Stderr = os.Stderr
	data, err := cmd.Output()
	if err != nil {
		return err
	}
	return json.Unmarshal(data, out)
}

// passages chooses quotes at random: one to three sentences' worth of words
// inside a turn.
type passages struct {
	rng   *rand.Rand
	texts []workspace.Reading
	codes []corpus.ID
}

func newPassages(w *workspace.Workspace, seed uint64) (*passages, error) {
	p := &passages{rng: rand.New(rand.NewPCG(seed, 2))}
	all, err := w.Testimonies()
	if err != nil {
		return nil, err
	}
	for _, m := range all {
		r, err := w.Read(m.ID)
		if err != nil {
			return nil, err
		}
		p.texts = append(p.texts, r)
	}
	codes, err := w.Codes()
	for _, c := range codes {
		p.codes = append(p.codes, c.ID)
	}
	return p, err
}

func (p *passages) next() workspace.Passage {
	r := p.texts[p.rng.IntN(len(p.texts))]
	t := r.Layout.Turns[p.rng.IntN(len(r.Layout.Turns))].Words
	words := wordEnds(r.Text, t)
	from := p.rng.IntN(max(1, len(words)-12))
	to := min(len(words)-1, from+8+p.rng.IntN(40))
	return workspace.Passage{
		Testimony: r.ID, Span: corpus.Span{Start: words[from], End: words[to]},
		Codes: []corpus.ID{p.codes[p.rng.IntN(len(p.codes))]},
	}
}

// wordEnds returns the start of the span and the blanks in it: places to cut.
func wordEnds(text string, s corpus.Span) []int {
	out := []int{s.Start}
	for i := s.Start; i < s.End; i++ {
		if text[i] == ' ' {
			out = append(out, i)
		}
	}
	return append(out, s.End)
}

// addQuotes makes the codebook and the quotes.
func (st *study) addQuotes() error {
	w, err := workspace.Open(st.project, st.options)
	if err != nil {
		return err
	}
	defer w.Close()
	if err := st.addCodes(w); err != nil {
		return err
	}
	p, err := newPassages(w, st.seed)
	if err != nil {
		return err
	}
	for range st.Quotes {
		if _, err := w.CodePassage(author(), p.next()); err != nil {
			return err
		}
	}
	return nil
}

// addCodes makes the codebook: categories with seven codes under each.
func (st *study) addCodes(w *workspace.Workspace) error {
	var top corpus.ID
	for i := range st.Codes {
		parent := top
		if i%8 == 0 {
			parent = ""
		}
		c, err := w.AddCode(author(), fmt.Sprintf("Catégorie %d", i+1), parent, "")
		if err != nil {
			return err
		}
		if parent == "" {
			top = c.ID
		}
	}
	return nil
}
