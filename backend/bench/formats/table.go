package formats

import (
	"fmt"
	"strings"
)

// Table writes results as the page of the documentation.
func Table(results []Result) string {
	var b strings.Builder
	b.WriteString(`# What is kept of each format

One interview of 7,000 words, fiction, in every format and encoding that testimonies come in: two people and
who asks them, 220 turns, with « guillemets », narrow no-break spaces, œ, €, É, ’, …, an emoji, bold labels,
italics, headings, a list and a footnote where the format has them. The same files are in
` + "`backend/bench/formats/testdata`, made by `build/interview.sh`; `make bench-formats` writes this page." + `

- **words**: of the interview's words, the share that is found in what was read (at least 0.999; 0.995 for PDF).
- **turns**: F1 of who says what, each turn word for word (at least 0.98).
- **speakers**: F1 of how often each speaks and who asks (at least 0.98).
- **same text**: the text is the same to the byte as its author's. What a program did not write into its file
  cannot be read from it: the last column says what.
- What an encoding has no sign for was typed otherwise before (’ as ', œ as oe), as people do.

| format | file | made by | words | turns | speakers | same text | headings | times | remarks |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
`)
	for _, r := range results {
		same := map[bool]string{true: "yes", false: "no"}[r.Identical]
		headings, times := "–", "–"
		if r.OfHeadings > 0 {
			headings = fmt.Sprintf("%d of %d", r.Headings, r.OfHeadings)
		}
		if r.Times > 0 {
			times = fmt.Sprint(r.Times)
		}
		fmt.Fprintf(&b, "| %s | `%s` | %s | %.4f | %.3f | %.3f | %s | %s | %s | %s |\n",
			r.kind(), r.File, r.By, r.WordRecall, r.TurnF1, r.SpeakerF1, same, headings, times, r.Remark)
	}
	return b.String()
}

// kind is the format, with the encoding of plain text.
func (r Result) kind() string {
	if r.Format == "txt" || r.Format == "csv" {
		return r.Format + ", " + r.Encoding
	}
	return r.Format
}
