package codebook

import (
	"strings"

	"florilege/backend/corpus"
)

// Node is a code with those under it.
type Node struct {
	ID         string `json:"-"` // in the file it comes from or goes to, "" for none
	Name       string `json:"name"`
	Color      string `json:"-"` // "#rrggbb", "" where the file says none
	Definition string `json:"definition"`
	Inclusion  string `json:"-"` // what the code is for
	Exclusion  string `json:"-"` // what it is not for
	Example    string `json:"-"` // words of a quote
	Memo       string `json:"-"`
	Archived   bool   `json:"-"`
	Quotes     int    `json:"-"` // that carry it; told, never read
	Codes      []Node `json:"codes"`
}

// Count returns how many codes there are, those under others included.
func Count(nodes []Node) int {
	n := len(nodes)
	for _, node := range nodes {
		n += Count(node.Codes)
	}
	return n
}

// escaped and plain write a name into a path and read it from there: a name may
// hold the sign that parts them.
var escaped = strings.NewReplacer(`\`, `\\`, corpus.PathSeparator, `\`+corpus.PathSeparator)

// split returns the names of a path that join wrote; blanks around a name do not
// count, nor does a name that is empty.
func split(path string) []string {
	var out []string
	var name strings.Builder
	end := func() {
		if s := strings.TrimSpace(name.String()); s != "" {
			out = append(out, s)
		}
		name.Reset()
	}
	for i := 0; i < len(path); i++ {
		switch {
		case path[i] == '\\' && i+1 < len(path) && (path[i+1] == '\\' || path[i+1] == corpus.PathSeparator[0]):
			i++
			name.WriteByte(path[i])
		case path[i] == corpus.PathSeparator[0]:
			end()
		default:
			name.WriteByte(path[i])
		}
	}
	end()
	return out
}

// words are what a codebook says beside the codes, in a language.
type words struct {
	columns                                [10]string // in the order of column
	inclusion, exclusion, example, yes, no string
}

// Labels are what a document says before the parts of a code.
type Labels struct {
	Title, Inclusion, Exclusion, Example string
}

// LabelsOf returns the labels of a language: English, or French for any other.
func LabelsOf(language string) Labels {
	w := wordsOf(language)
	l := Labels{"Grille de codage", w.inclusion, w.exclusion, w.example}
	if language == "en" {
		l.Title = "Codebook"
	}
	return l
}

func wordsOf(language string) words {
	if language == "en" {
		return words{
			columns:   [10]string{"code", "colour", "definition", "include", "exclude", "example", "memo", "archived", "quotes", "id"},
			inclusion: "Include: ", exclusion: "Exclude: ", example: "Example: ", yes: "yes", no: "no",
		}
	}
	return words{
		columns:   [10]string{"code", "couleur", "définition", "à inclure", "à exclure", "exemple", "mémo", "archivé", "extraits", "id"},
		inclusion: "À inclure : ", exclusion: "À exclure : ", example: "Exemple : ", yes: "oui", no: "non",
	}
}
