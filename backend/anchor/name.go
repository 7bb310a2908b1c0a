package anchor

import "strings"

// Name returns a name as projects store and show it: one line, normalised, with
// single blanks, and without the characters that nobody sees and that would
// reorder or hide what stands around it (bidirectional controls, zero-width
// blanks, tags). Joiners stay: scripts and emoji are written with them. It is
// idempotent. The words of a testimony never go through it.
func Name(s string) string {
	if plainName(s) {
		return s
	}
	s = Normalize(strings.Map(shown, s))
	s = strings.Map(shown, s) // normalising parts more than thirty marks on a letter by a joiner
	return strings.Join(strings.Fields(s), " ")
}

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
	case '\u00ad', '\u034f', '\u061c', '\u115f', '\u1160', '\u17b4', '\u17b5', '\u180e', '\u3164', '\ufeff', '\uffa0':
		return true
	}
	return r >= '\u200b' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2060' && r <= '\u206f' ||
		r >= 0xfff9 && r <= 0xfffb || r >= 0xe0000 && r <= 0xe0fff || r >= 0x1d173 && r <= 0x1d17a
}
