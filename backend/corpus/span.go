package corpus

// Span is a half-open range [Start, End) of UTF-8 bytes in a testimony's text.
type Span struct {
	Start int `cbor:"1,keyasint"`
	End   int `cbor:"2,keyasint"`
}

// Len returns the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Within reports whether the span is well formed and lies in a text of size bytes.
func (s Span) Within(size int) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= size }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlap returns the number of bytes that both spans cover.
func (s Span) Overlap(o Span) int {
	return max(0, min(s.End, o.End)-max(s.Start, o.Start))
}

// Of returns the bytes of text that the span covers. The span must lie within text.
func (s Span) Of(text string) string { return text[s.Start:s.End] }
