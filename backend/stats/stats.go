// Package stats counts: how many quotes each code carries, each time or once
// for every confirmed repeat. Pure functions; no result is ever NaN or infinite.
package stats

import (
	"iter"

	"florilege/backend/corpus"
)

// Quote is what is counted of a quote.
type Quote struct {
	Codes []corpus.ID
	Group string // the confirmed repeats it belongs to, or ""
}

// Count is the quotes of a code.
type Count struct {
	Own   int // with the code itself
	Total int // with the code or one under it
}

// ByCode counts the quotes of each code. A quote counts once in a total,
// however many codes under it the quote carries. With once, the quotes of one
// group count together: once for each code that any of them carries.
func ByCode(quotes iter.Seq[Quote], codes map[corpus.ID]corpus.Code, once bool) map[corpus.ID]Count {
	c := counter{codes: codes, out: make(map[corpus.ID]Count, len(codes)), above: make(map[corpus.ID][]corpus.ID, len(codes))}
	groups := map[string]map[corpus.ID]bool{}
	var order []string
	for q := range quotes {
		if !once || q.Group == "" {
			c.count(q.Codes)
			continue
		}
		if groups[q.Group] == nil {
			groups[q.Group] = map[corpus.ID]bool{}
			order = append(order, q.Group)
		}
		for _, code := range q.Codes {
			groups[q.Group][code] = true
		}
	}
	for _, g := range order {
		var all []corpus.ID
		for code := range groups[g] {
			all = append(all, code)
		}
		c.count(all)
	}
	return c.out
}

type counter struct {
	codes map[corpus.ID]corpus.Code
	out   map[corpus.ID]Count
	above map[corpus.ID][]corpus.ID // a code and its ancestors
	seen  map[corpus.ID]bool
}

// count adds one quote with these codes.
func (c *counter) count(codes []corpus.ID) {
	if len(codes) == 1 {
		// The usual quote needs no set.
		c.own(codes[0])
		for _, id := range c.line(codes[0]) {
			c.total(id)
		}
		return
	}
	c.seen = map[corpus.ID]bool{}
	for _, code := range codes {
		c.own(code)
		for _, id := range c.line(code) {
			if !c.seen[id] {
				c.seen[id] = true
				c.total(id)
			}
		}
	}
}

func (c *counter) own(id corpus.ID) {
	n := c.out[id]
	n.Own++
	c.out[id] = n
}

func (c *counter) total(id corpus.ID) {
	n := c.out[id]
	n.Total++
	c.out[id] = n
}

// line returns a code and its ancestors; a circle of parents is cut.
func (c *counter) line(id corpus.ID) []corpus.ID {
	if line, ok := c.above[id]; ok {
		return line
	}
	var line []corpus.ID
	for at := id; at != "" && len(line) <= len(c.codes); at = c.codes[at].Parent {
		line = append(line, at)
	}
	c.above[id] = line
	return line
}
