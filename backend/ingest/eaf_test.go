package ingest

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

const eafHead = `<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT><HEADER TIME_UNITS="milliseconds"/><TIME_ORDER>`

func slots(times ...string) string {
	var b strings.Builder
	for i, at := range times {
		if at != "" {
			at = ` TIME_VALUE="` + at + `"`
		}
		fmt.Fprintf(&b, `<TIME_SLOT TIME_SLOT_ID="s%d"%s/>`, i, at)
	}
	return b.String() + `</TIME_ORDER>`
}

func alignable(id, from, to, text string) string {
	return `<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="` + id + `" TIME_SLOT_REF1="` + from + `" TIME_SLOT_REF2="` + to + `"><ANNOTATION_VALUE>` + text + `</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>`
}

func dependent(id, of, text string) string {
	return `<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="` + id + `" ANNOTATION_REF="` + of + `"><ANNOTATION_VALUE>` + text + `</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>`
}

func TestEAF(t *testing.T) {
	d := read(t, "a.eaf", eafHead+slots("0", "1000", "", "2500", "1500", "3000", "9000", "9500")+
		`<TIER TIER_ID="A" PARTICIPANT="Anne">`+alignable("a1", "s0", "s1", "Bonjour")+alignable("a2", "s1", "s2", "toi")+alignable("a3", "s6", "s7", "Fin")+`</TIER>
		<TIER TIER_ID="Tom">`+alignable("b1", "s4", "s5", "Ah &amp; oui")+`</TIER>
		<TIER TIER_ID="en" PARENT_REF="A">`+dependent("c1", "a1", "Hello")+dependent("c2", "a2", "you")+dependent("c9", "nobody", "lost")+`</TIER>
		<TIER TIER_ID="note" PARENT_REF="en">`+dependent("d1", "c2", "elle rit")+`</TIER>
		<TIER TIER_ID="geste" PARENT_REF="Tom">`+alignable("g1", "s3", "s5", "signe de tête")+alignable("g2", "s6", "s7", "se lève")+`</TIER>
		</ANNOTATION_DOCUMENT>`)
	sound(t, d)
	want := "Anne : Bonjour toi\n\n[en] Hello you\n\n[note] elle rit\n\nTom : Ah & oui\n\n[geste] signe de tête\n\nen : lost\n\nAnne : Fin\n\ngeste : se lève"
	if d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	if got, want := timesIn(d), "00:00:00-00:00:01 Bonjour\n00:00:01-00:00:02 toi\n00:00:01-00:00:03 Ah & oui\n00:00:09 Fin\n00:00:09 se lève\n"; strings.ReplaceAll(got, "-00:00:09", "") != want {
		t.Errorf("times\n%swant\n%s", got, want)
	}
}

func TestEAFRefused(t *testing.T) {
	for name, c := range hostileXML("ANNOTATION_DOCUMENT") {
		if _, err := Read("a.eaf", []byte(c.text)); corpus.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	if _, err := Read("a.eaf", []byte(`<!DOCTYPE ANNOTATION_DOCUMENT SYSTEM "x"><ANNOTATION_DOCUMENT/>`)); corpus.CodeOf(err) != corpus.Unsafe {
		t.Errorf("a type that ELAN never names: %v", err)
	}
	for name, text := range map[string]string{"empty": "", "no tier": eafHead + slots("0") + "</ANNOTATION_DOCUMENT>"} {
		if _, err := Read("a.eaf", []byte(text)); corpus.CodeOf(err) != corpus.EmptyFile {
			t.Errorf("%s: %v", name, err)
		}
	}
	ring := `<TIER TIER_ID="A" PARENT_REF="B">` + dependent("a", "b", "un") + `</TIER><TIER TIER_ID="B" PARENT_REF="A">` + dependent("b", "a", "deux") + `</TIER>`
	many := strings.Repeat(`<TIME_SLOT TIME_SLOT_ID="x"/>`, 1<<14) + "</TIME_ORDER>" + `<TIER TIER_ID="A">` + strings.Repeat(alignable("a", "x", "x", "b"), 1<<14) + `</TIER>`
	chain := `<TIER TIER_ID="t0">` + alignable("x0", "s0", "s0", "a") + `</TIER>`
	for i := 1; i < 1000; i++ {
		chain += fmt.Sprintf(`<TIER TIER_ID="t%d" PARENT_REF="t%d">`, i, i-1) + dependent(fmt.Sprint("x", i), fmt.Sprint("x", i-1), "b") + `</TIER>`
	}
	for name, text := range map[string]string{
		"tiers in a ring":       slots("0") + ring,
		"slots without a time":  many,
		"a long chain of tiers": slots("0") + chain,
		"slots that are not":    slots() + `<TIER TIER_ID="A">` + alignable("a", "none", "none", "b") + `</TIER>`,
		"false times":           slots("-1", "99999999999999999999", "x") + `<TIER TIER_ID="A">` + alignable("a", "s0", "s1", "b") + alignable("a", "s1", "s0", "c") + `</TIER>`,
		"values alone":          slots() + `<ANNOTATION_VALUE>x</ANNOTATION_VALUE><TIER TIER_ID="A"><ANNOTATION_VALUE>y</ANNOTATION_VALUE>` + alignable("a", "", "", "b") + `</TIER>`,
	} {
		d, err := Read("a.eaf", []byte(eafHead+text+"</ANNOTATION_DOCUMENT>"))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		sound(t, d)
	}
}

func FuzzEAF(f *testing.F) {
	data, err := os.ReadFile("testdata/conversation.eaf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(data[:1500]))
	for _, body := range []string{
		slots("0", "", "9") + `<TIER TIER_ID="A" PARTICIPANT="P">` + alignable("a", "s0", "s1", "x") + `</TIER><TIER TIER_ID="B" PARENT_REF="A">` + dependent("b", "a", "y") + alignable("c", "s1", "s2", "z") + `</TIER>`,
		slots("5") + `<TIER TIER_ID="A" PARENT_REF="A">` + alignable("a", "s0", "s0", "&#x301;") + `</TIER>`,
	} {
		f.Add(eafHead + body + "</ANNOTATION_DOCUMENT>")
	}
	f.Fuzz(func(t *testing.T, text string) { fuzzFile(t, "a.eaf", []byte(text)) })
}
