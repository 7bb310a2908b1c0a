package ingest

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"

	"florilege/backend/corpus"
)

const spoken = "Enquêtrice : Et après, où êtes-vous allée ?\nLéa : À l’école de Liège, là-bas… « Ça ira », j’ai dit. Ma sœur a payé 20 €.\n"

func TestEncodings(t *testing.T) {
	plain := strings.NewReplacer("’", "'", "…", "...", "\u00a0", " ").Replace(spoken)
	with := func(e encoding.Encoding, s string) []byte {
		out, err := e.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	little, big := utf.UTF16(utf.LittleEndian, utf.IgnoreBOM), utf.UTF16(utf.BigEndian, utf.IgnoreBOM)
	for name, c := range map[string]struct {
		data     []byte
		encoding string
		text     string
		guessed  bool
	}{
		"utf-8":                    {[]byte(spoken), "utf-8", spoken, false},
		"utf-8 with a mark":        {[]byte("\ufeff" + spoken), "utf-8 bom", spoken, false},
		"utf-8 with a broken byte": {[]byte(spoken + "\xff"), "utf-8", spoken + "\ufffd", true},
		"ascii":                    {[]byte("Bonjour."), "utf-8", "Bonjour.", false},
		"utf-16le":                 {with(little, spoken), "utf-16le", spoken, true},
		"utf-16be":                 {with(big, spoken), "utf-16be", spoken, true},
		"utf-16le with a mark":     {with(little, "\ufeff"+spoken), "utf-16le", spoken, false},
		"utf-16be with a mark":     {with(big, "\ufeff"+spoken), "utf-16be", spoken, false},
		"utf-16 with an emoji":     {with(little, "\ufeffDit Léa : 💪.\n"), "utf-16le", "Dit Léa : 💪.\n", false},
		"windows-1252":             {with(charmap.Windows1252, spoken), "windows-1252", spoken, true},
		"windows-1252, one letter": {[]byte("Voil\xe0.\n"), "windows-1252", "Voilà.\n", true},
		"iso-8859-15":              {with(charmap.ISO8859_15, plain), "iso-8859-15", plain, true},
		"macintosh":                {with(charmap.Macintosh, spoken), "macintosh", spoken, true},
		"cp850":                    {with(charmap.CodePage850, strings.NewReplacer("œ", "oe", "€", "euros").Replace(plain)), "cp850", strings.NewReplacer("œ", "oe", "€", "euros").Replace(plain), true},
		"windows line ends":        {[]byte("Un.\r\nDeux.\rTrois.\r\n"), "utf-8", "Un.\nDeux.\nTrois.\n", false},
		"letters in two pieces":    {[]byte("e\u0301te\u0301, c\u0327a"), "utf-8", "été, ça", false},
		"blanks stay":              {[]byte("Un\u202f: deux\u00a0!"), "utf-8", "Un\u202f: deux\u00a0!", false},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Read("a.txt", c.data)
			if err != nil {
				t.Fatal(err)
			}
			if d.Encoding != c.encoding || d.Text != c.text {
				t.Errorf("read as %s: %q, want %s: %q", d.Encoding, d.Text, c.encoding, c.text)
			}
			guessed := false
			for _, w := range d.Warnings {
				guessed = guessed || w.Code == EncodingGuessed
			}
			if guessed != c.guessed {
				t.Errorf("guessed: %v, want %v", guessed, c.guessed)
			}
		})
	}
}

func TestUnreadableText(t *testing.T) {
	noise := bytes.Repeat([]byte("\x01\x02texte"), 100)
	for name, c := range map[string]struct {
		file string
		data string
		code corpus.ErrorCode
		says string
	}{
		"nothing":               {"a.txt", "", corpus.EmptyFile, "no text"},
		"blanks":                {"a.txt", " \r\n\t\ufeff", corpus.EmptyFile, "no text"},
		"a renamed document":    {"a.txt", "PK\x03\x04\x14\x00", corpus.Broken, "damaged"},
		"an old document":       {"a.txt", "\xd0\xcf\x11\xe0\xa1\xb1", corpus.WrongKind, "Office 97-2003"},
		"a PDF":                 {"a.md", "%PDF-1.7 …", corpus.WrongKind, "PDF"},
		"rich text":             {"a.txt", `{\rtf1\ansi}`, corpus.WrongKind, "RTF"},
		"zeros":                 {"a.txt", "abc\x00\x00\x00def", corpus.NotText, "no text"},
		"control characters":    {"a.txt", string(noise), corpus.NotText, "no text"},
		"an unknown extension":  {"a.wpd", "texte", corpus.Unsupported, "a.wpd"},
		"no extension":          {"notes", "texte", corpus.Unsupported, "notes"},
		"a folder with a dot":   {"a.txt/notes", "texte", corpus.Unsupported, "notes"},
		"extension in capitals": {"A.TXT", "", corpus.EmptyFile, "A.TXT"},
	} {
		_, err := Read(c.file, []byte(c.data))
		if err == nil || corpus.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %q (%s), want %s about %q", name, err, corpus.CodeOf(err), c.code, c.says)
		}
	}
}

func TestWarningsHaveSentences(t *testing.T) {
	for _, c := range WarningCodes() {
		if s := (Warning{Code: c, Detail: "7"}).String(); s == "" || strings.Contains(s, "{") {
			t.Errorf("%s says %q", c, s)
		}
	}
}
