package corpus

import "testing"

func TestSpan(t *testing.T) {
	for _, c := range []struct {
		a, b     Span
		overlap  int
		contains bool
	}{
		{Span{0, 5}, Span{5, 9}, 0, false},
		{Span{0, 5}, Span{4, 9}, 1, false},
		{Span{0, 9}, Span{4, 6}, 2, true},
		{Span{4, 6}, Span{0, 9}, 2, false},
		{Span{4, 6}, Span{4, 6}, 2, true},
		{Span{4, 6}, Span{5, 5}, 0, true},
		{Span{7, 9}, Span{0, 2}, 0, false},
	} {
		if got := c.a.Overlap(c.b); got != c.overlap {
			t.Errorf("%v overlaps %v by %d, want %d", c.a, c.b, got, c.overlap)
		}
		if got := c.b.Overlap(c.a); got != c.overlap {
			t.Errorf("%v overlaps %v by %d, want %d", c.b, c.a, got, c.overlap)
		}
		if got := c.a.Contains(c.b); got != c.contains {
			t.Errorf("%v contains %v: %v", c.a, c.b, got)
		}
	}
	for s, want := range map[Span]bool{{0, 0}: true, {0, 5}: true, {5, 5}: true, {-1, 2}: false, {3, 2}: false, {0, 6}: false} {
		if got := s.Within(5); got != want {
			t.Errorf("%v lies within 5 bytes: %v", s, got)
		}
	}
	if s := (Span{2, 5}); s.Len() != 3 || s.Empty() || !(Span{5, 2}).Empty() || s.Of("abcdef") != "cde" {
		t.Errorf("%v: length %d, empty %v, covers %q", s, s.Len(), s.Empty(), s.Of("abcdef"))
	}
}
