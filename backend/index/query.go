package index

import (
	"florilege/backend/corpus"
)

// Query is a parsed search. Its zero value finds nothing; Parse makes it.
type Query struct {
	root *expr
	text string // as it was typed
}

// op says what an expression is.
type op int

const (
	all   op = iota // every kid
	any_            // one of the kids at least
	not             // not its only kid
	words           // words that stand side by side, or near one another
	where           // a filter
)

// expr is a condition on a text.
type expr struct {
	op     op
	kids   []*expr
	words  []word // at least one
	near   int    // how many other words may stand among these, in any order; sideBySide for none
	whole  string // the word that the words are parts of, with hyphens; "" for a phrase
	filter Filter
	at     corpus.Span // bytes of the search
}

// sideBySide says that words follow one another as they are given.
const sideBySide = -1

// word is a word that is looked for.
type word struct {
	written []string // one, or those that it stands for in inclusive writing
	how     how
	edits   int // of a fuzzy word: how many letters may differ, 0 for as many as its length allows
}

// how says which words of a text a word of a query means.
type how int

const (
	inflected how = iota // it in any inflection
	exactly              // it alone, accents aside where it has none
	strictly             // it alone, to the accent
	beginning            // all that begin so
	ending               // all that end so
	alike                // all that are spelt nearly so
)

// FilterKind says what a filter asks about.
type FilterKind string

// The kinds of filter.
const (
	ByAttribute FilterKind = "attribute" // of the testimony, or of who speaks
	ByGroup     FilterKind = "group"     // a value of an attribute that groups testimonies
	ByCode      FilterKind = "code"      // what carries one of the codes
	ByNoCode    FilterKind = "no_code"   // what carries none
	BySpeaker   FilterKind = "speaker"   // who says it
	ByTestimony FilterKind = "testimony" // its title
	ByPlace     FilterKind = "place"     // a Kind
	ByRepeat    FilterKind = "repeat"    // quotes that say again what another says, or that do not
)

// Filter is a condition on what a text belongs to. What it names is for the
// caller to know: the index holds none of it, but for places.
type Filter struct {
	Kind   FilterKind
	Name   string      // of an attribute
	Values []string    // any of them; "" for none
	At     corpus.Span // bytes of the search
}

// Filters returns the conditions that stand among the words.
func (q Query) Filters() []Filter {
	var out []Filter
	q.root.each(func(e *expr) {
		if e.op == where && e.filter.Kind != ByPlace {
			out = append(out, e.filter)
		}
	})
	return out
}

func (e *expr) each(do func(*expr)) {
	if e == nil {
		return
	}
	do(e)
	for _, k := range e.kids {
		k.each(do)
	}
}

// Refuse returns the error of a search of which the part at a place, such as a
// filter's, cannot be used. The fix, if there is one, takes the part's place.
func (q Query) Refuse(r Reason, at corpus.Span, fix string) error {
	f := &Fault{Reason: r, At: at}
	if fix != "" {
		f.Fix = q.text[:at.Start] + fix + q.text[at.End:]
	}
	return refuse(q.text, f)
}

// bounded reports whether a condition says what a text must have, and not only
// what it must not. A filter does so either way.
func (e *expr) bounded() bool {
	switch e.op {
	case words, where:
		return true
	case not:
		return e.kids[0].op == where
	case any_:
		for _, k := range e.kids {
			if !k.bounded() {
				return false
			}
		}
		return true
	}
	for _, k := range e.kids {
		if k.bounded() {
			return true
		}
	}
	return false
}

// String returns the search as it was typed.
func (q Query) String() string { return q.text }
