package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// writeText writes plain text, UTF-8: headings underlined, the attribution on
// the line after its quote, an empty line between two things.
func writeText(w io.Writer, d Document, l language, o Options) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n%s\n%s\n", d.Title, strings.Repeat("=", min(utf8.RuneCountInString(d.Title), textRule)), l.about(d))
	if d.Intro != "" {
		fmt.Fprintf(out, "\n%s\n", d.Intro)
	}
	for _, b := range d.Blocks {
		switch b.Kind {
		case corpus.ItemHeading:
			rule := string(textRules[b.Level-1])
			fmt.Fprintf(out, "\n\n%s\n%s\n", b.Text, strings.Repeat(rule, min(utf8.RuneCountInString(b.Text), textRule)))
		case corpus.ItemComment:
			fmt.Fprintf(out, "\n[%s]\n", b.Text)
		case corpus.ItemQuote:
			fmt.Fprintf(out, "\n%s\n", l.quoted(b.Quote.Text))
			if said := l.attribution(b.Quote, o); said != "" {
				fmt.Fprintf(out, "— %s\n", said)
			}
		}
	}
	return out.Flush()
}

const (
	textRules = "-~." // under a heading of each level
	textRule  = 72    // characters of a line under a heading, at most
)
