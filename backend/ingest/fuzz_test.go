package ingest

import "testing"

func FuzzText(f *testing.F) {
	for _, data := range samples(f) {
		f.Add(data)
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
		if extension(name) == ".md" {
			f.Add(data)
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

func FuzzDocx(f *testing.F) {
	for name, data := range samples(f) {
		if extension(name) == ".docx" {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) { fuzzFile(t, "a.docx", data) })
}
