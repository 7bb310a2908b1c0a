package ingest

import (
	"strings"
	"testing"
)

func FuzzText(f *testing.F) {
	for _, data := range samples(f) {
		f.Add(data[:300])
	}
	for _, s := range []string{
		"", "\ufeff", "\xff\xfeA\x00", "\xfe\xff\x00A", "A :\nA :\n", "**A :** b\n**A :**", "[A]\n[B]\n[A]\n[B]",
		"ENQ\nx\nENQ\n", "A\tb\nENQ\tc\nENQ\td", "# \n#\n####### x\n**\n****\n__ __", "[00:01] A : b\nA [00:02] : c\nA 0:12\n",
		"A : « b »\n« c » — D\n", "A (b : c\n(A) : b\n", "e\u0301 :\nE\u0301 : x\nÉ : y", "A\u202f:\u00a0x\r\nA\u202f:\u00a0y\r", "1\tENQ\tx\n2\tENQ\ty",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read("a.txt", data)
		if err != nil {
			return
		}
		sound(t, d)
		stable(t, d)
		none, err := d.Relabel(d.Speakers)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, none)
	})
}

func FuzzQuotes(f *testing.F) {
	for _, s := range []string{
		"« a »", "« a « b » c", "« a\n\nb »", "\"a\" b\" \"c\"", "“a „b“ c”", "A : « b »\nC : \"d\"", "« »\"\"“”",
		"x\t« y. »\tz", "« a » — B\n« c » (D, 1)\n« e »\n– F", "*« a b c d e f »*", "## « a »\n", "« a », dit B. « c ».",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Read("a.txt", []byte(text))
		if err != nil {
			return
		}
		sound(t, d)
		for _, found := range FindQuotes(d) {
			if found.Taken != (found.Reason == Attributed || found.Reason == Sentences || found.Reason == Reported) {
				t.Fatalf("%s, taken: %v", found.Reason, found.Taken)
			}
			if found.Reason == Attributed && found.Speaker == "" {
				t.Fatal("attributed to nobody")
			}
		}
	})
}

// fuzzFile reads a file that the fuzzer made and checks what comes of it.
func fuzzFile(t *testing.T, name string, data []byte) {
	d, err := Read(name, data)
	if err != nil {
		return
	}
	sound(t, d)
	stable(t, d)
}

func FuzzMarkdown(f *testing.F) {
	for name, data := range samples(f) {
		if strings.HasSuffix(name, ".md") {
			f.Add(data[:300])
		}
	}
	for _, s := range []string{
		"# A\n\n**B :** c\n", "[A]: b\n", "A\n===\nB\n---\n", "| A | b |\n|---|---|\n| C | d |\n", "- a\n  - b\n\n1. c\n2. d\n",
		"> A : « b »\n> c", "<b>A :</b> c<br>d<script>x</script>", "a  \nb\\\nc", "---\ntitle: x\n---\ny", "![a](b) [c](d) <http://e>", "`a`\n\n```\nb\n```\n", "&eacute;&#233;&amp; \\*",
		"e\u0301**\u0301**", "<rires> a </rires>", "\tA : b\n\tA : c\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { fuzzFile(t, "a.md", data) })
}

// FuzzDocx makes documents of a body, so that the fuzzer meets no checksum.
func FuzzDocx(f *testing.F) {
	for _, body := range []string{
		`<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>A</w:t></w:r></w:p>`,
		`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>A :</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve"> b</w:t><w:br/></w:r></w:p>`,
		`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>ENQ</w:t></w:r></w:p></w:tc><w:tc><w:p/><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
		`<w:p><w:del><w:r><w:delText>a</w:delText></w:r></w:del><w:ins><w:r><w:t>b</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>c</w:t></w:r></w:moveFrom></w:p>`,
		`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
		`<w:p><w:r><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0E0"/><w:footnoteReference w:id="1"/><w:commentReference w:id="0"/></w:r></w:p>`,
		`<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>a</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>`,
		`<w:p><w:r><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></w:r></w:p>`,
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>e</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>&#x301;</w:t></w:r></w:p>`,
		`<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>`, `<w:p>`, `</w:p>`, `<!DOCTYPE a>`, `&a;`,
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		fuzzFile(t, "a.docx", word(t, body))
	})
}
