package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// Found is a passage between quotation marks.
type Found struct {
	Span    corpus.Span // the words between the marks, without blanks at their ends
	Speaker string      // "" where nobody is named
	Heading string      // the heading above, or the first cell of the row; "" where there is none
	Taken   bool        // proposed as a quote
	Reason  Reason      // why it was taken or left alone
}

// Reason says why a passage was taken or left alone. The interface has a
// sentence for each in its languages, under the same name.
type Reason string

// The reasons: the first two take a passage, the others leave it alone.
const (
	Attributed Reason = "attributed" // somebody is named before it, and it is all that is said
	Sentences  Reason = "sentences"  // nobody is named; it stands alone and says whole sentences
	Short      Reason = "short"      // a phrase
	Slogan     Reason = "slogan"     // no sentence that ends
	Citation   Reason = "citation"   // of a text, with cuts
	Inline     Reason = "inline"     // inside other words
)

// Reasons returns every reason.
func Reasons() []Reason {
	return []Reason{Attributed, Sentences, Short, Slogan, Citation, Inline}
}

// fewestWords is how many words a passage that nobody signs has at least.
const fewestWords = 8

// FindQuotes returns every passage in quotation marks, taken or left alone, in
// the order of the text. Whole quotations that somebody signs are taken, and
// unsigned ones that stand alone and say whole sentences.
func FindQuotes(d Draft) []Found {
	out := []Found{}
	for at := 0; at < len(d.Text); {
		end := paragraphEnd(d.Text, at)
		for _, q := range quotations(d.Text, corpus.Span{Start: at, End: end}) {
			out = append(out, d.judge(q))
		}
		at = end + 1
	}
	return out
}

// paragraphEnd returns where the paragraph at a byte ends: before a blank line,
// a table row's end, or a line of another label.
func paragraphEnd(text string, at int) int {
	for i := at; ; {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			return len(text)
		}
		line := text[i : i+n]
		i += n + 1
		next, _, _ := strings.Cut(text[i:], "\n")
		if strings.Contains(line, "\t") || strings.Contains(next, "\t") || strings.TrimSpace(next) == "" || strings.TrimSpace(line) == "" || balanced(text[at:i-1]) {
			return i - 1
		}
	}
}

// balanced reports whether every guillemet is closed: then a quotation does not
// run on into the next line.
func balanced(s string) bool {
	return strings.Count(s, "«") <= strings.Count(s, "»") && strings.Count(s, "“") <= strings.Count(s, "”") && strings.Count(s, `"`)%2 == 0
}

// quotation is a passage with its marks (outer) and without (inner).
type quotation struct{ outer, inner corpus.Span }

// quotations returns the outermost quotations of a span, in order.
func quotations(text string, within corpus.Span) []quotation {
	var out []quotation
	for i := within.Start; i < within.End; {
		open, n := utf8.DecodeRuneInString(text[i:within.End])
		if end, size := closing(text, open, i, within); end > 0 {
			inner := corpus.Span{Start: i + n, End: end}
			words := inner.Of(text)
			inner.Start += len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
			inner.End = max(inner.Start, inner.End-(len(words)-len(strings.TrimRightFunc(words, unicode.IsSpace))))
			if !inner.Empty() {
				out = append(out, quotation{corpus.Span{Start: i, End: end + size}, inner})
			}
			i = end + size
			continue
		}
		i += n
	}
	return out
}

// closing finds the mark that closes the one at byte i, and its length; 0 where
// open is no mark or nothing closes it.
func closing(text string, open rune, i int, within corpus.Span) (at, size int) {
	var shut rune
	switch open {
	case '«':
		shut = '»'
	case '“':
		shut = '”'
	case '"':
		shut = '"'
	default:
		return 0, 0
	}
	depth := 0
	for j, r := range text[i:within.End] {
		switch {
		case r == shut && (shut != '"' || j > 0):
			if depth--; depth <= 0 {
				return i + j, utf8.RuneLen(shut)
			}
		case r == open:
			depth++
		}
	}
	return 0, 0
}

func (d Draft) judge(q quotation) Found {
	f := Found{Span: q.inner, Heading: d.headingAbove(q.outer)}
	words := q.inner.Of(d.Text)
	if t := d.Layout.Turn(q.outer); t >= 0 {
		turn := d.Layout.Turns[t]
		if turn.Words == q.outer && !turn.Label.Empty() {
			f.Speaker, f.Taken, f.Reason = d.Speakers[max(turn.Speaker, 0)].Name, true, Attributed
			if turn.Speaker == corpus.NoSpeaker {
				f.Speaker = ""
			}
			return f
		}
	}
	switch {
	case cut(words):
		f.Reason = Citation
	case anchor.CountWords(words) < fewestWords:
		f.Reason = Short
	case !d.standsAlone(q.outer):
		f.Reason = Inline
	case !sentence(words):
		f.Reason = Slogan
	default:
		f.Taken, f.Reason = true, Sentences
	}
	return f
}

// cut reports whether words are left out of a text, as one cites laws and books.
func cut(words string) bool {
	for _, mark := range []string{"(...)", "(…)", "[...]", "[…]"} {
		if strings.Contains(words, mark) {
			return true
		}
	}
	return false
}

// sentence reports whether words begin and end as a sentence does.
func sentence(words string) bool {
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	return unicode.IsUpper(first) && strings.ContainsRune(".!?…", last)
}

// standsAlone reports whether nothing but signs stands beside a quotation in its
// paragraph or table cell.
func (d Draft) standsAlone(s corpus.Span) bool {
	before := d.Text[:s.Start]
	before = before[strings.LastIndexAny(before, "\n\t")+1:]
	after := d.Text[s.End:]
	if i := strings.IndexAny(after, "\n\t"); i >= 0 {
		after = after[:i]
	}
	return !strings.ContainsFunc(before+after, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// headingAbove returns what a quotation stands under: the first cell of its
// table row, else the nearest heading before it.
func (d Draft) headingAbove(s corpus.Span) string {
	line := d.Text[strings.LastIndexByte(d.Text[:s.Start], '\n')+1 : s.Start]
	if cell, _, ok := strings.Cut(line, "\t"); ok {
		name := strings.TrimFunc(plain(cell), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r)
		})
		if name != "" {
			return name
		}
	}
	out := ""
	for _, h := range d.Layout.Headings {
		if h.Span.Start > s.Start {
			break
		}
		out = plain(h.Span.Of(d.Text))
	}
	return out
}
