package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"florilege/backend/corpus"
)

// xlsxSheet is a sheet as a spreadsheet reads it.
type xlsxSheet struct {
	Rows []struct {
		Cells []struct {
			Ref   string `xml:"r,attr"`
			Style int    `xml:"s,attr"`
			Type  string `xml:"t,attr"`
			Value string `xml:"v"`
			Text  string `xml:"is>t"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
	Filter struct {
		Ref string `xml:"ref,attr"`
	} `xml:"autoFilter"`
	Pane struct {
		State string `xml:"state,attr"`
	} `xml:"sheetViews>sheetView>pane"`
}

// sheetsOf reads the sheets of a workbook.
func sheetsOf(t *testing.T, raw []byte) []xlsxSheet {
	t.Helper()
	files, first := unzipped(t, raw)
	if first != "[Content_Types].xml" {
		t.Errorf("the first part is %s", first)
	}
	var out []xlsxSheet
	for i := 1; files[fmt.Sprintf("xl/worksheets/sheet%d.xml", i)] != nil; i++ {
		var s xlsxSheet
		if err := xml.Unmarshal(files[fmt.Sprintf("xl/worksheets/sheet%d.xml", i)], &s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

func tableOf(name string, columns []Column, rows ...[]Cell) Workbook {
	return Workbook{Title: "Essai", Language: "fr", Made: sample().Made, Sheets: []Sheet{{name, columns, slices.Values(rows)}}}
}

func workbook(t testing.TB, b Workbook) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteWorkbook(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWorkbookCells(t *testing.T) {
	at := time.Date(2026, 3, 1, 0, 30, 0, 0, time.FixedZone("", 3600)) // the day before in UTC
	s := sheetsOf(t, workbook(t, tableOf("T", []Column{{"A", 0}, {"Mots", 40}, {"C", 0}, {"D", 0}, {"E", 0}},
		[]Cell{Number(12.5), Text("=1+1"), {}, Day(at), Moment(at)},
		[]Cell{Text("a"), Text("_x0041_ œ\u202f😀\n fin "), Text(""), Day(time.Time{})},
	)))[0]
	var got []string
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			got = append(got, fmt.Sprintf("%s/%d/%s%s", c.Ref, c.Style, c.Text, c.Value))
		}
	}
	want := []string{
		"A1/1/A", "B1/1/Mots", "C1/1/C", "D1/1/D", "E1/1/E",
		"A2/5/12.5", "B2/4/=1+1", "D2/6/46082", "E2/7/46082.02083333333",
		"A3/2/a", "B3/3/_x005F_x0041_ œ\u202f😀\n fin ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if s.Filter.Ref != "A1:E3" || s.Pane.State != "frozen" {
		t.Errorf("filter %q, pane %q", s.Filter.Ref, s.Pane.State)
	}
}

// Words longer than a cell go on below: nothing is lost, and Excel opens the file.
func TestWorkbookLongWords(t *testing.T) {
	words := strings.Repeat("😀a", cellUnits/3+500)
	s := sheetsOf(t, workbook(t, tableOf("T", []Column{{"A", 0}, {"B", 40}}, []Cell{Text("un"), Text(words)}, []Cell{Text("deux")})))[0]
	if len(s.Rows) != 4 {
		t.Fatalf("%d rows", len(s.Rows))
	}
	first, second := s.Rows[1].Cells[1].Text, s.Rows[2].Cells[0].Text
	if first+second != words || s.Rows[2].Cells[0].Ref != "B3" || s.Rows[3].Cells[0].Text != "deux" {
		t.Errorf("the words do not come back: %d and %d bytes", len(first), len(second))
	}
	if units := len([]rune(first)) + strings.Count(first, "😀"); units > cellUnits || units < cellUnits-1 {
		t.Errorf("the first cell holds %d units", units)
	}
}

func TestWorkbookTabNames(t *testing.T) {
	long := strings.Repeat("é", 40)
	got := tabNames([]Sheet{{Name: "a/b:c"}, {Name: "A-B-C"}, {Name: long}, {Name: long + "x"}, {Name: "''"}, {Name: "'x'"}})
	want := []string{"a-b-c", "A-B-C 2", long[:62], long[:58] + " 2", "-", "x"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	for column, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA"} {
		if got := letters(column); got != want {
			t.Errorf("column %d is %s", column, got)
		}
	}
}

func TestWorkbookRefusesWhatNoSheetHolds(t *testing.T) {
	for _, b := range []Workbook{tableOf("vide", nil), tableOf("large", make([]Column, sheetColumns+1))} {
		if err := WriteWorkbook(new(bytes.Buffer), b); corpus.CodeOf(err) != corpus.Invalid {
			t.Errorf("%s: %v", b.Sheets[0].Name, err)
		}
	}
}

// The order of a worksheet's elements is fixed: Excel repairs a file that has another.
func TestWorkbookElementOrder(t *testing.T) {
	files, _ := unzipped(t, written(t, "xlsx", sample(), Options{}))
	order := []string{"sheetPr", "sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter", "pageMargins", "pageSetup", "headerFooter"}
	if got := childrenOf(t, files["xl/worksheets/sheet1.xml"]); !slices.Equal(got, order) {
		t.Errorf("sheet: %v", got)
	}
	if got := childrenOf(t, files["xl/workbook.xml"]); !slices.Equal(got, []string{"bookViews", "sheets", "definedNames"}) {
		t.Errorf("workbook: %v", got)
	}
	if got := childrenOf(t, files["xl/styles.xml"]); !slices.Equal(got, []string{"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles"}) {
		t.Errorf("styles: %v", got)
	}
}

// childrenOf names the elements right under the root.
func childrenOf(t *testing.T, raw []byte) []string {
	t.Helper()
	var root struct {
		Children []struct{ XMLName xml.Name } `xml:",any"`
	}
	if err := xml.Unmarshal(raw, &root); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range root.Children {
		out = append(out, c.XMLName.Local)
	}
	return out
}

func TestXLSXOneRowAQuoteAndACoding(t *testing.T) {
	d := sample()
	d.Extra = []string{"âge", "groupe"}
	d.Blocks[1].Quote.Extra = []string{"34", "=Hiver"}
	d.Blocks = append(d.Blocks, Block{Kind: corpus.ItemHeading, Level: 1, Text: "Encore"}, d.Blocks[1]) // the first quote again
	s := sheetsOf(t, written(t, "xlsx", d, Options{}))
	if len(s) != 2 || len(s[0].Rows) != 1+6 || len(s[1].Rows) != 1+6 {
		t.Fatalf("%d sheets, %d and %d rows", len(s), len(s[0].Rows), len(s[1].Rows))
	}
	text := func(row, cell int) string { c := s[0].Rows[row].Cells[cell]; return c.Text + c.Value }
	if got := text(1, 1); got != "Estime de soi | Encore" {
		t.Errorf("headings %q", got)
	}
	if got := text(1, 2); got != d.Blocks[1].Quote.Text {
		t.Errorf("words %q", got)
	}
	last := s[0].Rows[1].Cells[len(s[0].Rows[1].Cells)-1]
	if last.Text != "=Hiver" || last.Style != styleFormula {
		t.Errorf("attribute %+v", last)
	}
}

func FuzzWorkbookKeepsWords(f *testing.F) {
	seedWords(f)
	f.Fuzz(func(t *testing.T, words string) {
		raw := workbook(t, tableOf("T", []Column{{"A", 40}, {"B", 0}}, []Cell{Text(words), Number(1)}))
		row := sheetsOf(t, raw)[0].Rows[1]
		got := ""
		if len(row.Cells) == 2 {
			got = strings.ReplaceAll(row.Cells[0].Text, "_x005F_", "_")
		}
		if want := strings.ReplaceAll(printable(words), "_x005F_", "_"); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}
