package export

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

func TestCSVGolden(t *testing.T) {
	golden(t, "collection.csv", written(t, "csv", sample(), Options{}))
}

// readTable reads back what writeCSV wrote, without the column names.
func readTable(t *testing.T, raw []byte) [][]string {
	t.Helper()
	rest, ok := bytes.CutPrefix(raw, []byte("\uFEFF"))
	if !ok {
		t.Fatal("no byte order mark")
	}
	r := csv.NewReader(bytes.NewReader(rest))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func TestCSVCommentsGoWithTheirQuote(t *testing.T) {
	quote := func(s string) Block { return Block{Kind: corpus.ItemQuote, Quote: Quote{Text: s}} }
	comment := func(s string) Block { return Block{Kind: corpus.ItemComment, Text: s} }
	heading := func(level int, s string) Block { return Block{Kind: corpus.ItemHeading, Level: level, Text: s} }
	d := Document{Language: "fr", Blocks: []Block{
		comment("before all"), heading(1, "A"), comment("of one"), quote("one"), heading(2, "B"), quote("two"),
		comment("after two"), heading(1, "C"), comment("of three"), quote("three"), comment("end"), comment("really"),
	}}
	var got []string
	for _, row := range readTable(t, written(t, "csv", d, Options{})) {
		got = append(got, strings.Join([]string{row[1], row[2], row[8]}, "|"))
	}
	want := "A|one|before all\nof one, A / B|two|after two, C|three|of three\nend\nreally"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got  %q\nwant %q", s, want)
	}
}

func TestFormulasAreText(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+32 470": "'+32 470", "-Oui": "'-Oui", "@moi": "'@moi", "\t=1": "'\t=1", "\n=1": "'\n=1",
		"'=1": "''=1", "＝1": "'＝1", "Oui = non": "Oui = non", "– Oui": "– Oui", "'t": "'t", "": "",
	} {
		if got := cell(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func FuzzCSVKeepsWords(f *testing.F) {
	seedWords(f)
	f.Fuzz(func(t *testing.T, words string) {
		got := readTable(t, written(t, "csv", quoteOnly(words), Options{}))[0][2]
		if strings.HasPrefix(got, "=") || strings.HasPrefix(got, "+") || strings.HasPrefix(got, "-") || strings.HasPrefix(got, "@") || strings.HasPrefix(got, "\t") {
			t.Fatalf("a spreadsheet would run %q", got)
		}
		if formula.MatchString(got) { // then the first apostrophe is ours
			got = got[1:]
		}
		if got != printable(words) {
			t.Fatalf("got %q, want %q", got, printable(words))
		}
	})
}
