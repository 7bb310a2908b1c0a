package index

import (
	"bytes"
	"cmp"
	"slices"
)

// ranked is a document found, with what decides its place in the result.
type ranked struct {
	score float64
	leaf  *leaf
	doc   uint32
	name  []byte // of the document; read only where scores are equal, and for the page
}

// read fetches the document's name.
func (r *ranked) read() (err error) {
	if r.name == nil {
		r.name, err = r.leaf.names.name(r.leaf.segment, r.doc)
	}
	return err
}

// page keeps the best of the documents offered to it.
type page struct {
	size int
	kept []ranked // at most twice the size
	cut  bool     // kept was cut once: what ranks after its size-th is out
	err  error    // of the first name that could not be read
}

// rank orders documents: the better score first, equals by testimony and
// position.
func (p *page) rank(a, b *ranked) int {
	if a.score != b.score {
		return cmp.Compare(b.score, a.score)
	}
	for _, r := range []*ranked{a, b} {
		if err := r.read(); err != nil && p.err == nil {
			p.err = err
		}
	}
	return bytes.Compare(a.name, b.name)
}

// offer keeps r if it may be among the best.
func (p *page) offer(r ranked) {
	if p.size == 0 || p.cut && p.rank(&r, &p.kept[p.size-1]) > 0 {
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
	return p.kept[min(offset, len(p.kept)):]
}
