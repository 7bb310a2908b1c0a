package workspace

import (
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// tree prints the codebook, a code a line with its quotes.
func tree(t *testing.T, w *Workspace) string {
	t.Helper()
	all, err := w.Codes()
	must(t, err)
	var b strings.Builder
	for _, c := range all {
		b.WriteString(strings.Repeat("  ", c.Depth) + c.Name + " " + string(rune('0'+c.Each.Own)) + "\n")
	}
	return b.String()
}

func makeCode(t *testing.T, w *Workspace, path string) corpus.ID {
	t.Helper()
	id, err := w.MakeCode(ada, path)
	must(t, err)
	return id
}

func TestMergeJoinsCodingsAndNotes(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	code(t, w, m, "j’ai fait le dossier toute seule", "Oser", "Confiance")
	code(t, w, m, "j’y vais à pied", "Oser")
	oser, confiance := makeCode(t, w, "Oser"), makeCode(t, w, "Confiance")
	for id, text := range map[corpus.ID]string{oser: "Faire le premier pas.", confiance: "Croire en soi."} {
		c, err := w.code(id)
		must(t, err)
		c.Definition, c.Memo = text, text
		must(t, w.EditCode(ada, c))
	}
	c, err := w.AddCollection(ada, "Choix", Filter{}, true)
	must(t, err)
	before := tree(t, w)

	must(t, w.MergeCodes(ada, []corpus.ID{oser}, confiance))
	if got := tree(t, w); got != "Confiance 2\n" {
		t.Errorf("codebook:\n%s", got)
	}
	kept, err := w.code(confiance)
	must(t, err)
	if want := "Croire en soi.\n\nOser : Faire le premier pas."; kept.Definition != want || kept.Memo != want {
		t.Errorf("notes %q, %q", kept.Definition, kept.Memo)
	}
	quotes, _, err := w.Quotes(Filter{})
	must(t, err)
	for _, q := range quotes {
		if !slices.Equal(q.Codes(), []corpus.ID{confiance}) {
			t.Errorf("%q carries %v", q.Exact, q.Codes())
		}
	}
	_, items, err := w.Collection(c.ID)
	must(t, err)
	for _, it := range items {
		if it.Kind == corpus.ItemHeading && (it.Code != confiance || it.Text != "Confiance") {
			t.Errorf("heading %q of %s", it.Text, it.Code)
		}
	}
	sound(t, w)

	_, err = w.Undo(ada)
	must(t, err)
	if got := tree(t, w); got != before {
		t.Errorf("after one undo:\n%s", got)
	}
	sound(t, w)
}

func TestMergeMovesChildren(t *testing.T) {
	for name, c := range map[string]struct {
		codes []string
		from  []string
		into  string
		want  string
	}{
		"children": {[]string{"A/x", "A/y", "B"}, []string{"A"}, "B", "B 0\n  x 0\n  y 0\n"},
		"children of the same name": {
			[]string{"A/x/deep", "A/y", "B/X/other"}, []string{"A"}, "B", "B 0\n  X 0\n    other 0\n    deep 0\n  y 0\n",
		},
		"into a child":             {[]string{"A/x", "A/y", "B"}, []string{"A"}, "A/x", "x 0\n  y 0\nB 0\n"},
		"into a child of a child":  {[]string{"A/x/deep", "A/y", "B"}, []string{"A"}, "A/x/deep", "x 0\n  deep 0\n    y 0\nB 0\n"},
		"several, one in another":  {[]string{"A/x", "B"}, []string{"A", "A/x"}, "B", "B 0\n"},
		"several of the same name": {[]string{"A/x", "B/x", "C"}, []string{"A/x", "B/x"}, "C", "A 0\nB 0\nC 0\n"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorkspace(t, options(t))
			for _, path := range c.codes {
				makeCode(t, w, path)
			}
			var from []corpus.ID
			for _, path := range c.from {
				from = append(from, makeCode(t, w, path))
			}
			must(t, w.MergeCodes(ada, from, makeCode(t, w, c.into)))
			if got := tree(t, w); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
			sound(t, w)
		})
	}
}

func TestMergeRefuses(t *testing.T) {
	w := newWorkspace(t, options(t))
	top, err := w.AddCode(ada, "Oser", "", "")
	must(t, err)
	a, twin := makeCode(t, w, "A/Oser"), top.ID
	before := tree(t, w)
	parent := makeCode(t, w, "A")
	for name, err := range map[string]error{
		"itself":        w.MergeCodes(ada, []corpus.ID{twin}, twin),
		"a name taken":  w.MergeCodes(ada, []corpus.ID{parent}, a),
		"a code unseen": w.MergeCodes(ada, []corpus.ID{"gone"}, twin),
	} {
		if err == nil {
			t.Errorf("%s: merged", name)
		}
	}
	if got := tree(t, w); got != before {
		t.Errorf("after refusals:\n%s", got)
	}
}

func TestSortQuotes(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	q := code(t, w, m, "j’ai fait le dossier toute seule", "Autonomie", "Papiers")
	from, papers, alone := makeCode(t, w, "Autonomie"), makeCode(t, w, "Papiers"), makeCode(t, w, "Seule")
	must(t, w.SortQuotes(ada, []corpus.ID{q.ID}, from, []corpus.ID{papers, alone}))
	got, err := w.Quote(q.ID)
	must(t, err)
	if !slices.Equal(got.Codes(), []corpus.ID{papers, alone}) || got.Codings[1].At != q.Codings[0].At {
		t.Errorf("codings %+v", got.Codings)
	}
	if err := w.SortQuotes(ada, []corpus.ID{q.ID}, from, []corpus.ID{papers}); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("sorted again: %v", err)
	}
	if err := w.SortQuotes(ada, []corpus.ID{q.ID}, papers, nil); err == nil {
		t.Error("sorted into nothing")
	}
	_, err = w.Undo(ada)
	must(t, err)
	if got, _ := w.Quote(q.ID); !slices.Equal(got.Codes(), []corpus.ID{from, papers}) {
		t.Errorf("after undo %v", got.Codes())
	}
}
