package anchor

import (
	"sort"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// Units converts positions in one text between UTF-8 bytes, UTF-16 units and
// code points. It keeps a mark every few kilobytes, so that a conversion reads
// little of the text. Safe for concurrent use.
type Units struct {
	text  string
	marks []mark
}

// mark is one position in all three units.
type mark struct{ bytes, utf16, points int }

const markEvery = 2048 // bytes

// NewUnits prepares conversions in text, which must be valid UTF-8.
func NewUnits(text string) *Units {
	u := &Units{text: text, marks: make([]mark, 1, len(text)/markEvery+2)}
	at, next := mark{}, markEvery
	for at.bytes < len(text) {
		at = at.step(text)
		if at.bytes >= next {
			u.marks = append(u.marks, at)
			next = at.bytes + markEvery
		}
	}
	return u
}

func (m mark) step(text string) mark {
	r, n := utf8.DecodeRuneInString(text[m.bytes:])
	m.bytes += n
	m.points++
	m.utf16++
	if r >= 0x10000 {
		m.utf16++
	}
	return m
}

// find walks to the last position whose unit is at most want.
func (u *Units) find(want int, unit func(mark) int) mark {
	i := sort.Search(len(u.marks), func(i int) bool { return unit(u.marks[i]) > want }) - 1
	at := u.marks[max(i, 0)]
	for at.bytes < len(u.text) {
		next := at.step(u.text)
		if unit(next) > want {
			break
		}
		at = next
	}
	return at
}

func inBytes(m mark) int  { return m.bytes }
func inUTF16(m mark) int  { return m.utf16 }
func inPoints(m mark) int { return m.points }

// ToUTF16 converts a span of bytes to UTF-16 units.
func (u *Units) ToUTF16(s corpus.Span) corpus.Span {
	return corpus.Span{Start: u.find(s.Start, inBytes).utf16, End: u.find(s.End, inBytes).utf16}
}

// FromUTF16 converts a span of UTF-16 units to bytes. A position inside a
// surrogate pair moves to the start of its character; one past the end, to the end.
func (u *Units) FromUTF16(s corpus.Span) corpus.Span {
	return corpus.Span{Start: u.find(s.Start, inUTF16).bytes, End: u.find(s.End, inUTF16).bytes}
}

// ToPoints converts a span of bytes to code points.
func (u *Units) ToPoints(s corpus.Span) corpus.Span {
	return corpus.Span{Start: u.find(s.Start, inBytes).points, End: u.find(s.End, inBytes).points}
}

// FromPoints converts a span of code points to bytes.
func (u *Units) FromPoints(s corpus.Span) corpus.Span {
	return corpus.Span{Start: u.find(s.Start, inPoints).bytes, End: u.find(s.End, inPoints).bytes}
}

// UTF16Len returns how many UTF-16 units s takes.
func UTF16Len(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x10000 {
			n++
		}
	}
	return n
}
