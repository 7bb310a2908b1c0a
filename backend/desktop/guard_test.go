package desktop

import (
	"fmt"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/logbook"
)

// Fragile stands for a bound method with a defect.
func (a *App) fragile(words string) (err error) {
	defer guard(&err)
	panic(words)
}

func TestAPanicIsAnAnswerWithoutWords(t *testing.T) {
	a, _ := newTestApp(t)
	a.log = logbook.Open(t.TempDir())
	const words = "je ne sors plus"
	err := a.fragile(words)
	if corpus.CodeOf(err) != corpus.Internal {
		t.Errorf("answered %v", err)
	}
	told := fmt.Sprint(a.answer(err)) + a.log.Text()
	if strings.Contains(told, words) {
		t.Errorf("told %s", told)
	}
	for _, want := range []string{`"msg":"panicked"`, `"method":"fragile"`, "guard_test.go:"} {
		if !strings.Contains(a.log.Text(), want) {
			t.Errorf("%s is missing in %s", want, a.log.Text())
		}
	}
}

func TestFailuresAreLoggedByMethodAndCode(t *testing.T) {
	a, _ := newTestApp(t)
	a.log = logbook.Open(t.TempDir())
	_, err := a.Text("Zénobie")
	a.answer(err)
	_, err = a.AddCode("  ", "", "", "")
	a.answer(err)
	_, err = a.Search(SearchRequest{Query: `"Zénobie`})
	a.answer(err)
	text := a.log.Text()
	for _, want := range []string{`"method":"Text","code":"not_found"`, `"method":"AddCode","code":"invalid"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in %s", want, text)
		}
	}
	if strings.Contains(text, "nobie") || strings.Contains(text, "bad_query") {
		t.Errorf("logged %s", text)
	}
}
