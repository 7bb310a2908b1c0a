package index

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// What Costs tells of beside the fields.
const (
	CostNames = "names" // of documents, as hits read them
	CostRest  = "rest"  // where things stand in a segment
)

// Costs returns how many bytes on disk each part of the index takes: its fields,
// _id for the documents looked up by their names, and CostNames and CostRest. It
// leaves out Bleve's list of segments, and fails on an index in memory.
func (x *Index) Costs() (map[string]int64, error) {
	out := map[string]int64{}
	err := x.read(func(reader *scorch.IndexSnapshot) error {
		for _, l := range leavesOf(reader) {
			if err := l.costs(out); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// costs adds the costs of a segment. In its file stand first the names and eight
// bytes for each, then field after field, of which the words come last.
func (l *leaf) costs(to map[string]int64) error {
	file, ok := l.segment.(interface {
		Data() []byte
		StoredIndexOffset() uint64
		DictAddr(field string) (uint64, error)
	})
	if !ok {
		return fmt.Errorf("index: a segment is a %T, which is not on disk", l.segment)
	}
	type field struct {
		name string
		end  uint64
	}
	var fields []field
	data := file.Data()
	for _, name := range l.segment.Fields() {
		at, err := file.DictAddr(name)
		if err != nil || at >= uint64(len(data)) {
			return fmt.Errorf("index: no words of the field %s (%w)", name, err)
		}
		size, n := binary.Uvarint(data[at:])
		fields = append(fields, field{name, at + uint64(n) + size})
	}
	slices.SortFunc(fields, func(a, b field) int { return cmp.Compare(a.end, b.end) })
	at := file.StoredIndexOffset() + 8*l.segment.Count()
	to[CostNames] += int64(at)
	for _, f := range fields {
		to[f.name] += int64(f.end) - int64(at)
		at = f.end
	}
	to[CostRest] += int64(len(data)) - int64(at)
	return nil
}
