package desktop

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/logbook"
	"florilege/backend/settings"
)

// FuzzBridge calls bound methods with arguments made of the bytes: whatever the
// page sends, there is no defect, no file is touched that nobody named, and the
// project is sound.
func FuzzBridge(f *testing.F) {
	methods := bound()
	for i := range methods {
		for _, rest := range []string{"", "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a", "\xff\xff\xff\xff\xff\xff", "aaaaaaaaaaaaaaaaaaaa"} {
			f.Add([]byte(string(rune(i)) + rest))
		}
	}
	// Calls that would do harm, if paths were taken as they come: 27 to 30 are those outside in the pool.
	for path := byte(27); path <= 30; path++ {
		for name, args := range map[string][]byte{
			"Export":       {4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, path},
			"NewProject":   {path, 14, 0, 1},
			"OpenProject":  {path},
			"PlanImport":   {1, path},
			"ForgetRecent": {path},
		} {
			f.Add(append([]byte{byte(slices.Index(methods, name))}, args...))
		}
	}
	h := newHouse(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		h.ready(t)
		in := &bytesIn{data: data, pool: h.pool(t)}
		for range 3 {
			if len(in.data) == 0 {
				break
			}
			m := methods[int(in.next())%len(methods)]
			h.call(t, m, in)
		}
		h.sound(t)
	})
}

// bound returns the names of the bound methods. Left out are those that derive a
// key, which takes a second and more, and the one that imports the sample: they
// have tests of their own.
func bound() []string {
	slow := []string{"ProtectProject", "UnprotectProject", "NewProtectedProject", "UnlockProject", "OpenSample"}
	var names []string
	t := reflect.TypeFor[*App]()
	for i := range t.NumMethod() {
		if name := t.Method(i).Name; !slices.Contains(slow, name) {
			names = append(names, name)
		}
	}
	return names
}

// house is a window with a project, and a folder beside it that nobody named.
type house struct {
	app     *App
	dir     string
	outside string
	before  string // what outside holds
	made    int
}

func newHouse(tb testing.TB) *house {
	h := &house{dir: tb.TempDir(), outside: tb.TempDir()}
	tb.Setenv("HOME", h.dir)
	for _, name := range []string{"secret.txt", "other.florilege"} {
		if err := os.WriteFile(filepath.Join(h.outside, name), []byte("Zoé : Secret.\n"), 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	h.before = h.listed(tb)
	tb.Cleanup(func() {
		if h.app != nil {
			_ = h.app.closeProject()
		}
	})
	return h
}

// mostChanges bounds a project before another is made in its place.
const mostChanges = 300

// ready opens a project that holds a little of everything.
func (h *house) ready(t *testing.T) {
	if h.app != nil && h.app.open != nil {
		if s, err := h.app.Status(); err == nil && s.Revision < mostChanges && s.Counts.Testimonies > 0 && s.Counts.Codes > 0 {
			return
		}
	}
	if h.app != nil {
		_ = h.app.closeProject()
	}
	h.made++
	dir := filepath.Join(h.dir, fmt.Sprint(h.made))
	a := newApp(Config{Cache: filepath.Join(dir, "cache"), Log: logbook.Open(filepath.Join(dir, "log"))}, settings.Open(dir), newDialogs())
	close(a.ready)
	a.grants.toRead(dir)
	a.dialogs = granting{chosen{path: filepath.Join(dir, "chosen")}, a.grants}
	project := filepath.Join(dir, "p.florilege")
	a.grants.toWrite(project)
	file := filepath.Join(dir, "amina.txt")
	text := "Enquêtrice : Et là ?\n\nAmina : 😀 J’y vais « toute seule ».\n\nEnquêtrice : Ah ?\n\nAmina : Oui, toute seule.\n"
	must(t, os.MkdirAll(dir, 0o700))
	must(t, os.WriteFile(file, []byte(text), 0o600))
	_, err := a.NewProject(project, "Étude", nil, "fr")
	must(t, err)
	c, err := a.AddCode("Autonomie", "", "", "")
	must(t, err)
	previews, err := a.PlanImport([]string{file})
	must(t, err)
	report, err := a.Import([]Choice{{Key: previews[0].Key, Speakers: asChosen(previews[0]), Quotes: true}}, "")
	must(t, err)
	id := report.Rows[0].Testimony
	_, err = a.CodePassage(id, 0, 12, []string{c.ID}, "")
	must(t, err)
	_, err = a.CodePassage(id, 13, 19, []string{c.ID}, "")
	must(t, err)
	_, err = a.AddCollection("Recueil", QuoteFilter{}, true, "")
	must(t, err)
	h.app = a
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// pool is what arguments are taken from: everything that has a name, paths that
// were named and paths that were not, and choices of the interface.
func (h *house) pool(t *testing.T) []string {
	t.Helper()
	dir := filepath.Dir(h.app.open.path)
	out := []string{
		"", "fr", "en", "light", "csv", "html", "pdf-cards", "heading", "comment", "testimonies", "quotes", "cisp", "#12ab34", "0",
		"toute seule", "\"toute", "a*", "Amina", "Autonomie", "😀", "\u202e", "\x00", strings.Repeat("x", 2000),
		h.app.open.path, filepath.Join(dir, "amina.txt"), filepath.Join(dir, "chosen"), dir,
		filepath.Join(h.outside, "secret.txt"), filepath.Join(h.outside, "other.florilege"), filepath.Join(h.outside, "new"),
		filepath.Join(dir, "..", "..", filepath.Base(h.outside), "x.csv"), h.outside, "/etc/passwd", "..",
	}
	all, err := h.app.Testimonies()
	must(t, err)
	for _, m := range all {
		out = append(out, m.ID)
	}
	codes, err := h.app.Codes()
	must(t, err)
	for _, c := range codes {
		out = append(out, c.ID)
	}
	page, err := h.app.Quotes(QuoteFilter{})
	must(t, err)
	for _, q := range page.Quotes {
		out = append(out, q.ID)
	}
	collections, err := h.app.Collections()
	must(t, err)
	for _, c := range collections {
		out = append(out, c.ID)
		view, err := h.app.Collection(c.ID)
		must(t, err)
		for _, item := range view.Items {
			out = append(out, item.ID)
		}
	}
	return out
}

func (h *house) call(t *testing.T, name string, in *bytesIn) {
	t.Helper()
	method := reflect.ValueOf(h.app).MethodByName(name)
	args := make([]reflect.Value, method.Type().NumIn())
	for i := range args {
		args[i] = in.value(method.Type().In(i), 0)
	}
	out := method.Call(args)
	err, _ := out[len(out)-1].Interface().(error)
	if err != nil && corpus.CodeOf(err) == corpus.Internal {
		t.Fatalf("%s: %v\n%+v", name, err, corpus.DefectOf(err))
	}
	if previews, ok := out[0].Interface().([]Preview); ok {
		for _, p := range previews {
			if !inside(absolute(p.Path), h.dir) {
				t.Fatalf("read %s", p.Path)
			}
		}
	}
	if h.app.open == nil { // CloseProject
		_, err := h.app.OpenProject(filepath.Join(h.dir, fmt.Sprint(h.made), "p.florilege"))
		must(t, err)
	}
}

// sound fails where the project is not, or where a file that nobody named changed.
func (h *house) sound(t *testing.T) {
	t.Helper()
	problems, err := h.app.Check()
	must(t, err)
	if len(problems) > 0 {
		t.Fatalf("not sound: %+v", problems)
	}
	if now := h.listed(t); now != h.before {
		t.Fatalf("outside there was\n%s\nnow\n%s", h.before, now)
	}
}

func (h *house) listed(tb testing.TB) string {
	var b strings.Builder
	entries, err := os.ReadDir(h.outside)
	if err != nil {
		tb.Fatal(err)
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			tb.Fatal(err)
		}
		fmt.Fprintln(&b, e.Name(), info.Size(), info.ModTime())
	}
	return b.String()
}

// bytesIn makes values of bytes; where they are out, of zeros.
type bytesIn struct {
	data []byte
	pool []string
}

func (in *bytesIn) next() byte {
	if len(in.data) == 0 {
		return 0
	}
	b := in.data[0]
	in.data = in.data[1:]
	return b
}

func (in *bytesIn) value(t reflect.Type, depth int) reflect.Value {
	v := reflect.New(t).Elem()
	switch t.Kind() {
	case reflect.String:
		v.SetString(in.text())
	case reflect.Int:
		v.SetInt(in.number())
	case reflect.Float64:
		v.SetFloat(float64(in.number()) / 100)
	case reflect.Bool:
		v.SetBool(in.next()%2 == 1)
	case reflect.Slice:
		for range in.next() % 4 {
			v = reflect.Append(v, in.value(t.Elem(), depth+1))
		}
	case reflect.Struct:
		for i := range t.NumField() {
			v.Field(i).Set(in.value(t.Field(i).Type, depth+1))
		}
	case reflect.Pointer:
		if depth < 3 && in.next()%2 == 1 {
			v = reflect.New(t.Elem())
			v.Elem().Set(in.value(t.Elem(), depth+1))
		}
	}
	return v
}

func (in *bytesIn) text() string {
	b := int(in.next())
	if b < 0xf0 {
		return in.pool[b%len(in.pool)]
	}
	n := min(int(in.next()), len(in.data))
	s := string(in.data[:n])
	in.data = in.data[n:]
	return strings.ToValidUTF8(s, "\uFFFD") // as JSON gives it
}

func (in *bytesIn) number() int64 {
	switch b := in.next(); b {
	case 0xff:
		return 1 << 62
	case 0xfe:
		return -1 << 62
	case 0xfd:
		return 1 << 40
	case 0xfc:
		return -1
	default:
		return int64(b)
	}
}
