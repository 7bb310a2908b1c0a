package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// form is how a label is set off from the words it stands before.
type form int

const (
	byColon   form = iota // Name : words
	byBracket             // [Name] words
	byTab                 // Name, a tab, words: a table of two columns
	byLine                // Name, alone on its line
)

// label is a place where somebody may begin to speak.
type label struct {
	span   corpus.Span // from its first sign to the words, within the line
	times  corpus.Span // with the times on the lines around
	line   int         // index in the lines of the document
	form   form
	name   string // as it is written, without signs, time and remark
	key    string // of name
	remark string // key of what stood in parentheses after the name
	strong bool   // bold, or in capitals
	timed  bool   // a time of the recording stands beside it
	behind bool   // and that behind the name
	bare   bool   // nothing follows on its line
	quoted bool   // an opening quotation mark follows
}

// A label is not longer than this, in bytes, nor a name in words.
const (
	longestLabel = 96
	longestName  = 4
)

// readLabel reads the label at the start of line, with its span in bytes of line.
func readLabel(line string) (label, bool) {
	start := skipBlanks(line, 0)
	at, timed := skipLead(line, start)
	l := label{timed: timed}
	var end int
	closed := false // bold, its end included
	switch {
	case at < len(line) && line[at] == '[':
		n := strings.IndexByte(line[at:min(len(line), at+longestLabel)], ']')
		if n < 0 {
			return l, false
		}
		l.form, l.name = byBracket, line[at+1:at+n]
		end = at + n + 1
		if c, ok := clockAt(line[skipBlanks(line, end):]); ok && c.bracketed {
			end, l.timed = skipBlanks(line, end)+c.size, true
		}
		if after := skipBlanks(line, end); after < len(line) && line[after] == ':' {
			end = after + 1
		}
	default:
		open := signs(line[at:])
		n, form, named := l.scan(line[at+open:])
		if !named {
			return l, false
		}
		l.form, end = form, at+open+n
		if form == byColon {
			closing := signs(line[end:])
			end += closing
			closed = open > 0 && closing > 0
		}
		l.strong = open > 0
	}
	if end < len(line) && l.form != byTab && !closed && !opensWords(line[end:]) {
		return l, false
	}
	l.name = strings.Trim(l.name, "*_ \t\u00a0\u202f")
	var ok bool
	if l.key, ok = plausible(l.name); !ok {
		return l, false
	}
	words := skipBlanks(line, end)
	if c, ok := clockAt(line[words:]); ok && c.bracketed {
		words, l.timed = skipBlanks(line, words+c.size), true
	}
	l.span = corpus.Span{Start: start, End: words}
	l.bare = words == len(line)
	l.quoted = opensQuote(line[words:])
	l.strong = l.strong || capitals(l.name, 2)
	return l, true
}

// skipLead returns the position after what may stand before a label: a dash or
// a bullet, a mark of quotation, the number of a row, a time of the recording.
func skipLead(line string, at int) (after int, timed bool) {
	for _, lead := range []string{"- ", "– ", "— ", "• ", "* ", "> "} {
		if strings.HasPrefix(line[at:], lead) {
			at = skipBlanks(line, at+len(lead))
			break
		}
	}
	if c, ok := clockAt(line[at:]); ok {
		at, timed = skipBlanks(line, at+c.size), true
		if strings.HasPrefix(line[at:], "- ") {
			at = skipBlanks(line, at+2)
		}
		return at, timed
	}
	digits := at
	for digits < len(line) && '0' <= line[digits] && line[digits] <= '9' {
		digits++
	}
	if digits > at && digits < len(line) && line[digits] == '\t' {
		at = digits + 1
	}
	return at, false
}

// scan reads a name up to its colon, its tab or the end of s, and returns the
// length of what it read.
func (l *label) scan(s string) (n int, f form, ok bool) {
	name, word := 0, 0 // end of the name, and start of its current word
	behind := false    // a time or a remark has come: the name is over
	for at := 0; at < len(s); {
		if at > longestLabel {
			return 0, 0, false
		}
		if c, ok := clockAt(s[at:]); ok && at > 0 {
			l.timed, l.behind, behind = true, true, true
			at += c.size
			continue
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		switch {
		case r == ':' || r == '：':
			l.name = s[:name]
			return at + n, byColon, true
		case r == '\t':
			l.name = s[:name]
			return at + n, byTab, true
		case r == '(':
			closing := strings.IndexByte(s[at:], ')')
			if closing < 0 || closing > longestLabel {
				return 0, 0, false
			}
			l.remark = keyOf(s[at : at+closing])
			behind = true
			at += closing + 1
			continue
		case unicode.IsSpace(r):
			word = at + n
		case r == '.' && at-word > 4, !inName(r):
			return 0, 0, false
		case r == '*' || r == '_':
		case behind:
			return 0, 0, false
		default:
			name = at + n
		}
		at += n
	}
	l.name = s[:name]
	return len(s), byLine, name > 0
}

func inName(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune("-‐‑'’.&/·*_", r)
}

// signs returns the length of the Markdown emphasis signs at the start of s.
func signs(s string) int { return len(s) - len(strings.TrimLeft(s, "*_")) }

// opensWords reports whether speech may follow a label so: after a blank, or
// at once with a quotation mark.
func opensWords(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r) || opensQuote(s)
}

func opensQuote(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "*_"))
	return strings.ContainsRune("«“„\"", r)
}
