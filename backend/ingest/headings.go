package ingest

import (
	"strings"
	"unicode"
)

// Levels that plain text gives to headings without a number of their own.
const (
	boldLevel = 4
	capsLevel = 4
)

// textHeading returns the level of a line of plain text that is a heading, else
// 0: Markdown's number signs, a line that is wholly bold, or one in capitals
// after a blank line.
func textHeading(line string, afterBlank bool) int {
	s := strings.TrimSpace(line)
	if marks := len(s) - len(strings.TrimLeft(s, "#")); marks > 0 && marks <= 6 && strings.HasPrefix(s[marks:], " ") {
		return marks
	}
	if n := boldPrefix(s); n > 0 && n == len(s) && !strings.HasSuffix(plain(s), ":") {
		return boldLevel
	}
	if afterBlank && capitals(s) {
		return capsLevel
	}
	return 0
}

// capitals reports whether a line is a title in capitals: several words, no
// table row, no end of a sentence.
func capitals(s string) bool {
	if strings.ContainsAny(s, "\t[]«»\"") || len(strings.Fields(s)) < 2 || len(s) > 120 || strings.HasSuffix(s, ":") {
		return false
	}
	upper := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper >= 6
}

// plain takes Markdown's emphasis and number signs away, and the blanks around.
func plain(s string) string {
	s = strings.TrimSpace(s)
	s = strings.TrimLeft(s, "#")
	s = strings.NewReplacer("**", "", "__", "", "*", "").Replace(s)
	return strings.Join(strings.Fields(s), " ")
}
