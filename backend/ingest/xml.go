package ingest

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/xmltext"
)

const mostDepth = 200 // elements within one another

// xmlPart reads one part of a document. It goes no deeper than mostDepth and
// accepts no document type, so no entities of its own either.
type xmlPart struct {
	name string // of the file, for errors
	in   *xmltext.Reader
}

// xmlFile reads a file that is one XML document in whatever encoding it declares,
// and returns the encoding. Entities are those of HTML: they name one character.
// typed says that it may name its document type, which is never fetched.
func xmlFile(name string, data []byte, typed bool) (x *xmlPart, encoding string, warnings []Warning, err error) {
	text, encoding, guessed, err := decodeMarkup(name, data)
	if err != nil {
		return nil, "", nil, err
	}
	if guessed {
		warnings = []Warning{{Code: EncodingGuessed, Detail: encoding}}
	}
	in := strings.NewReader(strings.TrimLeft(text, "\uFEFF"))
	options := xmltext.Options{Depth: mostDepth, Entities: xml.HTMLEntity, Typed: typed, Decoded: true}
	return &xmlPart{name, xmltext.New(in, options)}, encoding, warnings, nil
}

// element reads the element just begun to its end.
type element func(start xmltext.Element) error

// each calls do for every child of the element just begun, up to its end, or of
// the document; do must read its child to the end. Character data between
// children is no text.
func (x *xmlPart) each(do element) error { return x.mixed(func([]byte) {}, do) }

// content is each, and returns the character data that stands between children.
func (x *xmlPart) content(do element) (string, error) {
	var text strings.Builder
	err := x.mixed(func(piece []byte) { text.Write(piece) }, do)
	return text.String(), err
}

// mixed reads the element just begun to its end: its character data, in pieces,
// and its children, in their order.
func (x *xmlPart) mixed(text func([]byte), do element) error {
	for {
		kind, err := x.in.Next()
		switch {
		case err == io.EOF:
			return nil // only where no element is open
		case err != nil:
			return x.fail(err)
		}
		switch kind {
		case xmltext.Begin:
			if err := do(x.in.Element()); err != nil {
				return err
			}
		case xmltext.End:
			return nil
		case xmltext.Text:
			text(x.in.Text())
		}
	}
}

// skip reads the element just begun to its end and forgets it.
func (x *xmlPart) skip(xmltext.Element) error {
	if err := x.in.Skip(); err != nil {
		return x.fail(err)
	}
	return nil
}

// words reads the element just begun to its end and reports whether there is a
// word in it.
func (x *xmlPart) words() (bool, error) {
	found := false
	var look element
	look = func(xmltext.Element) error {
		text, err := x.content(look)
		found = found || strings.TrimSpace(text) != ""
		return err
	}
	err := x.each(look)
	return found, err
}

// fail tells a person what is wrong, unless err does so already.
func (x *xmlPart) fail(err error) error {
	if errors.Is(err, xmltext.ErrDeclares) || errors.Is(err, xmltext.ErrDeep) {
		return corpus.Fail(corpus.Unsafe, x.name, "")
	}
	return damaged(x.name, err)
}

// damaged is the error about a document that cannot be read to its end.
func damaged(name string, err error) error {
	var told *corpus.Error
	if errors.As(err, &told) {
		return err
	}
	return &corpus.Error{Code: corpus.Broken, Subject: name, Err: err}
}

// toggle is a switch that may say nothing.
type toggle int8

const (
	unsaid toggle = iota
	off
	on
)

// toggled reads a switch such as <w:b/> or <w:b w:val="0"/>.
func toggled(e xmltext.Element) toggle {
	switch e.Attr("val") {
	case "0", "false", "off", "none":
		return off
	}
	return on
}

// number reads a number that a file gives, or 0.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1<<20 {
		return 0
	}
	return n
}
