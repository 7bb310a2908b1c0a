package index

import (
	"fmt"
	"strconv"
	"strings"

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
func (k Key) term() string { return string(k.Kind) + separator + string(k.ID) }

// separator stands between the parts of a document's name in Bleve.
const separator = "|"

// same stands in a name for an ID that is the testimony's again.
const same = "="

// name returns the document's name in Bleve: all that a hit says of it but the
// matches, so that nothing needs to be stored. Names sort by testimony, then by
// position.
func (d Doc) name() string {
	id := string(d.ID)
	if d.ID == d.Testimony {
		id = same
	}
	return fmt.Sprintf("%s|%08x|%08x|%s|%s|%s", d.Testimony, d.Span.Start, d.Span.End, d.Kind, id, d.Owner)
}

// parseName returns the document of that name, without its text.
func parseName(name string) (Doc, error) {
	p := strings.Split(name, separator)
	if len(p) != 6 {
		return Doc{}, fmt.Errorf("index: %q is not the name of a document", name)
	}
	start, err1 := strconv.ParseUint(p[1], 16, 31)
	end, err2 := strconv.ParseUint(p[2], 16, 31)
	d := Doc{
		Kind: Kind(p[3]), ID: corpus.ID(p[4]), Owner: p[5], Testimony: corpus.ID(p[0]),
		Span: corpus.Span{Start: int(start), End: int(end)},
	}
	if p[4] == same {
		d.ID = d.Testimony
	}
	if err1 != nil || err2 != nil || d.ID == "" {
		return Doc{}, fmt.Errorf("index: %q is not the name of a document", name)
	}
	return d, nil
}

// check refuses a document whose name could not be read back.
func (d Doc) check() error {
	back, err := parseName(d.name())
	d.Text, d.Language, d.Asked = "", "", false
	if err != nil || back != d {
		return fmt.Errorf("index: no name can be given to a document of kind %q with the ID %q", d.Kind, d.ID)
	}
	return nil
}
