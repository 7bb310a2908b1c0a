package export

import "testing"

func TestQuotedMarksInsideMarks(t *testing.T) {
	for _, c := range []struct{ language, words, want string }{
		{"fr", "elle dit « non », quoi", "«\u202felle dit “non”, quoi\u202f»"},
		{"fr", "elle dit «\u202fnon\u202f» et «\u00a0oui\u00a0»", "«\u202felle dit “non” et “oui”\u202f»"},
		{"fr", "« a « b » c » d", "«\u202f“a ‘b’ c” d\u202f»"},
		{"fr", "« tout est dit »", "« tout est dit »"},
		{"fr", "« Non » dit-elle « oui »", "«\u202f“Non” dit-elle “oui”\u202f»"},
		{"fr", "elle dit “non”", "«\u202felle dit “non”\u202f»"},
		{"fr", "un » de trop, puis « rien", "«\u202fun » de trop, puis « rien\u202f»"},
		{"fr", "rien « qui ferme", "«\u202frien « qui ferme\u202f»"},
		{"fr", "sans rien : 20 % ; l’\"autre\"", "«\u202fsans rien : 20 % ; l’\"autre\"\u202f»"},
		{"en", "she said “no” then", "“she said ‘no’ then”"},
		{"en", "elle dit « non » donc", "“elle dit « non » donc”"},
	} {
		if got := languageOf(c.language).quoted(c.words); got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.language, c.words, got, c.want)
		}
	}
}

func TestLinesKeepTogether(t *testing.T) {
	faces, err := newTypefaces()
	if err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]int{ // places where a line may end
		"oui ! non": 1, "« oui »": 0, "20 %": 0, "12 500 euros": 0, "en 2024 3 fois": 2, "3 enfants": 1, "a : b ; c ?": 2, "18 ans après": 1,
	} {
		if got := len(piecesOf(words, faces.words)) - 1; got != want {
			t.Errorf("%q may be cut at %d places, want %d", words, got, want)
		}
	}
}
