package workspace

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/mend"
	"florilege/backend/store"
)

// newStudy makes a project with a little of everything, several levels of pages
// and free ones, and returns its path. It is closed.
func newStudy(t testing.TB, o Options) string {
	t.Helper()
	w, err := New(filepath.Join(t.TempDir(), "étude.florilege"), "Étude", "fr", ada, o)
	fatal(t, err)
	var all []corpus.Testimony
	for i := range 8 {
		var text strings.Builder
		fmt.Fprintf(&text, "# Entretien %d\n\n", i)
		for turn := range 10 << i {
			fmt.Fprintf(&text, "ENQ : Et le jour %d ?\n\nAmina : Le jour %d, j’ai repris cœur %d fois, à pied.\n\n", turn, turn, i)
		}
		row := w.NewBatch(ada).Import(w.PlanBytes(fmt.Sprintf("entretien-%d.md", i), []byte(strings.ReplaceAll(text.String(), "\n", "\r\n"))), false)
		fatal(t, row.Err)
		all = append(all, row.Testimony)
	}
	var quotes []corpus.ID
	for i, m := range all {
		r, err := w.Read(m.ID)
		fatal(t, err)
		for turn := range 6 {
			words := fmt.Sprintf("Le jour %d, j’ai repris cœur %d fois", turn, i)
			at := strings.Index(r.Text, words)
			code, err := w.MakeCode(ada, fmt.Sprintf("Thème %d/Nuance %d", turn%3, turn))
			fatal(t, err)
			q, err := w.CodePassage(ada, Passage{Testimony: m.ID, Span: corpus.Span{Start: at, End: at + len(words)}, Codes: []corpus.ID{code}})
			fatal(t, err)
			quotes = append(quotes, q.ID)
			if turn%2 == 0 {
				_, err := w.EditMemo(ada, q.ID, strings.Repeat("Un mémo. ", 10*turn))
				fatal(t, err)
			}
		}
	}
	fatal(t, w.ConfirmRepeat(ada, quotes[:3], quotes[1]))
	fatal(t, w.RejectRepeat(ada, quotes[6:8]))
	c, err := w.AddCollection(ada, "Pour le rapport", Filter{}, false)
	fatal(t, err)
	fatal(t, w.AddToCollection(ada, c.ID, quotes[2:9], ""))
	fatal(t, w.DeleteQuote(ada, quotes[20]))
	_, err = w.Undo(ada)
	fatal(t, err)
	fatal(t, w.EditProject(ada, "Étude", "Le mémo du projet."))
	_, err = w.Undo(ada)
	fatal(t, err)
	fatal(t, w.Close())
	return w.Path()
}

func fatal(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// shownStudy is everything that people see of a project.
type shownStudy struct {
	summary     Summary
	testimonies []Reading
	codes       []CodeInfo
	quotes      []QuoteInfo
	history     []corpus.Entry
}

func shownOf(t testing.TB, path string, o Options) (s shownStudy) {
	t.Helper()
	w, err := OpenReading(path, o)
	fatal(t, err)
	defer w.Close()
	s.summary, err = w.Summary()
	fatal(t, err)
	list, err := w.Testimonies()
	fatal(t, err)
	for _, m := range list {
		r, err := w.Read(m.ID)
		fatal(t, err)
		s.testimonies = append(s.testimonies, r)
	}
	s.codes, err = w.Codes()
	fatal(t, err)
	s.quotes, _, err = w.Quotes(Filter{})
	fatal(t, err)
	s.history, err = w.History(0, 10000)
	fatal(t, err)
	return s
}

func TestMendOfASoundProject(t *testing.T) {
	o := options(t)
	path := newStudy(t, o)
	to := filepath.Join(t.TempDir(), "neuf.florilege")
	got, err := Mend(context.Background(), path, to, ada, Repairing{}, o)
	fatal(t, err)
	if !got.Whole || len(got.Notes) > 0 || got.Lost > 0 || len(got.Moved) > 0 || got.Project != "Étude" || got.Records[store.Quotes] != 48 {
		t.Errorf("it says %+v", got)
	}
	if a, b := shownOf(t, path, o), shownOf(t, to, o); !reflect.DeepEqual(a, b) {
		t.Error("it is not the same")
	}
	if _, err := Mend(context.Background(), path, to, ada, Repairing{}, o); corpus.CodeOf(err) != corpus.Exists {
		t.Errorf("over a file that is there: %v", err)
	}
}

// Whatever happens to a file, what is left of it becomes a project that opens,
// is sound, and holds no word that was not there.
func TestMendDamaged(t *testing.T) {
	o := options(t)
	path := newStudy(t, o)
	sound, err := os.ReadFile(path)
	fatal(t, err)
	before := shownOf(t, path, o)
	size := int64(len(sound))
	for size > 0 && sound[size-1] == 0 {
		size--
	}
	size = (size + 4095) / 4096 * 4096
	sound = sound[:size]
	words := map[corpus.ID]string{}
	for _, q := range before.quotes {
		words[q.ID] = q.Exact
	}
	r := rand.New(rand.NewPCG(3, 14))
	trials := 60
	if os.Getenv("FLORILEGE_EVERY_BYTE") != "" {
		trials = 3000
	}
	dir := t.TempDir()
	backup := filepath.Join(dir, "sauvegarde.florilege")
	fatal(t, os.WriteFile(backup, sound, 0o600))
	for trial := range trials {
		data := spoil(r, bytes.Clone(sound))
		damaged := filepath.Join(dir, "abîmé.florilege")
		fatal(t, os.WriteFile(damaged, data, 0o600))
		for _, from := range []string{"", backup} {
			to := filepath.Join(dir, fmt.Sprint("sauvé", trial, len(from), ".florilege"))
			got, err := Mend(context.Background(), damaged, to, ada, Repairing{Backup: from}, o)
			if corpus.CodeOf(err) == corpus.NotAProject && len(data) < 1<<16 {
				continue
			}
			if err != nil {
				t.Fatalf("trial %d: %v", trial, err)
			}
			if after, err := os.ReadFile(damaged); err != nil || !bytes.Equal(after, data) {
				t.Fatal("the damaged file changed")
			}
			w, err := Open(to, o)
			fatal(t, err)
			sound, err := w.Check()
			if err != nil || len(sound) > 0 {
				t.Errorf("trial %d: check says %v, %v", trial, sound, err)
			}
			quotes, _, err := w.Quotes(Filter{})
			fatal(t, err)
			for _, q := range quotes {
				if words[q.ID] != q.Exact {
					t.Errorf("trial %d: a quote says %q", trial, q.Exact)
				}
			}
			if from != "" && len(quotes) != len(before.quotes) {
				t.Errorf("trial %d: with a backup there are %d quotes, %+v", trial, len(quotes), got)
			}
			if _, err := w.AddCode(ada, "Encore", "", ""); err != nil {
				t.Errorf("trial %d: it cannot be written: %v", trial, err)
			}
			fatal(t, w.Close())
			if got.Whole {
				s := shownOf(t, to, o)
				if len(s.history) != len(before.history)+1 {
					t.Errorf("trial %d: it is whole and has %d entries", trial, len(s.history))
				}
			}
			fatal(t, os.Remove(to))
		}
		if t.Failed() {
			return
		}
	}
}

// spoil damages a file in one of the ways in which files are damaged.
func spoil(r *rand.Rand, b []byte) []byte {
	const page = 4096
	pages := len(b) / page
	at := func() int { return r.IntN(len(b)) }
	pick := func() []byte { n := r.IntN(pages); return b[n*page : (n+1)*page] }
	noise := func(part []byte) {
		for i := range part {
			part[i] = byte(r.Uint32())
		}
	}
	switch r.IntN(9) {
	case 0:
		for range 1 + r.IntN(20) {
			b[at()] ^= byte(1 + r.IntN(255))
		}
	case 1:
		for range 1 + r.IntN(6) {
			clear(pick())
		}
	case 2:
		noise(pick())
	case 3:
		copy(pick(), pick())
	case 4:
		return b[:(2+r.IntN(pages-2))*page]
	case 5:
		clear(b[:2*page])
	case 6:
		noise(b[:min(1<<16, len(b))])
	case 7:
		from := at()
		clear(b[from:min(from+5000, len(b))])
	case 8:
		clear(b[:2*page])
		for range 3 {
			clear(pick())
			b[at()] ^= 1
		}
	}
	return b
}

// Each kind of loss, and what becomes of it.
func TestMendLosses(t *testing.T) {
	o := options(t)
	path := newStudy(t, o)
	sound, err := os.ReadFile(path)
	fatal(t, err)
	before := shownOf(t, path, o)
	// Bytes that stand only in the text, or only in the file it came from.
	text := func(i int) []byte { return fmt.Appendf(nil, "cœur %d fois, à pied.\n\nENQ : Et le jour 7", i) }
	original := func(i int) []byte { return fmt.Appendf(nil, "cœur %d fois, à pied.\r\n\r\nENQ : Et le jour 7", i) }
	blank := func(b, part []byte) []byte { return bytes.ReplaceAll(b, part, bytes.Repeat([]byte("x"), len(part))) }
	for name, test := range map[string]struct {
		spoil func(b []byte) []byte
		note  mend.Code
		text  func(string) bool // what the third testimony reads
	}{
		"a text": {func(b []byte) []byte { return blank(b, text(2)) }, mend.TextReread,
			func(s string) bool { return s == before.testimonies[2].Text }},
		"a text and its original": {func(b []byte) []byte { return blank(blank(b, text(2)), original(2)) }, mend.TextPatched, func(s string) bool {
			return len(s) == len(before.testimonies[2].Text) && strings.Contains(s, "[texte perdu ") && strings.Contains(s, "Le jour 3, j’ai repris cœur 2 fois")
		}},
		"an original": {func(b []byte) []byte { return blank(b, original(2)) }, mend.OriginalLost,
			func(s string) bool { return s == before.testimonies[2].Text }},
	} {
		t.Run(name, func(t *testing.T) {
			damaged, to := filepath.Join(t.TempDir(), "a.florilege"), filepath.Join(t.TempDir(), "b.florilege")
			fatal(t, os.WriteFile(damaged, test.spoil(bytes.Clone(sound)), 0o600))
			got, err := Mend(context.Background(), damaged, to, ada, Repairing{}, o)
			fatal(t, err)
			if !slices.ContainsFunc(got.Notes, func(n mend.Note) bool { return n.Code == test.note && n.Name == before.testimonies[2].Title }) {
				t.Errorf("the notes are %+v", got.Notes)
			}
			after := shownOf(t, to, o)
			if !test.text(after.testimonies[2].Text) {
				t.Errorf("the text reads %.400q…", after.testimonies[2].Text)
			}
			if len(after.quotes) != len(before.quotes) || after.quotes[14].Exact != before.quotes[14].Exact || after.quotes[14].Span != before.quotes[14].Span {
				t.Error("a quote is not what it was")
			}
			if after.history[0].Action != corpus.ActRepair || after.summary.Undo != nil {
				t.Errorf("the history begins with %+v", after.history[0])
			}
		})
	}
}
