package desktop

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf16"

	"florilege/backend/corpus"
	"florilege/backend/settings"
)

// newTestApp is a window without a webview, with a project of one testimony.
// Events go to hear from the start, where one is given: a project that backs
// itself up tells it from a goroutine of its own.
func newTestApp(t *testing.T, hear ...func(event string, data any)) (*App, string) {
	t.Helper()
	dir := t.TempDir()
	a := newApp(Config{Cache: filepath.Join(dir, "cache"), Backups: filepath.Join(dir, "backups")}, settings.Open(dir), newDialogs())
	for _, h := range hear {
		a.emit = h
	}
	close(a.ready)
	t.Cleanup(func() { _ = a.closeProject() })
	a.grants.toWrite(dir + "/p.florilege")
	a.grants.toRead(dir)
	if _, err := a.NewProject(filepath.Join(dir, "p"), "Étude", []string{"cisp"}, "fr"); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "amina.txt")
	text := "Enquêtrice : Et là ?\n\nAmina : 😀 J’y vais seule.\n\nEnquêtrice : Ah ?\n\nAmina : Oui.\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	previews, err := a.PlanImport([]string{file})
	if err != nil || len(previews) != 1 || previews[0].Status != "new" {
		t.Fatalf("preview %+v, %v", previews, err)
	}
	report, err := a.Import([]Choice{{Key: previews[0].Key, Title: "Amina", Speakers: asChosen(previews[0])}}, "")
	if err != nil || len(report.Rows) != 1 || report.Rows[0].Status != "imported" {
		t.Fatalf("report %+v, %v", report, err)
	}
	return a, report.Rows[0].Testimony
}

func TestPositionsCrossTheBridgeAsUTF16(t *testing.T) {
	a, id := newTestApp(t)
	read, err := a.Text(id)
	if err != nil {
		t.Fatal(err)
	}
	units := utf16.Encode([]rune(read.Text))
	said := func(start, end int) string { return string(utf16.Decode(units[start:end])) }
	if got := said(read.Turns[1].Start, read.Turns[1].End); got != "😀 J’y vais seule." {
		t.Errorf("the second turn is %q", got)
	}
	start := read.Turns[1].Start + len(utf16.Encode([]rune("😀 ")))
	q, err := a.CodeNew(id, start, start+len(utf16.Encode([]rune("J’y vais"))), "Mobilité", "", "reader")
	if err != nil {
		t.Fatal(err)
	}
	if q.Text != "J’y vais" || said(q.Start, q.End) != q.Text || q.Speaker != "Amina" || len(q.Codes) != 1 {
		t.Errorf("coded %+v", q)
	}
	found, err := a.Search(SearchRequest{Query: "seule", In: []string{"testimonies"}})
	if err != nil || found.Total != 1 {
		t.Fatalf("found %+v, %v", found, err)
	}
	hit := found.Hits[0]
	inText := utf16.Encode([]rune(hit.Text))
	if got := string(utf16.Decode(inText[hit.Matches[0].Start:hit.Matches[0].End])); got != "seule" {
		t.Errorf("the match is %q", got)
	}
	if said(hit.Start, hit.End) != hit.Text {
		t.Errorf("the passage is %q in the testimony", said(hit.Start, hit.End))
	}
}

func TestStartingTwiceOpensOnce(t *testing.T) {
	a, _ := newTestApp(t)
	path, err := a.StartPath()
	if err != nil || path == "" {
		t.Fatalf("start path %q, %v", path, err)
	}
	for range 2 {
		if s, err := a.OpenProject(path); err != nil || !s.Open || s.Counts.Testimonies != 1 {
			t.Errorf("status %+v, %v", s, err)
		}
	}
}

func TestErrorsCrossTheBridgeAsJSON(t *testing.T) {
	a, _ := newTestApp(t)
	a.grants.toRead("nothere.florilege")
	_, err := a.OpenProject("nothere.florilege")
	var p Problem
	if err := json.Unmarshal([]byte(formatError(err).(string)), &p); err != nil {
		t.Fatal(err)
	}
	if p.Code != string(corpus.Missing) || p.Message == "" || p.Subject == "" {
		t.Errorf("told as %+v", p)
	}
	if p := problemOf(errors.New("x")); p.Code != string(corpus.Internal) {
		t.Errorf("a defect is told as %+v", p)
	}
	if s, err := a.Status(); err != nil || !s.Open {
		t.Errorf("a failed opening closed the project: %+v, %v", s, err)
	}
}

// asChosen returns the speakers of a preview as they were recognised.
func asChosen(p Preview) []Speaker {
	out := make([]Speaker, len(p.Speakers))
	for i, s := range p.Speakers {
		out[i] = Speaker{Name: s.Name, Interviewer: s.Interviewer}
	}
	return out
}

// What was asked for goes on while one searches, and a search while it does.
func TestSearchesStopNothingElse(t *testing.T) {
	a, id := newTestApp(t)
	read, err := a.Text(id)
	if err != nil {
		t.Fatal(err)
	}
	q, err := a.CodeNew(id, read.Turns[1].Start, read.Turns[1].End, "Mobilité", "", "")
	if err != nil {
		t.Fatal(err)
	}
	code := q.Codes[0]
	search := a.searching.next()
	if _, err := a.CollectFound("Seule", SearchRequest{Query: "seule"}, ""); err != nil {
		t.Error(err)
	}
	if _, err := a.PlanAutocode(code, AutoRule{Kind: "query", Text: "oui", Unit: "turn"}); err != nil {
		t.Error(err)
	}
	if _, err := a.Like(code); err != nil {
		t.Error(err)
	}
	if search.Err() != nil {
		t.Error("the search was stopped")
	}
}
