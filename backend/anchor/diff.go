package anchor

import (
	"slices"
	"unicode/utf8"

	"florilege/backend/corpus"
)

const (
	mostSteps = 400 // of Myers' search in one stretch, past which it is replaced whole
	mostDepth = 48  // of stretches inside stretches
)

// Diff returns the edits that turn one normalised text into another, by whole words: words
// that occur once in both are paired first (patience), what lies between by the
// shortest edit script (Myers 1986). A stretch of which little is left is one edit.
func Diff(from, to string) []corpus.Edit {
	known := map[string]int{}
	d := differ{a: tokens(from, known), b: tokens(to, known)}
	d.count = make([]uses, len(known))
	d.compare(0, len(d.a), 0, len(d.b), 0)
	out := []corpus.Edit{}
	put := func(a, aEnd, b, bEnd int) {
		if a < aEnd || b < bEnd {
			out = append(out, corpus.Edit{
				Span: corpus.Span{Start: at(d.a, a, from), End: at(d.a, aEnd, from)},
				Text: to[at(d.b, b, to):at(d.b, bEnd, to)],
			})
		}
	}
	a, b := 0, 0
	for _, p := range append(d.pairs, pair{len(d.a), len(d.b)}) {
		// A word that was respelt is told apart from what changed beside it.
		for a < p.a && b < p.b && respelt(word(d.a, a, from), word(d.b, b, to)) {
			put(a, a+1, b, b+1)
			a, b = a+1, b+1
		}
		end, bEnd := p.a, p.b
		for a < end && b < bEnd && respelt(word(d.a, end-1, from), word(d.b, bEnd-1, to)) {
			end, bEnd = end-1, bEnd-1
		}
		put(a, end, b, bEnd)
		for ; end < p.a; end, bEnd = end+1, bEnd+1 {
			put(end, end+1, bEnd, bEnd+1)
		}
		a, b = p.a+1, p.b+1
	}
	return out
}

func word(tokens []token, i int, text string) string {
	return text[tokens[i].start:at(tokens, i+1, text)]
}

// respelt reports whether two words begin alike for half of the longer one.
func respelt(a, b string) bool {
	n := commonPrefix(a, b)
	return n > 0 && 2*n >= max(len(a), len(b))
}

// token is a word, or a sign between two.
type token struct {
	start int // byte
	id    int // the same for the same bytes
}

func tokens(text string, known map[string]int) []token {
	var out []token
	add := func(start, end int) {
		id, ok := known[text[start:end]]
		if !ok {
			id = len(known)
			known[text[start:end]] = id
		}
		out = append(out, token{start, id})
	}
	signs := func(start, end int) {
		for i, r := range text[start:end] {
			add(start+i, start+i+utf8.RuneLen(r))
		}
	}
	end := 0
	for _, w := range Words(text) {
		signs(end, w.Start)
		add(w.Start, w.End)
		end = w.End
	}
	signs(end, len(text))
	return out
}

// at returns where token i begins, or the text ends.
func at(tokens []token, i int, text string) int {
	if i < len(tokens) {
		return tokens[i].start
	}
	return len(text)
}

// pair is two tokens that are the same.
type pair struct{ a, b int }

// uses is how often a token occurs in two stretches, and where it did last.
type uses struct{ inA, inB, a, b int }

type differ struct {
	a, b  []token
	count []uses // by token, zero between two calls of once
	pairs []pair // in order
}

// compare pairs the tokens of two stretches.
func (d *differ) compare(a, aEnd, b, bEnd, depth int) {
	for a < aEnd && b < bEnd && d.a[a].id == d.b[b].id {
		d.pairs = append(d.pairs, pair{a, b})
		a, b = a+1, b+1
	}
	tail := 0
	for a < aEnd-tail && b < bEnd-tail && d.a[aEnd-tail-1].id == d.b[bEnd-tail-1].id {
		tail++
	}
	aEnd, bEnd = aEnd-tail, bEnd-tail
	if a < aEnd && b < bEnd {
		if once := d.once(a, aEnd, b, bEnd); len(once) > 0 && depth < mostDepth {
			for _, p := range append(once, pair{aEnd, bEnd}) {
				d.compare(a, p.a, b, p.b, depth+1)
				if p.a < aEnd {
					d.pairs = append(d.pairs, p)
				}
				a, b = p.a+1, p.b+1
			}
		} else {
			d.shortest(a, aEnd, b, bEnd)
		}
	}
	for i := range tail {
		d.pairs = append(d.pairs, pair{aEnd + i, bEnd + i})
	}
}

// once returns the tokens that occur once in both stretches, as many as come in
// the same order.
func (d *differ) once(a, aEnd, b, bEnd int) []pair {
	for i := a; i < aEnd; i++ {
		u := &d.count[d.a[i].id]
		u.inA, u.a = u.inA+1, i
	}
	for j := b; j < bEnd; j++ {
		u := &d.count[d.b[j].id]
		u.inB, u.b = u.inB+1, j
	}
	var all []pair
	for i := a; i < aEnd; i++ {
		if u := d.count[d.a[i].id]; u.inA == 1 && u.inB == 1 {
			all = append(all, pair{i, u.b})
		}
	}
	for i := a; i < aEnd; i++ {
		d.count[d.a[i].id] = uses{}
	}
	for j := b; j < bEnd; j++ {
		d.count[d.b[j].id] = uses{}
	}
	return rising(all)
}

// rising returns a longest part of pairs, which are in the order of a, that is in
// the order of b too.
func rising(pairs []pair) []pair {
	var ends []int // ends[n] ends the best row of n+1
	before := make([]int, len(pairs))
	for i, p := range pairs {
		n, _ := slices.BinarySearchFunc(ends, p.b, func(end, b int) int { return pairs[end].b - b })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	out := make([]pair, len(ends))
	if len(ends) > 0 {
		for i, n := ends[len(ends)-1], len(ends)-1; i >= 0; i, n = before[i], n-1 {
			out[n] = pairs[i]
		}
	}
	return out
}

// shortest pairs the tokens of two stretches by Myers' greedy search, none where
// that would take too long.
func (d *differ) shortest(a, aEnd, b, bEnd int) {
	n, m := aEnd-a, bEnd-b
	most := min(n+m, mostSteps)
	reach := make([]int, 2*most+3) // furthest x on each diagonal
	var trace [][]int
	for step := 0; step <= most; step++ {
		trace = append(trace, slices.Clone(reach))
		for k := -step; k <= step; k += 2 {
			x := d.furthest(reach, most, step, k)
			for x < n && x-k < m && d.a[a+x].id == d.b[b+x-k].id {
				x++
			}
			reach[most+1+k] = x
			if x >= n && x-k >= m {
				d.back(trace, most, pair{a, b}, n, m)
				return
			}
		}
	}
}

func (d *differ) furthest(reach []int, most, step, k int) int {
	if k == -step || k != step && reach[most+k] < reach[most+2+k] {
		return reach[most+2+k]
	}
	return reach[most+k] + 1
}

// back follows Myers' trace from the end and adds the pairs that it went through.
func (d *differ) back(trace [][]int, most int, from pair, x, y int) {
	var out []pair
	for step := len(trace) - 1; step >= 0; step-- {
		k := x - y
		reach := trace[step]
		wasK := k - 1
		if k == -step || k != step && reach[most+k] < reach[most+2+k] {
			wasK = k + 1
		}
		wasX := reach[most+1+wasK]
		if step == 0 {
			wasX, wasK = 0, 0
		}
		wasY := wasX - wasK
		for x > wasX && y > wasY {
			x, y = x-1, y-1
			out = append(out, pair{from.a + x, from.b + y})
		}
		x, y = wasX, wasY
	}
	slices.Reverse(out)
	d.pairs = append(d.pairs, out...)
}
