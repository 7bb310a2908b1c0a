package ingest

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// tableOf reads a table and shows its first sheet: a line for each row, a bar
// between cells.
func tableOf(t *testing.T, name string, data []byte) (string, Sheet) {
	t.Helper()
	table, err := ReadTable(name, data)
	if err != nil {
		t.Fatal(err)
	}
	s := table.Sheets[0]
	lines := []string{strings.Join(s.Columns, "|")}
	for _, r := range s.Rows {
		if len(r) != len(s.Columns) {
			t.Fatalf("%d cells under %d columns", len(r), len(s.Columns))
		}
		lines = append(lines, strings.Join(r, "|"))
	}
	return strings.Join(lines, "\n"), s
}

func TestCSV(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"semicolons", "Nom;Avis\nAna;Oui, très bien\n", "Nom|Avis\nAna|Oui, très bien"},
		{"commas", "Nom,Avis\nAna,\"Oui, très\"\nLuc,non\n", "Nom|Avis\nAna|Oui, très\nLuc|non"},
		{"tabs", "Nom\tAvis\nAna\tOui; non, bref\n", "Nom|Avis\nAna|Oui; non, bref"},
		{"what Excel says", "sep=|\nNom|Avis\nAna|a;b;c\n", "Nom|Avis\nAna|a;b;c"},
		{"new lines in a cell", "Nom;Avis\r\nAna;\"Un.\r\nDeux \"\"bis\"\".\"\r\nLuc;x\r\n", "Nom|Avis\nAna|Un.\r\nDeux \"bis\".|"},
		{"a byte order mark", "\ufeffNom;Avis\nAna;é\n", "Nom|Avis\nAna|é"},
		{"old Windows", "Pr\xe9nom;Avis\nAna;d\xe9j\xe0 \xe9t\xe9\n", "Prénom|Avis\nAna|déjà été"},
		{"names that stand twice", "Avis;Avis;;avis\na;b;c;d\n", "Avis|Avis (2)|C|avis (3)\na|b|c|d"},
		{"columns and rows of nothing", "Nom;;Avis\n;;\nAna;;x\n;;\n", "Nom|Avis\nAna|x"},
		{"lines above", "Enquête 2024\n\nNom;Avis;Âge\nAna;x;3\n", "Nom|Avis|Âge\nAna|x|3"},
		{"a mark never closed", "Nom;Avis\nAna;\"oui\nLuc;non\n", "Nom|Avis\nAna|\"oui\nLuc|non"},
		{"a mark within", "Nom;Avis\nAna;5\" de long\n", "Nom|Avis\nAna|5\" de long"},
		{"one column", "Avis\noui\nnon\n", "Avis\noui\nnon"},
		{"short rows", "a;b;c\n1\n1;2;3;4\n", "a|b|c|D\n1|||\n1|2|3|4"},
	} {
		got, _ := tableOf(t, "a.csv", []byte(c.text))
		if c.name == "new lines in a cell" {
			c.want = "Nom|Avis\nAna|Un.\r\nDeux \"bis\".\nLuc|x"
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	_, s := tableOf(t, "a.csv", []byte("Enquête\nNom;Avis\n\nAna;\"oui\n"))
	if !slices.Contains(s.Warnings, Warning{Code: UnclosedQuote}) || !slices.Contains(s.Warnings, Warning{LinesAbove, "1"}) || s.Numbers[0] != 4 {
		t.Errorf("%v, %v", s.Warnings, s.Numbers)
	}
}

// workbook makes an Excel file of one sheet, with two texts that are shared and
// a format of days.
func workbook(t testing.TB, sheet string, more ...string) []byte {
	relations := func(s string) string {
		return `<Relationships xmlns="r">` + s + "</Relationships>"
	}
	parts := map[string]string{
		"_rels/.rels":                relations(`<Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/>`),
		"xl/workbook.xml":            `<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="Réponses" r:id="s1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": relations(`<Relationship Id="s1" Type="x/worksheet" Target="worksheets/one.xml"/>`),
		"xl/sharedStrings.xml":       `<sst xmlns="m"><si><t>Nom</t></si><si><r><t>Un </t></r><r><t>avis</t></r><rPh><t>no</t></rPh></si></sst>`,
		"xl/styles.xml":              `<styleSheet xmlns="m"><numFmts><numFmt numFmtId="170" formatCode="[$-40C]d\ mmm\ yyyy\ hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="2"/></cellXfs></styleSheet>`,
		"xl/worksheets/one.xml":      `<worksheet xmlns="m">` + sheet + "</worksheet>",
	}
	for i := 0; i+1 < len(more); i += 2 {
		parts[more[i]] = more[i+1]
	}
	return zipOf(t, parts)
}

func TestXLSX(t *testing.T) {
	got, s := tableOf(t, "a.xlsx", workbook(t, `<cols><col min="9" hidden="1"/></cols><sheetData>
		<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Le</t></is></c><c r="E1" t="str"><v>À</v></c><c r="F1" t="str"><v>Note</v></c><c r="G1" t="str"><v>Vu</v></c><c r="H1" t="str"><v>Groupe</v></c></row>
		<row r="3" hidden="1"><c r="A3" t="str"><v>Ana</v></c><c r="B3" t="str"><f>A1</f><v>de formule</v></c><c r="D3" s="1"><v>45352</v></c><c r="E3" s="2"><v>45352.5</v></c><c r="F3" s="3"><v>0.30000000000000004</v></c><c r="G3" t="b"><v>1</v></c><c r="H3" t="str"><v>bois</v></c></row>
		<row><c t="str"><v>Luc</v></c><c t="e"><v>#N/A</v></c><c/><c s="1"><v>1</v></c><c><v>x</v></c><c><v>12</v></c><c t="b"><v>0</v></c></row>
		<row r="1048576"/></sheetData><mergeCells><mergeCell ref="H3:H4"/><mergeCell ref="nonsense"/></mergeCells>`))
	want := "Nom|Un avis|Le|À|Note|Vu|Groupe\nAna|de formule|2024-03-01|2024-03-01T12:00:00|0.3|oui|bois\nLuc|#N/A|1899-12-31|x|12|non|bois"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if fmt.Sprint(s.Numbers) != "[3 4]" || !slices.Contains(s.Warnings, Warning{HiddenCells, "2"}) || !slices.Contains(s.Warnings, Warning{MergedCells, "1"}) {
		t.Errorf("%v, %v", s.Numbers, s.Warnings)
	}
}

// Comments of cells are no answers: which cells have some is told.
func TestXLSXComments(t *testing.T) {
	_, s := tableOf(t, "a.xlsx", workbook(t, `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
		<row r="2"><c r="A2" t="str"><v>Ana</v></c><c r="B2" t="str"><v>Oui</v></c></row></sheetData>`,
		"xl/worksheets/_rels/one.xml.rels", `<Relationships xmlns="r"><Relationship Id="a" Type="x/comments" Target="../comments1.xml"/><Relationship Id="b" Type="y/threadedComment" Target="/xl/threadedComments/t1.xml"/></Relationships>`,
		"xl/comments1.xml", `<comments xmlns="m"><authors><author>Jo</author></authors><commentList><comment ref="B2" authorId="0"><text><t>à vérifier</t></text></comment><comment ref="nowhere"/></commentList></comments>`,
		"xl/threadedComments/t1.xml", `<ThreadedComments xmlns="n"><threadedComment ref="B2" id="1"><text>à vérifier</text></threadedComment><threadedComment ref="A2" id="2"><text>qui ?</text></threadedComment><threadedComment ref="A2" id="3"><text>elle</text></threadedComment></ThreadedComments>`))
	if !slices.Contains(s.Warnings, Warning{CellComments, "2 (B2, A2)"}) {
		t.Errorf("%v", s.Warnings)
	}
	for i := range 20 {
		s := &grid{}
		for n := range i {
			s.comment(n, 1)
		}
		if got := s.comments(); i > 0 && strings.Count(got, "B") != min(i, mostCommented) {
			t.Errorf("of %d cells: %s", i, got)
		}
	}
}

// spreadsheet makes an OpenDocument spreadsheet of one sheet.
func spreadsheet(t testing.TB, rows string) []byte {
	return zipOf(t, map[string]string{
		"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
		"content.xml": `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Un">` +
			rows + `</table:table></office:spreadsheet></office:body></office:document-content>`,
	})
}

func TestODS(t *testing.T) {
	cell := func(attributes, text string) string {
		return "<table:table-cell " + attributes + "><text:p>" + text + "</text:p></table:table-cell>"
	}
	got, s := tableOf(t, "a.ods", spreadsheet(t,
		"<table:table-header-rows><table:table-row>"+cell("", "Nom")+cell("", "Avis")+cell("", "Le")+cell("", "Note")+cell("", "Vu")+"</table:table-row></table:table-header-rows>"+
			`<table:table-row table:number-rows-repeated="2">`+cell(`table:number-rows-spanned="2"`, "Ana")+
			`<table:table-cell office:value-type="string"><office:annotation><text:p>non</text:p></office:annotation><text:p>Un<text:s text:c="2"/>mot</text:p><text:p>deux</text:p></table:table-cell>`+
			cell(`office:value-type="date" office:date-value="2024-03-01T00:00:00"`, "1/3/24")+cell(`office:value-type="float" office:value="1234.5"`, "1 234,50")+
			cell(`office:value-type="boolean" office:boolean-value="true"`, "VRAI")+`<table:table-cell table:number-columns-repeated="16000"/></table:table-row>`+
			`<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`))
	line := "Ana|Un  mot\ndeux|2024-03-01|1234.5|oui"
	if want := "Nom|Avis|Le|Note|Vu\n" + line + "\n" + line; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if s.Name != "Un" || !slices.Contains(s.Warnings, Warning{CellComments, "1 (B2)"}) || !slices.Contains(s.Warnings, Warning{MergedCells, "1"}) {
		t.Errorf("%q, %v", s.Name, s.Warnings)
	}
}

// The same answers as Excel and OpenDocument files that LibreOffice and openpyxl
// made, with dates, formulas, ticks, merged cells and a hidden row.
func TestTablesOfPrograms(t *testing.T) {
	want, err := os.ReadFile("testdata/survey.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"survey.xlsx", "survey.ods", "survey-libreoffice.xlsx"} {
		data, err := os.ReadFile("testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := tableOf(t, file, data); got != strings.TrimSuffix(string(want), "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", file, got, want)
		}
	}
}

func TestTablesRefused(t *testing.T) {
	row := `<row><c t="str"><v>a</v></c></row>`
	wide := `<row>` + strings.Repeat(`<c t="str"><v>a</v></c>`, mostTableColumns+5) + "</row>"
	for name, test := range map[string]struct {
		file string
		data []byte
		code corpus.ErrorCode
	}{
		"nothing":            {"a.csv", nil, corpus.EmptyFile},
		"blank lines":        {"a.csv", []byte("\n;;\n"), corpus.EmptyFile},
		"names alone":        {"a.csv", []byte("Nom;Avis\n"), corpus.EmptyFile},
		"a picture":          {"a.csv", []byte("\x89PNG\r\n\x1a\n\x00"), corpus.WrongKind},
		"text as Excel":      {"a.xlsx", []byte("Nom;Avis"), corpus.WrongKind},
		"a password":         {"a.xlsx", []byte("\xd0\xcf\x11\xe0" + string(utf16le("EncryptedPackage"))), corpus.PasswordProtected},
		"old Excel":          {"a.xlsx", []byte("\xd0\xcf\x11\xe0"), corpus.WrongKind},
		"cut short":          {"a.xlsx", workbook(t, "")[:200], corpus.Broken},
		"a Word file":        {"a.xlsx", word(t, par(run("a"))), corpus.WrongKind},
		"a Word file as ods": {"a.ods", word(t, par(run("a"))), corpus.WrongKind},
		"a bomb":             {"a.xlsx", workbook(t, "<sheetData>"+strings.Repeat(strings.Repeat(" ", 1<<20), 64)+"</sheetData>"), corpus.TooLarge},
		"a million rows":     {"a.ods", spreadsheet(t, `<table:table-row table:number-rows-repeated="1000000"><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>`), corpus.TooLarge},
		"too many lines":     {"a.csv", []byte(strings.Repeat("a;b\n", mostTableRows+2)), corpus.TooLarge},
		"a document type":    {"a.xlsx", zipOf(t, map[string]string{"xl/workbook.xml": `<!DOCTYPE a [<!ENTITY b "c">]><workbook/>`}), corpus.Unsafe},
		"no sheet":           {"a.xlsx", workbook(t, ""), corpus.EmptyFile},
		"nothing but a row":  {"a.xlsx", workbook(t, "<sheetData>"+row+"</sheetData>"), corpus.EmptyFile},
		"another format":     {"a.txt", []byte("a;b"), corpus.Unsupported},
	} {
		if _, err := ReadTable(test.file, test.data); corpus.CodeOf(err) != test.code || !strings.Contains(err.Error(), test.file) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := ReadTable("a.xlsx", workbook(t, "<sheetData>"+wide+wide+"</sheetData>")); err != nil {
		t.Errorf("columns past the last that is taken: %v", err)
	}
}

// Work grows with the length of a file, not with its square.
func TestTableTraps(t *testing.T) {
	for name, f := range map[string]func() (Table, error){
		"a line of 10 MB": func() (Table, error) { return ReadTable("a.csv", []byte("a;b\nc;"+strings.Repeat("d", 10<<20))) },
		"a cell of 10 MB": func() (Table, error) {
			return ReadTable("a.csv", []byte("a;b\nc;\""+strings.Repeat("d\n", 5<<20)+"\""))
		},
		"quotation marks": func() (Table, error) { return ReadTable("a.csv", []byte("a;b\n"+strings.Repeat("\"", 1<<20))) },
		"separators":      func() (Table, error) { return ReadTable("a.csv", []byte("a;b\nc;d\n"+strings.Repeat(";", 10<<20))) },
		"names that are alike": func() (Table, error) {
			return ReadTable("a.csv", []byte(strings.Repeat("a;", 1900)+"\n"+strings.Repeat("b;", 1900)))
		},
		"merged cells over all": func() (Table, error) {
			return ReadTable("a.xlsx", workbook(t, "<sheetData>"+strings.Repeat(`<row><c t="str"><v>a</v></c></row>`, 5000)+"</sheetData><mergeCells>"+
				strings.Repeat(`<mergeCell ref="A1:BXX2000000"/>`, 5000)+"</mergeCells>"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := f(); err != nil {
				t.Logf("%v", err)
			}
		})
	}
}

func checkTable(t *testing.T, table Table) {
	for _, s := range table.Sheets {
		columns := s.Guess()
		if len(columns) != len(s.Columns) || len(s.Numbers) != len(s.Rows) || len(s.Rows) == 0 {
			t.Fatalf("%d columns, %d guessed, %d rows, %d numbers", len(s.Columns), len(columns), len(s.Rows), len(s.Numbers))
		}
		for i := range columns {
			if i%2 == 0 {
				columns[i].Use = OpenAnswer
			}
		}
		for i := range min(len(s.Rows), 50) {
			if a, ok := s.Answers(i, columns, table, "Réponse"); ok {
				sound(t, a.Draft)
			}
		}
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a;b\nc;d\n", "a,\"b\"\"\n\",c\n1,2,3", "sep=\t\na\tb\n", "\ufeffNom;Avis ?\nAna;« oui » — non\n", "a;a;a\n\"", "é;e\u0301\n\u0301;x"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if table, err := ReadTable("a.csv", data); err == nil {
			checkTable(t, table)
		}
	})
}

func FuzzXLSX(f *testing.F) {
	f.Add(`<sheetData><row r="1"><c r="A1" t="s"><v>1</v></c></row><row hidden="1"><c s="1"><v>45352</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`)
	f.Add(`<sheetData><row><c t="inlineStr"><is><r><t>a</t></r></is></c><c r="ZZ9"><v>1e300</v></c></row><row><c t="b"><v>1</v></c></row></sheetData>`)
	f.Fuzz(func(t *testing.T, sheet string) {
		if table, err := ReadTable("a.xlsx", workbook(t, sheet)); err == nil {
			checkTable(t, table)
		}
	})
}

func FuzzODS(f *testing.F) {
	f.Add(`<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell></table:table-row>`)
	f.Add(`<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>a</text:p></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row><table:table-cell office:value-type="date" office:date-value="2024-01-01"/></table:table-row>`)
	f.Fuzz(func(t *testing.T, rows string) {
		if table, err := ReadTable("a.ods", spreadsheet(t, rows)); err == nil {
			checkTable(t, table)
		}
	})
}
