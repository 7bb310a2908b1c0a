package ingest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"florilege/backend/corpus"
)

// shown writes paragraphs as tests compare them: "h1 ", "row " and "note "
// before the text, and what stands in bold at its start between asterisks.
func shown(paragraphs []paragraph) []string {
	var out []string
	for _, p := range paragraphs {
		s := ""
		if p.heading > 0 {
			s += fmt.Sprintf("h%d ", p.heading)
		}
		if p.row {
			s += "row "
		}
		if p.note {
			s += "note "
		}
		if p.bold > 0 {
			s += "*" + p.text[:p.bold] + "*"
		}
		out = append(out, s+p.text[p.bold:])
	}
	return out
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestMarkdown(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"headings", "# Amina\n\n## Le *début* ##\n\nSuite\n===\n", []string{"h1 Amina", "h2 Le début", "h1 Suite"}},
		{"speech above a rule is no heading", "Je suis venue à pied.\n---\nEt puis\nvoilà\n---\n", []string{"Je suis venue à pied.", "Et puis\nvoilà"}},
		{"line breaks", "un\ndeux  \ntrois\\\nquatre\r\ncinq", []string{"un\ndeux\ntrois\nquatre\ncinq"}},
		{"bold label, colon inside", "**Amina :** Bonjour", []string{"*Amina :* Bonjour"}},
		{"bold label, colon outside", "**Amina** : Bonjour", []string{"*Amina* : Bonjour"}},
		{"bold with narrow space", "__Amina\u202f:__ « Bonjour »", []string{"*Amina\u202f:* « Bonjour »"}},
		{"bold and italic", "***Amina :*** Bonjour", []string{"*Amina :* Bonjour"}},
		{"bold by tags", "<b>Amina :</b> oui<br>non", []string{"*Amina :* oui\nnon"}},
		{"bold that Markdown misses", "**Amina :**Bonjour\n\n** Amina : ** Oui", []string{"*Amina :*Bonjour", "*Amina :* Oui"}},
		{"bold later is no label", "Et **Amina :** Bonjour", []string{"Et Amina : Bonjour"}},
		{"wholly bold", "**Le début**", []string{"*Le début*"}},
		{"lists", "- un\n- deux\n  1. trois\n\nfin", []string{"row • un", "row • deux", "row 1. trois", "fin"}},
		{"numbers as written", "3. trois\n7. sept\n\n12) douze\n", []string{"row 3. trois", "row 7. sept", "row 12) douze"}},
		{"a year opens no list of one", "1998. C'était l'hiver.", []string{"row 1998. C'était l'hiver."}},
		{"an item of two paragraphs", "- un\n\n  suite\n", []string{"• un", "suite"}},
		{"quotation", "> Amina : oui\n> non\n\nfin", []string{"Amina : oui\nnon", "fin"}},
		{"code", "`a * b` et\n\n```\n*c*\nd\n```\n", []string{"a * b et", "*c*\nd"}},
		{"words on a fence", "``` Amina : oui\nnon\n```\n", []string{"Amina : oui\nnon"}},
		{"indented speech is no code", "    **Amina :** oui\n\n\t*non*", []string{"*Amina :* oui", "non"}},
		{"table", "| Qui | Quoi |\n|---|:-:|\n| **Amina** | *oui*<br>non |\n| Ilse | a\\|b | de trop |\n|  |  |\n",
			[]string{"row Qui\tQuoi", "row *Amina*\toui\nnon", "row Ilse\ta|b\tde trop"}},
		{"links", "[ici](https://a.be/x) [a.be](https://a.be/) <https://b.be> [haut](#haut) [moi](mailto:moi@a.be)",
			[]string{"ici (https://a.be/x) a.be https://b.be haut moi (moi@a.be)"}},
		{"a name is no link", "[Amina]: Oui\n\n[Amina]: https://a.be\n\n[ENQ] Et ?", []string{"[Amina]: Oui", "[Amina]: https://a.be", "[ENQ] Et ?"}},
		{"picture", "![Le jardin](jardin.png) derrière", []string{"Le jardin derrière"}},
		{"entities and escapes", "L&eacute;a &amp; Zo&#235; 5 \\* 3 &laquo;&nbsp;oui&nbsp;&raquo; &amp;lt; &inconnu;",
			[]string{"Léa & Zoë 5 * 3 «\u00a0oui\u00a0» &lt; &inconnu;"}},
		{"what a transcriber puts in angles", "Ben <rires> oui <?> non <inaudible 12:30>", []string{"Ben <rires> oui <?> non <inaudible 12:30>"}},
		{"angles alone on a line", "<silence>\n\nOui", []string{"<silence>", "Oui"}},
		{"block of HTML", "<div>\n<p>Un &amp; deux</p><p>trois</p>\n</div>\n\nfin", []string{"Un & deux\ntrois", "fin"}},
		{"script and comment", "<script>\nalert(1)\n</script>\n\n<!-- à revoir -->\n\nfin", []string{"fin"}},
		{"a comment never closed", "<!-- Amina : oui\n\nIlse : non", []string{"<!-- Amina : oui\nIlse : non"}},
		{"rules", "un\n\n---\n\n* * *\n\ndeux", []string{"un", "deux"}},
		{"fields at the top", "---\ntitle: \"Avec Amina\"\ndate: 2026-01-02\n---\n\n# Un\n", []string{"title: \"Avec Amina\"\ndate: 2026-01-02", "h1 Un"}},
		{"a rule at the top", "---\n\nAmina dit oui.\n\n---\n", []string{"Amina dit oui."}},
		{"nothing", " \n\n", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			src, err := readMarkdown("a.md", []byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			same(t, shown(src.paragraphs), test.want)
		})
	}
}

func TestMarkdownTitle(t *testing.T) {
	for text, want := range map[string]string{
		"## Avant\n\n# Avec Amina\n\n# Autre\n": "Avec Amina",
		"---\ntitre: Avec Ilse\n---\n# Autre\n": "Avec Ilse",
		"Rien\n":                                "",
	} {
		src, err := readMarkdown("a.md", []byte(text))
		if err != nil || src.title != want {
			t.Errorf("%q: %q, %v", text, src.title, err)
		}
	}
}

func TestMarkdownWarnings(t *testing.T) {
	src, err := readMarkdown("a.md", []byte("Le caf\xe9 <b>oui</b> ![x](y) ![x](y)\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Warning{{EncodingGuessed, "windows-1252"}, {TagsRemoved, ""}, {Pictures, "2"}}
	if !slices.Equal(src.warnings, want) || src.encoding != "windows-1252" {
		t.Errorf("%v %v", src.encoding, src.warnings)
	}
}

// Whatever signs stand between words, no word is lost but the address of a
// picture, which these signs do not make.
func TestMarkdownKeepsEveryWord(t *testing.T) {
	signs := []string{
		" ", " ", " ", "\n", "\n\n", "*", "**", "_", "`", "```", "~~", "[", "]", "(", ")", "](", "]: ", "<", ">", "</", "|", "|\n|---|---|\n|",
		"- ", "1. ", "\n> ", "\n# ", "\n===\n", "\n---\n", "    ", "\t", ":", " : ", "« ", " »", "&", ";", "\\", "\n- ", "\n\n    ", "\n<div>", "\n</div>\n",
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var b strings.Builder
		for i := range 12 {
			fmt.Fprintf(&b, "%smot%dx", signs[r.IntN(len(signs))]+signs[r.IntN(len(signs))], i)
		}
		src, err := readMarkdown("a.md", []byte(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		all := strings.Join(shown(src.paragraphs), "\n")
		for i := range 12 {
			if !strings.Contains(all, fmt.Sprintf("mot%dx", i)) {
				t.Fatalf("mot%dx is lost of %q: %q", i, b.String(), all)
			}
		}
	}
}

// A few bytes that could keep a parser busy for hours are refused or read fast.
func TestMarkdownTraps(t *testing.T) {
	const n = 100_000
	for name, test := range map[string]struct {
		text string
		want corpus.ErrorCode // "" where it is read
	}{
		"quotations":  {strings.Repeat(">", n), corpus.Unsafe},
		"lists":       {strings.Repeat("- ", n) + "a", corpus.Unsafe},
		"links":       {strings.Repeat("[a](", n), corpus.Unsafe},
		"link lines":  {strings.Repeat("[a](b '\n", n), corpus.Unsafe},
		"too long":    {strings.Repeat("mot ", mostMarkdown/4+1), corpus.TooLarge},
		"wide table":  {strings.Repeat("a|", 2000) + "\n" + strings.Repeat("-|", 2000) + "\n" + strings.Repeat("|\n", 20_000), ""},
		"brackets":    {strings.Repeat("[", n), ""},
		"stars":       {strings.Repeat("*a **", n), ""},
		"long rule":   {"a\n\n" + strings.Repeat("-", n), ""},
		"blank start": {strings.Repeat(" ", n) + "a", ""},
	} {
		t.Run(name, func(t *testing.T) {
			started := time.Now()
			src, err := readMarkdown("a.md", []byte(test.text))
			if err == nil && test.want != "" || err != nil && corpus.CodeOf(err) != test.want {
				t.Errorf("%v after %s", err, time.Since(started))
			}
			if len(src.paragraphs) > 1 && src.paragraphs[0].row {
				t.Error("a table too wide was made")
			}
		})
	}
}
