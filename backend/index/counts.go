package index

import (
	"math"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// countCache keeps what the frequent words of a segment are worth in each of its
// documents, which costs most of a search for them to read. Safe for concurrent use.
type countCache struct {
	mu    sync.Mutex
	words map[term][]float32 // in the order of the documents that hold the word
	size  int                // numbers kept
}

// Words that fewer documents hold are read each time. What is kept of a segment
// is 16 MB at most: the words of which it would be more are then read again.
const (
	frequent = 256
	maxKept  = 4 << 20
)

// worthOf returns what a word that a document holds so often is worth there: the
// more often and the shorter the document, the more.
func worthOf(p segment.Posting) float32 {
	return float32(p.Norm() * math.Sqrt(float64(p.Frequency())))
}

// frequentWord is what a frequent word is worth in the documents that hold it,
// deleted ones included.
type frequentWord struct {
	docs  *roaring.Bitmap
	worth []float32 // in their order
}

// frequent returns what a word is worth in each document, or false where few
// documents hold it.
func (l *leaf) frequent(t term, holders uint64) (w frequentWord, ok bool, err error) {
	if holders < frequent {
		return w, false, nil
	}
	d, err := l.dict(t.field)
	if err != nil {
		return w, false, err
	}
	list, err := d.PostingsList([]byte(t.text), nil, nil)
	if err != nil {
		return w, false, err
	}
	w.docs = docs(list)
	c := &l.read.counts
	c.mu.Lock()
	w.worth = c.words[t]
	c.mu.Unlock()
	if w.worth != nil {
		return w, true, nil
	}
	w.worth = make([]float32, 0, w.docs.GetCardinality())
	err = eachPosting(list.Iterator(true, true, false, nil), func(p segment.Posting) { w.worth = append(w.worth, worthOf(p)) })
	if err == nil {
		c.keep(t, w.worth)
	}
	return w, err == nil, err
}

// keep keeps what a word is worth, and forgets the others where that is too much.
func (c *countCache) keep(t term, worth []float32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.words == nil || c.size+len(worth) > maxKept {
		c.words, c.size = make(map[term][]float32), 0
	}
	c.words[t] = worth
	c.size += len(worth)
}

// addTo adds what the word is worth, times the weight, to the scores of all
// documents that hold it.
func (w frequentWord) addTo(scores []float64, weight float64) {
	var some [256]uint32
	worth := w.worth
	for it := w.docs.ManyIterator(); ; {
		n := it.NextMany(some[:])
		if n == 0 {
			return
		}
		for i, doc := range some[:n] {
			scores[doc] += weight * float64(worth[i])
		}
		worth = worth[n:]
	}
}

// scores lends the scores of a segment's documents, by their numbers.
type scores struct{ free sync.Pool }

// take returns as many scores of 0.
func (s *scores) take(n uint64) []float64 {
	if free, ok := s.free.Get().(*[]float64); ok {
		clear(*free)
		return *free
	}
	return make([]float64, n)
}

// give takes scores back that nobody reads any more.
func (s *scores) give(used []float64) { s.free.Put(&used) }
