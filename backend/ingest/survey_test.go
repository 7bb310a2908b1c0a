package ingest

import (
	"fmt"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

const survey = `Horodateur;Prénom;Structure;Âge;Adresse e-mail;Recommanderiez-vous ?;Qu’est-ce qui a changé pour vous ?;Autre chose à dire
01/03/2024 10:12;Ana;Bois;34;ana@exemple.org;Oui;J’ose téléphoner toute seule, maintenant, même à la commune.;
02/03/2024 11:00;Luc;Bois;41;luc@exemple.org;Non;Rien du tout, enfin, pas grand-chose.;Les bus ne passent pas assez tôt pour nous autres.
02/03/2024 12:30;Mehdi;Cuisine;29;mehdi@exemple.org;Oui;;
03/03/2024 09:00;;Cuisine;52;fatou@exemple.org;Oui;Je me lève le matin et je sais pourquoi je me lève.;Merci
`

func guessed(t *testing.T, text string) (Table, []Column) {
	t.Helper()
	table, err := ReadTable("a.csv", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return table, table.Sheets[0].Guess()
}

func TestGuessColumns(t *testing.T) {
	_, columns := guessed(t, survey)
	var got []string
	for _, c := range columns {
		got = append(got, fmt.Sprintf("%s:%s:%s:%d", c.Name, c.Use, c.Type, c.Filled))
	}
	want := []string{
		"Horodateur:attribute:date:4", "Prénom:name:text:3", "Structure:attribute:choice:4", "Âge:attribute:number:4",
		"Adresse e-mail:leave:text:4", "Recommanderiez-vous ?:attribute:yesno:4", "Qu’est-ce qui a changé pour vous ?:open:text:3",
		"Autre chose à dire:open:text:2",
	}
	same(t, got, want)
	if c := columns[2]; strings.Join(c.Choices, ",") != "Bois,Cuisine" || strings.Join(c.Samples, ",") != "Bois,Cuisine" || !columns[4].Private {
		t.Errorf("%+v", c)
	}
}

func TestAnswers(t *testing.T) {
	table, columns := guessed(t, survey)
	s := table.Sheets[0]
	a, ok := s.Answers(1, columns, table, "Réponse")
	if !ok {
		t.Fatal("no answers")
	}
	sound(t, a.Draft)
	want := "Qu’est-ce qui a changé pour vous ?\n\nRien du tout, enfin, pas grand-chose.\n\nAutre chose à dire\n\nLes bus ne passent pas assez tôt pour nous autres."
	if a.Draft.Text != want || a.Draft.Title != "Luc" {
		t.Errorf("%q, titled %q", a.Draft.Text, a.Draft.Title)
	}
	if got := turnsIn(a.Draft); got != "Luc> Rien du tout, enfin, pas grand-chose.\nLuc> Les bus ne passent pas assez tôt pour nous autres.\n" {
		t.Errorf("a question is nobody's words: %q", got)
	}
	if got := strings.Join(a.Values, "|"); got != "2024-03-02||Bois|41||no||" || len(a.Unread) != 0 {
		t.Errorf("%s, %v", got, a.Unread)
	}
	if strings.Contains(string(a.Original), "@") || strings.Contains(string(a.Original), "Ana") || !strings.Contains(string(a.Original), "Luc") {
		t.Errorf("the original is of this row, without what is left out: %s", a.Original)
	}
	again, ok := ReadAnswers(a.Original, "csv", "x")
	if !ok || again.Text != a.Draft.Text || again.Title != "Luc" || fmt.Sprint(again.Layout) != fmt.Sprint(a.Draft.Layout) {
		t.Errorf("read again: %v, %q", ok, again.Text)
	}
	if _, ok := s.Answers(2, columns, table, "Réponse"); ok {
		t.Error("a sheet without an answer is no testimony")
	}
	if a, _ := s.Answers(3, columns, table, "Réponse"); a.Draft.Title != "Réponse 4" {
		t.Errorf("titled %q", a.Draft.Title)
	}
	columns[3].Type = corpus.TypeYesNo
	if a, _ := s.Answers(1, columns, table, "Réponse"); fmt.Sprint(a.Unread) != "[3]" || a.Values[3] != "" {
		t.Errorf("%v, %q", a.Unread, a.Values[3])
	}
	for _, not := range []string{"", "a,b\n", "a,b,c\n", "a,open,c,d\n"} {
		if d, ok := ReadAnswers([]byte(not), "csv", ""); ok {
			t.Errorf("%q is no answer sheet: %q", not, d.Text)
		}
	}
}
