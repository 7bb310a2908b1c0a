package export

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// language is how a layout quotes, and the words it adds of its own.
type language struct {
	tag         string       // for HTML and PDF: BCP 47
	region      string       // for Word, which wants a country
	open, close string       // around the words of a quote
	inner       [2][2]string // marks inside those, and inside them
	spaced      bool         // blanks stand inside the outer marks
	quotes      [2]string    // one; many, with the number
	codes       [2]string    // likewise
	memos       [2]string    // likewise
	said        [2]string    // twice; more often, with the number
	by          [2]string    // of what is said so: by one person; by several, with the number
	turn        string       // with the number
	date        func(time.Time) string
	columns     []string  // of the table of quotes
	codings     []string  // of the table of codings
	sheets      [2]string // names of those tables
	names       []string  // columns of the table of pseudonyms
	kinds       map[corpus.NameKind]string
	left        [2]string // left out for want of consent: one; many, with the number
	contents    string    // over the table of contents
	page        string    // of paper
	key         string    // over the facilitator's sheet, with the title
	keyColumns  [4]string // its columns: number, category, who, words
	renamed     string    // said where pseudonyms stand for names
	chain       [3]string // heads of the columns of a results chain
	found       string    // column of the words that a search found
}

func languageOf(tag string) language {
	if strings.HasPrefix(tag, "fr") {
		return french()
	}
	return english()
}

func french() language {
	months := []string{
		"janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre",
	}
	return language{
		tag: "fr", region: "fr-BE",
		open: "«\u202f", close: "\u202f»", inner: [2][2]string{{"“", "”"}, {"‘", "’"}}, spaced: true,
		quotes: [2]string{"1\u00a0extrait", "%d\u00a0extraits"},
		codes:  [2]string{"1\u00a0code", "%d\u00a0codes"},
		memos:  [2]string{"1\u00a0mémo", "%d\u00a0mémos"},
		said:   [2]string{"dit 2\u00a0fois", "dit %d\u00a0fois"},
		by:     [2]string{"par la même personne", "par %d\u00a0personnes"},
		turn:   "tour\u00a0%d",
		date: func(t time.Time) string {
			day := fmt.Sprint(t.Day())
			if t.Day() == 1 {
				day = "1er"
			}
			return fmt.Sprintf("%s\u00a0%s %d", day, months[t.Month()-1], t.Year())
		},
		columns: []string{
			"numéro", "rubrique", "extrait", "locuteur", "témoignage", "tour", "temps", "codes",
			"commentaire", "mémo", "début", "fin", "dit", "personnes", "id", "id témoignage",
		},
		codings: []string{
			"numéro", "code", "nom du code", "codé par", "codé le", "extrait", "locuteur", "témoignage", "tour", "temps", "dit", "personnes", "id", "id témoignage",
		},
		sheets: [2]string{"Extraits", "Codages"},
		names:  []string{"nom", "autres formes", "type", "pseudonyme", "mémo"},
		kinds: map[corpus.NameKind]string{
			corpus.NameOfPerson: "personne", corpus.NameOfPlace: "lieu",
			corpus.NameOfOrganisation: "organisme", corpus.NameOfOther: "autre",
		},
		left:     [2]string{"1\u00a0extrait laissé de côté, faute d’accord", "%d\u00a0extraits laissés de côté, faute d’accord"},
		contents: "Sommaire", page: "Page",
		key: "Clé des cartes — %s", keyColumns: [4]string{"N°", "Catégorie", "Qui", "Premiers mots"},
		renamed: "noms remplacés",
		chain:   [3]string{"Actions", "Résultats", "Impacts"},
		found:   "trouvé",
	}
}

func english() language {
	return language{
		tag: "en", region: "en-GB",
		open: "“", close: "”", inner: [2][2]string{{"‘", "’"}, {"“", "”"}},
		quotes: [2]string{"1\u00a0quote", "%d\u00a0quotes"},
		codes:  [2]string{"1\u00a0code", "%d\u00a0codes"},
		memos:  [2]string{"1\u00a0memo", "%d\u00a0memos"},
		said:   [2]string{"said twice", "said %d\u00a0times"},
		by:     [2]string{"by the same person", "by %d\u00a0people"},
		turn:   "turn\u00a0%d",
		date:   func(t time.Time) string { return t.Format("2\u00a0January 2006") },
		columns: []string{
			"number", "heading", "quote", "speaker", "testimony", "turn", "time", "codes",
			"comment", "memo", "start", "end", "said", "people", "id", "testimony id",
		},
		codings: []string{
			"number", "code", "name of the code", "coded by", "coded on", "quote", "speaker", "testimony", "turn", "time", "said", "people", "id", "testimony id",
		},
		sheets: [2]string{"Quotes", "Codings"},
		names:  []string{"name", "other forms", "kind", "pseudonym", "memo"},
		kinds: map[corpus.NameKind]string{
			corpus.NameOfPerson: "person", corpus.NameOfPlace: "place",
			corpus.NameOfOrganisation: "organisation", corpus.NameOfOther: "other",
		},
		left:     [2]string{"1\u00a0quote left out for want of consent", "%d\u00a0quotes left out for want of consent"},
		contents: "Contents", page: "Page",
		key: "Key to the cards — %s", keyColumns: [4]string{"No.", "Category", "Who", "First words"},
		renamed: "names changed",
		chain:   [3]string{"Actions", "Results", "Impacts"},
		found:   "found",
	}
}

// attribution says who said the words, where and when, and how often and by how many
// people they are said.
func (l language) attribution(q Quote, o Options) string {
	parts := []string{source(q)}
	if q.Turn > 0 && !o.HideTurns {
		parts = append(parts, fmt.Sprintf(l.turn, q.Turn))
	}
	if q.Time != "" && !o.HideTurns {
		parts = append(parts, q.Time)
	}
	return joined(append(parts, l.echo(q)), " · ")
}

// echo says how often, and by how many people, words are said; "" where it is once.
func (l language) echo(q Quote) string {
	if q.Said < 2 {
		return ""
	}
	times, people := l.said[0], l.by[0]
	if q.Said > 2 {
		times = fmt.Sprintf(l.said[1], q.Said)
	}
	if q.People > 1 {
		people = fmt.Sprintf(l.by[1], q.People)
	}
	return times + ", " + people
}

// about is the line under a title: the study, how many quotes or codes, the day.
func (l language) about(d Document) string {
	var parts []string
	if d.Project != "" && d.Project != d.Title {
		parts = append(parts, d.Project)
	}
	n, counted := d.count(), l.quotes
	if d.Codes > 0 {
		n, counted = d.Codes, l.codes
	}
	if d.Memos > 0 {
		n, counted = d.Memos, l.memos
	}
	if n == 1 {
		parts = append(parts, counted[0])
	} else {
		parts = append(parts, fmt.Sprintf(counted[1], n))
	}
	parts = append(parts, l.date(d.Made))
	if d.Renamed {
		parts = append(parts, l.renamed)
	}
	switch {
	case d.Left == 1:
		parts = append(parts, l.left[0])
	case d.Left > 1:
		parts = append(parts, fmt.Sprintf(l.left[1], d.Left))
	}
	return strings.Join(parts, " · ")
}

// ownMarks reports whether one pair of quotation marks holds all of s: not
// «\u00a0a\u00a0», b «\u00a0c\u00a0», whose first mark closes before the end.
func ownMarks(s string) bool {
	s = strings.TrimSpace(s)
	first, n := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if len(s) == n {
		return false
	}
	if first == '"' {
		return last == '"' && strings.Count(s, `"`) == 2
	}
	if !(first == '«' && last == '»' || first == '“' && last == '”') {
		return false
	}
	depth := 0
	for i, r := range s {
		switch r {
		case first:
			depth++
		case last:
			depth--
		}
		if depth == 0 {
			return i+utf8.RuneLen(r) == len(s)
		}
	}
	return false
}

// source names who says a quote and where. Titles often begin with the
// speaker's name, which is then not said twice: not those of P10, where P1 speaks.
func source(q Quote) string {
	if rest, said := strings.CutPrefix(q.Title, q.Speaker); said && (q.Speaker == "" || !goesOn(rest)) {
		return q.Title
	}
	return joined([]string{q.Speaker, q.Title}, ", ")
}

// goesOn reports whether a text begins with what belongs to the word before it.
func goesOn(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || strings.ContainsRune("-‐‑'’", r))
}

// FoundColumn names, in the language of a document, the column of tables for the
// words that a search found.
func FoundColumn(tag string) string { return languageOf(tag).found }
