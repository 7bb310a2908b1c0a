package ingest

import (
	"strings"
	"testing"

	"florilege/backend/corpus"
)

func TestHTMLText(t *testing.T) {
	tests := []struct {
		name, page string
		want       []string
	}{
		{"paragraphs", "<p>Un<p>De<i>u</i>x</p>\n<div>Trois<div>Quatre</div>Cinq</div>", []string{"Un", "Deux", "Trois", "Quatre", "Cinq"}},
		{"white space", "<p> a \n b&nbsp;c<br> d<br/>e </p>", []string{"a b\u00a0c\nd\ne"}},
		{"white space kept", "<pre>a\n  b</pre>", []string{"a\n  b"}},
		{"bold label", "<p><b>Amina :</b> oui</p><p><strong>Il</strong><b>se</b> : non</p>", []string{"*Amina :* oui", "*Ilse* : non"}},
		{"headings", "<h1>Un</h1>texte<h3>Trois</h3>", []string{"h1 Un", "texte", "h3 Trois"}},
		{"lists", "<ul><li>un<li>deux<ol start=3><li>trois</li><li><p>quatre</p><p>suite</p></li></ol></ul>après", []string{"row • un", "row • deux", "row 3. trois", "row 4. quatre", "suite", "après"}},
		{"a table", "<table><tr><th>Qui<th>Quoi</tr><tr><td>A<td><p>un<p>deux</table>fin", []string{"row *Qui*\tQuoi", "row A\tun\ndeux", "fin"}},
		{"a frame of one cell", "<table><tr><td>Amina : oui</td></tr></table>", []string{"Amina : oui"}},
		{"what is not shown", `<head><title>T</title><style>p{}</style></head><p>a<script>alert("x</p>")</script>b</p><p hidden>non<b>non</b></p><div style="display: none">x<div>y</div>z</div><template>t</template><noscript>n</noscript>c`, []string{"ab", "c"}},
		{"entities", "&eacute;&#339;&amp;&lt;b&gt;", []string{"éœ&<b>"}},
		{"scripts are text no more", `<p onclick="x()">a<img src=x onerror=y()><a href="javascript:z()">b</a></p>`, []string{"ab"}},
		{"comments", "a<!-- non -->b", []string{"ab"}},
		{"elements nobody knows", "<x-turn>a</x-turn> <o:p>b</o:p>", []string{"a b"}},
		{"bold by style", `<style>p.x,.c1, span.c2{color:red;font-weight:700}.c3{font-weight:400}</style><p><span class="a c1">Amina :</span> <span class=c3>oui</span></p><p><span style="font-weight: bold">Luc :</span> <span>non</span></p>`, []string{"*Amina :* oui", "*Luc :* non"}},
		{"spans in one another", `<style>.b{font-weight:bold}</style><p><span class=b>Amina<span> :</span></span> oui</span></span><span>x</span>`, []string{"*Amina :* ouix"}},
		{"footnotes of pandoc", `<p>oui.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> Non.<a href="#fn2" role="doc-noteref"><sup>2</sup></a></p><section role="doc-endnotes"><hr><ol><li id="fn1"><p>Un<em>e</em>.</p><p>Suite.<a href="#fnref1" role="doc-backlink">↩︎</a></p></li><li id="fn2"><p>Deux.<a href="#fnref2">↩</a></p></li></ol></section><p>fin</p>`, []string{"oui.[1] Non.[2]", "fin", "note [1] Une.\nSuite.", "note [2] Deux."}},
		{"footnotes of LibreOffice", `<p>oui.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p><div id="sdfootnote1"><p><a class="sdfootnotesym" href="#sdfootnote1anc">1</a> Une.</p></div>`, []string{"oui.[1]", "note [1] Une."}},
		{"a link is no note", `<p>voir <a href="#p2">2</a> et <a href="http://x.org">3</a></p><p>fin</p>`, []string{"voir 2 et 3", "fin"}},
		{"ends without a beginning", "</p></b></ul></table></pre>a</h1>b", []string{"a", "b"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src, err := readHTML("x.html", []byte(tt.page))
			if err != nil {
				t.Fatal(err)
			}
			same(t, shown(src.paragraphs), tt.want)
		})
	}
}

func TestHTMLEncodingTitleAndWarnings(t *testing.T) {
	src, err := readHTML("x.htm", []byte("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-15'><title>L\xe9na</title><p>\xe9t\xe9 \xbdil<img><p hidden>x"))
	if err != nil {
		t.Fatal(err)
	}
	if src.title != "Léna" || src.encoding != "iso-8859-15" || src.paragraphs[0].text != "été œil" {
		t.Errorf("%+v", src)
	}
	if len(src.warnings) != 2 || src.warnings[0].Code != HiddenText || src.warnings[1].Code != Pictures {
		t.Errorf("warns %v", src.warnings)
	}
	for page, want := range map[string]string{
		"<meta charset=utf-8><p>\xe9t\xe9 ensoleill\xe9": "windows-1252", // says what it is not
		"<meta charset=nothing><p>\xe9t\xe9":             "windows-1252",
		"<meta charset=iso-8859-1><p>été":                "utf-8",
	} {
		if src, err := readHTML("x.html", []byte(page)); err != nil || src.encoding != want {
			t.Errorf("%q is read as %s, %v", page, src.encoding, err)
		}
	}
}

func TestHTMLRefused(t *testing.T) {
	for page, code := range map[string]corpus.ErrorCode{
		"": corpus.EmptyFile, "<p> </p>": corpus.EmptyFile, "<script>x</script>": corpus.EmptyFile, "%PDF-1.4": corpus.WrongKind,
	} {
		if _, err := Read("x.html", []byte(page)); corpus.CodeOf(err) != code {
			t.Errorf("%q: %v", page, err)
		}
	}
	// Depth costs nothing.
	if d, err := Read("x.html", []byte(strings.Repeat("<div><ul><b>", 300_000)+"fin")); err != nil || d.Words != 1 {
		t.Errorf("%v", err)
	}
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"<h1>A</h1><p><b>B :</b> c<br>d", "<table><tr><th>a<td>b</table>", "<ul><li>a<ol><li>b", "<pre>a\n b</pre>", "<div hidden><div>a</div></div>b",
		"<title>x", "<script>", "&eacute;&#x301;", "<meta charset=macintosh>\x8e", "<p>e<b>\u0301</b>", "<a", "<!--", "</td>a", "<td>a<table><tr><td>b",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { fuzzFile(t, "a.html", data) })
}
