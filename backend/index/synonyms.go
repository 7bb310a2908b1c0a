package index

import (
	"slices"
	"strings"

	"florilege/backend/anchor"
)

// widened returns an expression in which words that have synonyms mean these too.
func (m planner) widened(e *expr) *expr {
	if len(m.request.Synonyms) == 0 {
		return e
	}
	out := *e
	if e.op != words {
		out.kids = nil
		for _, k := range e.kids {
			out.kids = append(out.kids, m.widened(k))
		}
		return &out
	}
	if e.near != sideBySide || slices.ContainsFunc(e.words, func(w word) bool { return w.how == strictly || w.how > exactly && w.how != inflected }) {
		return e
	}
	ways := []*expr{e}
	for _, set := range m.request.Synonyms {
		if !slices.ContainsFunc(set, func(s string) bool { return m.same(e, s) }) {
			continue
		}
		for _, s := range set {
			if other := m.said(s); other != nil && !m.same(e, s) {
				ways = append(ways, other)
			}
		}
	}
	if len(ways) == 1 {
		return e
	}
	return &expr{op: any_, kids: ways, at: e.at}
}

// said returns what a synonym looks for: its words side by side, in any
// inflection.
func (m planner) said(synonym string) *expr {
	var out []word
	for _, k := range (tokenizer{m.french}).all(synonym) {
		out = append(out, word{written: k.written(), how: inflected})
	}
	if len(out) == 0 {
		return nil
	}
	return &expr{op: words, words: out, near: sideBySide}
}

// same reports whether words are a synonym, or for a single one an inflection of
// it.
func (m planner) same(e *expr, synonym string) bool {
	other := m.said(synonym)
	if other == nil || len(other.words) != len(e.words) {
		return false
	}
	for i, w := range e.words {
		a, b := w.written[0], other.words[i].written[0]
		if anchor.Fold(a) == anchor.Fold(b) {
			continue
		}
		if w.how != inflected || !m.inflections(a, b) {
			return false
		}
	}
	return true
}

func (m planner) inflections(a, b string) bool {
	list := m.lists[fieldWords]
	keys := list.typed(a, anchor.Fold(a))
	return slices.ContainsFunc(list.typed(b, anchor.Fold(b)), func(k string) bool {
		return !strings.HasPrefix(k, ofUnknown) && slices.Contains(keys, k)
	})
}
