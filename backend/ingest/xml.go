package ingest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"florilege/backend/corpus"
)

const mostDepth = 200 // elements within one another

// xmlPart reads one part of a document token by token. It goes no deeper than
// mostDepth and accepts no document type, so no entities of its own either.
type xmlPart struct {
	name  string // of the file, for errors
	dec   *xml.Decoder
	depth int
	typed bool // it may name its document type: never fetched, and without declarations of its own
}

// xmlFile reads a file that is one XML document in whatever encoding it declares,
// and returns the encoding. Entities are those of HTML: they name one character.
func xmlFile(name string, data []byte) (x *xmlPart, encoding string, warnings []Warning, err error) {
	text, encoding, guessed, err := decodeMarkup(name, data)
	if err != nil {
		return nil, "", nil, err
	}
	if guessed {
		warnings = []Warning{{Code: EncodingGuessed, Detail: encoding}}
	}
	dec := xml.NewDecoder(strings.NewReader(strings.TrimLeft(text, "\uFEFF")))
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded already
	dec.Entity = xml.HTMLEntity
	return &xmlPart{name: name, dec: dec}, encoding, warnings, nil
}

// element reads the element just begun to its end.
type element func(start xml.StartElement) error

// each calls do for every child of the element just begun, up to its end; do
// must read its child to the end. Character data between children is no text.
func (x *xmlPart) each(do element) error {
	_, err := x.content(do)
	return err
}

// content is each, and returns the character data that stands between children.
func (x *xmlPart) content(do element) (string, error) {
	if x.depth++; x.depth > mostDepth {
		return "", x.tooDeep()
	}
	defer func() { x.depth-- }()
	var text []byte
	for {
		token, err := x.dec.Token()
		if errors.Is(err, io.EOF) && x.depth == 1 {
			return string(text), nil
		}
		if err != nil {
			return "", x.fail(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := do(t); err != nil {
				return "", err
			}
		case xml.EndElement:
			return string(text), nil
		case xml.CharData:
			text = append(text, t...)
		case xml.Directive:
			if !x.names(t) {
				return "", x.declares()
			}
		}
	}
}

// mixed reads the element just begun to its end: its character data and its
// children, in their order.
func (x *xmlPart) mixed(text func(string), do element) error {
	if x.depth++; x.depth > mostDepth {
		return x.tooDeep()
	}
	defer func() { x.depth-- }()
	for {
		token, err := x.dec.Token()
		if err != nil {
			return x.fail(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := do(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		case xml.CharData:
			text(string(t))
		case xml.Directive:
			if !x.names(t) {
				return x.declares()
			}
		}
	}
}

// skip reads the element just begun to its end and forgets it.
func (x *xmlPart) skip(xml.StartElement) error { return x.each(x.skip) }

// words reads the element just begun to its end and reports whether there is a
// word in it.
func (x *xmlPart) words() (bool, error) {
	found := false
	var look element
	look = func(xml.StartElement) error {
		text, err := x.content(look)
		found = found || strings.TrimSpace(text) != ""
		return err
	}
	err := x.each(look)
	return found, err
}

func (x *xmlPart) tooDeep() error {
	return corpus.Fail(corpus.Unsafe, x.name, "")
}

// names reports whether d does no more than name a type that the file may have.
func (x *xmlPart) names(d xml.Directive) bool {
	return x.typed && x.depth == 1 && bytes.HasPrefix(d, []byte("DOCTYPE")) && !bytes.ContainsAny(d, "[<")
}

func (x *xmlPart) declares() error {
	return corpus.Fail(corpus.Unsafe, x.name, "")
}

// fail tells a person what is wrong, unless err does so already.
func (x *xmlPart) fail(err error) error { return damaged(x.name, err) }

// damaged is the error about a document that cannot be read to its end.
func damaged(name string, err error) error {
	var told *corpus.Error
	if errors.As(err, &told) {
		return err
	}
	return &corpus.Error{Code: corpus.Broken, Subject: name, Err: err}
}

// attr returns an attribute by its name without prefix, or "".
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// toggle is a switch that may say nothing.
type toggle int8

const (
	unsaid toggle = iota
	off
	on
)

// toggled reads a switch such as <w:b/> or <w:b w:val="0"/>.
func toggled(e xml.StartElement) toggle {
	switch attr(e, "val") {
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
