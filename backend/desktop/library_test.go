package desktop

import (
	"fmt"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// An arrangement of the library is kept, and its words only where the project
// stands in the clear.
func TestLibraryKeepsItsArrangement(t *testing.T) {
	a, id := newTestApp(t)
	status, err := a.Status()
	if err != nil {
		t.Fatal(err)
	}
	wave, err := a.AddAttribute("testimony", AttributeEdit{Name: "Vague", Type: "choice", Choices: []string{"Hiver", "Été"}, Groups: true}, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := a.SetValues([]Cell{{id, wave.ID, "Hiver"}}, false, ""); err != nil {
		t.Fatal(err)
	}
	hiver := []Condition{{Attribute: wave.ID, Values: []string{"Hiver"}}}
	if within, err := a.Within(hiver); err != nil || fmt.Sprint(within) != "["+id+"]" {
		t.Errorf("within %v, %v", within, err)
	}
	if within, err := a.Within([]Condition{{Attribute: wave.ID, Values: []string{"Été"}}}); err != nil || len(within) != 0 {
		t.Errorf("within the other group %v, %v", within, err)
	}
	want := Library{Sections: wave.ID, Order: "words", Where: hiver}
	if err := a.ArrangeLibrary(want); err != nil {
		t.Fatal(err)
	}
	if got, err := a.Library(); err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("kept %+v, %v", got, err)
	}
	wantCode(t, a.ArrangeLibrary(Library{Order: "colour"}), corpus.Invalid)

	if _, err := a.ProtectProject("", passphrase); err != nil {
		t.Fatal(err)
	}
	words := func() {
		t.Helper()
		if s := settingsOf(t, status.Project.Path); strings.Contains(s, "Hiver") {
			t.Errorf("the settings hold words of a sealed project: %s", s)
		}
		if got, err := a.Library(); err != nil || got.Sections != wave.ID || got.Order != "words" || len(got.Where) > 0 {
			t.Errorf("of a sealed project %+v, %v", got, err)
		}
	}
	words()
	if err := a.ArrangeLibrary(want); err != nil {
		t.Fatal(err)
	}
	words()
}
