package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// line is one line of a document.
type line struct {
	span  corpus.Span // without its line feed
	words corpus.Span // without blanks and signs around it: "# ", "**…**"
	bold  bool        // every word of it is bold
	level int         // of a heading that Markdown signs say it is, or 0
}

// linesOf cuts what was said into its lines.
func linesOf(doc document) []line {
	text := doc.text[:doc.said]
	out := make([]line, 0, strings.Count(text, "\n")+1)
	bold := 0
	for at := 0; at <= len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i
		}
		l := line{span: corpus.Span{Start: at, End: end}}
		l.words = trim(text, l.span)
		for bold < len(doc.bold) && doc.bold[bold].End <= l.words.Start {
			bold++
		}
		l.bold = !l.words.Empty() && bold < len(doc.bold) && doc.bold[bold].Contains(l.words)
		if doc.signs {
			l.unmark(text)
		}
		out = append(out, l)
		at = end + 1
	}
	return out
}

// unmark reads the Markdown signs around a line's words.
func (l *line) unmark(text string) {
	s := l.words.Of(text)
	hashes := len(s) - len(strings.TrimLeft(s, "#"))
	if hashes > 0 && hashes <= 6 && strings.HasPrefix(s[hashes:], " ") {
		l.level = hashes
		l.words.Start += hashes
		if open := strings.TrimRight(s[hashes:], "#"); strings.HasSuffix(open, " ") {
			l.words.End = l.words.Start + len(open)
		}
		l.words = trim(text, l.words)
		s = l.words.Of(text)
	}
	for _, sign := range []string{"**", "__"} {
		inner, ok := strings.CutPrefix(s, sign)
		inner, closed := strings.CutSuffix(inner, sign)
		if ok && closed && inner != "" && !strings.Contains(inner, sign) {
			l.bold = true
			l.words.Start += len(sign)
			l.words.End -= len(sign)
			l.words = trim(text, l.words)
			return
		}
	}
}

// trim returns s without the blanks at its ends; an empty span stays where s began.
func trim(text string, s corpus.Span) corpus.Span {
	words := s.Of(text)
	left := strings.TrimLeftFunc(words, unicode.IsSpace)
	if left == "" {
		return corpus.Span{Start: s.Start, End: s.Start}
	}
	s.Start += len(words) - len(left)
	s.End -= len(left) - len(strings.TrimRightFunc(left, unicode.IsSpace))
	return s
}

func trimSet(text string, s corpus.Span, set string) corpus.Span {
	words := s.Of(text)
	left := strings.TrimLeft(words, set)
	s.Start += len(words) - len(left)
	s.End -= len(left) - len(strings.TrimRight(left, set))
	return s
}

// skipBlanks returns the position of the first character from at that is no
// blank, within s.
func skipBlanks(s string, at int) int {
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !unicode.IsSpace(r) {
			break
		}
		at += n
	}
	return at
}

// capitals reports whether s has n letters or more and none in lower case.
func capitals(s string, n int) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= n
}
