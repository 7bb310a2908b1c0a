package index

import (
	"slices"
	"strings"
	"unicode/utf8"

	"florilege/backend/anchor"
)

// Nearest returns the name that is spelt most like what was typed, accents and
// case aside, or "" where none is near.
func Nearest(typed string, names []string) string {
	folded := []rune(anchor.Fold(typed))
	best, least := "", 1+max(1, len(folded)/3)
	for _, n := range names {
		if d := distance(folded, []rune(anchor.Fold(n)), least); d < least {
			best, least = n, d
		}
	}
	if best != "" {
		return best
	}
	for _, n := range names { // the beginning of one
		if len(folded) > 2 && strings.HasPrefix(anchor.Fold(n), string(folded)) {
			return n
		}
	}
	return ""
}

// distance returns how many letters must be changed, added, taken away or swapped
// with the next to make b of a, or at least limit where that is as many.
func distance(a, b []rune, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit
	}
	t := newSpelling(a)
	for _, r := range b {
		if t.push(r) >= limit {
			return limit
		}
	}
	return t.end()
}

// spelling compares a word with others letter by letter: its rows are the
// distances of the beginnings of both.
type spelling struct {
	word    []rune
	letters []rune  // of the other word, so far
	rows    [][]int // one more than letters
}

func newSpelling(word []rune) *spelling {
	first := make([]int, len(word)+1)
	for i := range first {
		first[i] = i
	}
	return &spelling{word: word, rows: [][]int{first}}
}

// push adds a letter of the other word, and returns the least distance that words
// that go on so can have.
func (s *spelling) push(r rune) int {
	n := len(s.letters)
	s.letters = append(s.letters, r)
	if len(s.rows) == n+1 {
		s.rows = append(s.rows, make([]int, len(s.word)+1))
	}
	last, row := s.rows[n], s.rows[n+1]
	row[0] = n + 1
	for i, w := range s.word {
		d := last[i]
		if w != r {
			d = 1 + min(last[i], last[i+1], row[i])
			if i > 0 && n > 0 && w == s.letters[n-1] && s.word[i-1] == r {
				d = min(d, s.rows[n-1][i-1]+1)
			}
		}
		row[i+1] = d
	}
	return slices.Min(row)
}

// pop takes letters of the other word away until n are left.
func (s *spelling) pop(n int) { s.letters = s.letters[:n] }

// end returns the distance of the two words as they stand.
func (s *spelling) end() int { return s.rows[len(s.letters)][len(s.word)] }

// eachAlike calls do with those of the sorted words that differ by at most edits
// letters. Words that begin alike share the work.
func eachAlike(word string, edits int, sorted []string, do func(string)) {
	s := newSpelling([]rune(word))
	last := ""
	for i := 0; i < len(sorted); {
		w := sorted[i]
		common := sharedPrefix(last, w)
		s.pop(utf8.RuneCountInString(w[:common]))
		dead := 0
		for at := common; at < len(w); {
			r, n := utf8.DecodeRuneInString(w[at:])
			at += n
			if s.push(r) > edits {
				dead = at
				break
			}
		}
		if dead > 0 { // nothing that begins so is near
			last = w[:dead]
			i += sortedAfter(sorted[i:], last)
			s.pop(utf8.RuneCountInString(last))
			continue
		}
		if s.end() <= edits {
			do(w)
		}
		last = w
		i++
	}
}

// sharedPrefix returns how many bytes of whole characters two words begin with.
func sharedPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(b) && !utf8.RuneStart(b[n]) {
		n--
	}
	return n
}

// sortedAfter returns how many of the sorted words begin with prefix, from the first on.
func sortedAfter(sorted []string, prefix string) int {
	n, _ := slices.BinarySearchFunc(sorted, prefix, func(w, p string) int {
		if strings.HasPrefix(w, p) {
			return -1
		}
		return strings.Compare(w, p)
	})
	return max(n, 1)
}
