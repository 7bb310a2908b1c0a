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
		if word := r.word(s.Of(text)); word != "" {
			out = append(out, word)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// AsWritten returns words of Words(text) in their order as the text first writes them.
func (r *Reader) AsWritten(text string, words []string) []string {
	first := map[string]string{}
	for _, s := range anchor.Words(text) {
		form := s.Of(text)
		if word := r.word(form); first[word] == "" {
			first[word] = strings.ToLower(form)
		}
	}
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = first[w]
	}
	return out
}

// word returns what a written word is compared by, "" for one that says nothing.
func (r *Reader) word(written string) string {
	form := strings.ToLower(written)
	word, known := r.forms[form]
	if !known {
		word = r.lemma(form)
		r.forms[form] = word
	}
	return word
}

func (r *Reader) lemma(form string) string {
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
