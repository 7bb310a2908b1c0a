package ingest

import (
	"testing"
)

func TestDocumentOfParagraphs(t *testing.T) {
	doc := source{title: "Un \n titre", paragraphs: []paragraph{
		{text: "Titre", heading: 1},
		{text: "  "},
		{text: "A\tb", row: true},
		{text: "C\td\r\n", row: true},
		{text: "ANNE :\u0301 oui", bold: len("ANNE :")},
		{text: "1. Note", note: true},
	}}.document()
	if want := "Titre\n\nA\tb\nC\td\n\n\nANNE :\u0301 oui\n\n1. Note"; doc.text != want || doc.title != "Un titre" {
		t.Errorf("%q, titled %q; want %q", doc.text, doc.title, want)
	}
	if got := doc.text[doc.said:]; got != "1. Note" {
		t.Errorf("notes begin with %q", got)
	}
	if len(doc.bold) != 1 || doc.bold[0].Of(doc.text) != "ANNE :\u0301" {
		t.Errorf("bold %v: a mark goes with its letter", doc.bold)
	}
	if len(doc.headings) != 1 || doc.headings[0].Span.Of(doc.text) != "Titre" {
		t.Errorf("headings %v", doc.headings)
	}
}

func TestNormalizeTo(t *testing.T) {
	for _, c := range []struct {
		text string
		at   int
		want string
		to   int
	}{
		{"abc", 2, "abc", 2},
		{"e\u0301te\u0301", 4, "été", 3},
		{"e\u0301te\u0301", 1, "été", 2},
		{"a\r\nb", 3, "a\nb", 2},
		{"\ufeffab\ufeffc", 4, "abc", 1},
		{"a\ufeffb", 4, "ab", 1},
		{"é", 1, "é", 2},
		{"abc", 9, "abc", 3},
		{"", 0, "", 0},
	} {
		if text, to := normalizeTo(c.text, c.at); text != c.want || to != c.to {
			t.Errorf("normalizeTo(%q, %d) = %q, %d; want %q, %d", c.text, c.at, text, to, c.want, c.to)
		}
	}
}

// TestNobodySpeaksInNotes has comments whose authors stand before a colon.
func TestNobodySpeaksInNotes(t *testing.T) {
	src := source{paragraphs: []paragraph{
		{text: "Anne : oui."}, {text: "Anne : non."},
		{text: "Paul : à revoir.", note: true}, {text: "Paul : d'accord.", note: true}, {text: "Anne : merci.", note: true},
	}}
	if got, want := turnsIn(draft("a.docx", "docx", src, src.document())), "Anne> oui.\nAnne> non.\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
