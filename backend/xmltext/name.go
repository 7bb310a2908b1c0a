package xmltext

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Element is an element that was begun. Its attributes are kept until the
// element that follows its end begins.
type Element struct {
	Space string // namespace; the prefix where none is declared for it
	Local string // name without prefix
	Attrs []Attr // declarations of namespaces among them
}

// Attr is an attribute.
type Attr struct {
	Space string // namespace, as of an Element; "" without prefix
	Local string

	name  *name
	value []byte
}

// Value returns the attribute's value.
func (a Attr) Value() string { return string(a.value) }

// Attr returns the value of the first attribute of that name without prefix, or "".
func (e Element) Attr(local string) string {
	for i := range e.Attrs {
		if e.Attrs[i].Local == local {
			return string(e.Attrs[i].value)
		}
	}
	return ""
}

// binding is a namespace that a prefix stands for.
type binding struct{ prefix, space string }

const (
	xmlPrefix   = "xml"
	xmlSpace    = "http://www.w3.org/XML/1998/namespace"
	xmlnsPrefix = "xmlns"
)

// name is a name as it is written, and what its prefix stood for last.
type name struct {
	prefix, local string
	moment        int // of the declarations that space is of
	space         string
}

// mostNames is how many names are remembered: no format has as many.
const mostNames = 4096

// nameBox holds every name once.
type nameBox struct {
	known  map[string]*name
	moment int // counts the times that declarations changed, from 1
}

func (b *nameBox) init() { b.known, b.moment = make(map[string]*name, 64), 1 }

// of returns the name that raw writes. ok says that it is one.
func (b *nameBox) of(raw []byte) (n *name, ok bool) {
	if n, ok = b.known[string(raw)]; ok {
		return n, true
	}
	if !isName(raw) || bytes.Count(raw, []byte(":")) > 1 {
		return nil, false
	}
	n = &name{local: string(raw)}
	if prefix, local, cut := strings.Cut(n.local, ":"); cut && prefix != "" && local != "" {
		n.prefix, n.local = prefix, local
	}
	if len(b.known) < mostNames {
		b.known[string(raw)] = n
	}
	return n, true
}

// spaceOf returns what the prefix of an element's name, or of a prefixed
// attribute's, stands for here.
func (r *Reader) spaceOf(n *name) string {
	if n.moment != r.names.moment {
		n.moment, n.space = r.names.moment, r.resolve(n.prefix)
	}
	return n.space
}

func (r *Reader) resolve(prefix string) string {
	switch prefix {
	case xmlnsPrefix:
		return prefix
	case xmlPrefix:
		return xmlSpace
	}
	for i := len(r.spaces) - 1; i >= 0; i-- {
		if r.spaces[i].prefix == prefix {
			return r.spaces[i].space
		}
	}
	return prefix
}

// isName reports whether raw is a name: of the letters that XML 1.0 allows in its
// fifth edition, beginning with one.
func isName(raw []byte) bool {
	for i := 0; i < len(raw); {
		c, n := utf8.DecodeRune(raw[i:])
		if c == utf8.RuneError && n == 1 || !letter(c) && (i == 0 || !within(c)) {
			return false
		}
		i += n
	}
	return len(raw) > 0
}

// letter reports whether a name may begin with c.
func letter(c rune) bool {
	switch {
	case c < utf8.RuneSelf:
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c == ':'
	case c == 0xD7 || c == 0xF7 || c == 0x37E:
		return false
	}
	return 0xC0 <= c && c <= 0x2FF || 0x370 <= c && c <= 0x1FFF || c == 0x200C || c == 0x200D ||
		0x2070 <= c && c <= 0x218F || 0x2C00 <= c && c <= 0x2FEF || 0x3001 <= c && c <= 0xD7FF ||
		0xF900 <= c && c <= 0xFDCF || 0xFDF0 <= c && c <= 0xFFFD || 0x10000 <= c && c <= 0xEFFFF
}

// within reports whether c may stand in a name after its first letter, beside
// what letter allows.
func within(c rune) bool {
	return '0' <= c && c <= '9' || c == '-' || c == '.' || c == 0xB7 ||
		0x300 <= c && c <= 0x36F || c == 0x203F || c == 0x2040
}

// nameEnd returns the length of the name that b begins with.
func nameEnd(b []byte) int {
	for i, c := range b {
		if c < utf8.RuneSelf && !letter(rune(c)) && !within(rune(c)) {
			return i
		}
	}
	return len(b)
}
