package likeness

import (
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/lexicon"
)

// shortest is the length of the shortest word that says something, in bytes.
const shortest = 3

// Reader turns texts into the words that they are compared by. It remembers the
// forms it met; it is not safe for concurrent use.
type Reader struct {
	lexicon *lexicon.Lexicon
	forms   map[string]string // the word of a form, "" for one that says nothing
}

// NewReader returns a reader of French. Words of other languages stand as they are
// written.
func NewReader() *Reader { return &Reader{lexicon.French(), map[string]string{}} }

// Words returns what a text is compared by: the lemmas of its words but those of
// grammar, folded, each once, in alphabetical order.
func (r *Reader) Words(text string) []string {
	var out []string
	for _, s := range anchor.Words(text) {
		form := strings.ToLower(s.Of(text))
		word, known := r.forms[form]
		if !known {
			word = r.word(form)
			r.forms[form] = word
		}
		if word != "" {
			out = append(out, word)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (r *Reader) word(form string) string {
	lemmas := r.lexicon.Lemmas(form)
	if slices.ContainsFunc(lemmas, func(l lexicon.Lemma) bool { return l.Class == lexicon.Grammar }) {
		return ""
	}
	word := form
	if len(lemmas) > 0 {
		word = lemmas[0].Word
	}
	if word = anchor.Fold(word); len(word) < shortest {
		return ""
	}
	return word
}
