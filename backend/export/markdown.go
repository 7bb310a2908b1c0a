package export

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"

	"florilege/backend/corpus"
)

// writeMarkdown writes CommonMark: headings, block quotes with the attribution
// as their last paragraph, comments as paragraphs. Every sign that would mean
// something to a Markdown reader is escaped.
func writeMarkdown(w io.Writer, d Document, l language, o Options) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# %s\n\n%s\n", literal(d.Title), literal(l.about(d)))
	if d.Intro != "" {
		fmt.Fprintf(out, "\n%s\n", literal(d.Intro))
	}
	for _, b := range d.Blocks {
		switch b.Kind {
		case corpus.ItemHeading:
			fmt.Fprintf(out, "\n%s %s\n", strings.Repeat("#", b.Level+1), literal(b.Text))
		case corpus.ItemComment:
			fmt.Fprintf(out, "\n%s\n", literal(b.Text))
		case corpus.ItemQuote:
			words := literal(l.quoted(b.Quote.Text))
			fmt.Fprintf(out, "\n> %s\n", strings.ReplaceAll(words, "\n", "\n> "))
			if said := l.attribution(b.Quote, o); said != "" {
				fmt.Fprintf(out, ">\n> — %s\n", literal(said))
			}
		}
	}
	return out.Flush()
}

var (
	markup    = regexp.MustCompile("[\\\\`*_\\[\\]<>&~|#$^]")
	lineStart = regexp.MustCompile(`(?m)^(\d*)([-+=.)])`)
	backslash = regexp.MustCompile(`(?m)\\\\$`)
	blanks    = regexp.MustCompile(`(?m)^[ \t]+|[ \t]+$`)
	lastBreak = regexp.MustCompile(`^\n+|\n+$`)
)

// literal escapes s so that Markdown readers show it sign for sign, as part of
// one paragraph: line feeds become hard breaks, and blanks at the ends of
// lines, which readers drop, become character references.
func literal(s string) string {
	s = markup.ReplaceAllString(s, `\$0`)
	s = backslash.ReplaceAllString(s, "&#92;") // some readers miscount those before a hard break
	s = lineStart.ReplaceAllString(s, `$1\$2`)
	s = blanks.ReplaceAllStringFunc(s, references)
	s = lastBreak.ReplaceAllStringFunc(s, references)
	return strings.ReplaceAll(s, "\n", "\\\n")
}

func references(blank string) string {
	var b strings.Builder
	for _, r := range blank {
		fmt.Fprintf(&b, "&#%d;", r)
	}
	return b.String()
}
