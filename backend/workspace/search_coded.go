package workspace

import (
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/store"
)

// codesNamed returns the codes of the names or paths, with those below them. It
// says whether one names no code, and which is nearest to it.
func codesNamed(tx *store.Tx, names []string) (out map[corpus.ID]bool, unknown bool, near string, err error) {
	codes, err := codesOf(tx)
	if err != nil {
		return nil, false, "", err
	}
	out = map[corpus.ID]bool{}
	for _, name := range names {
		found := false
		for id := range codes {
			if isNamed(codes, id, name) {
				found, out[id] = true, true
			}
		}
		if !found {
			var all []string
			for _, c := range inTreeOrder(codes) {
				all = append(all, c.Name)
			}
			return nil, true, index.Nearest(name, all), nil
		}
	}
	for _, c := range inTreeOrder(codes) { // a parent before its children
		out[c.ID] = out[c.ID] || out[c.Parent]
	}
	return out, false, "", nil
}

// isNamed reports whether a code has a name, or a path or the end of one such as
// Emploi/Stage or « Emploi > Stage ».
func isNamed(codes map[corpus.ID]corpus.Code, id corpus.ID, name string) bool {
	name = anchor.Fold(anchor.Name(name))
	if anchor.Fold(codes[id].Name) == name {
		return true
	}
	steps := strings.FieldsFunc(name, func(r rune) bool { return r == '>' || r == '/' })
	slices.Reverse(steps)
	for i, step := range steps {
		if i > 0 {
			id = codes[id].Parent
		}
		if id == "" || anchor.Fold(codes[id].Name) != strings.TrimSpace(step) {
			return false
		}
	}
	return len(steps) > 1
}

// carrying lets through the quotes that carry one of the codes, what they are made
// of in the testimonies, the codes themselves, and the memos of both.
func carrying(tx *store.Tx, codes map[corpus.ID]bool) (index.Limits, error) {
	quotes := map[corpus.ID]bool{}
	for c := range codes {
		if codes[c] {
			for _, q := range tx.QuotesWith(c) {
				quotes[q] = true
			}
		}
	}
	m, err := marksOf(tx, quotes)
	if err != nil {
		return index.Limits{}, err
	}
	return index.Limits{Keep: func(d index.Doc) bool {
		switch {
		case d.Kind == index.Codes, d.Owner == ownerCode:
			return codes[d.ID]
		case d.Kind == index.Quotes, d.Owner == ownerQuote:
			return quotes[d.ID]
		}
		return d.Kind == index.Testimonies && m.touches(d)
	}}, nil
}

// uncoded lets through the passages of testimonies of which nothing is coded.
func uncoded(tx *store.Tx) (index.Limits, error) {
	quotes := map[corpus.ID]bool{}
	tx.EachCoding(func(_, quote corpus.ID) { quotes[quote] = true })
	m, err := marksOf(tx, quotes)
	return index.Limits{Keep: func(d index.Doc) bool {
		return d.Kind == index.Testimonies && !m.touches(d) || d.Kind == index.Quotes && !quotes[d.ID]
	}}, err
}

// repeated lets through the quotes that say again what others say, and the
// passages that they stand in, or those that do not.
func repeated(tx *store.Tx, yes bool) (index.Limits, error) {
	l, err := linksOf(tx)
	if err != nil {
		return index.Limits{}, err
	}
	quotes := make(map[corpus.ID]bool, len(l.of))
	for q := range l.of {
		quotes[q] = true
	}
	m, err := marksOf(tx, quotes)
	return index.Limits{Keep: func(d index.Doc) bool {
		switch d.Kind {
		case index.Quotes:
			return quotes[d.ID] == yes
		case index.Testimonies:
			return m.touches(d) == yes
		}
		return false
	}}, err
}

// marks are places in testimonies, in order.
type marks map[corpus.ID][]corpus.Span

// marksOf returns where the quotes stand.
func marksOf(tx *store.Tx, quotes map[corpus.ID]bool) (marks, error) {
	out := marks{}
	for id := range quotes {
		q, err := tx.Quotes().Get(id)
		if gone(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out[q.Testimony] = append(out[q.Testimony], q.Span)
	}
	for _, spans := range out {
		slices.SortFunc(spans, func(a, b corpus.Span) int { return a.Start - b.Start })
	}
	return out, nil
}

// touches reports whether a passage shares characters with one of the places.
func (m marks) touches(d index.Doc) bool {
	for _, s := range m[d.Testimony] {
		if s.Start >= d.Span.End {
			return false
		}
		if s.Overlap(d.Span) > 0 {
			return true
		}
	}
	return false
}
