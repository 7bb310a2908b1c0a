package mend

import (
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

const (
	// mostText bounds a text that is put together, in bytes: as much as a file
	// that is imported.
	mostText = 64 << 20
	// gapLine is how long the lines are that stand for lost words.
	gapLine = 80
)

// patched returns a text of which only what its quotes tell is known: their
// words and the little around them stand where they stood, and the rest, of the
// same length in bytes, is marked as lost. So every position stays right.
func (m *mender) patched(t corpus.Testimony) string {
	quotes := m.of[t.ID]
	size := t.Bytes
	if size <= 0 || size > mostText {
		size = 0
		for _, q := range quotes {
			if q.Span.End <= mostText {
				size = max(size, q.Span.End)
			}
		}
	}
	if size == 0 {
		return "[" + m.words().gap + "]"
	}
	text := make([]byte, size)
	put := func(at int, words string) {
		if at >= 0 && at+len(words) <= size {
			copy(text[at:], words)
		}
	}
	// Around a quote first: where one stands in another's context, it is the
	// quote that counts.
	for _, q := range quotes {
		put(q.Span.Start-len(q.Before), q.Before)
		put(q.Span.End, q.After)
	}
	for _, q := range quotes {
		put(q.Span.Start, q.Exact)
	}
	fill(text, m.words().gap)
	out := string(text)
	if anchor.Normalize(out) != out {
		return m.apart(quotes)
	}
	return out
}

// fill writes into the bytes that are 0 that something is missing there.
func fill(text []byte, gap string) {
	for at := 0; at < len(text); at++ {
		if text[at] != 0 {
			continue
		}
		end := at
		for end < len(text) && text[end] == 0 {
			end++
		}
		hole := text[at:end]
		for i := range hole {
			hole[i] = '.'
			if i%gapLine == gapLine-1 {
				hole[i] = '\n'
			}
		}
		if len(hole) > len(gap)+2 {
			copy(hole, "["+gap+" ")
			hole[len(hole)-1] = ']'
		}
		at = end
	}
}

// apart returns the words of quotes one after the other, for quotes that do not
// fit together in one text.
func (m *mender) apart(quotes []corpus.Quote) string {
	var out strings.Builder
	out.WriteString("[" + m.words().gap + "]\n")
	for _, q := range quotes {
		out.WriteString("\n" + anchor.Normalize(q.Exact) + "\n")
	}
	return anchor.Normalize(out.String())
}
