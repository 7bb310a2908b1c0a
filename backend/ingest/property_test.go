package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// sound fails the test where a draft breaks what every draft promises.
func sound(t *testing.T, d Draft) {
	t.Helper()
	check := func(what string, s corpus.Span) {
		if !s.Within(len(d.Text)) {
			t.Fatalf("%s %v lies outside %d bytes", what, s, len(d.Text))
		}
		for _, at := range []int{s.Start, s.End} {
			if at < len(d.Text) && !utf8.RuneStart(d.Text[at]) {
				t.Fatalf("%s %v cuts a character of %q", what, s, d.Text)
			}
		}
	}
	if got := anchor.Normalize(d.Text); got != d.Text {
		t.Fatalf("the text is not normalised: %q, want %q", d.Text, got)
	}
	at := 0
	for i, turn := range d.Layout.Turns {
		check("label", turn.Label)
		check("words", turn.Words)
		if turn.Label.Start < at || turn.Words.Start < turn.Label.End {
			t.Fatalf("turn %d (%v) overlaps what stands before it in %q", i, turn, d.Text)
		}
		at = turn.Words.End
		if words := turn.Words.Of(d.Text); strings.TrimSpace(words) != words {
			t.Fatalf("turn %d has blanks at its ends: %q", i, words)
		}
		if turn.Speaker < 0 || turn.Speaker >= len(d.Speakers) {
			t.Fatalf("turn %d has speaker %d of %d", i, turn.Speaker, len(d.Speakers))
		}
	}
	for i, s := range d.Speakers {
		if s.Name == "" || strings.TrimSpace(s.Name) != s.Name {
			t.Fatalf("speaker %d is called %q", i, s.Name)
		}
	}
	at = 0
	for _, h := range d.Layout.Headings {
		check("heading", h.Span)
		if h.Span.Start < at || h.Span.Empty() || h.Level < 1 {
			t.Fatalf("heading %v is out of order or empty in %q", h, d.Text)
		}
		at = h.Span.End
		if n := d.Layout.Turn(h.Span); n >= 0 {
			t.Fatalf("turn %d runs over the heading %q", n, h.Span.Of(d.Text))
		}
	}
	at = 0
	for _, timed := range d.Layout.Times {
		check("time", timed.Span)
		if !timed.Sound(at, len(d.Text)) {
			t.Fatalf("time %v is out of order or makes no sense in %q", timed, d.Text)
		}
		at = timed.Span.End
		if words := timed.Span.Of(d.Text); strings.TrimSpace(words) != words {
			t.Fatalf("a time has blanks at its ends: %q", words)
		}
	}
	at = 0
	for _, f := range FindQuotes(d) {
		check("quotation", f.Span)
		if f.Span.Start < at || f.Span.Empty() {
			t.Fatalf("quotation %v is out of order or empty in %q", f.Span, d.Text)
		}
		at = f.Span.End
		if words := f.Span.Of(d.Text); strings.TrimSpace(words) != words {
			t.Fatalf("a quotation has blanks at its ends: %q", words)
		}
	}
	if d.Title == "" || strings.ContainsAny(d.Title, "\n\t") {
		t.Fatalf("the title is %q", d.Title)
	}
}

// stable fails the test where the text, read again as plain text, is another.
func stable(t *testing.T, d Draft) {
	t.Helper()
	again, err := Read("again.txt", []byte(d.Text))
	if err == nil && again.Text != d.Text {
		t.Fatalf("read again: %q, was %q", again.Text, d.Text)
	}
}

func samples(t testing.TB) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob("../sample/transcripts/*")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no sample transcripts: %v", err)
	}
	out := map[string][]byte{}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(p)] = data
	}
	return out
}

func TestSamplesAreSound(t *testing.T) {
	for name, data := range samples(t) {
		d, err := Read(name, data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		sound(t, d)
		stable(t, d)
	}
}

func TestSampleSpeakers(t *testing.T) {
	files := samples(t)
	for prefix, want := range map[string]string{
		"01": "Enquêtrice* Amina", "02": "ENQ* Bruno", "03": "Enquêtrice* Sabrina", "04": "Enquêtrice* Joseph",
		"05": "ENQ* Leïla", "06": "Enquêtrice* Pascal", "07": "E* Marie-Ange", "08": "Enquêtrice* Fatou Denise Bruno",
		"09": "ENQ* Grégory", "10": "Enquêtrice* Ilse", "11": "ENQ* Mehdi", "12": "Enquêtrice* Nadine",
		"13": "Enquêtrice* Tomasz", "14": "",
	} {
		for name, data := range files {
			if !strings.HasPrefix(name, prefix) {
				continue
			}
			d, err := Read(name, data)
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			var got []string
			for _, s := range d.Speakers {
				if s.Interviewer {
					s.Name += "*"
				}
				got = append(got, s.Name)
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%s: speakers %v, want %s", name, got, want)
			}
		}
	}
}
