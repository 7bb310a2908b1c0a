package export

import "testing"

// seedWords gives a fuzz target words that are hard for one format or another.
func seedWords(f *testing.F) {
	f.Helper()
	for _, s := range hardWords() {
		f.Add(s)
	}
}

func hardWords() []string {
	return []string{
		"J’ai dit\u00a0: «\u202fnon\u202f», quoi.",
		"« déjà entre guillemets »",
		"=1+1;\"x\";'y'",
		"- tiret\n+ plus\n1. un\n2) deux\n# dièse\n> cite\n    code\n\tonglet",
		"*gras* _ital_ `code` [lien](http://x) ![i](y) <b>h</b> &amp; &#65; ~~non~~ |a|b| \\ \\\\ $x^2$",
		"titre\n===\nautre\n---\n***\n___\n~~~\n```\nfin",
		"  blancs   au\tmilieu  \n  et aux bouts  ",
		"\n\nlignes\n\n\nvides\n\n",
		"]]>--><script>alert(1)</script></style></w:t>",
		"😀👩‍💻 e\u0301 œ æ ﬁ \u200b\u00ad\u2028 Київ Ελλάδα مرحبا 你好 🇧🇪",
		"a\x00b\x0bc\uFFFEd\xff\r\ne\rf",
		"https://example.org/a_b?c=d&e=f#g www.example.org",
		"", " ", "\n", "'", "\"", "«", "!", "[", "\\", "&", "1.", "a\\\nb", "{{title}}", "%d %s",
	}
}
