package index

import (
	"runtime"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// leaf is one of Bleve's segments while it is read. Documents go by their number
// in it. A leaf serves one goroutine at a time.
type leaf struct {
	id      uint64
	segment segment.Segment
	deleted *roaring.Bitmap
	read    *readSegment                      // nil where nothing is searched
	dicts   map[string]segment.TermDictionary // by field
	slots   map[*slot]holding
}

// holding is the documents of a leaf that hold words of a slot.
type holding struct {
	lists []posted
	any   *roaring.Bitmap // those of all lists
}

// posted is the documents that hold one word.
type posted struct {
	term  term
	list  segment.PostingsList
	docs  *roaring.Bitmap
	worth float64 // of the word, as in meant
}

func leavesOf(reader *scorch.IndexSnapshot) []*leaf {
	var out []*leaf
	for _, s := range reader.Segments() {
		out = append(out, &leaf{
			id: s.Id(), segment: s.Segment(), deleted: s.Deleted(),
			dicts: make(map[string]segment.TermDictionary), slots: make(map[*slot]holding),
		})
	}
	return out
}

// inParallel runs do on every leaf and returns the first error.
func inParallel(leaves []*leaf, do func(*leaf) error) error {
	var (
		group sync.WaitGroup
		once  sync.Once
		first error
		free  = make(chan struct{}, runtime.GOMAXPROCS(0))
	)
	for _, l := range leaves {
		free <- struct{}{}
		group.Go(func() {
			defer func() { <-free }()
			if err := do(l); err != nil {
				once.Do(func() { first = err })
			}
		})
	}
	group.Wait()
	return first
}

// term is what is looked up in one field.
type term struct{ field, text string }

// postings returns the documents that hold the term.
func (l *leaf) postings(t term) (segment.PostingsList, error) {
	d, err := l.dict(t.field)
	if err != nil {
		return nil, err
	}
	return d.PostingsList([]byte(t.text), l.deleted, nil)
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

// eachWord calls do with every word that a field of the leaf holds, those of
// deleted documents included.
func (l *leaf) eachWord(field string, do func(string)) error {
	d, err := l.dict(field)
	if err != nil {
		return err
	}
	var words segment.DictionaryIterator
	if quick, ok := d.(interface { // without a count of documents, which would be read for nothing
		AutomatonIteratorOmitCount(segment.Automaton, []byte, []byte) segment.DictionaryIterator
	}); ok {
		words = quick.AutomatonIteratorOmitCount(nil, nil, nil)
	} else {
		words = d.AutomatonIterator(nil, nil, nil)
	}
	for {
		entry, err := words.Next()
		if err != nil || entry == nil {
			return err
		}
		do(entry.Term)
	}
}

// look looks up the words of the slots.
func (l *leaf) look(slots []*slot) error {
	for _, s := range slots {
		h := holding{any: roaring.New()}
		for i, m := range s.meant {
			word := term{m.field, m.term}
			list, err := l.postings(word)
			if err != nil {
				return err
			}
			if b := docs(list); !b.IsEmpty() {
				h.lists = append(h.lists, posted{word, list, b, s.meant[i].worth})
			}
		}
		if len(h.lists) == 1 {
			h.any = h.lists[0].docs
		} else {
			for _, p := range h.lists {
				h.any.Or(p.docs)
			}
		}
		l.slots[s] = h
	}
	return nil
}

// holdingAny returns the documents that hold one of the terms.
func (l *leaf) holdingAny(terms []term) (*roaring.Bitmap, error) {
	out := roaring.New()
	for _, t := range terms {
		list, err := l.postings(t)
		if err != nil {
			return nil, err
		}
		out.Or(docs(list))
	}
	return out, nil
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

// walk returns the postings of those documents that hold the word, with
// frequency and norm, and with places if asked.
func (p posted) walk(in *roaring.Bitmap, places bool) segment.PostingsIterator {
	it := p.list.Iterator(true, true, places, nil)
	if o, ok := it.(segment.OptimizablePostingsIterator); ok && o.ActualBitmap() != nil {
		// The list as it is costs less to walk than one that leaves some out.
		if both := roaring.And(p.docs, in); both.GetCardinality() < p.docs.GetCardinality() {
			o.ReplaceActual(both)
		}
	}
	return it
}
