package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plausible reports whether s reads like a person's name or a role: at most
// four words, each with a capital, a particle between them or a role at the
// end. It returns the key of s.
func plausible(s string) (key string, ok bool) {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > longestName || len(s) > longestLabel {
		return "", false
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	if !unicode.IsUpper(first) {
		key = keyOf(s)
		return key, len(words) == 1 && len(key) > 2 && unicode.IsLower(first) && asks(key)
	}
	for i, w := range words[1:] {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) || unicode.IsDigit(r) {
			continue
		}
		part := keyOf(w)
		last := i == len(words)-2
		elided := strings.HasPrefix(part, "d") && strings.ContainsAny(w, "'’")
		if !roles[part] && !elided && (last || !particles[part] && w != "&") {
			return "", false
		}
	}
	key = keyOf(s)
	return key, key != "" && !notNames[undigited(key)]
}
