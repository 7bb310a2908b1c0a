package anchor

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// rich holds what offsets break on.
const rich = "Amina\u202f: «\u00a0C’est mon cœur 💪🏽, 👩‍👩‍👧‍👦 et 🇧🇪…\u00a0»\ne\u0301te\u0301 ﬁn\tﬀ\n"

// atPoint returns the position of code point n in all three units, counted one
// by one.
func atPoint(text string, n int) mark {
	var m mark
	for _, r := range text {
		if m.points == n {
			break
		}
		m.points++
		m.bytes += utf8.RuneLen(r)
		m.utf16 += utf16.RuneLen(r)
	}
	return m
}

func TestUnits(t *testing.T) {
	for _, text := range []string{"", "abc", rich, strings.Repeat(rich, 200), strings.Repeat("💪", 3000)} {
		u := NewUnits(text)
		points := utf8.RuneCountInString(text)
		for i := 0; i <= points; i += 1 + points/300 {
			for _, j := range []int{i, min(i+1, points), points - (points-i)/2, points} {
				from, to := atPoint(text, i), atPoint(text, j)
				b, w, p := corpus.Span{Start: from.bytes, End: to.bytes}, corpus.Span{Start: from.utf16, End: to.utf16}, corpus.Span{Start: i, End: j}
				for name, got := range map[string][2]corpus.Span{
					"ToUTF16": {u.ToUTF16(b), w}, "FromUTF16": {u.FromUTF16(w), b}, "ToPoints": {u.ToPoints(b), p}, "FromPoints": {u.FromPoints(p), b},
				} {
					if got[0] != got[1] {
						t.Fatalf("%s of code points %d to %d in %d bytes: %v, want %v", name, i, j, len(text), got[0], got[1])
					}
				}
			}
		}
		if got := UTF16Len(text); got != len(utf16.Encode([]rune(text))) {
			t.Errorf("UTF16Len is %d", got)
		}
	}
}

func TestUnitsOffTheMark(t *testing.T) {
	u := NewUnits("a💪b")
	for what, c := range map[string][2]corpus.Span{
		"inside a surrogate pair":  {u.FromUTF16(corpus.Span{Start: 2, End: 3}), {Start: 1, End: 5}},
		"inside a character":       {u.ToUTF16(corpus.Span{Start: 2, End: 5}), {Start: 1, End: 3}},
		"past the end, in units":   {u.FromUTF16(corpus.Span{Start: 4, End: 99}), {Start: 6, End: 6}},
		"past the end, in points":  {u.FromPoints(corpus.Span{Start: 3, End: 99}), {Start: 6, End: 6}},
		"before the start":         {u.FromUTF16(corpus.Span{Start: -1, End: 1}), {Start: 0, End: 1}},
		"an empty span":            {u.ToPoints(corpus.Span{Start: 5, End: 5}), {Start: 2, End: 2}},
		"past the end, from bytes": {u.ToPoints(corpus.Span{Start: 0, End: 99}), {Start: 0, End: 3}},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %v, want %v", what, c[0], c[1])
		}
	}
}

func FuzzUnits(f *testing.F) {
	f.Add(rich, 3, 9)
	f.Add("💪", 0, 1)
	f.Add(strings.Repeat("é", 3000), 2040, 2060)
	f.Fuzz(func(t *testing.T, text string, i, j int) {
		text = strings.ToValidUTF8(text, "\ufffd")
		points := utf8.RuneCountInString(text)
		if i < 0 || j < i || j > points {
			return
		}
		from, to := atPoint(text, i), atPoint(text, j)
		b := corpus.Span{Start: from.bytes, End: to.bytes}
		u := NewUnits(text)
		if got, want := u.ToUTF16(b), (corpus.Span{Start: from.utf16, End: to.utf16}); got != want {
			t.Fatalf("ToUTF16(%v) = %v, want %v", b, got, want)
		}
		if got, want := u.ToPoints(b), (corpus.Span{Start: i, End: j}); got != want {
			t.Fatalf("ToPoints(%v) = %v, want %v", b, got, want)
		}
		if got := u.FromUTF16(u.ToUTF16(b)); got != b {
			t.Fatalf("FromUTF16 gives back %v, want %v", got, b)
		}
		if got := u.FromPoints(u.ToPoints(b)); got != b {
			t.Fatalf("FromPoints gives back %v, want %v", got, b)
		}
	})
}
