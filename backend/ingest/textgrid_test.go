package ingest

import (
	"os"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

const gridHead = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = 9\ntiers? <exists>\n"

func TestTextGrid(t *testing.T) {
	d := read(t, "A.TextGrid", gridHead+`size = 3
item []:
    item [1]:
        class = "IntervalTier"
        name = "Léa"
        xmin = 0
        xmax = 9
        intervals: size = 3 ! "trois" 4
        intervals [1]:
            xmin = 0
            xmax = 1.25
            text = "Il dit ""non"" ! 12"
        intervals [2]:
            xmin = 1.25
            xmax = 5
            text = ""
        intervals [3]:
            xmin = 5
            xmax = 9
            text = "Voilà
deux lignes"
    item [2]:
        class = "TextTier"
        name = "bruits"
        xmin = 0
        xmax = 9
        points: size = 1
        points [1]:
            number = 6.5
            mark = "porte"
    item [3]:
        class = "IntervalTier"
        name = "Tom"
        xmin = 0
        xmax = 9
        intervals: size = 1
        intervals [1]:
            xmin = 0.9
            xmax = 4
            text = "Ah bon ?"
`)
	sound(t, d)
	if want := "Léa> Il dit \"non\" ! 12\nTom> Ah bon ?\nLéa> Voilà deux lignes\nBruits> porte\n"; turnsIn(d) != want {
		t.Errorf("turns\n%swant\n%s", turnsIn(d), want)
	}
	if last := d.Layout.Times[3]; last.Start != 6500 || last.End != 6500 || d.Layout.Times[1].Start != 900 || d.Layout.Times[1].End != 4000 {
		t.Errorf("times %v", d.Layout.Times)
	}
}

func TestTextGridBroken(t *testing.T) {
	whole, err := os.ReadFile("testdata/conversation.TextGrid")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read("a.textgrid", whole[:len(whole)/2])
	if err != nil || len(d.Warnings) == 0 || d.Warnings[0].Code != CutShort || len(d.Layout.Turns) == 0 {
		t.Errorf("cut in the middle: %d turns, %v, %v", len(d.Layout.Turns), d.Warnings, err)
	}
	for name, c := range map[string]struct {
		text string
		want corpus.ErrorCode
	}{
		"empty":                      {"", corpus.EmptyFile},
		"another file of Praat":      {"File type = \"ooTextFile\"\nObject class = \"PitchTier\"\n", corpus.WrongKind},
		"no text of Praat":           {"Amina : \"bonjour\"\n", corpus.WrongKind},
		"no tier":                    {gridHead + "size = 0\n", corpus.EmptyFile},
		"tiers that are absent":      {strings.Replace(gridHead, "exists", "absent", 1), corpus.EmptyFile},
		"more than there is":         {gridHead + "size = 1e300\n\"IntervalTier\" \"a\" 0 9 1e300 0 1 \"\"", corpus.EmptyFile},
		"numbers that are none":      {gridHead + "size = NaN\n\"IntervalTier\" \"a\" 0 9 1 0 1 \"x\"", corpus.EmptyFile},
		"a string that never ends":   {gridHead + "size = 1\n\"IntervalTier", corpus.EmptyFile},
		"a number where words stand": {gridHead + "size = 1\n\"IntervalTier\" \"a\" 0 9 1 \"x\"", corpus.EmptyFile},
	} {
		if _, err := Read("a.TextGrid", []byte(c.text)); corpus.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	for name, text := range map[string]string{
		"quotation marks":  strings.Repeat("\"", 1<<20),
		"one line":         "\"IntervalTier\" \"a\" 0 9 1 0 1 \"" + strings.Repeat("mot ", 10<<18),
		"a million marks":  "\"IntervalTier\" \"a\" 0 9 999999 " + strings.Repeat("0 1 \"x\"\n", 1<<19),
		"times from afar":  "\"IntervalTier\" \"a\" 0 9 3 -1 1e300 \"a\" Inf NaN \"b\" 1e15 0 \"c\"",
		"remarks":          strings.Repeat("!\n", 1<<19) + "\"IntervalTier\" \"a\" 0 9 1 0 1 \"x\"",
		"a tier that lies": "\"IntervalTier\" \"\" 0 9 1 0 1 \"x\"",
	} {
		if d, err := Read("a.TextGrid", []byte(gridHead+"1\n"+text)); err == nil && len(text) < 1000 {
			sound(t, d)
		} else if err != nil && name != "quotation marks" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzTextGrid(f *testing.F) {
	for _, file := range []string{"conversation.TextGrid", "conversation-short.TextGrid"} {
		data, err := os.ReadFile("testdata/" + file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:600])
	}
	f.Add([]byte(gridHead + "size = 2\n\"IntervalTier\" \"a\" 0 9 2 0 1 \"x\" 1 2 \"\"\"y\"\"\" \"TextTier\" \"b\" 0 9 1 0.5 \"\u0301\""))
	f.Add([]byte("\"ooTextFile short\" \"TextGrid\" 0 1 <exists> 1 \"IntervalTier\" \"a\" 0 1 1 5 2 \"x\""))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzFile(t, "a.TextGrid", data) })
}
