package ingest

import (
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// open makes an OpenDocument text of a body, and of parts by name and content.
func openText(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	const head = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f" xmlns:table="tb" xmlns:draw="d" xmlns:dc="c" xmlns:svg="v" xmlns:xlink="x">`
	entries := map[string]string{
		"content.xml": head + `<office:automatic-styles>` +
			`<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>` +
			`<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>` +
			`<style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>` +
			`<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>` +
			`<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>` +
			`<text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")" style:num-format="a" text:display-levels="2"/></text:list-style>` +
			`<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>` +
			`</office:automatic-styles><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`,
		"styles.xml": head + `<office:styles><style:style style:name="Title" style:family="paragraph"/>` +
			`<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style></office:styles></office:document-content>`,
	}
	for i := 0; i < len(parts); i += 2 {
		entries[parts[i]] = parts[i+1]
	}
	return zipOf(t, entries)
}

func TestODTText(t *testing.T) {
	p := func(s string) string { return "<text:p>" + s + "</text:p>" }
	cell := func(s string) string { return `<table:table-cell>` + s + `</table:table-cell>` }
	tests := []struct {
		name, body string
		want       []string
	}{
		{"paragraphs", p("Un") + p("") + p("De<text:span>ux</text:span>"), []string{"Un", "Deux"}},
		{"white space", p(" \n a \t b\n<text:s/>c<text:s text:c=\"3\"/>d<text:tab/>e<text:line-break/> f <text:span> g</text:span>"), []string{"a b  c   d\te\nf g"}},
		{"bold label", p(`<text:span text:style-name="T1">Amina :</text:span> oui <text:span text:style-name="T1">x<text:span text:style-name="T2">y</text:span></text:span>`), []string{"*Amina :* oui xy"}},
		{"headings", `<text:h text:outline-level="3">Trois</text:h><text:p text:style-name="P1">Deux</text:p><text:p text:style-name="Title">Titre</text:p>`, []string{"h3 Trois", "h2 *Deux*", "h1 Titre"}},
		{"a numbered list", `<text:list text:style-name="L1"><text:list-item>` + p("un") + p("suite") + `<text:list><text:list-item>` + p("a") + `</text:list-item><text:list-item>` + p("b") + `</text:list-item></text:list></text:list-item><text:list-item>` + p("deux") + `</text:list-item></text:list>`,
			[]string{"row 1. un", "suite", "row (1.a) a", "row (1.b) b", "row 2. deux"}},
		{"a list of points", `<text:list text:style-name="L2"><text:list-item>` + p("un") + `</text:list-item></text:list><text:list><text:list-item>` + p("deux") + `</text:list-item></text:list>`, []string{"row • un", "row • deux"}},
		{"a table", `<table:table><table:table-column/><table:table-header-rows><table:table-row>` + cell(p("A")) + cell(p("un")+p("deux")) + `</table:table-row></table:table-header-rows><table:table-row>` + cell("") + cell(p("x")) + `</table:table-row></table:table>`,
			[]string{"row A\tun\ndeux", "row \tx"}},
		{"a frame of one cell", `<table:table><table:table-row>` + cell(p("Amina : oui")+p("Ilse : non")) + `</table:table-row></table:table>`, []string{"Amina : oui", "Ilse : non"}},
		{"notes", p(`a<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>` + p("une note") + p("encore") + `</text:note-body></text:note>b`), []string{"a[1]b", "note [1] une note\nencore"}},
		{"comments", p(`a<office:annotation><dc:creator>Jo</dc:creator><dc:date>2026</dc:date>` + p("vérifier") + `</office:annotation>b`), []string{"ab", "note [Commentaire de Jo] vérifier"}},
		{"text boxes and pictures", p(`a<draw:frame><draw:text-box>` + p("boîte") + `</draw:text-box><svg:title>t</svg:title></draw:frame>b<draw:frame><draw:image/><svg:desc>d</svg:desc></draw:frame>`), []string{"ab", "boîte"}},
		{"tracked changes", `<text:tracked-changes><text:changed-region><text:deletion>` + p("perdu") + `</text:deletion></text:changed-region></text:tracked-changes>` + p(`a<text:change-start text:change-id="c"/>b<text:change-end text:change-id="c"/>`), []string{"ab"}},
		{"hidden", p(`a<text:span text:style-name="T3">secret</text:span>b`), []string{"ab"}},
		{"fields and links", p(`<text:a xlink:href="javascript:x">lien</text:a> <text:date>3 mars</text:date> <text:bookmark text:name="n"/>fin`), []string{"lien 3 mars fin"}},
		{"sections", `<text:section>` + p("dedans") + `</text:section>`, []string{"dedans"}},
		{"words above others", p("<text:ruby><text:ruby-base>mot</text:ruby-base><text:ruby-text>au-dessus</text:ruby-text></text:ruby> fin"), []string{"mot(au-dessus) fin"}},
		{"entities", p("a &amp; b &lt;c&gt; &#233;"), []string{"a & b <c> é"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src, err := readODT("x.odt", openText(t, tt.body))
			if err != nil {
				t.Fatal(err)
			}
			same(t, shown(src.paragraphs), tt.want)
		})
	}
}

func TestODTWarningsAndTitle(t *testing.T) {
	body := `<text:tracked-changes><text:p>x</text:p></text:tracked-changes><text:p>a<text:span text:style-name="T3">s</text:span>` +
		`<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note><office:annotation><text:p>c</text:p></office:annotation>` +
		`<draw:image/><draw:object/></text:p><text:p text:style-name="Title">Du texte</text:p>`
	header := `<office:document-styles xmlns:office="o"><office:master-styles><style:header xmlns:style="s">page</style:header></office:master-styles></office:document-styles>`
	src, err := readODT("x.odt", openText(t, body, "styles.xml", header, "meta.xml", `<m><meta><title>Des propriétés</title></meta></m>`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range src.warnings {
		got = append(got, strings.TrimSpace(string(w.Code)+" "+w.Detail))
	}
	if s := strings.Join(got, ", "); s != "tracked_changes, hidden_text, page_headers, notes 1, comments 1, pictures 1, objects 1" {
		t.Errorf("warns %s", s)
	}
	if src.title != "Des propriétés" {
		t.Errorf("title %q", src.title)
	}
}

func TestODTRefused(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		code corpus.ErrorCode
		says string
	}{
		"empty":         {nil, corpus.EmptyFile, ""},
		"text":          {[]byte("Amina : oui"), corpus.WrongKind, "TXT"},
		"a PDF":         {[]byte("%PDF-1.4"), corpus.WrongKind, "PDF"},
		"a Word file":   {word(t, par(run("x"))), corpus.WrongKind, "Word"},
		"cut short":     {openText(t, "<text:p>x</text:p>")[:300], corpus.Broken, "cut short"},
		"no words":      {openText(t, "<text:p/>"), corpus.EmptyFile, ""},
		"a sheet":       {openText(t, "x", "content.xml", `<d><body><spreadsheet>x</spreadsheet></body></d>`), corpus.WrongKind, "ZIP"},
		"a password":    {openText(t, "x", odtManifest, `<!DOCTYPE m><m><encryption-data/></m>`), corpus.PasswordProtected, "password"},
		"entities":      {openText(t, "x", "content.xml", `<!DOCTYPE d [<!ENTITY a "b">]><d/>`), corpus.Unsafe, "safety"},
		"deep":          {openText(t, strings.Repeat("<text:section>", 5000)), corpus.Unsafe, "safety"},
		"broken inside": {openText(t, "<text:p>a</text:q>"), corpus.Broken, "damaged"},
	} {
		_, err := Read("x.odt", c.data)
		if corpus.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzODT makes documents of a body, so that the fuzzer meets no checksum.
func FuzzODT(f *testing.F) {
	for _, body := range []string{
		`<text:h text:outline-level="1">A</text:h><text:p><text:span text:style-name="T1">A :</text:span> b<text:s text:c="2"/><text:tab/><text:line-break/>c</text:p>`,
		`<text:list text:style-name="L1"><text:list-item text:start-value="4"><text:p>a</text:p></text:list-item></text:list>`,
		`<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell/></table:table-row></table:table>`,
		`<text:p>a<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note><office:annotation><text:p>c</text:p></office:annotation></text:p>`,
		`<text:p><draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame>e<text:span text:style-name="T1">&#x301;</text:span></text:p>`, `<text:p>`, `&a;`,
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) { fuzzFile(t, "a.odt", openText(t, body)) })
}
