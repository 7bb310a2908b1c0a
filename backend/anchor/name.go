package anchor

import (
	"strings"
	"unicode"
)

// Name returns a name as projects store and show it: one line, normalised, with
// single blanks, and without the characters that nobody sees and that would
// reorder or hide what stands around it (bidirectional controls, zero-width
// blanks, tags). Joiners stay: scripts and emoji are written with them. It is
// idempotent. The words of a testimony never go through it.
func Name(s string) string {
	if plainName(s) {
		return s
	}
	s = fewMarks(Normalize(strings.Map(shown, s)))
	return strings.Join(strings.Fields(s), " ")
}

// fewMarks takes away the marks of a letter that has more than thirty, from where
// normalising put a joiner between them that nobody sees.
func fewMarks(s string) string {
	over := false
	return strings.Map(func(r rune) rune {
		over = r == graphemeJoiner || over && unicode.IsMark(r)
		if over {
			return -1
		}
		return r
	}, s)
}

const graphemeJoiner = '\u034f'

// plainName tells quickly what Name would not change.
func plainName(s string) bool {
	blank := true
	for i := range len(s) {
		if s[i] >= 0x7f || s[i] < ' ' || s[i] == ' ' && blank {
			return false
		}
		blank = s[i] == ' '
	}
	return !blank || s == ""
}

func shown(r rune) rune {
	switch {
	case r == '\u2028' || r == '\u2029':
		return '\n'
	case Unseen(r) && r != '\u200c' && r != '\u200d':
		return -1
	}
	return r
}

// Unseen reports whether a character has no shape of its own and changes how
// others are laid out or read: a bidirectional control, a zero-width blank or
// joiner, a soft hyphen, a tag. Blanks, line ends and marks on letters have none
// of that.
func Unseen(r rune) bool {
	switch r {
	case '\u00ad', graphemeJoiner, '\u061c', '\u115f', '\u1160', '\u17b4', '\u17b5', '\u180e', '\u3164', '\ufeff', '\uffa0':
		return true
	}
	return r >= '\u200b' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2060' && r <= '\u206f' ||
		r >= 0xfff9 && r <= 0xfffb || r >= 0xe0000 && r <= 0xe0fff || r >= 0x1d173 && r <= 0x1d17a
}
