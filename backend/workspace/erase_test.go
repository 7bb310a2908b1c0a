package workspace

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

const (
	// secretWords are said in one testimony only.
	secretWords = "le zèbre mauve dansait sur le toit gelé"
	secretText  = "Enquêtrice : Et alors ?\n\nZénobie Quartz : Un soir " + secretWords + ", et personne ne m’a crue. Le perroquet muet.\n\n" +
		"Enquêtrice : Vraiment ?\n\nZénobie Quartz : La commune, j’y vais à pied.\n"
	shortCanary = "perroquet muet"
)

// canaries are what nothing may hold after an erasure.
var canaries = []string{"zèbre mauve", "Zénobie", "Quartz", shortCanary, "toit gelé", "personne ne m’a crue"}

// erasable makes a project in which the words of a testimony got everywhere.
func secretProject(t *testing.T, o Options) (path string, secret, other corpus.Testimony) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "p.florilege")
	w, err := New(path, "Étude", "fr", ada, o)
	must(t, err)
	must(t, w.StartIndex())
	other = put(t, w, "amina.txt", interview)
	secret = put(t, w, "Zénobie Quartz.txt", secretText)
	kept := code(t, w, other, "j’ai fait le dossier toute seule", "Papiers")
	long := code(t, w, secret, secretWords, secretWords, "Papiers")
	q, err := w.CodePassage(ada, Passage{Testimony: secret.ID, Span: span(t, w, secret, "Le perroquet muet"), New: "Le perroquet muet"})
	must(t, err)
	again := code(t, w, secret, "La commune, j’y vais à pied", "Commune")
	same := code(t, w, other, "La commune, j’y vais à pied", "Commune")
	_, err = w.EditMemo(ada, kept.ID, "Comme l’autre : « Un soir "+secretWords+" », mais pourtant. La commune, j’y vais à pied.")
	must(t, err)
	_, err = w.EditMemo(ada, long.ID, "À garder")
	must(t, err)
	must(t, w.ConfirmRepeat(ada, []corpus.ID{again.ID, same.ID}, again.ID))
	c, err := w.AddCollection(ada, "Pour le rapport", Filter{}, true)
	must(t, err)
	must(t, w.EditCollection(ada, c.ID, "Pour le rapport", "Elle dit que "+secretWords+"."))
	must(t, w.AddItem(ada, c.ID, corpus.ItemComment, "Le perroquet muet", 0, ""))
	must(t, w.AddItem(ada, c.ID, corpus.ItemComment, "Un commentaire qui reste", 0, ""))
	hers := Filter{Speaker: "Zénobie Quartz"}
	voice, err := w.AddCollection(ada, "Une voix", Filter{}, false)
	must(t, err)
	must(t, w.KeepFilter(ada, voice.ID, &hers))
	_, err = w.SavePreset(ada, "Une voix", ExportRequest{Format: "docx", Filter: hers})
	must(t, err)
	told, err := w.AddAttribute(ada, corpus.Attribute{Of: corpus.OfTestimony, Name: "Disait : " + secretWords, Type: corpus.TypeChoice, Choices: []string{secretWords, "Autre"}})
	must(t, err)
	must(t, w.SetValues(ada, []Cell{{Record: other.ID, Attribute: told.ID, Text: secretWords}}, false))
	must(t, w.KeepFilter(ada, c.ID, &Filter{Where: []Condition{{Attributes: []corpus.ID{told.ID}, Values: []string{secretWords}}}}))
	must(t, w.SetDimensions(ada, []corpus.Dimension{{Name: "Comme " + secretWords, Values: []corpus.DimensionValue{{Name: secretWords}, {Name: "Autre"}}}}))
	must(t, w.EditTestimony(ada, secret.ID, "L’histoire de Zénobie", "", secret.Speakers))
	must(t, w.EditTestimony(ada, other.ID, "Comme l’autre : "+secretWords, "", other.Speakers))
	_, err = w.AddParticipants(ada, []string{"Celle de " + secretWords})
	must(t, err)
	silent := corpus.Code{ID: q.Codings[0].Code, Name: "Le perroquet muet", Color: "#2a73b0", Definition: "Dit une fois : " + secretWords}
	must(t, w.EditCode(ada, silent))
	silent.Name = "Silence"
	must(t, w.EditCode(ada, silent))
	_, err = w.Undo(ada)
	must(t, err)
	_, err = w.Redo(ada)
	must(t, err)
	must(t, w.EditProject(ada, "Étude", "Le mot de Zénobie : "+secretWords))
	must(t, w.EditProject(ada, "Étude", "Mémo du projet"))
	must(t, w.WaitIndex(context.Background()))
	must(t, w.Close())
	return path, secret, other
}

// holders returns the files under folders in which a canary stands.
func holders(t *testing.T, folders ...string) (out []string) {
	t.Helper()
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			for _, c := range canaries {
				if bytes.Contains(data, []byte(c)) || bytes.Contains(data, []byte(strings.ToLower(c))) {
					out = append(out, path+": "+c)
				}
			}
			return err
		})
		if !os.IsNotExist(err) {
			must(t, err)
		}
	}
	return out
}

// decoded returns every record and entry of a project as text.
func decoded(t *testing.T, path string, o Options) string {
	t.Helper()
	plain := filepath.Join(t.TempDir(), "plain.florilege")
	s, err := store.OpenReadOnly(path, o.filled().file())
	must(t, err)
	must(t, s.Copy(context.Background(), plain, store.Rewriting{Reseal: true}))
	must(t, s.Close())
	data, err := os.ReadFile(plain)
	must(t, err)
	return string(data)
}

// Names may be somebody else's: they are told of wherever people wrote them, and left.
func TestEraseTellsOfNames(t *testing.T) {
	w := newWorkspace(t, options(t))
	secret := put(t, w, "Zénobie Quartz.txt", secretText)
	other := put(t, w, "amina chez zenobie.txt", interview)
	must(t, w.EditTestimony(ada, other.ID, "Après Zénobie", "", other.Speakers))
	_, err := w.AddParticipants(ada, []string{"La sœur de Zénobie"})
	must(t, err)
	_, err = w.AddAttribute(ada, corpus.Attribute{Of: corpus.OfTestimony, Name: "Connaît Zénobie", Type: corpus.TypeYesNo})
	must(t, err)
	code(t, w, other, "j’ai fait le dossier toute seule", "Zénobie")
	plan, err := w.PlanErase(secret.ID)
	must(t, err)
	told := []string{}
	for _, m := range plan.Mentions {
		told = append(told, m.Kind+" "+m.Field+": "+m.Text)
	}
	want := []string{
		"codes name: Zénobie", "testimonies title: Après Zénobie", "testimonies file: amina chez zenobie.txt",
		"participants name: La sœur de Zénobie", "attributes name: Connaît Zénobie",
	}
	if !slices.Equal(told, want) || len(plan.Traces) > 0 {
		t.Errorf("told of %q, took out %+v", told, plan.Traces)
	}
}

func TestEraseLeavesNoWord(t *testing.T) {
	o := options(t)
	path, secret, other := secretProject(t, o)
	if len(holders(t, filepath.Dir(path), o.Cache)) < len(canaries) {
		t.Fatal("there is little to erase")
	}
	backups := t.TempDir()
	backup := filepath.Join(backups, "1.florilege")
	data, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(backup, data, 0o400))
	// What a killed process left.
	must(t, os.WriteFile(filepath.Join(filepath.Dir(path), ".p.florilege.1.part"), data, 0o600))

	w, err := Open(path, o)
	must(t, err)
	plan, err := w.PlanErase(secret.ID)
	must(t, err)
	if plan.Quotes != 3 || plan.Places != 4 || plan.Verdicts != 1 || !plan.Original || len(plan.Codes) != 4 || plan.Past < 7 {
		t.Errorf("the plan is %+v", plan)
	}
	before := kept(t, w, secret.ID)
	history, err := w.History(0, 1000)
	must(t, err)
	must(t, w.Close())
	files, err := ProjectFiles(path, []string{backups, filepath.Join(backups, "none")}, o)
	must(t, err)
	if len(files) != 1 || files[0] != backup {
		t.Errorf("the backups are %v", files)
	}

	_, err = Erase(context.Background(), path, EraseRequest{Testimony: secret.ID, Reason: "Demande de Zénobie"}, ada, o, nil)
	if corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("a reason that names somebody: %v", err)
	}
	report, err := Erase(context.Background(), path, EraseRequest{Testimony: secret.ID, Reason: " Demande  de la personne ", Backups: files}, ada, o, nil)
	must(t, err)
	if len(report.Backups) != 1 || report.Backups[0].Status != BackupErased || report.Traces != len(plan.Traces) {
		t.Errorf("the report is %+v", report)
	}
	if info, err := os.Stat(backup); err != nil || info.Mode().Perm() != 0o400 {
		t.Errorf("the backup is %v, %v", info.Mode(), err)
	}
	if left := holders(t, filepath.Dir(path), o.Cache, backups); len(left) > 0 {
		t.Errorf("words are left: %q", left)
	}

	w, err = Open(path, o)
	must(t, err)
	defer w.Close()
	sound(t, w)
	after := kept(t, w, secret.ID)
	for id, record := range before {
		if after[id] == "" {
			t.Errorf("%s is gone", id)
		} else if after[id] != record && !strings.Contains(after[id], removed) {
			t.Errorf("%s changed to %s", record, after[id])
		}
	}
	for id := range after {
		if before[id] == "" {
			t.Errorf("%s is new", id)
		}
	}
	q, _, err := w.Quotes(Filter{Testimony: other.ID})
	must(t, err)
	if memo := q[0].Memo; memo != "Comme l’autre : « "+removed+" », mais pourtant. La commune, j’y vais à pied." {
		t.Errorf("the memo is %q", memo)
	}
	told, err := w.History(0, 1000)
	must(t, err)
	if len(told) != len(history)+1 || told[0].Action != corpus.ActErase || told[0].Subject != "Demande de la personne" {
		t.Errorf("the history is %+v", told)
	}
	for i, e := range told[1:] {
		was := history[i]
		if e.ID != was.ID || e.By != was.By || !e.At.Equal(was.At) || e.Action != was.Action || e.Subject != was.Subject && !strings.Contains(e.Subject, removed) {
			t.Errorf("%+v became %+v", was, e)
		}
	}
	if _, err := w.Undo(ada); corpus.CodeOf(err) != corpus.NothingToUndo {
		t.Errorf("undo after it: %v", err)
	}
	gone, err := w.Erasures()
	must(t, err)
	if len(gone) != 1 || gone[0].ID != secret.ID || gone[0].Quotes != 3 || gone[0].By != "Ada" || gone[0].Words != secret.Words {
		t.Errorf("the tombstones are %+v", gone)
	}
	if p := w.PlanBytes("autre nom.txt", []byte(secretText)); corpus.CodeOf(p.Err) != corpus.Erased {
		t.Errorf("importing it again: %v", p.Err)
	}
	must(t, w.StartIndex())
	must(t, w.WaitIndex(context.Background()))
	if got := found(t, w, "zèbre"); len(got) > 0 {
		t.Errorf("search finds %q", got)
	}
	if got := found(t, w, "dossier"); len(got) == 0 {
		t.Error("search finds nothing that stays")
	}
	if _, err := w.PlanErase(secret.ID); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("erasing it twice: %v", err)
	}
}

// kept returns the records of a project that do not belong to a testimony.
func kept(t *testing.T, w *Workspace, not corpus.ID) map[corpus.ID]string {
	t.Helper()
	out := map[corpus.ID]string{}
	must(t, w.store.View(func(tx *store.Tx) error {
		p, err := tx.Project()
		if err != nil {
			return err
		}
		out[p.ID] = show(p)
		for m, err := range tx.Testimonies().All() {
			if err != nil {
				return err
			}
			if m.ID == not {
				continue
			}
			words, err := tx.Text(m.ID, 1)
			if err != nil {
				return err
			}
			original, err := tx.Original(m.Original)
			if err != nil {
				return err
			}
			out[m.ID] = show(m) + words + string(original)
		}
		for c, err := range tx.Codes().All() {
			if err != nil {
				return err
			}
			out[c.ID] = show(c)
		}
		for q, err := range tx.Quotes().All() {
			if err != nil {
				return err
			}
			if q.Testimony != not {
				out[q.ID] = show(q)
			}
		}
		return nil
	}))
	return out
}

func show(v any) string { return fmt.Sprintf("%+v", v) }

// A testimony that was deleted the ordinary way is still in the file, and can be
// erased; so is one whose erasure takes those with it.
func TestEraseWhatWasDeleted(t *testing.T) {
	o := options(t)
	path, secret, other := secretProject(t, o)
	w, err := Open(path, o)
	must(t, err)
	must(t, w.DeleteTestimony(ada, secret.ID))
	all, err := w.Erasable()
	must(t, err)
	if len(all) != 2 || !all[1].Deleted || all[1].ID != secret.ID {
		t.Errorf("erasable are %+v", all)
	}
	plan, err := w.PlanErase(other.ID)
	must(t, err)
	if len(plan.AlsoGone) != 1 {
		t.Errorf("with it go %q", plan.AlsoGone)
	}
	must(t, w.Close())
	_, err = Erase(context.Background(), path, EraseRequest{Testimony: secret.ID, Reason: "demande"}, ada, o, nil)
	must(t, err)
	if left := holders(t, filepath.Dir(path), o.Cache); len(left) > 0 {
		t.Errorf("words are left: %q", left)
	}
	w, err = Open(path, o)
	must(t, err)
	defer w.Close()
	sound(t, w)
}

func TestEraseFromASealedProject(t *testing.T) {
	o := options(t)
	path, secret, _ := secretProject(t, o)
	sealing, _, err := store.NewSealing("quatre mots au hasard")
	must(t, err)
	must(t, store.Renew(context.Background(), path, o.filled().file(), store.Rewriting{Reseal: true, Sealing: sealing}))
	o.Secret = "quatre mots au hasard"
	if !strings.Contains(decoded(t, path, o), "zèbre mauve") {
		t.Fatal("there is nothing to erase")
	}
	foreign := filepath.Join(filepath.Dir(path), "sealed.florilege")
	data, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(foreign, data, 0o400))
	other, _, err := store.NewSealing("un autre mot de passe")
	must(t, err)
	must(t, os.Chmod(foreign, 0o600))
	must(t, store.Renew(context.Background(), foreign, o.filled().file(), store.Rewriting{Reseal: true, Sealing: other}))
	report, err := Erase(context.Background(), path, EraseRequest{Testimony: secret.ID, Reason: "demande", Backups: []string{foreign}}, ada, o, nil)
	must(t, err)
	if len(report.Backups) != 1 || report.Backups[0].Status != BackupRemoved {
		t.Errorf("the report is %+v", report)
	}
	if _, err := os.Stat(foreign); !os.IsNotExist(err) {
		t.Errorf("a backup that cannot be opened is there: %v", err)
	}
	text := decoded(t, path, o)
	for _, c := range canaries {
		if strings.Contains(text, c) {
			t.Errorf("it still says %q", c)
		}
	}
	w, err := Open(path, o)
	must(t, err)
	defer w.Close()
	sound(t, w)
}
