package ingest

import "bytes"

// rtfToken is one piece of an RTF file.
type rtfToken struct {
	kind  rtfKind
	word  string // of a control word
	n     int    // its number
	given bool   // whether it has one
	bytes []byte // of text
}

type rtfKind uint8

const (
	rtfText  rtfKind = iota // bytes in the code page of the moment
	rtfWord                 // \word123
	rtfHex                  // \'hh, one byte
	rtfOpen                 // {
	rtfClose                // }
)

// rtfScanner cuts an RTF file into its tokens.
type rtfScanner struct {
	data []byte
	at   int
}

// next returns the next token; ok is false at the end.
func (s *rtfScanner) next() (t rtfToken, ok bool) {
	for s.at < len(s.data) && (s.data[s.at] == '\r' || s.data[s.at] == '\n') {
		s.at++ // ends of line are for those who read the file itself
	}
	if s.at >= len(s.data) {
		return t, false
	}
	switch c := s.data[s.at]; c {
	case '{':
		s.at++
		return rtfToken{kind: rtfOpen}, true
	case '}':
		s.at++
		return rtfToken{kind: rtfClose}, true
	case '\\':
		return s.control(), true
	}
	from := s.at
	if i := bytes.IndexAny(s.data[from:], "\\{}\r\n"); i >= 0 {
		s.at += i
	} else {
		s.at = len(s.data)
	}
	return rtfToken{kind: rtfText, bytes: s.data[from:s.at]}, true
}

// control reads what a backslash begins.
func (s *rtfScanner) control() rtfToken {
	s.at++
	if s.at >= len(s.data) {
		return rtfToken{kind: rtfText}
	}
	c := s.data[s.at]
	if !letter(c) {
		s.at++
		switch c {
		case '\'':
			return s.hex()
		case '\\', '{', '}':
			return rtfToken{kind: rtfText, bytes: s.data[s.at-1 : s.at]}
		case '\r', '\n':
			return rtfToken{kind: rtfWord, word: "par"}
		case '\t':
			return rtfToken{kind: rtfWord, word: "tab"}
		}
		return rtfToken{kind: rtfWord, word: string(rune(c))}
	}
	from := s.at
	for s.at < len(s.data) && letter(s.data[s.at]) && s.at-from < mostWordBytes {
		s.at++
	}
	t := rtfToken{kind: rtfWord, word: string(s.data[from:s.at])}
	t.n, t.given = s.number()
	if s.at < len(s.data) && s.data[s.at] == ' ' {
		s.at++ // ends the word and is no text
	}
	if t.word == "bin" {
		s.at = min(len(s.data), s.at+max(t.n, 0))
	}
	return t
}

const (
	mostWordBytes = 32
	mostDigits    = 10
)

// number reads the number behind a control word.
func (s *rtfScanner) number() (n int, given bool) {
	sign, at := 1, s.at
	if at < len(s.data) && s.data[at] == '-' {
		sign, at = -1, at+1
	}
	from := at
	for ; at < len(s.data) && s.data[at] >= '0' && s.data[at] <= '9' && at-from < mostDigits; at++ {
		n = n*10 + int(s.data[at]-'0')
	}
	if at == from {
		return 0, false
	}
	s.at = at
	return sign * n, true
}

// hex reads the two digits of a byte; what has none is no text.
func (s *rtfScanner) hex() rtfToken {
	if s.at+2 > len(s.data) {
		s.at = len(s.data)
		return rtfToken{kind: rtfText}
	}
	high, ok1 := digit(s.data[s.at])
	low, ok2 := digit(s.data[s.at+1])
	if !ok1 || !ok2 {
		return rtfToken{kind: rtfText}
	}
	s.at += 2
	return rtfToken{kind: rtfHex, bytes: []byte{high<<4 | low}}
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func digit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}
