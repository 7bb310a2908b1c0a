package export

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// ready returns a copy of d that every format can write as it is: text is
// printable, names stand on one line, levels and colours are in range. The
// words of a stored quote come through unchanged, because testimonies are
// normalised at import.
func ready(d Document) Document {
	d.Title, d.Project, d.Intro = oneLine(d.Title), oneLine(d.Project), paragraph(d.Intro)
	if d.Title == "" {
		d.Title = d.Project
	}
	blocks := make([]Block, len(d.Blocks))
	for i, b := range d.Blocks {
		switch b.Kind {
		case corpus.ItemHeading:
			b.Text = oneLine(b.Text)
			b.Level = min(max(b.Level, 1), 3)
			b.Color = color(b.Color)
		case corpus.ItemComment:
			b.Text = paragraph(b.Text)
		case corpus.ItemQuote:
			b.Quote = readyQuote(b.Quote)
		}
		blocks[i] = b
	}
	d.Blocks = blocks
	return d
}

func readyQuote(q Quote) Quote {
	q.Text = printable(q.Text)
	q.Speaker, q.Title, q.Memo = oneLine(q.Speaker), oneLine(q.Title), paragraph(q.Memo)
	q.Said, q.People = max(q.Said, 1), max(q.People, 1)
	codes := make([]Code, len(q.Codes))
	for i, c := range q.Codes {
		codes[i] = Code{Path: oneLine(c.Path), Name: oneLine(c.Name), Color: color(c.Color), By: oneLine(c.By), At: c.At}
		for _, a := range c.Also {
			codes[i].Also = append(codes[i].Also, corpus.Hand{By: oneLine(a.By), At: a.At})
		}
		for _, s := range c.Stances {
			codes[i].Stances = append(codes[i].Stances, oneLine(s))
		}
	}
	q.Codes = codes
	return q
}

// printable returns s as valid UTF-8 with lines ended by LF. What XML and HTML
// cannot hold (control characters, U+FFFE, U+FFFF) becomes U+FFFD: seen, not lost.
func printable(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r == '\n' || r == '\t':
			return r
		case r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff:
			return '\uFFFD'
		}
		return r
	}, s)
}

// plain reports whether s is printable as it stands: nearly all texts are, and a
// look at their bytes tells.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' && c != '\n' && c != '\t' || c == 0x7f ||
			c == 0xc2 && i+1 < len(s) && s[i+1] < 0xa0 || // U+0080 to U+009F
			c == 0xef && i+1 < len(s) && s[i+1] == 0xbf { // U+FFFE, U+FFFF and their neighbours
			return false
		}
	}
	return utf8.ValidString(s)
}

func paragraph(s string) string { return strings.Trim(printable(s), " \t\n") }

func oneLine(s string) string {
	s = paragraph(s)
	if strings.ContainsAny(s, "\n\t") {
		s = strings.NewReplacer("\n", " ", "\t", " ").Replace(s)
	}
	return s
}

var hexColor = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// color returns s where it is "#rrggbb", else "".
func color(s string) string {
	if hexColor.MatchString(s) {
		return strings.ToLower(s)
	}
	return ""
}
