package workspace

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"florilege/backend/corpus"
)

var ada = Author{Name: "Ada"}

// options for a test: a clock that ticks and IDs that count.
func options(t *testing.T) Options { return optionsOf(t) }

func optionsOf(t testing.TB) Options {
	t.Helper()
	n := 0
	now := time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)
	return Options{
		Cache: filepath.Join(t.TempDir(), "cache"),
		Now:   func() time.Time { now = now.Add(time.Second); return now },
		NewID: func() corpus.ID { n++; return corpus.ID(fmt.Sprintf("id-%05d", n)) },
	}
}

// newWorkspace makes an empty project that closes with the test.
func newWorkspace(t *testing.T, o Options) *Workspace {
	t.Helper()
	w, err := New(filepath.Join(t.TempDir(), "p.florilege"), "Étude", "fr", ada, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w
}

// interview is a testimony with what makes positions hard: an emoji, combining
// accents, CRLF, no-break spaces and œ.
const interview = "Enquêtrice\u00a0: Et les papiers\u202f?\r\n\r\n" +
	"Amina\u00a0: Ben… 😀 j’ai fait le dossier toute seule. Ma sœur est e\u0301mue.\r\n\r\n" +
	"Enquêtrice\u00a0: Et la commune\u202f?\r\n\r\n" +
	"Amina\u00a0: La commune, j’y vais à pied.\r\n"

// put imports a text under a name.
func put(t *testing.T, w *Workspace, name, text string) corpus.Testimony {
	t.Helper()
	row := w.NewBatch(ada).Import(w.PlanBytes(name, []byte(text)), false)
	if row.Err != nil || row.Status != Imported {
		t.Fatalf("import of %s: %s, %v", name, row.Status, row.Err)
	}
	return row.Testimony
}

// span finds words in a testimony.
func span(t *testing.T, w *Workspace, m corpus.Testimony, words string) corpus.Span {
	t.Helper()
	r, err := w.Read(m.ID)
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(r.Text, words)
	if at < 0 {
		t.Fatalf("%s does not say %q", m.Title, words)
	}
	return corpus.Span{Start: at, End: at + len(words)}
}

// code makes a quote of words and puts codes on it, by name.
func code(t *testing.T, w *Workspace, m corpus.Testimony, words string, codes ...string) corpus.Quote {
	t.Helper()
	p := Passage{Testimony: m.ID, Span: span(t, w, m, words)}
	for _, c := range codes {
		id, err := w.MakeCode(ada, c)
		if err != nil {
			t.Fatal(err)
		}
		p.Codes = append(p.Codes, id)
	}
	q, err := w.CodePassage(ada, p)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func sound(t *testing.T, w *Workspace) {
	t.Helper()
	problems, err := w.Check()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("check: %s: %s", p.Record, p.What)
	}
}

// found returns the texts that a search finds.
func found(t *testing.T, w *Workspace, query string) []string {
	t.Helper()
	hits, total, err := w.Search(context.Background(), SearchRequest{Query: query})
	if err != nil {
		t.Fatal(err)
	}
	if total != len(hits) {
		t.Errorf("%q: %d hits of %d", query, len(hits), total)
	}
	out := []string{}
	for _, h := range hits {
		for _, m := range h.Matches {
			out = append(out, m.Of(h.Text))
		}
	}
	return out
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestMain(m *testing.M) {
	if dir := os.Getenv(crashDir); dir != "" {
		crashChild(dir)
	}
	if path := os.Getenv(backupPath); path != "" {
		backupChild(path)
	}
	if dir := os.Getenv(indexingDir); dir != "" {
		indexingChild(dir)
		os.Exit(0)
	}
	if dir := os.Getenv(givingDir); dir != "" {
		givingChild(dir)
		os.Exit(0)
	}
	if dir := os.Getenv(sealingDir); dir != "" {
		sealingChild(dir)
		os.Exit(0)
	}
	os.Exit(m.Run())
}
