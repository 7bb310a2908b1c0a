package diagnostics

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/nonet"
	"florilege/backend/settings"
	"florilege/backend/workspace"
)

const canary = "Zénobie"

// TestNoWordOfAProjectIsTold puts one word into everything that can hold words.
func TestNoWordOfAProjectIsTold(t *testing.T) {
	dir := t.TempDir()
	ada := workspace.Author{Name: canary}
	path := filepath.Join(dir, canary+".florilege")
	w, err := workspace.New(path, canary, "fr", ada, workspace.Options{Cache: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	row := w.NewBatch(ada).Import(w.PlanBytes(canary+".txt", []byte(canary+" : "+canary+" rit.\n\nEnquêtrice : Oui.\n\n"+canary+" : Non.\n")), false)
	c, err := w.AddCode(ada, canary, "", "")
	_, err2 := w.CodePassage(ada, workspace.Passage{Testimony: row.Testimony.ID, Span: corpus.Span{Start: 0, End: 8}, Codes: []corpus.ID{c.ID}})
	_, err3 := w.AddCollection(ada, canary, workspace.Filter{}, true)
	if err := errors.Join(row.Err, err, err2, err3, w.EditProject(ada, canary, canary)); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	p := Of(w, info.Size())
	p.Index = &workspace.IndexState{Err: errors.New(canary)}
	p.Wrong = map[string]int{kindOf("quotes " + canary): 2, kindOf(canary): 1}
	p.Formats[known(canary, "txt")]++
	s := settings.Settings{Coder: canary, Last: canary, Locale: canary, Theme: canary, TextSize: 18, Pinned: []string{canary},
		Recent: []settings.Recent{{Path: canary, Name: canary, Opened: time.Now()}}}
	t.Setenv("LC_ALL", "fr_"+canary+"/x")
	t.Setenv("XDG_SESSION_TYPE", canary)
	for _, language := range []string{"fr", "en", canary} {
		text := Text(Report{
			Made: time.Now(), Version: "0.2.0", Network: nonet.Closed, System: ThisSystem(), Settings: &s, Project: &p, Log: "{}\n",
		}, language)
		if strings.Contains(text, canary) {
			t.Errorf("%s: told\n%s", language, text)
		}
		for _, want := range []string{"0.2.0", "txt 1", "other 1, quotes 2"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is missing in\n%s", language, want, text)
			}
		}
		unread := Unread(corpus.Fail(corpus.Damaged, canary, canary), 12)
		if text := Text(Report{Project: &unread}, language); strings.Contains(text, canary) || !strings.Contains(text, "damaged") {
			t.Errorf("%s: of a damaged project\n%s", language, text)
		}
	}
}

// TestEveryPartIsInBothLanguages compares the lines of both.
func TestEveryPartIsInBothLanguages(t *testing.T) {
	r := Report{Version: "1", Webview: "w", Network: nonet.Display, System: System{"n", "k", "o", "a", "g", 2, "m", "x11", "fr"},
		Settings: &settings.Settings{}, Project: &Project{Took: 1}}
	french, english := strings.Split(Text(r, "fr"), "\n"), strings.Split(Text(r, "en"), "\n")
	if len(french) != len(english) || len(french) < 35 {
		t.Fatalf("%d lines in French, %d in English", len(french), len(english))
	}
	same := 0
	for i := range french {
		if french[i] == english[i] && french[i] != "" {
			same++
		}
	}
	if same > 0 {
		t.Errorf("%d lines are in one language only", same)
	}
}
