package corpus

import (
	"fmt"
	"sort"
)

// Timed says when a stretch of a testimony's text is heard. Times are
// milliseconds from the start of the recording.
type Timed struct {
	Span  Span  `cbor:"1,keyasint"` // the text that is heard, never empty
	Start int64 `cbor:"2,keyasint"` // in ms
	End   int64 `cbor:"3,keyasint"` // in ms; Start where it is not known
}

// Sound reports whether t is well formed and its text lies from byte at on, in
// a text of size bytes.
func (t Timed) Sound(at, size int) bool {
	return at <= t.Span.Start && t.Span.Within(size) && !t.Span.Empty() && 0 <= t.Start && t.Start <= t.End
}

// TimeOf returns the time of the first stretch that shares a byte with s, and
// whether there is one.
func (l Layout) TimeOf(s Span) (Timed, bool) {
	i := sort.Search(len(l.Times), func(i int) bool { return l.Times[i].Span.End > s.Start })
	if i == len(l.Times) || l.Times[i].Span.Overlap(s) == 0 {
		return Timed{}, false
	}
	return l.Times[i], true
}

// ClockOf returns when the first words of s are heard, as Clock writes it, or ""
// where that is not known.
func (l Layout) ClockOf(s Span) string {
	t, ok := l.TimeOf(s)
	if !ok {
		return ""
	}
	return Clock(t.Start)
}

// At returns the span of the text that is heard ms milliseconds into the
// recording, or else was heard last before, and whether there is one. People
// may speak at once, and texts need not keep the order of the recording.
func (l Layout) At(ms int64) (Span, bool) {
	best := -1
	for i, t := range l.Times {
		if t.Start <= ms && (best < 0 || t.Start > l.Times[best].Start) {
			best = i
		}
	}
	if best < 0 {
		return Span{}, false
	}
	return l.Times[best].Span, true
}

// Clock writes a time of a recording, in milliseconds, as people read it: hours,
// minutes and seconds, 00:12:31. Hours go past 99.
func Clock(ms int64) string {
	s := max(ms, 0) / 1000
	return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
}
