package index

import (
	"encoding/json"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"

	"florilege/backend/corpus"
)

// Batch is a set of changes that the index makes at once, or not at all. What
// it drops goes before what it puts comes, so that both may name the same record.
type Batch struct {
	Put          []Doc       // a quote, a code or a memo takes the place of what was indexed of it
	DropPassages []corpus.ID // testimonies whose passages go
	Drop         []Key       // records whose texts go; one that is not there is no error
	State        State       // that the index then holds; the zero State leaves it
}

// Fields of a document.
const (
	fieldWords     = "words"     // its words as they are written, with their places
	fieldEnglish   = "words-en"  // the same of one in English
	fieldDutch     = "words-nl"  // the same of one in Dutch
	fieldKey       = "key"       // the document's key
	fieldKind      = "kind"      // its kind
	fieldTestimony = "testimony" // its testimony
	fieldAsked     = "asked"     // yes where it is said by somebody who asks the questions
)

// yes is the term of a field that is there or not.
const yes = "yes"

const (
	inPlace = bleve.IndexField | bleve.IncludeTermVectors
	keyword = bleve.IndexField | bleve.SkipFreqNorm
)

// Apply makes the changes of b. When it returns nil they are on disk. Once it
// fails the index cannot be trusted any more, and must be built again: Bleve may
// hold half of them.
func (x *Index) Apply(b Batch) (err error) {
	x.writing.Lock()
	defer x.writing.Unlock()
	batch := bleve.NewBatch()
	err = x.read(func(reader *scorch.IndexSnapshot) error { return x.prepare(reader, b, batch) })
	if err != nil {
		return err
	}
	x.open.RLock()
	defer x.open.RUnlock()
	if x.scorch == nil {
		return ErrClosed
	}
	defer recovered(&err)
	return x.scorch.Batch(batch)
}

// prepare writes the changes, and the record that they lead to, into batch.
func (x *Index) prepare(reader *scorch.IndexSnapshot, b Batch, batch *bleve.Batch) error {
	count, err := reader.DocCount()
	if err != nil {
		return err
	}
	for _, d := range b.Put {
		if err := d.check(); err != nil {
			return err
		}
		batch.Update(x.document(d))
	}
	now := int(count) + len(batch.IndexOps)
	goes := b.goes()
	err = eachName(reader, goes, func(k Key, name string) {
		_, again := batch.IndexOps[name]
		if again || goes[k] {
			now--
		}
		if goes[k] && !again {
			batch.Delete(name)
		}
	})
	if err != nil {
		return err
	}
	return keep(reader, batch, record{Version: version, State: b.State, Count: now})
}

// keep writes the record into batch, with the last state where it has none.
func keep(reader *scorch.IndexSnapshot, batch *bleve.Batch, r record) error {
	if r.State == (State{}) {
		last, err := recordOf(reader)
		if err != nil {
			return err
		}
		r.State = last.State
	}
	raw, err := json.Marshal(r)
	batch.SetInternal([]byte(recordKey), raw)
	return err
}

// goes returns the keys that the batch touches, and whether all that the index
// holds of them goes.
func (b Batch) goes() map[Key]bool {
	keys := make(map[Key]bool, len(b.Drop)+len(b.DropPassages))
	for _, d := range b.Put {
		keys[d.key()] = d.Kind != Testimonies
	}
	for _, id := range b.DropPassages {
		keys[Key{Testimonies, id}] = true
	}
	for _, k := range b.Drop {
		keys[k] = true
	}
	return keys
}

// document lays a text out in the fields.
func (x *Index) document(d Doc) *document.Document {
	out := document.NewDocument(d.name())
	out.AddField(document.NewTextFieldCustom(d.field(), nil, []byte(d.Text), inPlace, x.analyzer))
	out.AddField(document.NewTextFieldCustom(fieldKey, nil, []byte(d.key().term()), keyword, nil))
	out.AddField(document.NewTextFieldCustom(fieldKind, nil, []byte(d.Kind), keyword, nil))
	out.AddField(document.NewTextFieldCustom(fieldTestimony, nil, []byte(testimonyTerm(d.Testimony)), keyword, nil))
	if d.Asked {
		out.AddField(document.NewTextFieldCustom(fieldAsked, nil, []byte(yes), keyword, nil))
	}
	return out
}

// eachName calls do with the name of every document of the keys.
func eachName(reader *scorch.IndexSnapshot, keys map[Key]bool, do func(Key, string)) error {
	for _, l := range leavesOf(reader) {
		for k := range keys {
			list, err := l.postings(term{fieldKey, k.term()})
			if err != nil {
				return err
			}
			for it := docs(list).Iterator(); it.HasNext(); {
				name, err := l.segment.DocID(uint64(it.Next()))
				if err != nil {
					return err
				}
				do(k, string(name))
			}
		}
	}
	return nil
}
