package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/lexicon"
)

// Kind says what sort of text a document is.
type Kind string

// The kinds of document.
const (
	Testimonies Kind = "testimonies" // a passage of a testimony
	Quotes      Kind = "quotes"
	Codes       Kind = "codes" // a code's name and definition
	Memos       Kind = "memos"
)

// Kinds returns every kind, in the order that an interface shows them.
func Kinds() []Kind { return []Kind{Testimonies, Quotes, Codes, Memos} }

// Doc is one searchable text.
type Doc struct {
	Kind      Kind
	ID        corpus.ID   // of the quote, the code or the memo's owner; of the testimony for a passage
	Owner     string      // of a memo: what it was written on, in the caller's words
	Testimony corpus.ID   // "" outside testimonies
	Span      corpus.Span // of the passage or quote in its testimony, bytes
	Asked     bool        // said by somebody who asks the questions
	Language  string      // BCP 47: "en", "nl"; any other is read as French
	Text      string      // what is searched; a Hit's matches are spans in it
}

// field returns the field that has the document's words.
func (d Doc) field() string {
	switch d.Language {
	case lexicon.EnglishText:
		return fieldEnglish
	case lexicon.DutchText:
		return fieldDutch
	}
	return fieldWords
}

// Key names all that is indexed of one record: a quote, a code, the memo on a
// record, or the passages of a testimony.
type Key struct {
	Kind Kind
	ID   corpus.ID
}

func (d Doc) key() Key { return Key{d.Kind, d.ID} }

// term is how a key is looked up.
func (k Key) term() string { return string(appendID([]byte(k.Kind), k.ID)) }

// testimonyTerm is how the documents of a testimony are looked up.
func testimonyTerm(id corpus.ID) string { return string(appendID(nil, id)) }

// name returns the document's name in Bleve: all that a hit says of it but the
// matches, so that nothing needs to be stored. Names sort by testimony, then by
// position. Every document's stands in the index twice, so that it is short.
func (d Doc) name() string {
	out := appendID(make([]byte, 0, 48), d.Testimony)
	out = binary.BigEndian.AppendUint32(out, uint32(d.Span.Start))
	out = binary.BigEndian.AppendUint32(out, uint32(d.Span.End))
	out = append(out, d.Kind.letter())
	if d.ID == d.Testimony && d.ID != "" {
		out = append(out, sameID)
	} else {
		out = appendID(out, d.ID)
	}
	return string(append(out, d.Owner...))
}

// letter stands for a kind in names, and 0 for one that there is not.
func (k Kind) letter() byte {
	if !slices.Contains(Kinds(), k) {
		return 0
	}
	return k[0]
}

// parseName returns the document of that name, without its text.
func parseName(name []byte) (d Doc, err error) {
	testimony, rest, err := cutID(name)
	if err != nil || len(rest) < lengthOfPlace {
		return d, errNoName
	}
	id, owner, err := cutID(rest[lengthOfPlace:])
	if err != nil {
		return d, errNoName
	}
	start, end := binary.BigEndian.Uint32(rest), binary.BigEndian.Uint32(rest[4:])
	d = Doc{ID: unpacked(id), Owner: string(owner), Testimony: unpacked(testimony), Span: corpus.Span{Start: int(start), End: int(end)}}
	for _, k := range Kinds() {
		if k.letter() == rest[8] {
			d.Kind = k
		}
	}
	if id[0] == sameID {
		d.ID = d.Testimony
	}
	if d.Kind == "" || d.ID == "" || testimony[0] == sameID || max(start, end) > math.MaxInt32 {
		return Doc{}, errNoName
	}
	return d, nil
}

// lengthOfPlace is how many bytes of a name say where a text stands and what kind
// it is of.
const lengthOfPlace = 4 + 4 + 1

var errNoName = errors.New("index: that is not the name of a document")

// check refuses a document whose name could not be read back.
func (d Doc) check() error {
	back, err := parseName([]byte(d.name()))
	d.Text, d.Language, d.Asked = "", "", false
	if err != nil || back != d {
		return fmt.Errorf("index: no name can be given to a document of kind %q with the ID %q", d.Kind, d.ID)
	}
	return nil
}
