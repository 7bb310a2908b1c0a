package ingest

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// cue is what is said in one stretch of a recording, as a timed format gives it.
type cue struct {
	speaker   string // whom the format names, or ""
	label     string // how the file itself writes the speaker's name, "" to write "Name : "
	text      string
	start     int64 // in ms from the start of the recording; untimed where the file does not say
	end       int64 // in ms; not after start where it is not known
	paragraph bool  // it begins a paragraph of its own, with the time of the one before where it has none
	fresh     bool  // nobody is named, but somebody else speaks than in the cue before
	heading   int   // level from 1 of a title that stands between what is said, or 0
	asides    []aside
}

// untimed stands for a time that a file does not give.
const untimed = -1

// aside is a remark that a format keeps beside what is said, such as a translation.
type aside struct{ of, text string }

// Cues in which nobody is named are joined into paragraphs. One ends where
// nobody speaks for longestPause, where a sentence ends after longEnough, and in
// any case at tooLong.
const (
	longestPause = 2000 // ms
	longEnough   = 600  // bytes
	tooLong      = 1800 // bytes
)

// longestGiven bounds, in bytes, the name that a format gives a speaker.
const longestGiven = 200

// said lays cues out as paragraphs, in their order. What one speaker says in
// cues that follow one another is one turn, with a time for each cue; asides
// stand behind the turn they belong to, each kind on a line of its own.
func said(cues []cue) []paragraph {
	out := []paragraph{}
	var open spokenText
	end := func() {
		out = append(out, open.paragraphs()...)
		open = spokenText{}
	}
	for _, c := range cues {
		c.speaker, c.text = cut(oneLine(clean(c.speaker)), longestGiven), oneRow(clean(c.text))
		switch {
		case c.heading > 0:
			end()
			out = append(out, paragraph{text: c.text, heading: c.heading})
			continue
		case c.text == "" && len(c.asides) == 0:
			continue
		case !open.goesOn(c):
			end()
		}
		open.add(c)
	}
	end()
	return out
}

// clean returns s as testimonies store it, without byte order marks: a BOM at
// the start of a cue is in the middle of the text.
func clean(s string) string {
	return anchor.Normalize(strings.ReplaceAll(anchor.Normalize(s), "\uFEFF", ""))
}

// cut returns at most n bytes of s, whole characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return strings.TrimRightFunc(s[:n], unicode.IsSpace)
}

// spokenText is a turn, or a paragraph of nobody's, while its cues come.
type spokenText struct {
	begun   bool
	speaker string
	label   int // bytes of text
	text    strings.Builder
	times   []corpus.Timed
	until   int64 // the end of the last cue in ms, or untimed
	kinds   []string
	asides  map[string][]string
}

// goesOn reports whether c goes on with what is open.
func (s *spokenText) goesOn(c cue) bool {
	if !s.begun || c.speaker != s.speaker || c.speaker == "" && (c.fresh || c.paragraph) {
		return false
	}
	if s.speaker != "" {
		return true
	}
	paused := c.start != untimed && s.until != untimed && c.start-s.until >= longestPause
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s.text.String(), "»”\")] \u00a0\u202f"))
	return !paused && s.text.Len() < tooLong && (s.text.Len() < longEnough || !strings.ContainsRune(".!?…", last))
}

func (s *spokenText) add(c cue) {
	if !s.begun {
		s.begun, s.speaker, s.until = true, c.speaker, untimed
		label := strings.TrimRight(clean(c.label), "\n")
		if label == "" && c.speaker != "" {
			label = c.speaker + " : "
		}
		s.text.WriteString(label)
		s.label = len(label)
	}
	if c.text != "" {
		if s.text.Len() > s.label {
			s.text.WriteString(map[bool]string{true: "\n\n", false: " "}[c.paragraph])
		}
		at := s.text.Len()
		s.text.WriteString(c.text)
		if c.start != untimed {
			t := corpus.Timed{Span: corpus.Span{Start: at, End: s.text.Len()}, Start: max(c.start, 0), End: max(c.start, c.end, 0)}
			s.times, s.until = append(s.times, t), t.End
		} else if n := len(s.times); n > 0 && c.paragraph {
			s.times[n-1].Span.End = s.text.Len()
		}
	}
	for _, a := range c.asides {
		text := oneRow(clean(a.text))
		if text == "" {
			continue
		}
		if s.asides == nil {
			s.asides = map[string][]string{}
		}
		if s.asides[a.of] == nil {
			s.kinds = append(s.kinds, a.of)
		}
		s.asides[a.of] = append(s.asides[a.of], text)
	}
}

// paragraphs returns what has come, asides last.
func (s *spokenText) paragraphs() []paragraph {
	var out []paragraph
	if s.text.Len() > s.label {
		out = append(out, paragraph{text: s.text.String(), told: true, speaker: s.speaker, label: s.label, times: s.times})
	}
	for _, kind := range s.kinds {
		of := cut(oneLine(clean(kind)), longestGiven)
		out = append(out, paragraph{text: "[" + of + "] " + strings.Join(s.asides[kind], " "), told: true})
	}
	return out
}

// byTime puts cues in the order in which they begin, as they come where they
// begin together. One without a time stays behind the one before it.
func byTime(cues []cue) []cue {
	at := int64(0)
	begins := make([]int64, len(cues))
	order := make([]int, len(cues))
	for i, c := range cues {
		if c.start != untimed {
			at = c.start
		}
		begins[i], order[i] = at, i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(begins[a], begins[b]) })
	out := make([]cue, len(cues))
	for i, from := range order {
		out[i] = cues[from]
	}
	return out
}
