package workspace

import (
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
	"florilege/backend/store"
)

// another returns options whose IDs are of another machine.
func another(t *testing.T, machine string) Options {
	t.Helper()
	o := options(t)
	ids := o.NewID
	o.NewID = func() corpus.ID { return corpus.ID(machine) + ids() }
	return o
}

// copyOf copies a project's file beside it, as a synchroniser does, and opens
// the copy as another machine.
func copyOf(t *testing.T, w *Workspace, machine string) *Workspace {
	t.Helper()
	data, err := os.ReadFile(w.Path())
	must(t, err)
	path := filepath.Join(t.TempDir(), machine+".florilege")
	must(t, os.WriteFile(path, data, 0o600))
	c, err := Open(path, another(t, machine))
	must(t, err)
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func comparison(t *testing.T, here, there *Workspace) Comparison {
	t.Helper()
	c, err := here.CompareFile(there.Path(), "")
	must(t, err)
	return c
}

// lines tells differences, one a line.
func lines(c Comparison) []string {
	out := []string{}
	for _, d := range c.Differences {
		s := fmt.Sprintf("%s %q", d.Kind, d.Name)
		if d.In != "" {
			s += " in " + d.In
		}
		s += fmt.Sprintf(": %s/%s", d.Here, d.There)
		for _, f := range d.Fields {
			s += fmt.Sprintf(" %s %q/%q", f.Name, f.Here, f.There)
		}
		out = append(out, s)
	}
	return out
}

func wantLines(t *testing.T, c Comparison, want ...string) {
	t.Helper()
	if got := lines(c); !slices.Equal(got, want) {
		t.Errorf("differences\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func TestCompareVersions(t *testing.T) {
	here := newWorkspace(t, options(t))
	m := put(t, here, "amina.txt", interview)
	code(t, here, m, "toute seule", "Autonomie")
	there := copyOf(t, here, "b")
	shared, err := here.History(0, 1)
	must(t, err)

	c := comparison(t, here, there)
	if c.Relation != Identical || c.Here.Steps+c.There.Steps != 0 || *c.Shared != shared[0] || *c.There.Last != shared[0] {
		t.Errorf("a copy: %+v", c)
	}
	wantLines(t, c)

	code(t, there, m, "le dossier", "Papiers")
	c = comparison(t, here, there)
	if c.Relation != Newer || c.There.Steps != 2 || c.There.Newest[0].Subject != "Papiers" || c.Here.Steps != 0 || *c.Shared != shared[0] {
		t.Errorf("a copy worked in: %+v", c)
	}
	if want := (Holdings{1, 2, 2, 0}); c.There.Holdings != want || c.Here.Holdings.Quotes != 1 {
		t.Errorf("holdings %+v, %+v", c.Here.Holdings, c.There.Holdings)
	}
	wantLines(t, c, `codes "Papiers": /added`, `quotes "le dossier" in amina: /added`)
	if back := comparison(t, there, here); back.Relation != Older || back.Here.Steps != 2 {
		t.Errorf("the other way: %+v", back)
	}

	code(t, here, m, "à pied", "Autonomie")
	c = comparison(t, here, there)
	if c.Relation != Apart || c.Here.Steps != 1 || c.There.Steps != 2 || *c.Shared != shared[0] {
		t.Errorf("both worked in: %+v", c)
	}
	// What was undone leaves its steps and no difference.
	for range 2 {
		_, err = there.Undo(ada)
		must(t, err)
	}
	c = comparison(t, here, there)
	if c.Relation != Apart || c.There.Steps != 4 {
		t.Errorf("after undoing: %s, %d steps", c.Relation, c.There.Steps)
	}
	wantLines(t, c, `quotes "à pied" in amina: added/`)
	sound(t, here)
	sound(t, there)
}

func TestCompareTellsWhatDiffers(t *testing.T) {
	here := newWorkspace(t, options(t))
	m := put(t, here, "amina.txt", interview)
	alone := code(t, here, m, "toute seule", "Autonomie")
	file := code(t, here, m, "le dossier", "Autonomie", "Papiers")
	foot := code(t, here, m, "à pied", "Autonomie")
	col, err := here.AddCollection(ada, "Rapport", Filter{}, false)
	must(t, err)
	there := copyOf(t, here, "b")

	for w, s := range map[*Workspace]string{here: "ici", there: "là"} {
		_, err := w.EditMemo(ada, alone.ID, s) // to each its memo
		must(t, err)
		_, err = w.EditMemo(ada, foot.ID, "le même")
		must(t, err)
	}
	must(t, here.DeleteQuote(ada, file.ID))
	papers, err := there.FindCode("Papiers")
	must(t, err)
	_, err = there.RemoveCode(ada, file.ID, papers)
	must(t, err)
	must(t, there.EditTestimony(ada, m.ID, "Amina B.", "", m.Speakers))
	must(t, here.EditProject(ada, "Étude", "Un mémo."))
	must(t, there.ConfirmRepeat(ada, []corpus.ID{alone.ID, foot.ID}, alone.ID))
	must(t, there.AddToCollection(ada, col.ID, []corpus.ID{alone.ID}, ""))

	wantLines(t, comparison(t, here, there),
		`project "Étude": changed/ memo "Un mémo."/""`,
		`testimonies "amina": /changed title "amina"/"Amina B."`,
		`quotes "toute seule" in amina: changed/changed memo "ici"/"là"`,
		`quotes "le dossier" in Amina B.: removed/changed`,
		`verdicts "toute seule": /added`,
		`collections "Rapport": /changed items ""/"toute seule"`,
	)
}

func TestCompareRefuses(t *testing.T) {
	here := newWorkspace(t, options(t))
	other := newWorkspace(t, another(t, "b"))
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.florilege")
	must(t, os.WriteFile(text, []byte("Un texte."), 0o600))
	link := filepath.Join(dir, "lien.florilege")
	must(t, os.Link(here.Path(), link))
	for path, want := range map[string]corpus.ErrorCode{
		other.Path(): corpus.OtherProject, text: corpus.NotAProject, here.Path(): corpus.SameFile, link: corpus.SameFile,
		filepath.Join(dir, "rien.florilege"): corpus.Missing, dir: corpus.NotAProject,
	} {
		if _, err := here.CompareFile(path, ""); corpus.CodeOf(err) != want {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
	if left, err := filepath.Glob(filepath.Join(here.opts.Cache, "reading", "*")); len(left) > 0 || err != nil {
		t.Errorf("copies stay behind: %v", left)
	}
}

func TestRelation(t *testing.T) {
	one, two, three := store.Moment{Seq: 1, ID: "a"}, store.Moment{Seq: 2, ID: "b"}, store.Moment{Seq: 2, ID: "c"}
	at := func(left, right, shared store.Moment) store.Divergence {
		return store.Divergence{Left: left, Right: right, Shared: shared, Meets: true}
	}
	here, there := Difference{Here: Added}, Difference{There: Removed}
	for _, c := range []struct {
		name          string
		d             store.Divergence
		differences   []Difference
		want, mirrors Relation
	}{
		{"the same moment", at(two, two, two), nil, Identical, Identical},
		{"earlier", at(two, one, one), nil, Older, Newer},
		{"earlier, without what was made since", at(two, one, one), []Difference{here, here}, Older, Newer},
		{"apart, though they hold the same", at(two, three, one), nil, Apart, Apart},
		{"a journal was emptied", store.Divergence{Left: two, Right: three}, nil, Apart, Apart},
		{"the same moment, with a record lost there", at(two, two, two), []Difference{here}, Older, Newer},
		{"the same moment, with another record lost each", at(two, two, two), []Difference{here, there}, Apart, Apart},
		{"earlier, and holds what was lost here", at(two, one, one), []Difference{there}, Apart, Apart},
		{"earlier, and one record is not as it was", at(two, one, one), []Difference{{Here: Changed, There: Changed}}, Apart, Apart},
	} {
		if got := relation(c.d, c.differences); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		c.d.Left, c.d.Right = c.d.Right, c.d.Left
		for i, x := range c.differences {
			c.differences[i].Here, c.differences[i].There = x.There, x.Here
		}
		if got := relation(c.d, c.differences); got != c.mirrors {
			t.Errorf("%s, from the other side: %s, want %s", c.name, got, c.mirrors)
		}
	}
}

// A copy that still holds what was erased here has nothing to give back.
func TestCompareWithWhatWasErased(t *testing.T) {
	here := newWorkspace(t, options(t))
	m := put(t, here, "amina.txt", interview)
	code(t, here, m, "toute seule", "Autonomie")
	there := copyOf(t, here, "b")
	must(t, here.update(ada, store.Change{Action: corpus.ActTestimonyDelete}, everything(), func(tx *store.Tx) error {
		for _, q := range tx.QuotesOf(m.ID) {
			must(t, tx.Quotes().Delete(q))
		}
		must(t, tx.Layouts().Delete(m.ID))
		must(t, tx.Testimonies().Delete(m.ID))
		return tx.Erasures().Put(m.ID, corpus.Erasure{ID: m.ID, Reason: "à sa demande"})
	}))
	code(t, there, m, "à pied", "Autonomie")
	c := comparison(t, here, there)
	wantLines(t, c,
		`testimonies "amina": removed/`,
		`quotes "à pied" in amina: removed/`,
		`quotes "toute seule" in amina: removed/`,
		`erasures "à sa demande": added/`,
	)
	for _, d := range c.Differences[:3] {
		if !d.Erased {
			t.Errorf("%s is not told to be erased", d.Name)
		}
	}
	wantLines(t, comparison(t, there, here),
		`testimonies "amina": /removed`,
		`quotes "à pied" in amina: /removed`,
		`quotes "toute seule" in amina: /removed`,
		`erasures "à sa demande": /added`,
	)
}

// protect seals the project at path.
func protect(t *testing.T, path, passphrase string) {
	t.Helper()
	sealing, _, err := store.NewSealing(passphrase)
	must(t, err)
	must(t, store.Renew(context.Background(), path, store.Options{NewID: NewID}, store.Rewriting{Reseal: true, Sealing: sealing}))
}

// A file that is sealed, and a copy from before it was.
func TestCompareSealed(t *testing.T) {
	here := newWorkspace(t, options(t))
	m := put(t, here, "amina.txt", interview)
	code(t, here, m, "toute seule", "Autonomie")
	plain := copyOf(t, here, "b")
	must(t, here.Close())
	protect(t, here.Path(), "phrase de passe longue")
	o := options(t)
	o.Secret = "phrase de passe longue"
	here, err := Open(here.Path(), o)
	must(t, err)
	t.Cleanup(func() { _ = here.Close() })

	if c := comparison(t, here, plain); c.Relation != Identical {
		t.Errorf("sealed and plain: %s\n%s", c.Relation, strings.Join(lines(c), "\n"))
	}
	must(t, here.EditProject(ada, "Étude", "Un mémo."))
	if c := comparison(t, here, plain); c.Relation != Older {
		t.Errorf("a plain copy from before: %s", c.Relation)
	}
	if _, err := plain.CompareFile(here.Path(), ""); corpus.CodeOf(err) != corpus.Locked {
		t.Errorf("without its passphrase: %v", err)
	}
	if _, err := plain.CompareFile(here.Path(), "une autre phrase"); corpus.CodeOf(err) != corpus.WrongPassphrase {
		t.Errorf("with another passphrase: %v", err)
	}
	c, err := plain.CompareFile(here.Path(), "phrase de passe longue")
	if must(t, err); c.Relation != Newer {
		t.Errorf("from the plain one: %s", c.Relation)
	}
	wantLines(t, c, `project "Étude": /changed memo ""/"Un mémo."`)

	// Two sealed copies of one key need no passphrase.
	data, err := os.ReadFile(here.Path())
	must(t, err)
	other := filepath.Join(t.TempDir(), "copie.florilege")
	must(t, os.WriteFile(other, data, 0o600))
	if c, err = here.CompareFile(other, ""); err != nil || c.Relation != Identical {
		t.Errorf("two sealed copies: %s, %v", c.Relation, err)
	}
}

// Two copies that are worked in at random: each sees of the other what the
// other sees of it.
func TestCompareMirrors(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 3))
		here := newWorkspace(t, options(t))
		m := put(t, here, "amina.txt", interview)
		words := []string{"toute seule", "le dossier", "à pied", "émue", "La commune", "Ma sœur"}
		live := func(w *Workspace) {
			for range r.IntN(8) {
				say := words[r.IntN(len(words))]
				switch r.IntN(5) {
				case 0:
					s, err := w.Summary()
					must(t, err)
					if s.Undo.Action != corpus.ActImport {
						_, err = w.Undo(ada)
						must(t, err)
					}
				case 1:
					_, _ = w.Redo(ada) // there may be nothing
				case 2:
					q := code(t, w, m, say, "A")
					must(t, w.DeleteQuote(ada, q.ID))
				case 3:
					q := code(t, w, m, say, fmt.Sprint("Code ", r.IntN(3)))
					_, err := w.EditMemo(ada, q.ID, fmt.Sprint(r.IntN(2)))
					must(t, err)
				case 4:
					code(t, w, m, say, fmt.Sprint("Code ", r.IntN(3)))
				}
			}
		}
		live(here)
		there := copyOf(t, here, "b")
		live(here)
		live(there)
		one, two := comparison(t, here, there), comparison(t, there, here)
		mirror := map[Relation]Relation{Identical: Identical, Older: Newer, Newer: Older, Apart: Apart}
		if mirror[one.Relation] != two.Relation || !reflect.DeepEqual(one.Shared, two.Shared) ||
			!reflect.DeepEqual(one.Here, two.There) || !reflect.DeepEqual(one.There, two.Here) {
			t.Errorf("seed %d: %+v mirrors %+v", seed, one, two)
		}
		if len(one.Differences) != len(two.Differences) {
			t.Fatalf("seed %d: %v mirrors %v", seed, lines(one), lines(two))
		}
		for i, d := range one.Differences {
			d.Here, d.There = d.There, d.Here
			for j, f := range d.Fields {
				d.Fields[j].Here, d.Fields[j].There = f.There, f.Here
			}
			back := two.Differences[i]
			if d.Name = back.Name; !reflect.DeepEqual(d, back) {
				t.Errorf("seed %d: %+v mirrors %+v", seed, d, back)
			}
		}
	}
}
