package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"florilege/backend/anchor"
	"florilege/backend/attribute"
	"florilege/backend/corpus"
)

// Use says what becomes of a column of a survey.
type Use string

// What can become of a column.
const (
	OpenAnswer Use = "open"      // its cells are words of who answers
	AsValue    Use = "attribute" // its cells are values of an attribute
	NamesIt    Use = "name"      // its cells name the answer sheets
	LeftOut    Use = "leave"
)

// Uses returns every use.
func Uses() []Use { return []Use{OpenAnswer, AsValue, NamesIt, LeftOut} }

// Column is a column of a survey: what it holds, and what becomes of it.
type Column struct {
	Name    string
	Use     Use
	Type    corpus.AttributeType // of the attribute, whatever the use
	Choices []string             // of a TypeChoice
	Filled  int                  // rows that have something in it
	Longest int                  // of its cells, in characters
	Samples []string             // a few of its cells, all different, in the order of the rows
	Private bool                 // it looks like what identifies or reaches a person: an address, a telephone
}

// A column holds open answers if they are of several words and seldom the same.
const (
	answerWords    = 5   // on average
	questionWords  = 3   // on average, under a question
	answerLength   = 120 // of one, in characters
	answersDiffer  = 0.3 // share of answers that are not one that stood before
	mostSamples    = 6
	longestSample  = 400 // bytes
	nameMostLength = 40  // characters, of a cell that may name somebody
)

// Guess says of each column what seems best to become of it. Columns that reach a
// person are left out, so that nobody stores them without meaning to.
func (s Sheet) Guess() []Column {
	out := make([]Column, len(s.Columns))
	named := -1
	best := 0
	for c, name := range s.Columns {
		cells := make([]string, 0, len(s.Rows))
		for _, r := range s.Rows {
			if v := strings.TrimSpace(r[c]); v != "" {
				cells = append(cells, v)
			}
		}
		out[c] = guessColumn(name, cells)
		if rank := naming(out[c], cells); rank > best {
			named, best = c, rank
		}
	}
	if named >= 0 {
		out[named].Use = NamesIt
	}
	return out
}

func guessColumn(name string, cells []string) Column {
	col := Column{Name: name, Use: AsValue, Filled: len(cells), Samples: []string{}}
	seen := map[string]bool{}
	words := 0
	for _, v := range cells {
		words += anchor.CountWords(v)
		col.Longest = max(col.Longest, utf8.RuneCountInString(v))
		if !seen[v] && len(col.Samples) < mostSamples {
			col.Samples = append(col.Samples, cutTo(v, longestSample))
		}
		seen[v] = true
	}
	col.Type, col.Choices = attribute.Guess(cells)
	col.Private = reaches(name, cells)
	mean := float64(words) / float64(max(1, len(cells)))
	differ := float64(len(seen)) / float64(max(1, len(cells)))
	question := strings.HasSuffix(strings.TrimSpace(name), "?") || len(strings.Fields(name)) >= 6
	switch {
	case len(cells) == 0 || col.Private:
		col.Use = LeftOut
	case col.Type == corpus.TypeText && differ >= answersDiffer &&
		(mean >= answerWords || question && mean >= questionWords || col.Longest >= answerLength):
		col.Use = OpenAnswer
	}
	return col
}

// naming ranks a column by how likely it names who answers; 0 is not at all.
func naming(col Column, cells []string) int {
	if col.Use != AsValue || col.Filled == 0 || col.Longest > nameMostLength || col.Type == corpus.TypeDate || col.Type == corpus.TypeYesNo {
		return 0
	}
	distinct := map[string]bool{}
	for _, v := range cells {
		distinct[anchor.Fold(v)] = true
	}
	key, share := keyOf(col.Name), 10*len(distinct)/len(cells)
	for i, words := range []string{
		"id identifiant numero num no n ref reference code", "codeparticipant idparticipant numeroparticipant idrepondant",
		"nom prenom name firstname lastname naam voornaam", "repondant repondante respondent participant participante personne temoin beneficiaire pseudo pseudonyme prenomnom nomprenom nometprenom prenometnom fullname",
	} {
		personal := i >= 2 // two may bear one name
		if slices.Contains(strings.Fields(words), key) && (share >= 9 || personal && share >= 5) {
			return i + 1
		}
	}
	return 0
}

// reaches reports whether a column seems to hold what reaches a person.
func reaches(name string, cells []string) bool {
	key := keyOf(name)
	for _, word := range []string{"email", "courriel", "mail", "telephone", "gsm", "adresseip", "ipaddress", "iban", "registrenational", "niss"} {
		if strings.Contains(key, word) {
			return true
		}
	}
	n := 0
	for _, v := range cells {
		at := strings.IndexByte(v, '@')
		n += as01(at > 0 && strings.Contains(v[at:], ".") && !strings.Contains(v, " "))
	}
	return n > 0 && 2*n > len(cells)
}

// Choices returns the different values of a column, accents and case ignored, in
// the order they first come; false where there are more than most.
func (s Sheet) Choices(column, most int) ([]string, bool) {
	var out []string
	seen := map[string]bool{}
	for _, r := range s.Rows {
		v := anchor.Name(storedText(r[column]))
		if key := anchor.Fold(v); v != "" && !seen[key] {
			if len(out) == most {
				return nil, false
			}
			seen[key] = true
			out = append(out, v)
		}
	}
	return out, true
}

// cutTo returns s, cut at a letter where it has more than n bytes.
func cutTo(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

// Become gives a column another use, and another type of attribute where one is
// named. A choice has the values that were found for its choices.
func (c *Column) Become(use Use, kind corpus.AttributeType) error {
	if !slices.Contains(Uses(), use) {
		return corpus.Fail(corpus.Invalid, "the use "+string(use), "it is none of open, attribute, name, leave")
	}
	c.Use = use
	if kind == "" || kind == c.Type {
		return nil
	}
	if !slices.Contains([]corpus.AttributeType{corpus.TypeText, corpus.TypeNumber, corpus.TypeDate, corpus.TypeYesNo, corpus.TypeChoice}, kind) {
		return corpus.Fail(corpus.Invalid, "the type "+string(kind), "it is none of text, number, date, yesno, choice")
	}
	c.Type = kind
	return nil
}
