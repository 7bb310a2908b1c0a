package stats

import (
	"slices"

	"florilege/backend/corpus"
)

// tree counts quotes, one after another, by numbered codes.
type tree struct {
	codes   map[corpus.ID]corpus.Code
	numbers map[corpus.ID]int
	ids     []corpus.ID // by number, as are the next four
	counts  []Count
	lines   [][]int // a code and those above it
	own     []int   // the last quote that was counted in Count.Own
	total   []int   // and in Count.Total
	quote   int     // the present one, from 1
}

func newTree(codes map[corpus.ID]corpus.Code) *tree {
	return &tree{codes: codes, numbers: make(map[corpus.ID]int, len(codes))}
}

// number returns the number of a code.
func (t *tree) number(id corpus.ID) int {
	n, known := t.numbers[id]
	if !known {
		n = len(t.ids)
		t.numbers[id] = n
		t.ids = append(t.ids, id)
		t.counts = append(t.counts, Count{})
		t.lines = append(t.lines, nil)
		t.own = append(t.own, 0)
		t.total = append(t.total, 0)
	}
	return n
}

// line returns a code and those above it, each once even in a circle of parents.
func (t *tree) line(n int) []int {
	if t.lines[n] == nil {
		var line []int
		for id := t.ids[n]; id != ""; id = t.codes[id].Parent {
			above := t.number(id)
			if slices.Contains(line, above) {
				break
			}
			line = append(line, above)
		}
		t.lines[n] = line
	}
	return t.lines[n]
}

// count counts a quote of these codes.
func (t *tree) count(codes []corpus.ID) {
	t.begin()
	for _, id := range codes {
		t.carry(t.number(id))
	}
}

// begin begins a quote.
func (t *tree) begin() { t.quote++ }

// carry counts the present quote for a code that it carries.
func (t *tree) carry(n int) {
	if t.own[n] == t.quote {
		return
	}
	line := t.line(n)
	t.own[n] = t.quote
	t.counts[n].Own++
	for _, above := range line {
		if t.total[above] != t.quote {
			t.total[above] = t.quote
			t.counts[above].Total++
		}
	}
}
