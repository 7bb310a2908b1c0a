package pdf

import (
	"bytes"
	"strconv"
)

// The objects of a file. Numbers are float64, strings are string, and true,
// false and null are Go's.
type (
	name    string
	dict    map[name]any
	array   []any
	keyword string // an instruction, or a word of the file's own syntax
	ref     struct{ num int }
	stream  struct {
		dict dict
		raw  []byte // as it stands in the file
		at   place
	}
)

// lexer reads objects one after another.
type lexer struct {
	data   []byte
	at     int
	limits *limits
	count  *int // of limits, to which objects are added
	most   int
	refs   bool // "1 0 R" is a reference, as in files and not on pages
}

func isBlank(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func isRegular(c byte) bool { return !isBlank(c) && !isDelimiter(c) }

// skip goes past blanks and comments.
func (l *lexer) skip() {
	for ; l.at < len(l.data); l.at++ {
		switch c := l.data[l.at]; {
		case isBlank(c):
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
	l.at = min(l.at, len(l.data)) // a comment may end the file
}

// next returns the next object, and false at the end or past a bound.
func (l *lexer) next() (any, bool) { return l.object(0) }

func (l *lexer) object(depth int) (any, bool) {
	l.skip()
	if l.at >= len(l.data) || depth > mostDepth || !l.limits.spend(l.count, 1, l.most) {
		return nil, false
	}
	switch c := l.data[l.at]; c {
	case '/':
		return l.name(), true
	case '(':
		return l.literal(), true
	case '[':
		l.at++
		return l.array(depth)
	case '<':
		if l.at+1 < len(l.data) && l.data[l.at+1] == '<' {
			l.at += 2
			return l.dict(depth)
		}
		return l.hex(), true
	case '>':
		l.at++
		if l.at < len(l.data) && l.data[l.at] == '>' {
			l.at++
			return keyword(">>"), true
		}
		return keyword(">"), true
	case ']', '{', '}', ')':
		l.at++
		return keyword(c), true
	}
	return l.word(), true
}

// word reads a number, a reference, a constant or a keyword.
func (l *lexer) word() any {
	start := l.at
	for l.at < len(l.data) && isRegular(l.data[l.at]) {
		l.at++
	}
	word := l.data[start:l.at]
	if n, ok := number(word); ok {
		if l.refs && n >= 0 && word[0] != '+' && l.reference() {
			return ref{int(min(n, 1<<30))}
		}
		return n
	}
	switch string(word) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return keyword(word)
}

// reference goes past "0 R" where that comes next.
func (l *lexer) reference() bool {
	at := l.at
	digits := 0
	for ; at < len(l.data) && isBlank(l.data[at]); at++ {
	}
	for ; at < len(l.data) && '0' <= l.data[at] && l.data[at] <= '9' && digits < 6; at++ {
		digits++
	}
	blanks := at
	for ; at < len(l.data) && isBlank(l.data[at]); at++ {
	}
	if digits == 0 || at == blanks || at >= len(l.data) || l.data[at] != 'R' || at+1 < len(l.data) && isRegular(l.data[at+1]) {
		return false
	}
	l.at = at + 1
	return true
}

// number reads a number as writers of PDF make them, right or nearly so.
func number(word []byte) (float64, bool) {
	if len(word) == 0 || len(word) > 64 || bytes.IndexByte([]byte("0123456789+-."), word[0]) < 0 {
		return 0, false
	}
	whole, digits, negative := 0.0, 0, false
	scale := 0.0
	for i, c := range word {
		switch {
		case '0' <= c && c <= '9':
			digits++
			if scale > 0 {
				whole += float64(c-'0') * scale
				scale /= 10
			} else {
				whole = whole*10 + float64(c-'0')
			}
		case c == '.' && scale == 0:
			scale = 0.1
		case c == '-' && digits == 0:
			negative = true
		case c == '+' && i == 0:
		case c == '-' || c == '.':
			return signedBy(whole, negative), true // what follows is noise
		default:
			return 0, false
		}
	}
	return signedBy(whole, negative), digits > 0
}

func signedBy(n float64, negative bool) float64 {
	if negative {
		return -n
	}
	return n
}

func (l *lexer) name() name {
	l.at++
	start := l.at
	escaped := false
	for l.at < len(l.data) && isRegular(l.data[l.at]) {
		escaped = escaped || l.data[l.at] == '#'
		l.at++
	}
	raw := l.data[start:l.at]
	if !escaped {
		return name(raw)
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if n, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return name(out)
}

func (l *lexer) array(depth int) (any, bool) {
	out := array{}
	for {
		v, ok := l.object(depth + 1)
		if !ok {
			return out, len(out) > 0 && !l.limits.reached && depth == 0
		}
		if v == keyword("]") {
			return out, true
		}
		if k, ok := v.(keyword); ok && (k == ">>" || k == "endobj") {
			return out, true
		}
		out = append(out, v)
	}
}

func (l *lexer) dict(depth int) (any, bool) {
	out := dict{}
	for {
		k, ok := l.object(depth + 1)
		if !ok {
			return out, len(out) > 0 && !l.limits.reached && depth == 0
		}
		switch k := k.(type) {
		case keyword:
			if k == ">>" || k == "endobj" || k == "stream" {
				return out, true
			}
		case name:
			v, ok := l.object(depth + 1)
			if !ok {
				return out, depth == 0
			}
			if v == keyword(">>") {
				return out, true
			}
			out[k] = v
		}
	}
}
