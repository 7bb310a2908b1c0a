package settings

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLibrariesSurvive(t *testing.T) {
	dir := t.TempDir()
	f := Open(dir)
	arrange := func(l Library) {
		t.Helper()
		if err := f.Change(func(s *Settings) { s.Arrange(l) }); err != nil {
			t.Fatal(err)
		}
	}
	hiver := Library{Project: "p-1", Sections: "a-1", Order: "title", Where: []Condition{{Attribute: "a-1", Values: []string{"Hiver"}}}}
	arrange(hiver)
	arrange(Library{Project: "p-2", Order: "words"})
	kept := Open(dir).Get()
	if got := fmt.Sprint(kept.Library("p-1")); got != fmt.Sprint(hiver) {
		t.Errorf("kept %s", got)
	}
	if got := kept.Library("p-3"); got.Project != "p-3" || got.Order != "" {
		t.Errorf("one that was never arranged: %+v", got)
	}
	if err := f.Change(func(s *Settings) { s.Unsay("p-1") }); err != nil {
		t.Fatal(err)
	}
	if got := f.Get().Library("p-1"); got.Where != nil || got.Sections != "a-1" {
		t.Errorf("without words: %+v", got)
	}
	data, err := os.ReadFile(filepath.Join(dir, "settings.json"))
	if err != nil || strings.Contains(string(data), "Hiver") {
		t.Errorf("the words stay on the disk: %s, %v", data, err)
	}
	arrange(Library{Project: "p-2"})
	if got := len(f.Get().Libraries); got != 1 {
		t.Errorf("%d are kept, what is as at first needs no line", got)
	}
}

func TestLibrariesAreBounded(t *testing.T) {
	f := Open(t.TempDir())
	for i := range mostProjects + 5 {
		if err := f.Change(func(s *Settings) { s.Arrange(Library{Project: fmt.Sprint(i), Order: "title"}) }); err != nil {
			t.Fatal(err)
		}
	}
	s := f.Get()
	if len(s.Libraries) != mostProjects || s.Library("0").Order != "" || s.Library("104").Order != "title" {
		t.Errorf("%d are kept", len(s.Libraries))
	}
}
