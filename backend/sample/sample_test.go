package sample

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

func made(t *testing.T) *workspace.Workspace {
	t.Helper()
	o := workspace.Options{Cache: t.TempDir()}
	w, err := Make(context.Background(), filepath.Join(t.TempDir(), "s.florilege"), workspace.Author{Name: "sample"}, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w
}

func TestSampleIsWhole(t *testing.T) {
	w := made(t)
	all, err := w.Testimonies()
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(Transcripts(), "*")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != len(names) || len(all) < 12 {
		t.Errorf("%d testimonies of %d files, want 12 or more", len(all), len(names))
	}
	formats := map[string]bool{}
	coded := 0
	for _, m := range all {
		formats[m.Format+" "+m.Encoding] = true
		if m.Words < 800 || m.Words > 3000 {
			t.Errorf("%s: %d words", m.Title, m.Words)
		}
		interviewer := slices.ContainsFunc(m.Speakers, func(s corpus.Speaker) bool { return s.Interviewer })
		if !interviewer && !strings.HasPrefix(m.Title, "Clémence") {
			t.Errorf("%s: no interviewer among %v", m.Title, m.Speakers)
		}
		if m.Quotes > 0 {
			coded++
		}
		r, err := w.Read(m.ID)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(r.Text[:400], "fictif") {
			t.Errorf("%s does not say that it is fiction", m.Title)
		}
	}
	if len(formats) < 5 || coded == 0 || coded == len(all) {
		t.Errorf("formats %v, %d coded of %d: want several, and part of them coded", formats, coded, len(all))
	}
	problems, err := w.Check()
	if err != nil || len(problems) > 0 {
		t.Errorf("check: %v %v", problems, err)
	}
}

func TestSampleRepeats(t *testing.T) {
	r, err := made(t).Repeats(context.Background(), 0.5)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, g := range r.Groups {
		kinds[string(g.Kind)]++
	}
	if kinds["exact"] == 0 || kinds["near"] < 2 || len(r.Inside) == 0 {
		t.Errorf("repeats %v, %d inside: want exact, near and inside", kinds, len(r.Inside))
	}
}

// The cross table has something to show: groups of several testimonies, and codings that say
// where they stand, some of them that something went wrong.
func TestSampleIsDescribed(t *testing.T) {
	w := made(t)
	all, err := w.Testimonies()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range all {
		want := len(attributes())
		if strings.HasPrefix(m.Title, "Fatou") {
			want-- // three people have no age together
		}
		if len(m.Values) != want {
			t.Errorf("%s: %d values, want %d", m.Title, len(m.Values), want)
		}
	}
	known, err := w.Dimensions()
	if err != nil || len(known) != len(dimensions()) {
		t.Fatalf("dimensions %v: %v", known, err)
	}
	said := map[corpus.ID]int{}
	page, err := w.QuotePage(workspace.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range page.Quotes {
		for _, c := range q.Codings {
			for _, s := range c.Stances {
				said[s.Value]++
			}
		}
	}
	for _, d := range known {
		for _, v := range d.Values {
			if said[v.ID] < 3 {
				t.Errorf("%s, %s: said %d times", d.Name, v.Name, said[v.ID])
			}
		}
	}
}
