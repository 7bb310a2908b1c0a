package ingest

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// Namespaces as Word declares them.
const namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
	` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// root puts content into the root element of a part.
func root(name, content string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><w:` + name + namespaces + `>` + content + `</w:` + name + `>`
}

// zipOf makes a zip file of entries, by name.
func zipOf(t testing.TB, entries map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, entries[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// word makes a Word document of a body and more parts: name and content of the
// root element, such as "styles.xml" and its styles.
func word(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	entries := map[string]string{"word/document.xml": root("document", "<w:body>"+body+"</w:body>")}
	for i := 0; i < len(parts); i += 2 {
		name, _, _ := strings.Cut(parts[i], ".")
		entries["word/"+parts[i]] = root(name, parts[i+1])
	}
	return zipOf(t, entries)
}

// par makes a paragraph of runs, and run a run of text with its properties.
func par(runs ...string) string { return "<w:p>" + strings.Join(runs, "") + "</w:p>" }

func run(text string, properties ...string) string {
	return "<w:r><w:rPr>" + strings.Join(properties, "") + `</w:rPr><w:t xml:space="preserve">` + text + "</w:t></w:r>"
}

const bold = "<w:b/>"

func TestDocxText(t *testing.T) {
	field := func(code, result string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + code + `</w:instrText></w:r>` +
			`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + result + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	cell := func(content string) string { return "<w:tc><w:tcPr/>" + content + "</w:tc>" }
	row := func(cells ...string) string { return "<w:tr><w:trPr/>" + strings.Join(cells, "") + "</w:tr>" }
	tests := []struct {
		name, body string
		want       []string
	}{
		{"paragraphs", par(run("Un")) + par() + par(run("De"), run("ux")), []string{"Un", "Deux"}},
		{"tabs and breaks", par("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:br w:type=\"page\"/></w:r>"), []string{"a\tb\nc\nd"}},
		{"a tab stop is no tab", par(`<w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>`, run("a")), []string{"a"}},
		{"hyphens", par("<w:r><w:t>peut</w:t><w:noBreakHyphen/><w:t>être dés</w:t><w:softHyphen/><w:t>or\u00admais</w:t></w:r>"), []string{"peut\u2011être désormais"}},
		{"symbols", par(`<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="4A"/><w:sym w:font="Arial" w:char="20AC"/><w:sym w:font="Inconnue" w:char="F041"/><w:sym w:font="Arial" w:char="zz"/></w:r>`),
			[]string{"→≥☺€\uFFFD\uFFFD"}},
		{"bold label", par(run("Amina :", bold), run(" Bonjour")), []string{"*Amina :* Bonjour"}},
		{"bold in pieces", par(run("Am", bold), run(" "), run("ina", bold), run(" : Bonjour "), run("toi", bold)), []string{"*Am ina* : Bonjour toi"}},
		{"bold turned off", par(run("Amina :", `<w:b w:val="false"/>`), run(" Bonjour", bold)), []string{"Amina : Bonjour"}},
		{"wholly bold", par(run("Le début ", bold)), []string{"*Le début*"}},
		{"table", "<w:tbl><w:tblPr/><w:tblGrid/>" + row(cell(par(run("Amina", bold))), cell(par(run("un\tdeux"))+par(run("trois")))) + row(cell(par()), cell(par())) + row(cell(par()), cell(par(run("x")))) + "</w:tbl>",
			[]string{"row *Amina*\tun deux\ntrois", "row \tx"}},
		{"a frame of one cell", "<w:tbl>" + row(cell(par(run("Amina : oui"))+par(run("Ilse : non")))) + "</w:tbl>", []string{"Amina : oui", "Ilse : non"}},
		{"a table in a cell", "<w:tbl>" + row(cell(par(run("a"))), cell("<w:tbl>"+row(cell(par(run("b"))), cell(par(run("c"))))+"</w:tbl>"+par(run("d")))) + "</w:tbl>", []string{"row a\tb c\nd"}},
		{"rows and cells in content controls", "<w:tbl><w:sdt><w:sdtContent>" + row(cell(par(run("a"))), "<w:sdt><w:sdtPr/><w:sdtContent>"+cell(par(run("b")))+"</w:sdtContent></w:sdt>") + "</w:sdtContent></w:sdt></w:tbl>", []string{"row a\tb"}},
		{"content controls and links", "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>" + par(run("un "), `<w:hyperlink r:id="r1">`+run("deux")+"</w:hyperlink>", "<w:smartTag>"+run(" trois")+"</w:smartTag>") + "</w:sdtContent></w:sdt>", []string{"un deux trois"}},
		{"fields", par(run("page "), field(` PAGE \* MERGEFORMAT `, run("12")), `<w:fldSimple w:instr="DATE">`+run(" mars")+"</w:fldSimple>"), []string{"page 12 mars"}},
		{"a field in the code of a field", par(field("IF "+`</w:instrText></w:r>`+field("X", run("caché"))+`<w:r><w:instrText>`, run("vu"))), []string{"vu"}},
		{"a field that never ends", par(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, run("gardé")) + par(run("suite")), []string{"gardé", "suite"}},
		{"answers of an old form", par(`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>`, run(" oui "),
			`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r>`, run(" non "),
			`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="peu"/><w:listEntry w:val="assez"/></w:ddList></w:ffData></w:fldChar></w:r>`), []string{"☒ oui ☐ non assez"}},
		{"words above others", par(run("le "), `<w:r><w:ruby><w:rubyPr><w:lid w:val="ja-JP"/></w:rubyPr><w:rt>`+run("au-dessus")+`</w:rt><w:rubyBase>`+run("mot")+`</w:rubyBase></w:ruby></w:r>`, run(" fin")), []string{"le mot(au-dessus) fin"}},
		{"drawn words", par(run("avant"), `<w:r><w:pict><v:shape><v:textpath on="t" string="Paroles"/></v:shape></w:pict></w:r>`, run(" après")), []string{"avant après", "Paroles"}},
		{"text boxes, once", par(run("avant"), "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"+par(run("cadre"))+"</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"+par(run("cadre"))+"</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>", run(" après")) + par(run("fin")),
			[]string{"avant après", "cadre", "fin"}},
		{"the other choice where the first is empty", par("<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:t>texte</w:t></mc:Fallback></mc:AlternateContent></w:r>"), []string{"texte"}},
		{"formulas", par(`<m:oMath xmlns:m="m"><m:r><m:t>x=1</m:t></m:r></m:oMath>`), []string{"x=1"}},
		{"text outside paragraphs", "<w:r><w:t>perdu ? </w:t></w:r>" + par(run("non")), []string{"perdu ? non"}},
		{"entities of XML", par(run("a &amp; b &lt;c&gt; &#233;")), []string{"a & b <c> é"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			src, err := readDocx("a.docx", word(t, test.body))
			if err != nil {
				t.Fatal(err)
			}
			same(t, shown(src.paragraphs), test.want)
			if len(src.warnings) > 0 || src.encoding != "zip" {
				t.Errorf("%q %v", src.encoding, src.warnings)
			}
		})
	}
}

// The sample documents are read whole; what they hold by themselves is checked
// against a plain search of their text elements.
func TestDocxSamples(t *testing.T) {
	for file, want := range map[string]struct {
		title      string
		paragraphs int
		rows       int
		warnings   []Warning
	}{
		"08-table-ronde-fatou-denise-bruno": {"Table ronde, Fatou, Denise et Bruno", 96, 0, nil},
		"09-gregory-remise-a-niveau":        {"Grégory, remise à niveau", 60, 0, []Warning{{TrackedChanges, ""}, {Notes, "1"}}},
		"12-nadine-bureautique":             {"Nadine, bureautique", 59, 56, nil},
	} {
		t.Run(file, func(t *testing.T) {
			data, err := os.ReadFile("../sample/transcripts/" + file + ".docx")
			if err != nil {
				t.Fatal(err)
			}
			src, err := readDocx(file+".docx", data)
			if err != nil {
				t.Fatal(err)
			}
			rows, all := 0, ""
			for _, p := range src.paragraphs {
				all += p.text + "\n"
				if p.row {
					rows++
				}
			}
			if src.title != want.title || len(src.paragraphs) != want.paragraphs || rows != want.rows || !slices.Equal(src.warnings, want.warnings) {
				t.Errorf("%q, %d paragraphs, %d rows, %v", src.title, len(src.paragraphs), rows, src.warnings)
			}
			words := strings.Fields(strings.ReplaceAll(all, "[1]", ""))
			if lost := lostWords(t, data, words); len(lost) > 0 {
				t.Errorf("lost: %q", lost)
			}
		})
	}
}

// lostWords returns the words of the text elements of a document's body that
// are not among those read.
func lostWords(t *testing.T, data []byte, read []string) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	raw, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	body := strings.NewReplacer("</w:p>", "</w:p>\n").Replace(string(raw))
	var text strings.Builder
	for {
		before, rest, ok := strings.Cut(body, "<w:t ")
		text.WriteString(strings.Repeat("\n", strings.Count(before, "\n")))
		if !ok {
			break
		}
		content, after, _ := strings.Cut(rest, "</w:t>")
		_, content, _ = strings.Cut(content, ">")
		text.WriteString(content)
		body = after
	}
	count := map[string]int{}
	for _, w := range read {
		count[w]++
	}
	var lost []string
	for _, w := range strings.Fields(text.String()) {
		if count[w]--; count[w] < 0 {
			lost = append(lost, w)
		}
	}
	return lost
}

func TestDocxTracked(t *testing.T) {
	data, err := os.ReadFile("../sample/transcripts/09-gregory-remise-a-niveau.docx")
	if err != nil {
		t.Fatal(err)
	}
	src, err := readDocx("a.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(shown(src.paragraphs), "\n")
	for text, want := range map[string]bool{"quatre": false, "six": true, "note [1] «": true, "60[1]": true} {
		if strings.Contains(all, text) != want {
			t.Errorf("%q should be there: %v", text, want)
		}
	}
}

func BenchmarkDocx(b *testing.B) {
	turn := par(run("Amina :", bold), run(" "+strings.Repeat("Je venais à pied, le matin. ", 14)))
	data := word(b, strings.Repeat(turn, 10_000/85))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := readDocx("a.docx", data); err != nil {
			b.Fatal(err)
		}
	}
}
