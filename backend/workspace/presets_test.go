package workspace

import (
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/index"
)

// nowhereEmpty makes v a value of which nothing is the zero value, but what is left out.
func nowhereEmpty(v reflect.Value, leave map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		nowhereEmpty(v.Elem(), leave)
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Name() + "." + v.Type().Field(i).Name; !leave[name] {
				nowhereEmpty(v.Field(i), leave)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			nowhereEmpty(v.Index(i), leave)
		}
	case reflect.String:
		v.SetString("âge: 30=40, « x »|;")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(7)
	case reflect.Uint64:
		v.SetUint(math.MaxUint64)
	}
}

// Whatever an export can be told is kept: a new field that no setting holds fails here.
func TestSettingsHoldEveryChoice(t *testing.T) {
	leave := map[string]bool{
		"Options.Template": true,                       // read from the file that is named beside it
		"Filter.Offset":    true, "Filter.Limit": true, // of a page
		"SearchRequest.Limit": true, "SearchRequest.Offset": true, "SearchRequest.Together": true,
	}
	var r ExportRequest
	nowhereEmpty(reflect.ValueOf(&r).Elem(), leave)
	got, err := chosen(corpus.ExportPreset{Format: r.Format, Collection: r.Collection, Settings: settingsOf(r)})
	must(t, err)
	if !reflect.DeepEqual(got, r) {
		t.Errorf("settings gave\n%+v %+v\nfor\n%+v %+v", got, got.Search, r, r.Search)
	}
	if s := settingsOf(ExportRequest{Format: "docx"}); len(s) != 0 {
		t.Errorf("the usual export has the settings %v", s)
	}
}

func TestPresetsAreKeptAndRepeated(t *testing.T) {
	o := options(t)
	o.Now = func() time.Time { return time.Now() }
	w := newWorkspace(t, o)
	m := put(t, w, "un.txt", firstTalk)
	q := code(t, w, m, "à Verviers", "Papiers")
	c, err := w.AddCollection(ada, "Rapport", Filter{}, false)
	must(t, err)
	must(t, w.AddToCollection(ada, c.ID, []corpus.ID{q.ID}, ""))
	r := ExportRequest{Format: "docx", Collection: c.ID, Public: true, Options: export.Options{Contents: true, Notes: "footnotes"}}
	r.Template = filepath.Join(filepath.Dir(w.Path()), "maison.dotx")
	_, err = w.SavePreset(ada, " Annexe  ", r)
	must(t, err)
	p, err := w.FindPreset("ANNEXE")
	must(t, err)
	if !reflect.DeepEqual(p.Request, r) || p.Err != nil || p.Name != "Annexe" {
		t.Fatalf("the preset became %+v", p)
	}
	p.Request.Template = ""
	first, second := filepath.Join(t.TempDir(), "a.docx"), filepath.Join(t.TempDir(), "b.docx")
	must(t, w.Export(p.Request, first))
	time.Sleep(1100 * time.Millisecond) // files tell seconds
	must(t, w.Export(p.Request, second))
	a, err := os.ReadFile(first)
	must(t, err)
	b, err := os.ReadFile(second)
	must(t, err)
	if string(a) != string(b) {
		t.Error("the same project gave other bytes a second later")
	}

	r.Public = false
	again, err := w.SavePreset(ada, "annexe", r)
	must(t, err)
	all, err := w.Presets()
	must(t, err)
	if len(all) != 1 || all[0].ID != p.ID || again.ID != p.ID || all[0].Request.Public {
		t.Errorf("one of the same name was not replaced: %+v", all)
	}
	_, err = w.Undo(ada)
	must(t, err)
	if p, err = w.FindPreset("Annexe"); err != nil || !p.Request.Public {
		t.Errorf("undo left %+v, %v", p, err)
	}
	must(t, w.DeleteCollection(ada, c.ID))
	if p, err = w.FindPreset("Annexe"); err != nil || corpus.CodeOf(p.Err) != corpus.NotFound {
		t.Errorf("of a collection that is gone: %v, %v", p.Err, err)
	}
	must(t, w.DeletePreset(ada, p.ID))
	if _, err = w.FindPreset("Annexe"); corpus.CodeOf(err) != corpus.NotFound {
		t.Errorf("it is still there: %v", err)
	}
	sound(t, w)
}

func TestPresetsThatMakeNoSense(t *testing.T) {
	w := newWorkspace(t, options(t))
	for _, c := range []struct {
		name string
		r    ExportRequest
		code corpus.ErrorCode
	}{
		{"", ExportRequest{Format: "docx"}, corpus.Invalid},
		{"x", ExportRequest{Format: "odp"}, corpus.Invalid},
		{"x", ExportRequest{Format: "docx", Collection: "nulle"}, corpus.NotFound},
		{"x", ExportRequest{Format: "docx", Filter: Filter{Codes: []corpus.ID{"nul"}}}, corpus.NotFound},
	} {
		if _, err := w.SavePreset(ada, c.name, c.r); corpus.CodeOf(err) != c.code {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if _, err := chosen(corpus.ExportPreset{Name: "x", Settings: []corpus.Setting{{Name: "hide-everything", Value: "true"}}}); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("a setting of a later version: %v", err)
	}
}

// What a preset says of a testimony goes with it.
func TestShareLeavesPresetsOfWhatStaysBehind(t *testing.T) {
	w := newWorkspace(t, options(t))
	first, second := put(t, w, "un.txt", firstTalk), put(t, w, "deux.txt", secondTalk)
	save := func(name string, r ExportRequest) {
		r.Format = "txt"
		_, err := w.SavePreset(ada, name, r)
		must(t, err)
	}
	save("Du premier", ExportRequest{Filter: Filter{Testimony: first.ID}})
	save("Cherché là", ExportRequest{Search: &SearchRequest{Query: "guichet", In: []index.Kind{index.Quotes}, Testimony: first.ID}})
	save("Du second", ExportRequest{Filter: Filter{Testimony: second.ID, Text: aRun}, Template: filepath.Join(t.TempDir(), "marie.dotx")})
	c, _, data := shared(t, w, ShareOptions{Testimonies: []corpus.ID{second.ID}})
	all, err := c.Presets()
	must(t, err)
	if len(all) != 1 || all[0].Name != "Du second" || all[0].Request.Template != "" {
		t.Errorf("the copy has %+v", all)
	}
	if strings.Contains(string(data), "marie") || strings.Contains(string(data), "Zédoride") {
		t.Error("the copy names what stayed behind")
	}
}
