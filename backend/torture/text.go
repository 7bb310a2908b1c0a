package main

import (
	"fmt"
	"io/fs"
	"strings"

	"florilege/backend/sample"
)

// vocabulary is what invented interviews are made of.
const vocabulary = "je commune papiers dossier formation travail atelier confiance tout seule cœur été j’ai " +
	"repris maintenant comprendre écrire voix groupe enfants école banque rendez-vous peur courage 🌿 déjà"

// words returns n words, the same ones now and then, so that texts repeat.
func (h *hand) words(n int) string {
	all := strings.Fields(vocabulary)
	out := make([]string, n)
	for i := range out {
		out[i] = all[h.rng.IntN(len(all))]
	}
	return strings.Join(out, " ")
}

// name returns a name that is new for this action.
func (h *hand) name() string { return fmt.Sprintf("%s %d", h.words(1+h.rng.IntN(3)), h.n) }

// interview returns a transcript of some kilobytes with labels of turns.
func (h *hand) interview() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Entretien %d\n\n", h.n)
	for range 10 + h.rng.IntN(40) {
		fmt.Fprintf(&b, "Enquêtrice : %s ?\n\nFarida : %s.\n\n", h.words(4+h.rng.IntN(8)), h.words(10+h.rng.IntN(50)))
	}
	return b.String()
}

// notes returns a document of headings with passages in quotation marks, of
// which an import makes quotes and codes.
func (h *hand) notes() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Notes %d\n\n", h.n)
	for range 2 + h.rng.IntN(5) {
		fmt.Fprintf(&b, "## %s\n\n", h.words(2))
		for range 1 + h.rng.IntN(4) {
			fmt.Fprintf(&b, "%s. « %s » %s.\n\n", h.words(6), h.words(8+h.rng.IntN(20)), h.words(5))
		}
	}
	return b.String()
}

// windows1252 returns text in that encoding, without what it lacks.
func windows1252(text string) []byte {
	special := map[rune]byte{'’': 0x92, 'œ': 0x9c, '«': 0xab, '»': 0xbb}
	var out []byte
	for _, r := range strings.ReplaceAll(text, "\n", "\r\n") {
		if b, ok := special[r]; ok {
			out = append(out, b)
		} else if r < 0x80 || r >= 0xa0 && r < 0x100 {
			out = append(out, byte(r))
		}
	}
	return out
}

// word returns one of the sample's Word documents.
func (h *hand) word() (name string, data []byte, err error) {
	names, err := fs.Glob(sample.Transcripts(), "*.docx")
	if err != nil {
		return "", nil, err
	}
	name, err = one(h, names, nil)
	if err != nil {
		return "", nil, err
	}
	data, err = fs.ReadFile(sample.Transcripts(), name)
	return name, data, err
}
