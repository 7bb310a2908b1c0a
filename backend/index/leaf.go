package index

import (
	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// leaf is one of Bleve's segments while it is read. Documents go by their number
// in it. A leaf serves one goroutine.
type leaf struct {
	segment segment.Segment
	deleted *roaring.Bitmap
	dicts   map[string]segment.TermDictionary // by field
}

func leavesOf(reader *scorch.IndexSnapshot) []*leaf {
	var out []*leaf
	for _, s := range reader.Segments() {
		out = append(out, &leaf{s.Segment(), s.Deleted(), make(map[string]segment.TermDictionary)})
	}
	return out
}

// term is what is looked up in one field.
type term struct {
	field string
	text  []byte
}

// postings returns the documents that hold the term.
func (l *leaf) postings(t term) (segment.PostingsList, error) {
	d, err := l.dict(t.field)
	if err != nil {
		return nil, err
	}
	return d.PostingsList(t.text, l.deleted, nil)
}

func (l *leaf) dict(field string) (segment.TermDictionary, error) {
	if d, ok := l.dicts[field]; ok {
		return d, nil
	}
	d, err := l.segment.Dictionary(field)
	if err == nil {
		l.dicts[field] = d
	}
	return d, err
}

// eachTerm calls do with the postings of every term of the field that begins
// with prefix. The list is valid during the call only.
func (l *leaf) eachTerm(field string, prefix []byte, do func(segment.PostingsList) error) error {
	d, err := l.dict(field)
	if err != nil {
		return err
	}
	// Folded words are valid UTF-8, so that this comes after all with the prefix.
	end := append([]byte(nil), prefix...)
	end[len(end)-1]++
	var terms segment.DictionaryIterator
	if quick, ok := d.(interface { // without a count of documents, which would be read for nothing
		AutomatonIteratorOmitCount(segment.Automaton, []byte, []byte) segment.DictionaryIterator
	}); ok {
		terms = quick.AutomatonIteratorOmitCount(nil, prefix, end)
	} else {
		terms = d.AutomatonIterator(nil, prefix, end)
	}
	var list segment.PostingsList
	for {
		entry, err := terms.Next()
		if err != nil || entry == nil {
			return err
		}
		if list, err = d.PostingsList([]byte(entry.Term), l.deleted, list); err != nil {
			return err
		}
		if err := do(list); err != nil {
			return err
		}
	}
}

// docs returns the numbers of the documents in the list. The bitmap is Bleve's
// own: it must not be written to.
func docs(list segment.PostingsList) *roaring.Bitmap {
	it, ok := list.Iterator(false, false, false, nil).(segment.OptimizablePostingsIterator)
	if ok {
		if n, single := it.DocNum1Hit(); single {
			return roaring.BitmapOf(uint32(n))
		}
		if b := it.ActualBitmap(); b != nil {
			return b
		}
	}
	return roaring.New()
}

// walk returns the postings of those documents only, which must all be in the
// list, with frequency and norm, and with places if asked.
func walk(list segment.PostingsList, only *roaring.Bitmap, places bool) segment.PostingsIterator {
	it := list.Iterator(true, true, places, nil)
	if o, ok := it.(segment.OptimizablePostingsIterator); ok && o.ActualBitmap() != nil {
		o.ReplaceActual(only)
	}
	return it
}
