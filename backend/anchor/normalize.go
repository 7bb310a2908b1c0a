package anchor

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Normalize returns text as testimonies store it: valid UTF-8 in NFC, lines
// ended by a single LF, without a leading byte order mark and without the
// control characters that no screen shows (tab and LF stay). Invalid bytes
// become U+FFFD. It is idempotent.
func Normalize(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.TrimPrefix(text, "\uFEFF")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, text)
	// Dropping a control character can put a mark next to the letter it combines with.
	text = norm.NFC.String(text)
	return strings.TrimPrefix(text, "\uFEFF")
}
