package anchor

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// ByWords returns edits of text, which must be valid, as Diff gives them: by whole
// words, and only of what changes. They stay where they were made: of words that
// stand there twice, those go that were cut.
func (e Edits) ByWords(text string) Edits {
	out := Edits{}
	for len(e) > 0 {
		s, n := wholeWords(e[0], text), 1
		for n < len(e) {
			next := wholeWords(e[n], text)
			if next.Start >= s.End {
				break
			}
			s.End = max(s.End, next.End)
			n++
		}
		here := make(Edits, n)
		for i, x := range e[:n] {
			here[i] = moved(x, -s.Start)
		}
		for _, x := range Diff(s.Of(text), here.Apply(s.Of(text))) {
			out = append(out, moved(x, s.Start))
		}
		e = e[n:]
	}
	return out
}

func moved(x corpus.Edit, by int) corpus.Edit {
	x.Span = corpus.Span{Start: x.Span.Start + by, End: x.Span.End + by}
	return x
}

// wholeWords returns the span of an edit with the words that its ends part, in the
// text or in what it becomes.
func wholeWords(x corpus.Edit, text string) corpus.Span {
	s := x.Span
	before, after := text[:s.Start], text[s.End:]
	if ends(before) && (begins(text[s.Start:]) || begins(cmp.Or(x.Text, after))) {
		s.Start = len(strings.TrimRightFunc(before, wordRune))
	}
	if begins(after) && (ends(text[:s.End]) || ends(cmp.Or(x.Text, before))) {
		s.End = len(text) - len(strings.TrimLeftFunc(after, wordRune))
	}
	return s
}

func begins(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return wordRune(r)
}

func ends(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return wordRune(r)
}
