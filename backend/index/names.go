package index

import (
	"bytes"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// segmentCache keeps what searches read of segments again and again, which never
// change. Safe for concurrent use.
type segmentCache struct {
	mu       sync.Mutex
	segments map[uint64]*readSegment
}

// readSegment is what was read of a segment.
type readSegment struct {
	names  segmentNames
	ranks  segmentRanks
	counts countCache
	scores scores
}

// leaves returns the segments of a moment of the index, with what was read of
// them. That of segments that went is forgotten.
func (x *Index) leaves(reader *scorch.IndexSnapshot) []*leaf {
	out := leavesOf(reader)
	c := &x.cache
	c.mu.Lock()
	defer c.mu.Unlock()
	kept := make(map[uint64]*readSegment, len(out))
	for _, l := range out {
		if l.read = c.segments[l.id]; l.read == nil {
			l.read = &readSegment{}
		}
		kept[l.id] = l.read
	}
	c.segments = kept
	return out
}

// segmentNames is the names of a segment's documents, by their numbers.
type segmentNames struct {
	once sync.Once
	err  error
	all  []byte
	ends []uint32 // of each name in all
}

// of returns the name of a document. The first call reads all names.
func (n *segmentNames) of(s segment.Segment, doc uint32) ([]byte, error) {
	n.once.Do(func() {
		n.ends = make([]uint32, 0, s.Count())
		for i := range s.Count() {
			name, err := s.DocID(i)
			if err != nil {
				n.err = err
				return
			}
			n.all = append(n.all, name...)
			n.ends = append(n.ends, uint32(len(n.all)))
		}
	})
	if n.err != nil {
		return nil, n.err
	}
	start := uint32(0)
	if doc > 0 {
		start = n.ends[doc-1]
	}
	return n.all[start:n.ends[doc]:n.ends[doc]], nil
}

// segmentRanks says where a segment's documents come in the order of their names,
// by their numbers: that decides the order of hits of equal scores, of which there
// are as many as hits where words have no scores.
type segmentRanks struct {
	once sync.Once
	err  error
	rank []uint32
}

// of returns the rank of every document.
func (r *segmentRanks) of(s segment.Segment, names *segmentNames) ([]uint32, error) {
	r.once.Do(func() {
		sorted := make([]uint32, s.Count())
		for i := range sorted {
			sorted[i] = uint32(i)
		}
		if len(sorted) > 0 {
			if _, r.err = names.of(s, 0); r.err != nil {
				return
			}
		}
		slices.SortFunc(sorted, func(a, b uint32) int {
			x, _ := names.of(s, a)
			y, _ := names.of(s, b)
			return bytes.Compare(x, y)
		})
		r.rank = make([]uint32, len(sorted))
		for i, doc := range sorted {
			r.rank[doc] = uint32(i)
		}
	})
	return r.rank, r.err
}
