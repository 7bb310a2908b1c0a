package export

import (
	"fmt"
	"testing"
	"time"

	"florilege/backend/corpus"
)

// sample is a small fictional collection with every kind of block, and words
// that are hard for some format or other.
func sample() Document {
	esteem := Code{Path: "Estime de soi/Prendre confiance", Name: "Prendre confiance", Color: "#2a73b0"}
	papers := Code{Path: "Autonomie administrative", Name: "Autonomie administrative", Color: "#4f26b0"}
	number := 0
	quote := func(speaker, title, text string, turn, said int, codes ...Code) Block {
		number++
		return Block{Kind: corpus.ItemQuote, Quote: Quote{
			ID: corpus.ID(fmt.Sprintf("0190a0b0-0000-7000-8000-%012d", number)), Testimony: "0190a0b0-0000-7000-9000-000000000001",
			Number: number, Text: text, Speaker: speaker, Title: title, Start: 100 * number, End: 100*number + len(text),
			Turn: turn, Said: said, Codes: codes,
		}}
	}
	heading := func(level int, text, color string) Block {
		return Block{Kind: corpus.ItemHeading, Level: level, Text: text, Color: color}
	}
	comment := func(text string) Block { return Block{Kind: corpus.ItemComment, Text: text} }
	d := Document{
		Title:    "Ce que la formation change",
		Intro:    "Ces extraits viennent d’entretiens fictifs.\nLes mots sont ceux des personnes.",
		Project:  "Les mots du CISP",
		Language: "fr",
		Made:     time.Date(2026, time.March, 1, 10, 30, 0, 0, time.UTC),
	}
	d.Blocks = []Block{
		heading(1, "Estime de soi", "#2a73b0"),
		quote("Bruno", "chantier bois", "La première fois j’avais préparé mes phrases sur un papier, avec la formatrice à côté, elle disait rien, elle était juste là. Et la dame au bout du fil, elle m’a écouté.", 12, 2, esteem),
		comment("Plusieurs personnes parlent du téléphone\ncomme d’une épreuve : « le cap à passer »."),
		quote("Amina", "formation bureautique", "J’osais pas dire non. Maintenant je dis : attends, je réfléchis, je te rappelle.", 0, 1, esteem, papers),
		heading(2, "Prendre la parole", ""),
		quote("Yann", "groupe du mardi", "« Moi je parle. »", 3, 1, esteem),
		quote("", "réponse écrite", "- d’abord ; \"ensuite\" & <enfin>\n\n=2+2 \t* pas de l’italique * _ni_ ça → 100 % 😀", 0, 1),
		heading(1, "Autonomie administrative", "#4f26b0"),
		quote("Denise", "entretien 4", "La mutuelle, les papiers de la commune, tout ça, j’ouvrais même plus les enveloppes.", 7, 1, papers),
		quote("Amina", "formation bureautique", "J’ai fait le dossier toute seule. Trois fois ils me l’ont renvoyé, trois fois je l’ai refait.", 31, 3, papers),
		comment("La suite au prochain recueil."),
	}
	d.Blocks[1].Quote.Time = "00:12:31"
	d.Blocks[1].Quote.People = 2
	d.Blocks[1].Quote.Memo = "=lien(avec le 6)\nà vérifier"
	d.Chain = []ChainRow{{{2}, {1, 3}, {10}}, {{}, {6}, {}}}
	return d
}

// quotes returns the quotes of the document, in order.
func (d Document) quotes() []Quote {
	var out []Quote
	for _, b := range d.Blocks {
		if b.Kind == corpus.ItemQuote {
			out = append(out, b.Quote)
		}
	}
	return out
}

// fonts returns the fonts of printed pages.
func fonts(t testing.TB) typefaces {
	t.Helper()
	faces, err := newTypefaces()
	if err != nil {
		t.Fatal(err)
	}
	return faces
}
