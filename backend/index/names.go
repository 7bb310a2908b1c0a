package index

import (
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// nameCache keeps the names of documents that searches read, which cost as much
// to read as all else of a hit: they decide the order of hits of equal scores. The
// documents of a segment never change their numbers. Safe for concurrent use.
type nameCache struct {
	mu       sync.Mutex
	segments map[uint64]*segmentNames
}

// segmentNames is the names of a segment's documents, by their numbers.
type segmentNames struct {
	mu    sync.RWMutex
	names [][]byte // nil where none was read
}

// leaves returns the segments of a moment of the index, with their names. Those of
// segments that went are forgotten.
func (x *Index) leaves(reader *scorch.IndexSnapshot) []*leaf {
	out := leavesOf(reader)
	c := &x.names
	c.mu.Lock()
	defer c.mu.Unlock()
	kept := make(map[uint64]*segmentNames, len(out))
	for _, l := range out {
		if l.names = c.segments[l.id]; l.names == nil {
			l.names = &segmentNames{names: make([][]byte, l.segment.Count())}
		}
		kept[l.id] = l.names
	}
	c.segments = kept
	return out
}

// name returns the name of a document.
func (n *segmentNames) name(s segment.Segment, doc uint32) ([]byte, error) {
	n.mu.RLock()
	name := n.names[doc]
	n.mu.RUnlock()
	if name != nil {
		return name, nil
	}
	name, err := s.DocID(uint64(doc))
	if err != nil {
		return nil, err
	}
	name = slices.Clone(name)
	n.mu.Lock()
	n.names[doc] = name
	n.mu.Unlock()
	return name, nil
}
