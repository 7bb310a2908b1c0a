package desktop

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

func TestArgumentsAreBounded(t *testing.T) {
	long := strings.Repeat("é", mostText/2)
	for name, c := range map[string]struct {
		args []any
		code corpus.ErrorCode
	}{
		"nothing":         {nil, ""},
		"the longest":     {[]any{long, []string{"a"}, 1, 0.5, true, QuoteFilter{}}, ""},
		"a longer text":   {[]any{long + "a"}, corpus.TooLarge},
		"one in a list":   {[]any{[]string{"a", long + "a"}}, corpus.TooLarge},
		"one in a record": {[]any{QuoteFilter{Text: long + "a"}}, corpus.TooLarge},
		"one in records":  {[]any{[]Choice{{Speakers: []Speaker{{Name: long + "a"}}}}}, corpus.TooLarge},
		"a long list":     {[]any{make([]string, mostItems+1)}, corpus.TooLarge},
		"much together":   {[]any{strings.Split(strings.Repeat(long+"|", mostBytes/mostText+1), "|")}, corpus.TooLarge},
		"a large number":  {[]any{mostNumber + 1}, corpus.Invalid},
		"a map":           {[]any{map[string]string{}}, corpus.Invalid},
	} {
		err := bounded(c.args...)
		if c.code == "" && err != nil || c.code != "" && corpus.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestEveryMethodBoundsItsArguments reads the source: a bound method hands all
// that it is given to what bounds it, and is guarded.
func TestEveryMethodBoundsItsArguments(t *testing.T) {
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	methods := 0
	for _, source := range sources {
		if strings.HasSuffix(source, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), source, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil || !f.Name.IsExported() {
				continue
			}
			if star, ok := f.Recv.List[0].Type.(*ast.StarExpr); !ok || star.X.(*ast.Ident).Name != "App" {
				continue
			}
			methods++
			checked, guarded := handed(f.Body)
			if !guarded {
				t.Errorf("%s is not guarded", f.Name.Name)
			}
			for _, p := range f.Type.Params.List {
				for _, name := range p.Names {
					if !checked[name.Name] {
						t.Errorf("%s does not bound %s", f.Name.Name, name.Name)
					}
				}
			}
		}
	}
	if methods < 50 {
		t.Errorf("found only %d methods", methods)
	}
}

// handed returns the names that a body hands to what bounds them, and whether
// guard ends it.
func handed(body *ast.BlockStmt) (names map[string]bool, guarded bool) {
	names = map[string]bool{}
	ast.Inspect(body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		called := ""
		switch f := call.Fun.(type) {
		case *ast.Ident:
			called = f.Name
		case *ast.SelectorExpr:
			called = f.Sel.Name
		}
		switch called {
		case "guard":
			guarded = true
		case "project", "writing", "pickAs", "bounded", "valid", "language":
			for _, a := range call.Args {
				if id, ok := a.(*ast.Ident); ok {
					names[id.Name] = true
				}
			}
		}
		return true
	})
	return names, guarded
}

func TestChoicesThatTheInterfaceDoesNotHaveAreRefused(t *testing.T) {
	a, id := newTestApp(t)
	_, errNew := a.NewProject("x", "x", nil, "de")
	_, errTemplates := a.Templates("klingon")
	_, errTemplate := a.AddTemplate("cisp", "klingon", "")
	_, errNone := a.AddTemplate("none", "fr", "")
	_, errSearch := a.Search(SearchRequest{Query: "oui", In: []string{"passwords"}})
	_, errNear := a.Repeats(2, nil)
	_, errFormat := a.PickSave("t", "n", "exe")
	_, errStart := a.CodePassage(id, -1, 3, nil, "")
	_, errReversed := a.CodePassage(id, 5, 3, nil, "")
	_, errEnd := a.CodePassage(id, 0, 1_000_000, nil, "")
	_, errHalf := a.CodePassage(id, 0, surrogate(t, a, id), nil, "")
	all := a.CodeAll(nil, []Passage{{Testimony: id, Start: 3, End: 2}}, nil, "")
	settings := Settings{Locale: "fr", Theme: "neon", TextSize: 18}
	big := Settings{Locale: "fr", Theme: "light", TextSize: 1000}
	pins := Settings{Locale: "fr", Theme: "light", TextSize: 18, Pinned: make([]string, 10)}
	for what, err := range map[string]error{
		"a language": errNew, "a language of templates": errTemplates, "one of a template": errTemplate,
		"a place to search": errSearch, "a similarity": errNear, "a format": errFormat,
		"a negative start": errStart, "ends reversed": errReversed, "an end past the text": errEnd,
		"half a character": errHalf, "ends in a list": all,
		"a theme": a.SaveSettings(settings), "a size": a.SaveSettings(big), "pins": a.SaveSettings(pins),
		"an item": a.AddItem("x", "heading", "x", 99, "", ""),
	} {
		if corpus.CodeOf(err) != corpus.Invalid {
			t.Errorf("%s: %v", what, err)
		}
	}
	if corpus.CodeOf(errNone) != corpus.NotFound {
		t.Errorf("a template: %v", errNone)
	}
}

// surrogate returns a position in the middle of the only 😀.
func surrogate(t *testing.T, a *App, id string) int {
	t.Helper()
	read, err := a.Text(id)
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, r := range read.Text {
		if r == '😀' {
			return at + 1
		}
		at++
	}
	t.Fatal("no 😀")
	return 0
}
