package anchor

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalize returns text as testimonies store it: valid UTF-8 in NFC, lines
// ended by a single LF, without leading byte order marks and without the
// control characters that no screen shows (tab and LF stay). Every other sign
// that ends a line or a page becomes a LF, and invalid bytes become U+FFFD. It is
// idempotent.
func Normalize(text string) string {
	if !clean(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.Map(kept, text)
	}
	// Dropping a control character can put a mark next to the letter it combines
	// with, and a byte order mark at the start.
	return norm.NFC.String(strings.TrimLeft(text, "\uFEFF"))
}

// kept returns what a character is stored as, negative where it is dropped.
func kept(r rune) rune {
	switch {
	case r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
		return '\n'
	case r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0:
		return -1
	}
	return r
}

// clean reports whether text is valid UTF-8 in which kept changes nothing.
func clean(text string) bool {
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 || kept(r) != r {
			return false
		}
		i += n
	}
	return true
}
