package index

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// written returns a word as the index keeps it: as it is written, but for
// capitals and signs that are not seen. It is empty for a word of such signs.
func written(word string) string {
	return norm.NFC.String(strings.ToLower(strings.Map(visible, word)))
}

func visible(r rune) rune {
	if r >= 0x80 && unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// elides reports whether a written word is what is left of one before an
// apostrophe: the l of « l'autonomie ».
func elides(word string) bool {
	switch word {
	case "c", "d", "j", "l", "m", "n", "s", "t", "qu":
		return true
	}
	return false
}
