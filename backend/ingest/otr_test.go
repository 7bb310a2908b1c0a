package ingest

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// typed is a file of oTranscribe with that page.
func typed(page string) string {
	text, err := json.Marshal(map[string]any{"text": page, "media": "a.mp3", "media-time": 12.5})
	if err != nil {
		panic(err)
	}
	return string(text)
}

func button(seconds, shown string) string {
	return `<span class="timestamp" contenteditable="false" data-timestamp="` + seconds + `">` + shown + `</span>`
}

func TestOTR(t *testing.T) {
	for name, c := range map[string]struct{ page, text, times string }{
		"paragraphs": {
			"<p>" + button("1.5", "0:01") + "&nbsp;<b>ENQ :</b> Bonjour &amp; bienvenue.</p><p>" + button("4", "0:04") + " Amina : Un. " + button("6.25", "0:06") + "Deux.</p><p>Trois.</p><p>ENQ : Ah.</p><p>Amina : " + button("9", "0:09") + "Voilà.</p>",
			"ENQ : Bonjour & bienvenue.\n\nAmina : Un. Deux.\n\nTrois.\n\nENQ : Ah.\n\nAmina : Voilà.",
			"00:00:01 Bonjour & bienvenue.\n00:00:04 Un.\n00:00:06 Deux.//Trois.\n00:00:09 Voilà.\n"},
		"lines that break, the time behind the name": {
			"ENQ : " + button("1", "0:01") + "Bonjour.<br /><br>Amina : " + button("4", "0:04") + "Oui.<div>Amina : Encore.</div>",
			"ENQ : Bonjour.\n\nAmina : Oui.\n\nEncore.",
			"00:00:01 Bonjour.\n00:00:04 Oui.//Encore.\n"},
		"nobody named": {
			"<p>" + button("0", "0:00") + " Un.</p><p>" + button("2", "0:02") + "Deux.<script>alert(1)</script><img src='http://x/y.png'></p>",
			"Un.\n\nDeux.", "00:00:00 Un.\n00:00:02 Deux.\n"},
		"a time that makes no sense": {"<p>" + button("x", "0:00") + "Un." + button("-3", "?") + " Deux.</p>", "Un. Deux.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := read(t, "a.otr", typed(c.page))
			sound(t, d)
			if d.Text != c.text {
				t.Errorf("text %q, want %q", d.Text, c.text)
			}
			if got := timesIn(d); got != c.times {
				t.Errorf("times\n%swant\n%s", got, c.times)
			}
		})
	}
}

func TestOTRRefused(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want corpus.ErrorCode
	}{
		"empty":             {"", corpus.EmptyFile},
		"cut short":         {typed("<p>bonjour</p>")[:12], corpus.Broken},
		"another JSON":      {`{"texte":"a"}`, corpus.WrongKind},
		"a list":            {`["a"]`, corpus.WrongKind},
		"text that is none": {`{"text":12}`, corpus.Broken},
		"deep nesting":      {strings.Repeat(`{"text":`, 1<<16), corpus.Broken},
		"an empty page":     {typed("<p><br></p>"), corpus.EmptyFile},
		"times alone":       {typed(button("1", "0:01")), corpus.EmptyFile},
	} {
		if _, err := Read("a.otr", []byte(c.data)); corpus.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	for name, page := range map[string]string{
		"one line":           strings.Repeat("mot ", 10<<18),
		"elements":           strings.Repeat("<div>", 1<<18) + "a",
		"times":              strings.Repeat(button("1", "0")+"a", 1<<15),
		"paragraphs":         strings.Repeat("<p>a", 1<<18),
		"a tag never closed": "a" + strings.Repeat("<p ", 1<<18),
	} {
		if _, err := Read("a.otr", []byte(typed(page))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzOTR(f *testing.F) {
	data, err := os.ReadFile("testdata/conversation.otr")
	if err != nil {
		f.Fatal(err)
	}
	var file struct{ Text string }
	if err := json.Unmarshal(data, &file); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Text[:900])
	for _, page := range []string{"", "<p>" + button("1", "0:01") + "A : b<br>" + button("2", "x") + "c</p><script>d</script>", "<span data-timestamp='3'>", "e<b>\u0301</b>" + button("1e9", "")} {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, page string) { fuzzFile(t, "a.otr", []byte(typed(page))) })
}
