package ingest

import (
	"os"
	"slices"
	"testing"
)

// One interview, as another program writes it in each format, reads the same to
// the letter: text, turns, headings and speakers.
func TestOneInterviewInEveryFormat(t *testing.T) {
	read := func(file string) Draft {
		data, err := os.ReadFile("testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(file, data)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	want := read("interview.docx")
	if len(want.Layout.Turns) != 42 || want.Words != 1404 || len(want.Layout.Headings) != 5 {
		t.Fatalf("%d turns, %d words, %d headings", len(want.Layout.Turns), want.Words, len(want.Layout.Headings))
	}
	for _, file := range []string{"interview.odt", "interview.rtf", "interview.html", "interview.epub"} {
		got := read(file)
		if got.Text != want.Text {
			t.Errorf("%s: another text", file)
		}
		if !slices.Equal(got.Layout.Turns, want.Layout.Turns) || !slices.Equal(got.Layout.Headings, want.Layout.Headings) || !slices.Equal(got.Speakers, want.Speakers) {
			t.Errorf("%s: %d turns, %d headings, speakers %v", file, len(got.Layout.Turns), len(got.Layout.Headings), got.Speakers)
		}
	}
}
