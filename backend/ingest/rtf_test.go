package ingest

import (
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// rich makes a rich text document around a body.
func rich(body string) []byte {
	return []byte(`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fnil\fcharset2 Wingdings;}{\f2\fcharset77 Geneva;}` +
		`{\f3\fcharset204 Arial Cyr;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Titre 2;}{\*\cs3 Strong;}}` +
		`{\info{\title Entretien \'e0 Li\'e8ge}{\author Nobody}}{\*\generator Old 1.0;}` + "\r\n" + body + "}\r\n\x00")
}

func TestRTFText(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"paragraphs", "\\pard Un\\par\r\nDe\r\nux\\par\\par }", []string{"Un", "Deux"}},
		{"code page", `\'e9t\'e9 c\'9cur \'93oui\'94 \'80\par`, []string{"été cœur “oui” €"}},
		{"escapes", `\{a\}\\b\~c\_d\-e\tab f\line g\par`, []string{"{a}\\b\u00a0c\u2011de\tf\ng"}},
		{"signs", `\lquote a\rquote  \ldblquote b\rdblquote  \endash \emdash \bullet\par`, []string{"‘a’ “b” –—•"}},
		{"unicode", `\u339?uvre l\u8217\'92eau \u-10179?\u-8943?!\uc0\u233 t\u233\uc2 x\u8364aby\par`, []string{"œuvre l’eau 🔑!étéx€y"}},
		{"half a character", `a\u-10179?b\u-8943?c\u-10179?\u233?\par`, []string{"a\uFFFDb\uFFFDc\uFFFDé"}},
		{"fonts", `{\f2 \'8e}{\f3 \'e4\'e0}{\f1 J\'fc}\par`, []string{"éда☺✓"}},
		{"symbol by number", `{\f1\u-3844?}\par`, []string{"✓"}},
		{"bold label", `{\b Amina :} Bonjour\par\b Ilse\b0  : oui\par\plain x\par`, []string{"*Amina :* Bonjour", "*Ilse* : oui", "x"}},
		{"headings", `\pard\s1 Un\par\pard\s2 Deux\par\pard\outlinelevel2 Trois\par\pard texte\par`, []string{"h1 Un", "h2 Deux", "h3 Trois", "texte"}},
		{"a table", `\trowd\intbl {\b A}\cell un\par deux\cell\row\trowd\intbl\cell x\cell\row\pard fin\par`, []string{"row *A*\tun\ndeux", "row \tx", "fin"}},
		{"a frame of one cell", `\trowd\intbl Amina : oui\par Ilse : non\cell\row\pard fin\par`, []string{"Amina : oui", "Ilse : non", "fin"}},
		{"a row that never ends", `\trowd\intbl a\cell b\cell\pard c\par`, []string{"row a\tb", "c"}},
		{"bullets", `\bullet \tx360\tab un\par{\listtext\pard\plain  \u8226\'95\tab}deux\par fin`, []string{"row • un", "row • deux", "fin"}},
		{"lists keep their signs", `{\listtext\'95\tab}un\par{\pntext 2.\tab}deux\par`, []string{"row • un", "2.\tdeux"}},
		{"fields", `a {\field{\*\fldinst HYPERLINK "javascript:x"}{\fldrslt lien}} b\par`, []string{"a lien b"}},
		{"ignorable", `a{\*\unknown secret {\b more}}{\*\bkmkstart nom}b\par`, []string{"ab"}},
		{"text boxes", `a{\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv 1}}{\shptxt \pard dans la bo\'eete\par}}}b\par`, []string{"dans la boîte", "ab"}},
		{"notes", `a\chftn{\footnote\chftn  une note}b{\footnote deux\par lignes}\par`, []string{"a[1]b", "note [1] une note", "note [2] deux\nlignes"}},
		{"comments", `a{\*\atnid AB}{\*\atnauthor Jo}{\*\annotation{\*\atndate 1}\pard v\'e9rifier}b\par`, []string{"ab", "note [Commentaire de Jo] vérifier"}},
		{"deleted, inserted, hidden", `a{\deleted non}{\revised oui}{\v secret}b\par`, []string{"aouib"}},
		{"headers and pictures", `{\header page 1}{\footer\pard x}a{\pict\pngblip 89504e47}{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}b\par`, []string{"ab"}},
		{"said twice", `a{\upr{ch\u339?ur}{\*\ud{c\u339?ur}}}b{\v{\upr{x}{\*\ud{y}}}}\par`, []string{"acœurb"}},
		{"bytes of its own", "a{\\pict\\bin5 }}{\\x}b\\par", []string{"ab"}},
		{"an end that is missing", `a\par {\b b`, []string{"a", "*b*"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src, err := readRTF("x.rtf", rich(tt.body))
			if err != nil {
				t.Fatal(err)
			}
			if src.title != "Entretien à Liège" {
				t.Errorf("title %q", src.title)
			}
			same(t, shown(src.paragraphs), tt.want)
		})
	}
}

func TestRTFWarnings(t *testing.T) {
	for body, want := range map[string]string{
		`a{\deleted non}\par`:                         "tracked_changes",
		`a{\revised oui}\par`:                         "tracked_changes",
		`a{\v secret}\par`:                            "hidden_text",
		`{\header words}a\par`:                        "page_headers",
		`a{\footnote n}\par`:                          "notes 1",
		`a{\*\annotation c}b{\*\annotation d}`:        "comments 2",
		`a{\pict 00}{\nonshppict{\pict 00}}`:          "pictures 1",
		`a{\object\objemb{\*\objdata 00}{\result r}}`: "objects 1",
		`{\header  }a{\v  }{\deleted  }\par`:          "",
	} {
		src, err := readRTF("x.rtf", rich(body))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range src.warnings {
			got = append(got, strings.TrimSpace(string(w.Code)+" "+w.Detail))
		}
		if strings.Join(got, ",") != want {
			t.Errorf("%s warns %q, not %q", body, got, want)
		}
	}
	src, err := readRTF("x.rtf", []byte(`{\rtf1 la fin manq`))
	if err != nil || len(src.warnings) != 1 || src.warnings[0].Code != CutShort {
		t.Errorf("%v, %v", src.warnings, err)
	}
}

// As Word writes them: the speaker's label is bold, the file names its code page.
func TestRTFInterview(t *testing.T) {
	d, err := Read("Entretien 3.RTF", rich(`\pard\plain\b ENQ\b0\~: Et depuis\~?\par\b Farida\b0\~: Depuis l\u8217\'92\'e9t\'e9\'85\par\b ENQ\b0\~: Oui.\par\b Farida\b0\~: Voil\'e0.\par`))
	if err != nil {
		t.Fatal(err)
	}
	if d.Format != "rtf" || len(d.Layout.Turns) != 4 || len(d.Speakers) != 2 || !d.Speakers[0].Interviewer || d.Speakers[1].Name != "Farida" {
		t.Errorf("%+v", d)
	}
	if got := d.Layout.Turns[1].Words.Of(d.Text); got != "Depuis l’été…" {
		t.Errorf("she says %q", got)
	}
}

func TestRTFRefused(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		code corpus.ErrorCode
	}{
		"empty":     {"", corpus.EmptyFile},
		"blank":     {" \r\n", corpus.EmptyFile},
		"text":      {"Amina : oui", corpus.WrongKind},
		"a docx":    {"PK\x03\x04", corpus.Broken},
		"no words":  {`{\rtf1\ansi\par}`, corpus.EmptyFile},
		"very deep": {`{\rtf1 ` + strings.Repeat("{", 100_000), corpus.Unsafe},
	} {
		_, err := Read("x.rtf", []byte(c.data))
		if corpus.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRTF(f *testing.F) {
	for _, body := range []string{
		`\pard\s1 Un\par{\b Amina :} \u339?uvre\'e9 \trowd\intbl a\cell b\cell\row{\footnote n}{\*\annotation c}`,
		`{\shp{\*\shpinst{\shptxt x\par}}}{\field{\*\fldinst y}{\fldrslt z}}\bin3 abc\uc0\u-10179\u-8943`, `}}}{{{\`, `\'`, `\bin999999999 `,
	} {
		f.Add(rich(body))
	}
	f.Fuzz(func(t *testing.T, data []byte) { fuzzFile(t, "a.rtf", data) })
}
