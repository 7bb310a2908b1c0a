package corpus

import "strings"

// Passage is a stretch of a testimony that is read, searched and compared as
// one: a turn, or a paragraph where nobody is named.
type Passage struct {
	Span    Span
	Speaker int
}

// Passages cuts text into its passages, in order: every turn's words, and each
// paragraph (ended by a line feed) that stands outside the turns. Speaker
// labels belong to no passage; blank paragraphs are left out.
func Passages(text string, turns []Turn) []Passage {
	var out []Passage
	at := 0
	for _, t := range turns {
		start := t.Words.Start
		if !t.Label.Empty() {
			start = min(start, t.Label.Start)
		}
		out = paragraphs(out, text, Span{at, start})
		if strings.TrimSpace(t.Words.Of(text)) != "" {
			out = append(out, Passage{t.Words, t.Speaker})
		}
		at = max(at, t.Words.End, t.Label.End)
	}
	return paragraphs(out, text, Span{at, len(text)})
}

func paragraphs(out []Passage, text string, s Span) []Passage {
	for s.Start < s.End {
		end := s.End
		if i := strings.IndexByte(text[s.Start:s.End], '\n'); i >= 0 {
			end = s.Start + i
		}
		if line := text[s.Start:end]; strings.TrimSpace(line) != "" {
			out = append(out, Passage{Span{s.Start, end}, NoSpeaker})
		}
		s.Start = end + 1
	}
	return out
}
