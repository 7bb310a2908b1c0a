package main

import (
	_ "embed"
	"math/rand/v2"
	"regexp"
	"strings"

	"florilege/backend/bench/formats"
)

// bank holds sentences by theme: "? " those of who asks, "- " those of who
// answers; the theme * goes with any other. What stands between braces is drawn.
//
//go:embed bank.txt
var bank string

const (
	asker    = "Enquêtrice"
	first    = "Éliane"
	second   = "François"
	seed     = 20240611
	inATheme = 21 // turns
)

func fillings() map[string][]string {
	return map[string][]string{
		"lieu":     {"Herstal", "Bois-l'Abbaye", "Molenbeek", "La Louvière", "Châtelet", "Ottignies", "Sclessin", "Noël-sur-Ourthe"},
		"personne": {"Zoë", "Noël", "Mme Lœwen", "Aïcha", "Jean-Marie", "Thérèse", "Günther", "Maïté"},
		"durée":    {"trois semaines", "six mois", "presque deux ans", "quinze jours", "une bonne heure", "tout un hiver"},
		"mois":     {"septembre", "février", "août", "décembre", "mars"},
		"somme":    {"20 €", "1 250 €", "37,50 €", "quatre-vingts euros", "180 €"},
		"nombre":   {"douze", "vingt-deux", "sept", "une trentaine", "quatorze"},
	}
}

// theme is what is asked and answered about one thing.
type theme struct {
	name               string
	questions, answers []string
}

// deck gives sentences in an order of chance, each once before any comes again.
type deck struct {
	rng         *rand.Rand
	cards, left []string
}

func (d *deck) draw() string {
	if len(d.left) == 0 {
		d.left = append([]string{}, d.cards...)
		d.rng.Shuffle(len(d.left), func(i, j int) { d.left[i], d.left[j] = d.left[j], d.left[i] })
	}
	card := d.left[0]
	d.left = d.left[1:]
	return card
}

type composer struct {
	rng      *rand.Rand
	fillings map[string]*deck
	out      formats.Interview
	turns    int
}

// compose returns the interview, always the same.
func compose() formats.Interview {
	c := composer{rng: rand.New(rand.NewPCG(seed, 7)), fillings: map[string]*deck{}}
	for name, words := range fillings() {
		c.fillings[name] = &deck{rng: rand.New(rand.NewPCG(seed, uint64(len(name)))), cards: words}
	}
	themes := themesOf(bank)
	anything := themes[len(themes)-1]
	asks, says := c.deck(anything.questions), c.deck(anything.answers)
	c.preface()
	for _, t := range themes[:len(themes)-1] {
		c.put(formats.Heading, "", t.name)
		c.theme(t, asks, says)
	}
	c.put(formats.Note, "", "Le potager a été déplacé depuis, note de l'*enquêtrice* à la relecture.")
	return c.out
}

func (c *composer) deck(cards []string) *deck { return &deck{rng: c.rng, cards: cards} }

func (c *composer) preface() {
	c.put(formats.Title, "", "L'atelier de la rue des Œillets")
	c.put(formats.Paragraph, "", "*Entretien fictif, composé pour mesurer ce que chaque format de fichier conserve. Ni l'atelier ni ces personnes n'existent.*")
	c.put(formats.Heading, "", "Documents apportés")
	for _, item := range []string{
		"une farde bleue, avec l'horaire de la semaine ;", "deux photos du jardin ;",
		"l'attestation de la mutuelle, datée du 12 février ;", "un tabouret, « mon chef-d'œuvre », dit Éliane.",
	} {
		c.put(formats.Item, "", item)
	}
}

// theme writes the turns about one thing: the questions of the theme in their
// order, others between them.
func (c *composer) theme(t theme, asks, says *deck) {
	answers, questions := c.deck(t.answers), t.questions
	who, other := first, second
	for said := 0; said < inATheme; {
		question := asks.draw()
		if len(questions) > 0 && (said == 0 || c.rng.IntN(3) > 0) {
			question, questions = questions[0], questions[1:]
		}
		c.say(asker, question)
		if c.rng.IntN(3) == 0 || strings.Contains(question, second) {
			who, other = second, first
		} else if strings.Contains(question, first) || c.rng.IntN(2) == 0 {
			who, other = first, second
		}
		c.answer(who, answers, says)
		said += 2
		if c.rng.IntN(5) == 0 {
			c.say(other, says.draw())
			said++
		}
	}
}

// answer writes a turn of three to five sentences, now and then in two paragraphs.
func (c *composer) answer(who string, answers, says *deck) {
	sentences := []string{answers.draw()}
	for range 2 + c.rng.IntN(3) {
		from := says
		if c.rng.IntN(3) == 0 {
			from = answers
		}
		sentences = append(sentences, from.draw())
	}
	c.turns++
	switch c.turns {
	case 5:
		sentences[0] += formats.NoteMark
	case 12:
		sentences[1] += " 🙂"
	}
	if n := len(sentences); n > 3 && c.rng.IntN(3) == 0 {
		c.say(who, strings.Join(sentences[:n-2], " "))
		c.put(formats.More, who, strings.Join(sentences[n-2:], " "))
		return
	}
	c.say(who, strings.Join(sentences, " "))
}

func (c *composer) say(who, words string) { c.put(formats.Speech, who, words) }

var slot = regexp.MustCompile(`\{(.+?)\}`)

// put adds a block, typed as in French print.
func (c *composer) put(kind formats.Kind, who, text string) {
	text = slot.ReplaceAllStringFunc(text, func(s string) string { return c.fillings[strings.Trim(s, "{}")].draw() })
	text = strings.NewReplacer(
		"'", "’", "...", "…", " ?", "\u202f?", " !", "\u202f!", " ;", "\u202f;", " :", "\u00a0:",
		"« ", "«\u202f", " »", "\u202f»", " €", "\u00a0€", "1 250", "1\u202f250",
	).Replace(text)
	c.out = append(c.out, formats.Block{Kind: kind, Speaker: who, Text: text})
}

// themesOf reads the bank; the theme that goes with any other comes last.
func themesOf(bank string) []theme {
	var out []theme
	for line := range strings.Lines(bank) {
		sign, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch sign {
		case "#":
			out = append(out, theme{name: text})
		case "?":
			out[len(out)-1].questions = append(out[len(out)-1].questions, text)
		case "-":
			out[len(out)-1].answers = append(out[len(out)-1].answers, text)
		}
	}
	return out
}
