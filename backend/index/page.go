package index

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"sync/atomic"
)

// ranked is a document found, with what decides its place in the result.
type ranked struct {
	score float64
	leaf  *leaf
	doc   uint32
}

// name returns the document's name, valid while its leaf is read.
func (r *ranked) name() ([]byte, error) { return r.leaf.read.names.of(r.leaf.segment, r.doc) }

// page keeps the best of the documents offered to it.
type page struct {
	size int
	kept []ranked // at most twice the size
	cut  bool     // kept was cut once: what ranks after its size-th is out
	err  error    // of the first name that could not be read

	floor *floor // of all pages of a search; nil for none
}

// floor is a score that so many documents reach as a page has: those below it are
// on none, whatever segment they are of. Safe for concurrent use.
type floor struct{ bits atomic.Uint64 }

// raise says that a page is full of documents of that score or better. Scores are
// not negative: they compare as their bits do.
func (f *floor) raise(score float64) {
	for bits := math.Float64bits(score); ; {
		old := f.bits.Load()
		if old >= bits || f.bits.CompareAndSwap(old, bits) {
			return
		}
	}
}

func (f *floor) at() float64 { return math.Float64frombits(f.bits.Load()) }

// rank orders documents: the better score first, equals by testimony and
// position.
func (p *page) rank(a, b *ranked) int {
	if a.score != b.score {
		return cmp.Compare(b.score, a.score)
	}
	if a.leaf == b.leaf {
		ranks, err := a.leaf.read.ranks.of(a.leaf.segment, &a.leaf.read.names)
		if err != nil {
			p.failed(err)
			return 0
		}
		return cmp.Compare(ranks[a.doc], ranks[b.doc])
	}
	x, err := a.name()
	p.failed(err)
	y, err := b.name()
	p.failed(err)
	return bytes.Compare(x, y)
}

func (p *page) failed(err error) {
	if p.err == nil {
		p.err = err
	}
}

// offer keeps r if it may be among the best.
func (p *page) offer(r ranked) {
	switch {
	case p.size == 0, p.floor != nil && r.score < p.floor.at():
		return
	case p.cut && (r.score < p.kept[p.size-1].score || p.rank(&r, &p.kept[p.size-1]) > 0):
		return
	}
	if p.kept = append(p.kept, r); len(p.kept) >= 2*p.size {
		p.best(0)
		p.cut = true
	}
}

// best returns the documents from the offset on, best first.
func (p *page) best(offset int) []ranked {
	slices.SortFunc(p.kept, func(a, b ranked) int { return p.rank(&a, &b) })
	p.kept = p.kept[:min(p.size, len(p.kept))]
	if p.floor != nil && p.size > 0 && len(p.kept) == p.size {
		p.floor.raise(p.kept[p.size-1].score)
	}
	return p.kept[min(offset, len(p.kept)):]
}
