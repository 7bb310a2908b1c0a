package ingest

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
)

// sentences are what people write in transcripts, each by itself.
func sentences() []string {
	return []string{
		"Ma sœur a payé 20 € pour l’inscription, et c’était déjà trop.",
		"« Ça ira », elle m’a dit, et ça a été.",
		"À l’école, Éric était toujours tout seul.",
		"Où êtes-vous allée après la formation ?",
		"Le cœur du métier, c’est d’écouter les gens.",
		"ÉLÈVE : Je n’osais même pas répondre au téléphone…",
		"Voilà.",
		"On était huit à Molenbeek, dont Zoë et Noël.",
		"Çà et là, des œuvres – pas grand-chose – et des idées.",
		"Il gagnait 1 250 € par mois, sans compter les chèques-repas.",
		"Elle a dû tout réapprendre : le français, les bus, l’administration.",
		"Être là à l’heure, c’était la première victoire.",
		"« Tu verras, disait-elle, le jardin t’apaisera. »",
		"J’ai reçu mon diplôme et j’ai pleuré, voilà tout.",
		"Les nœuds, la vannerie, le bœuf bourguignon : on a tout essayé.",
		"ENQUÊTRICE : Et l’été dernier, qu’est-ce qui a changé ?",
		"Ils m’ont fait confiance dès le début, même sans papiers.",
		"Aujourd’hui je lis à mes enfants, le soir, à voix haute.",
		"Un œil sur les petits, un œil sur la soupe à 2 €.",
		"ÇA SUFFIT, J’AI CRIÉ. APRÈS, ÇA ALLAIT MIEUX.",
	}
}

// TestFrenchSentences reads each sentence by itself, then all of them, in every
// encoding that transcripts come in. What an encoding has no sign for is written
// as people do.
func TestFrenchSentences(t *testing.T) {
	little, big := utf.UTF16(utf.LittleEndian, utf.IgnoreBOM), utf.UTF16(utf.BigEndian, utf.IgnoreBOM)
	typed := strings.NewReplacer("’", "'", "…", "...", "–", "-")
	poor := strings.NewReplacer("œ", "oe", "€", "euros")
	same := strings.NewReplacer()
	for _, e := range []struct {
		name    string
		begin   string
		in      encoding.Encoding
		written []*strings.Replacer
	}{
		{"utf-8", "", encoding.Nop, nil},
		{"utf-8 with a mark", "\ufeff", encoding.Nop, nil},
		{"utf-16le", "", little, nil},
		{"utf-16be", "", big, nil},
		{"utf-16le with a mark", "\ufeff", little, nil},
		{"utf-16be with a mark", "\ufeff", big, nil},
		{"windows-1252", "", charmap.Windows1252, nil},
		{"iso-8859-1", "", charmap.ISO8859_1, []*strings.Replacer{typed, poor}},
		{"iso-8859-15", "", charmap.ISO8859_15, []*strings.Replacer{typed}},
		{"macintosh", "", charmap.Macintosh, nil},
		{"cp850", "", charmap.CodePage850, []*strings.Replacer{typed, poor}},
	} {
		all := append(sentences(), strings.Join(sentences(), "\n"))
		right := 0
		for _, s := range all {
			for _, r := range append([]*strings.Replacer{same}, e.written...) {
				s = r.Replace(s)
			}
			data, err := e.in.NewEncoder().Bytes([]byte(e.begin + s))
			if err != nil {
				t.Fatalf("%s: %q: %v", e.name, s, err)
			}
			d, err := Read("a.txt", data)
			if err != nil || d.Text != s {
				t.Errorf("%s, read as %s: %q, want %q (%v)", e.name, d.Encoding, d.Text, s, err)
				continue
			}
			right++
		}
		t.Logf("%s: %d of %d", e.name, right, len(all))
	}
}

func TestReadAs(t *testing.T) {
	const said = "Léa : où ça ?\n"
	mac, err := charmap.Macintosh.NewEncoder().Bytes([]byte(said))
	if err != nil {
		t.Fatal(err)
	}
	for _, enc := range Encodings() {
		data, err := decoding(enc).NewEncoder().Bytes([]byte(said))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range []string{"a.txt", "a.md", "a.html"} {
			d, err := ReadAs(file, data, enc)
			if err != nil || strings.TrimSpace(d.Text) != strings.TrimSpace(said) || d.Encoding != enc {
				t.Errorf("%s as %s: %q %q %v", file, enc, d.Text, d.Encoding, err)
			}
			for _, w := range d.Warnings {
				if w.Code == EncodingGuessed {
					t.Errorf("%s as %s: still said to be guessed", file, enc)
				}
			}
		}
	}
	if d, err := ReadAs("a.txt", mac, "windows-1252"); err != nil || d.Text == said {
		t.Errorf("the wrong encoding was not taken: %q, %v", d.Text, err)
	}
	if _, err := ReadAs("a.txt", mac, "ebcdic"); err == nil {
		t.Error("an unknown encoding was taken")
	}
	// What settles its encoding itself is read by that.
	for file, data := range map[string][]byte{"a.txt": []byte("\ufeff" + said), "a.docx": word(t, par(run(said)))} {
		if d, err := ReadAs(file, data, "macintosh"); err != nil || strings.TrimSpace(d.Text) != strings.TrimSpace(said) {
			t.Errorf("%s: %q, %v", file, d.Text, err)
		}
	}
}
