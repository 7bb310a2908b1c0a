package index

import "florilege/backend/corpus"

// PartKind says what a part of a search is.
type PartKind string

// The kinds of part.
const (
	PartWord   PartKind = "word"   // a word in any inflection
	PartForm   PartKind = "form"   // one form alone
	PartPhrase PartKind = "phrase" // words side by side
	PartNear   PartKind = "near"   // words near one another
	PartBegin  PartKind = "begin"  // words that begin so
	PartEnd    PartKind = "end"    // words that end so
	PartAlike  PartKind = "alike"  // words that are spelt nearly so
	PartChoice PartKind = "choice" // several things of which one is enough, or what stands in parentheses
	PartFilter PartKind = "filter"
)

// Part is one of the conditions that a search has beside one another. What is cut
// out of the search at its place leaves a search without it.
type Part struct {
	Kind   PartKind
	At     corpus.Span // bytes of the search
	Except bool        // what must not be
	Filter Filter      // of a PartFilter
}

// Parts returns the conditions of the search that stand beside one another.
func (q Query) Parts() []Part {
	if q.root == nil {
		return nil
	}
	list := []*expr{q.root}
	if q.root.op == all {
		list = q.root.kids
	}
	out := make([]Part, len(list))
	for i, e := range list {
		out[i] = partOf(e)
	}
	return out
}

func partOf(e *expr) Part {
	p := Part{At: e.at}
	if e.op == not {
		p.Except, e = true, e.kids[0]
	}
	switch {
	case e.op == where:
		p.Kind, p.Filter = PartFilter, e.filter
	case e.op != words:
		p.Kind = PartChoice
	default:
		p.Kind = e.kind()
	}
	return p
}

// kind says what words are.
func (e *expr) kind() PartKind {
	last := e.words[len(e.words)-1]
	switch {
	case e.near != sideBySide:
		return PartNear
	case last.how == beginning:
		return PartBegin
	case last.how == ending:
		return PartEnd
	case last.how == alike:
		return PartAlike
	case len(e.words) > 1 && e.whole == "":
		return PartPhrase
	case last.how == strictly:
		return PartForm
	case e.words[0].how == exactly && len(e.words) == 1:
		return PartPhrase
	}
	return PartWord
}
