package ingest

import "testing"

func TestMarkdownNotes(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"in the order of the text", "**A[^b] :** un[^a], encore[^b].\n\n[^a]: Première.\n[^b]: *Seconde*,\nsur deux lignes[^a].\n\nfin", []string{
			"*A[1] :* un[2], encore[1].", "fin", "note [1] Seconde,\nsur deux lignes[2].", "note [2] Première.",
		}},
		{"nothing refers to it", "un\n\n[^a]: Seule.", []string{"un", "[^a]: Seule."}},
		{"it is nowhere", "un[^a]", []string{"un[^a]"}},
		{"twice", "un[^a]\n\n[^a]: Une.\n\n[^a]: Autre.", []string{"un[1]", "[1]: Autre.", "note [1] Une."}},
		{"no note", "[Amina]: oui[^]", []string{"[Amina]: oui[^]"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src, err := readMarkdown("x.md", []byte(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			same(t, shown(src.paragraphs), tt.want)
		})
	}
}
