package codebook

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"florilege/backend/corpus"
)

// REFI-QDA is the exchange format of programs for qualitative analysis. Its
// codebook (.qdc) has names, colours, a description and a tree, and no more:
// criteria and the example go into the description, and come back from there.
const (
	qdcNamespace = "urn:QDA-XML:codebook:1.0"
	qdcOrigin    = "Florilège"
)

type qdcBook struct {
	XMLName xml.Name  `xml:"CodeBook"`
	Space   string    `xml:"xmlns,attr"`
	Origin  string    `xml:"origin,attr"`
	Codes   []qdcCode `xml:"Codes>Code"`
}

type qdcCode struct {
	GUID        string    `xml:"guid,attr"`
	Name        string    `xml:"name,attr"`
	Codable     bool      `xml:"isCodable,attr"`
	Color       string    `xml:"color,attr,omitempty"`
	Description string    `xml:"Description,omitempty"`
	Codes       []qdcCode `xml:"Code"`
}

// WriteQDC writes a codebook as REFI-QDA. Memos stay in the program.
func WriteQDC(w io.Writer, nodes []Node, language string) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	out := xml.NewEncoder(w)
	out.Indent("", "  ")
	book := qdcBook{Space: qdcNamespace, Origin: qdcOrigin, Codes: qdcCodes(nodes, wordsOf(language))}
	if err := out.Encode(book); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func qdcCodes(nodes []Node, w words) []qdcCode {
	out := make([]qdcCode, len(nodes))
	for i, n := range nodes {
		out[i] = qdcCode{n.ID, n.Name, true, n.Color, described(n, w), qdcCodes(n.Codes, w)}
	}
	return out
}

// described puts all that is written about a code into one text.
func described(n Node, w words) string {
	parts := []string{n.Definition}
	for _, p := range [][2]string{{w.inclusion, n.Inclusion}, {w.exclusion, n.Exclusion}, {w.example, n.Example}} {
		if p[1] != "" {
			parts = append(parts, p[0]+p[1])
		}
	}
	return strings.TrimSpace(strings.Join(parts, "\n\n"))
}

// take reads into a node what described wrote, in either language. What follows a
// label goes with it up to the next one.
func (n *Node) take(text string) {
	n.Definition = ""
	fr, en := wordsOf("fr"), wordsOf("en")
	labels := []struct {
		label string
		field *string
	}{
		{fr.inclusion, &n.Inclusion}, {fr.exclusion, &n.Exclusion}, {fr.example, &n.Example},
		{en.inclusion, &n.Inclusion}, {en.exclusion, &n.Exclusion}, {en.example, &n.Example},
	}
	into := &n.Definition
	for _, part := range strings.Split(text, "\n\n") {
		for _, l := range labels {
			if rest, ok := strings.CutPrefix(part, l.label); ok && *l.field == "" {
				into, part = l.field, rest
				break
			}
		}
		if *into != "" {
			part = *into + "\n\n" + part
		}
		*into = part
	}
}

// ReadQDC reads a codebook of REFI-QDA from a text, which is UTF-8 whatever it
// declares. It accepts no document type, and nothing in the file is followed or
// expanded. Sets of codes are left out. An error is a corpus.Error about name.
func ReadQDC(name, text string) ([]Node, error) {
	dec := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	r := qdcReader{name: name, dec: dec}
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil, corpus.Fail(corpus.WrongKind, name, "XML")
		}
		if err != nil {
			return nil, r.broken(err)
		}
		switch t := token.(type) {
		case xml.Directive:
			return nil, corpus.Fail(corpus.Unsafe, name, "")
		case xml.StartElement:
			if t.Name.Local != "CodeBook" {
				return nil, corpus.Fail(corpus.WrongKind, name, "XML")
			}
			r.ours = strings.HasPrefix(attribute(t, "origin"), qdcOrigin)
			nodes, err := r.book()
			if err == nil && len(nodes) == 0 {
				err = corpus.Fail(corpus.EmptyFile, name, "")
			}
			return nodes, err
		}
	}
}

// qdcReader reads the elements of a codebook.
type qdcReader struct {
	name  string
	dec   *xml.Decoder
	ours  bool // descriptions hold what described put there
	count int
}

// children calls do for each element in the one just begun, up to its end, and
// returns the text between them.
func (r *qdcReader) children(do func(xml.StartElement) error) (string, error) {
	var text strings.Builder
	for {
		token, err := r.dec.Token()
		if err != nil {
			return "", r.broken(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := do(t); err != nil {
				return "", err
			}
		case xml.EndElement:
			return text.String(), nil
		case xml.CharData:
			text.Write(t)
		case xml.Directive:
			return "", corpus.Fail(corpus.Unsafe, r.name, "")
		}
	}
}

// leave passes over the element just begun.
func (r *qdcReader) leave() error {
	if err := r.dec.Skip(); err != nil {
		return r.broken(err)
	}
	return nil
}

func (r *qdcReader) book() (nodes []Node, err error) {
	_, err = r.children(func(e xml.StartElement) error {
		if e.Name.Local != "Codes" {
			return r.leave()
		}
		_, err := r.children(func(e xml.StartElement) error {
			if e.Name.Local != "Code" {
				return r.leave()
			}
			n, err := r.code(e, 1)
			nodes = append(nodes, n...)
			return err
		})
		return err
	})
	return nodes, err
}

// code reads a code with those under it. One without a name gives those under it.
func (r *qdcReader) code(start xml.StartElement, depth int) ([]Node, error) {
	if depth > mostDeep {
		return nil, corpus.Fail(corpus.Unsafe, r.name, "")
	}
	if r.count++; r.count > MostCodes {
		return nil, corpus.Fail(corpus.TooLarge, r.name, "> "+strconv.Itoa(MostCodes))
	}
	n := Node{
		ID:   strings.ToLower(strings.Trim(attribute(start, "guid"), "{}")),
		Name: strings.TrimSpace(attribute(start, "name")), Color: colorOf(attribute(start, "color")),
	}
	_, err := r.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "Code":
			under, err := r.code(e, depth+1)
			n.Codes = append(n.Codes, under...)
			return err
		case "Description":
			text, err := r.children(func(xml.StartElement) error { return r.leave() })
			if n.Definition = strings.TrimSpace(text); r.ours {
				n.take(n.Definition)
			}
			return err
		}
		return r.leave()
	})
	if n.Name == "" {
		return n.Codes, err
	}
	return []Node{n}, err
}

func (r *qdcReader) broken(err error) error {
	var told *corpus.Error
	if errors.As(err, &told) {
		return err
	}
	return &corpus.Error{Code: corpus.Broken, Subject: r.name, Err: err}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
