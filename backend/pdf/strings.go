package pdf

import (
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// literal reads a string in parentheses.
func (l *lexer) literal() string {
	l.at++
	var out []byte
	for depth := 1; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at++
				return string(out)
			}
		case '\r':
			c = '\n'
			if l.at+1 < len(l.data) && l.data[l.at+1] == '\n' {
				l.at++
			}
		case '\\':
			if l.at++; l.at < len(l.data) {
				out = l.escape(out)
			}
			continue
		}
		out = append(out, c)
	}
	l.at = min(l.at, len(l.data))
	return string(out)
}

// escape adds what stands after a backslash, and leaves the lexer on its last byte.
func (l *lexer) escape(out []byte) []byte {
	c := l.data[l.at]
	if i := strings.IndexByte("nrtbf", c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\r':
		if l.at+1 < len(l.data) && l.data[l.at+1] == '\n' {
			l.at++
		}
		return out
	case c == '\n':
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	n := 0
	for digits := 0; digits < 3 && l.at < len(l.data) && '0' <= l.data[l.at] && l.data[l.at] <= '7'; digits++ {
		n = n*8 + int(l.data[l.at]-'0')
		l.at++
	}
	l.at--
	return append(out, byte(n))
}

// hex reads a string in angle brackets.
func (l *lexer) hex() string {
	l.at++
	end := l.at
	for end < len(l.data) && l.data[end] != '>' {
		end++
	}
	out := unhex(l.data[l.at:end])
	l.at = min(end+1, len(l.data))
	return string(out)
}

func unhex(s []byte) []byte {
	out := make([]byte, 0, len(s)/2)
	half, have := byte(0), false
	for _, c := range s {
		var n byte
		switch {
		case '0' <= c && c <= '9':
			n = c - '0'
		case 'a' <= c && c <= 'f':
			n = c - 'a' + 10
		case 'A' <= c && c <= 'F':
			n = c - 'A' + 10
		default:
			continue
		}
		if have {
			out = append(out, half<<4|n)
		}
		half, have = n, !have
	}
	if have {
		out = append(out, half<<4)
	}
	return out
}

// textString returns a string of the file that is meant for people.
func textString(s string) string {
	switch {
	case strings.HasPrefix(s, "\xfe\xff"):
		return fromUTF16(s[2:])
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		return strings.ToValidUTF8(s[3:], "\uFFFD")
	}
	out, _ := charmap.Windows1252.NewDecoder().String(s) // like PDFDocEncoding but for rare signs
	return out
}

// fromUTF16 decodes big-endian UTF-16.
func fromUTF16(s string) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
