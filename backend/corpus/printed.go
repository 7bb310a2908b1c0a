package corpus

import (
	"hash/crc32"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SumOf tells words from others: edits of a quote hold for the words they were
// made on, and say nothing of words that were corrected since.
func SumOf(words string) uint32 { return crc32.ChecksumIEEE([]byte(words)) }

// Cut is what is printed where words were left out.
const Cut = "[…]"

// Valid refuses edits that do not lie in words one after the other, that cut a
// character, that leave nothing, that change nothing, or whose own words are not
// a short line without square brackets.
func Valid(words string, edits []Edit) error {
	bad := func(why string) error { return Fail(Invalid, "the cut", why) }
	if !InOrder(edits, len(words)) {
		return bad("it does not lie in the words of the quote")
	}
	kept := len(words)
	for _, e := range edits {
		kept -= e.Span.Len()
		switch {
		case e.Span.Empty() && e.Text == "":
			return bad("it changes nothing")
		case !utf8.RuneStart(byteAt(words, e.Span.Start)) || !utf8.RuneStart(byteAt(words, e.Span.End)):
			return bad("it parts a character")
		case len(e.Text) > 300 || strings.ContainsAny(e.Text, "[]\n\r") || strings.TrimSpace(e.Text) != e.Text:
			return bad("what is added is a short line without square brackets")
		}
	}
	if kept == 0 || strings.TrimSpace(strings.ReplaceAll(Printed(words, edits, nil), Cut, "")) == "" {
		return bad("it leaves nothing of the quote")
	}
	return nil
}

func byteAt(s string, i int) byte {
	if i >= len(s) {
		return 'a' // the end is no part of a character
	}
	return s[i]
}

// Printed returns words as they are printed: a cut is […], what is added stands
// in square brackets. Nothing else changes but blanks beside the brackets. kept
// returns what is printed for a span of the words that stays, nil for the words
// themselves. Edits must be Valid.
func Printed(words string, edits []Edit, kept func(Span) string) string {
	if kept == nil {
		kept = func(s Span) string { return s.Of(words) }
	}
	var b strings.Builder
	from := 0
	bracket := "" // the last one, not yet followed by words
	put := func(s string) {
		if s == "" {
			return
		}
		if r, _ := utf8.DecodeRuneInString(s); bracket != "" && joins(r) {
			b.WriteByte(' ')
		}
		bracket = ""
		b.WriteString(s)
	}
	for _, e := range edits {
		put(kept(Span{Start: from, End: e.Span.Start}))
		bracket = Cut
		if e.Text != "" {
			bracket = "[" + e.Text + "]"
		}
		if r, _ := utf8.DecodeLastRuneInString(b.String()); b.Len() > 0 && (joins(r) || r == ']') {
			b.WriteByte(' ')
		}
		b.WriteString(bracket)
		from = e.Span.End
	}
	put(kept(Span{Start: from, End: len(words)}))
	return b.String()
}

// joins reports whether r would stick to a bracket.
func joins(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Proves reports whether printed is words with nothing done to them but the
// edits: read from the outside, bracket by bracket, blanks aside.
func Proves(printed, words string, edits []Edit) bool {
	if len(edits) == 0 && printed == words {
		return true
	}
	rest, from := solid(printed), 0
	eat := func(want string) bool {
		var ok bool
		rest, ok = strings.CutPrefix(rest, solid(want))
		return ok
	}
	for _, e := range edits {
		mark := Cut
		if e.Text != "" {
			mark = "[" + e.Text + "]"
		}
		if e.Span.Start < from || e.Span.End > len(words) || !eat(words[from:e.Span.Start]) || !eat(mark) {
			return false
		}
		from = e.Span.End
	}
	return eat(words[from:]) && rest == ""
}

// solid returns s without blanks.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
