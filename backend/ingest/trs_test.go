package ingest

import (
	"os"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

const trsHead = `<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE Trans SYSTEM "trans-14.dtd">
<Trans scribe="x" version="1"><Topics><Topic id="to1" desc="L'arrivée"/></Topics>
<Speakers><Speaker id="spk1" name="Anne Lis"/><Speaker id="spk2" name="Tom"/></Speakers><Episode>`

const trsTail = `</Episode></Trans>`

// latin1 encodes text as old files of Transcriber are.
func latin1(text string) []byte {
	out := make([]byte, 0, len(text))
	for _, r := range text {
		out = append(out, byte(r))
	}
	return out
}

func TestTRS(t *testing.T) {
	d, err := Read("a.trs", latin1(trsHead+`<Section type="report" topic="to1" startTime="0" endTime="20">
<Turn startTime="0" endTime="1.5"><Sync time="0"/>
<Background time="0" type="music" level="high"/>
</Turn>
<Turn speaker="spk1" startTime="1.5" endTime="9">
<Sync time="1.5"/>
L'été, c'était <Event desc="rire" type="noise" extent="instantaneous"/> dur
<Sync time="4.25"/>
mais bon<Event desc="?" type="pronounce" extent="previous"/> <Comment desc="elle hésite"/> voilà &eacute;
</Turn>
<Turn speaker="spk1 spk2" startTime="9" endTime="12">
<Sync time="9"/>
<Who nb="1"/>
et puis
<Who nb="2"/>
oui oui
<Sync time="11"/>
bien sûr
</Turn>
<Turn speaker="spk3" startTime="12" endTime="13"><Sync time="12"/>
bonjour
</Turn></Section>`+trsTail))
	if err != nil {
		t.Fatal(err)
	}
	sound(t, d)
	if d.Encoding != "iso-8859-1" || len(d.Warnings) != 0 {
		t.Errorf("read as %s, warnings %v", d.Encoding, d.Warnings)
	}
	want := "L'arrivée\n\n[music]\n\nAnne Lis : L'été, c'était [rire] dur mais bon+[?] {elle hésite} voilà é et puis\n\nTom : oui oui\n\nAnne Lis : bien sûr\n\nspk3 : bonjour"
	if d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	if got, want := timesIn(d), "00:00:00-00:00:01 [music]\n00:00:01-00:00:04 L'été, c'était [rire] dur\n00:00:04-00:00:09 mais bon+[?] {elle hésite} voilà é\n00:00:09-00:00:11 et puis\n00:00:09-00:00:11 oui oui\n00:00:11-00:00:12 bien sûr\n00:00:12-00:00:13 bonjour\n"; got != want {
		t.Errorf("times\n%swant\n%s", got, want)
	}
	if len(d.Layout.Headings) != 1 || d.Layout.Headings[0].Span.Of(d.Text) != "L'arrivée" || len(d.Layout.Turns) != 4 {
		t.Errorf("headings %v, turns %v", d.Layout.Headings, d.Layout.Turns)
	}
}

// hostileXML are documents that no format of XML here may read, and how each is
// refused.
func hostileXML(root string) map[string]struct {
	text string
	want corpus.ErrorCode
} {
	open, end := "<"+root+">", "</"+root+">"
	return map[string]struct {
		text string
		want corpus.ErrorCode
	}{
		"entities that grow":  {"<!DOCTYPE " + root + ` [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>` + open + "&b;" + end, corpus.Unsafe},
		"an outer entity":     {"<!DOCTYPE " + root + ` [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + open + "&x;" + end, corpus.Unsafe},
		"an unknown entity":   {open + "&x;" + end, corpus.Broken},
		"a type further down": {open + "<!DOCTYPE " + root + ` SYSTEM "x">` + end, corpus.Unsafe},
		"deep nesting":        {open + strings.Repeat("<a>", 1<<17), corpus.Unsafe},
		"cut short":           {open + "<a>x</a>", corpus.Broken},
		"another document":    {"<html><body>x</body></html>", corpus.WrongKind},
		"a text":              {"Amina : oui", corpus.WrongKind},
		"a control character": {open + "\x01" + end, corpus.Broken},
	}
}

func TestTRSRefused(t *testing.T) {
	for name, c := range hostileXML("Trans") {
		if _, err := Read("a.trs", []byte(c.text)); corpus.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	for name, text := range map[string]string{"empty": "", "no turn": trsHead + trsTail, "blanks": " \n"} {
		if _, err := Read("a.trs", []byte(text)); corpus.CodeOf(err) != corpus.EmptyFile {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, text := range map[string]string{
		"one line":      `<Turn speaker="spk1" startTime="0" endTime="1">` + strings.Repeat("mot ", 10<<18) + `</Turn>`,
		"many speakers": `<Turn speaker="` + strings.Repeat("spk1 ", 1<<12) + `" startTime="0" endTime="1">` + strings.Repeat(`<Sync time="1"/><Who nb="99999"/>a`, 1<<12) + `</Turn>`,
		"false times":   `<Turn speaker="spk1" startTime="-5" endTime="NaN">a<Sync time="1e300"/>b<Sync time="x"/>c</Turn>`,
		"many turns":    strings.Repeat(`<Turn speaker="spk1 spk2" startTime="0" endTime="1">a<Who nb="2"/>b</Turn>`, 1<<14),
	} {
		d, err := Read("a.trs", []byte(trsHead+text+trsTail))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if len(text) < 1<<21 {
			sound(t, d)
		}
	}
}

func FuzzTRS(f *testing.F) {
	data, err := os.ReadFile("testdata/conversation.trs")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data[:1500])
	f.Add([]byte(trsHead + `<Section topic="to1"><Turn speaker="spk1 spk2" startTime="0" endTime="2"><Sync time="0"/><Who nb="1"/>a<Who nb="2"/>b<Event desc="c" extent="next"/>&#x301;</Turn></Section>` + trsTail))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzFile(t, "a.trs", data) })
}
