package pdf

import (
	"math"
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	square := "<</Type/Font/Subtype/Type0/BaseFont/Arial-BoldMT/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/DW 500/W[3[250]]>>]/ToUnicode 5 0 R>>"
	cmap := "begincmap 1 begincodespacerange<0000><ffff>endcodespacerange 2 beginbfchar<0003><0020><0004><00660069>endbfchar 1 beginbfrange<0010><0012><00e9>endbfrange endcmap"
	tests := []struct {
		name, instructions, resources, want string
		more                                []string
	}{
		{"accents of Windows", "BT /F 12 Tf 72 700 Td (Enqu\\352trice : o\\371 ?) Tj ET", "", "Enquêtrice : où ?", nil},
		{"numbers between strings", "BT /F 12 Tf 72 700 Td [(Ami)-20(na)-600(dit)] TJ ET", "", "Amina|dit", nil},
		{"lines", "BT /F 12 Tf 14 TL 72 700 Td (a) Tj T* (b) Tj (c) ' 1 2 (d) \" ET", "", "a|b|c|d", nil},
		{"strings with signs", `BT /F 12 Tf (a\(b\)c\\ (d)\
e\101) Tj <6667 2> Tj ET`, "", `a(b)c\ (d)eAfg `, nil},
		{"one word painted letter by letter", "BT /F 10 Tf 1 0 0 1 10 10 Tm (c) Tj 1 0 0 1 15.45 10 Tm (d) Tj ET", "", "cd", nil},
		{"two bytes to a letter", "BT /G 12 Tf <0010001100030004> Tj ET", "/Font<</G " + square + ">>", "éê fi", []string{streamOf("", cmap)}},
		{"names of glyphs", "BT /G 12 Tf (abcdef) Tj ET", "/Font<</G <</Subtype/Type1/Encoding<</Differences[97/eacute/oe/f_i/uni0153/quoteright/Ccedilla.sc]>>>>>>", "éœfiœ’Ç", nil},
		{"what other letters stand for", "BT /F 12 Tf /Span<</ActualText<FEFF00AD>>>BDC (-) Tj EMC (a) Tj ET", "", "\u00ada", nil},
		{"forms", "/X Do", "/XObject<</X 5 0 R>>", "inside", []string{streamOf("/Subtype/Form/Resources<</Font<</F "+helvetica+">>>>", "BT /F 12 Tf (inside) Tj ET")}},
		{"a form that paints itself", "/X Do", "/XObject<</X 5 0 R>>", strings.TrimSuffix(strings.Repeat("a|", 21), "|"), []string{streamOf("/Subtype/Form", "BT /F 12 Tf 72 700 Td (a) Tj ET /X Do")}},
		{"pictures in between", "BI /W 1 /H 1 ID \x00\x01(x) Tj EI BT /F 12 Tf (a) Tj ET", "", "a", nil},
		{"noise", "] >> ) 1 2 Tj [ Tm (a /F BT << Tf", "", "", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			resources := test.resources
			if rest, ok := strings.CutPrefix(resources, "/Font<<"); ok {
				data := onePage(test.instructions, "", test.more...)
				data = []byte(strings.Replace(string(data), "/Font<<", "/Font<<"+strings.TrimSuffix(rest, ">>")+" ", 1))
				if got := textsOf(t, data); got != test.want {
					t.Errorf("%q, want %q", got, test.want)
				}
				return
			}
			if got := textsOf(t, onePage(test.instructions, resources, test.more...)); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestPlaces(t *testing.T) {
	doc, err := Read(onePage("q 2 0 0 2 10 20 cm BT /F 10 Tf 5 6 Td (ab) Tj ET Q BT /F 8 Tf 0 1 -1 0 300 100 Tm (turned) Tj 3 Tr 1 0 0 1 9 9 Tm (hidden) Tj ET /Artifact BMC BT 0 Tr /F 8 Tf (7) Tj ET EMC", ""))
	if err != nil {
		t.Fatal(err)
	}
	want := []Piece{
		{Text: "ab", X: 20, Y: 32, Width: 22, Size: 20},
		{Text: "turned", X: 100, Y: -300, Size: 8, Turned: 1},
		{Text: "hidden", X: 9, Y: 9, Size: 8, Hidden: true},
		{Text: "7", Size: 8, Artifact: true},
	}
	for i, w := range want {
		got := doc.Pages[0].Pieces[i]
		if got.Width = math.Round(got.Width); i > 0 {
			got.Width = 0
		}
		if got != w {
			t.Errorf("%+v, want %+v", got, w)
		}
	}
}

func TestFilters(t *testing.T) {
	text := "BT /F 12 Tf (mot) Tj ET"
	lzw := "\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" // the example of the standard
	f := &file{limits: &limits{size: 1 << 20}}
	if got := string(f.unLZW([]byte(lzw), 1)); got != "-----A---B" {
		t.Errorf("LZW: %q", got)
	}
	for filter, data := range map[string]string{
		"/FlateDecode":                     deflated(text),
		"[/ASCIIHexDecode/FlateDecode]":    strings.ToUpper(hexOf(deflated(text))) + ">",
		"/ASCII85Decode":                   "6<\"EH1,C%?Ci=3(/g)tj8,F*6/g)~>",
		"/RunLengthDecode":                 string(rune(len(text)-1)) + text + "\x80",
		"[/Crypt/FlateDecode /Unknowable]": "x",
	} {
		data := build("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>",
			"<</Type/Page/Contents 4 0 R/Resources<</Font<</F "+helvetica+">>>>>>", streamOf("/Filter"+filter, data))
		want := "mot"
		if strings.Contains(filter, "Unknowable") || strings.Contains(filter, "85") {
			want = ""
		}
		if got := textsOf(t, data); got != want {
			t.Errorf("%s: %q, want %q", filter, got, want)
		}
	}
	f = &file{limits: &limits{size: 1 << 20}}
	if got := string(f.unASCII85([]byte("87cUR\nD]i,\"Ebo80~>"))); got != "Hello World!" {
		t.Errorf("ASCII85: %q", got)
	}
	predicted := f.predicted([]byte("\x01\x01\x01\x01\x02\x01\x01\x01\x03\x01\x01\x01\x04\x01\x01\x01"), dict{"Predictor": 15.0, "Columns": 3.0})
	if got := hexOf(string(predicted)); got != "010203"+"020304"+"020304"+"030405" {
		t.Errorf("prediction: %s", got)
	}
}

func hexOf(s string) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(digits[s[i]>>4])
		b.WriteByte(digits[s[i]&15])
	}
	return b.String()
}

func TestWithoutTables(t *testing.T) {
	good := onePage("BT /F 12 Tf (mot) Tj ET", "")
	for name, change := range map[string]func(string) string{
		"no end":                func(s string) string { return s[:strings.Index(s, "startxref")] },
		"no table":              func(s string) string { return s[:strings.Index(s, "xref")] },
		"a table that is off":   func(s string) string { return strings.Replace(s, "00000000", "00000001", 3) },
		"bytes before it":       func(s string) string { return "GIF89a\n" + s },
		"no catalog":            func(s string) string { return strings.Replace(s, "/Catalog", "/Cbtblog", 1) },
		"a wrong length":        func(s string) string { return strings.Replace(s, "/Length 23", "/Length 99", 1) },
		"no length":             func(s string) string { return strings.Replace(s, "/Length 23", "/Lxngth 23", 1) },
		"a tree that is a loop": func(s string) string { return strings.Replace(s, "/Kids[3 0 R]", "/Kids[2 0 R 3 0 R]", 1) },
	} {
		if got := textsOf(t, []byte(change(string(good)))); got != "mot" {
			t.Errorf("%s: %q", name, got)
		}
	}
}
