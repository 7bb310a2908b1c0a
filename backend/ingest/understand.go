package ingest

import (
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// line is one line of the stored text with what its paragraph says of it.
type line struct {
	span    corpus.Span
	heading int
	bold    int // bytes at its start in bold
	row     bool
}

// understand lays the paragraphs out as the stored text and recognises what is
// in it.
func understand(name, format string, src source) (Draft, error) {
	d := Draft{Format: format, Encoding: src.encoding, Warnings: src.warnings}
	var b strings.Builder
	var lines []line
	for i, p := range src.paragraphs {
		if i > 0 {
			b.WriteByte('\n')
		}
		text := strings.ReplaceAll(anchor.Normalize(p.text), "\uFEFF", "")
		bold := len(anchor.Normalize(p.text[:min(p.bold, len(p.text))]))
		for j, part := range strings.Split(text, "\n") {
			if j > 0 {
				b.WriteByte('\n')
				bold = 0
			}
			start := b.Len()
			b.WriteString(part)
			lines = append(lines, line{corpus.Span{Start: start, End: b.Len()}, p.heading, min(bold, len(part)), p.row})
		}
	}
	d.Text = b.String()
	if strings.TrimSpace(d.Text) == "" {
		return d, corpus.Fail(corpus.EmptyFile, name, "")
	}
	d.recognise(lines)
	d.Title = title(name, src, d)
	d.Words = anchor.CountWords(d.Text)
	if len(d.Speakers) == 0 {
		d.Warnings = append(d.Warnings, Warning{Code: NoSpeakers})
	}
	return d, nil
}

// title returns the file's own title, else the heading that opens the text,
// else the name of the file made readable.
func title(name string, src source, d Draft) string {
	if t := strings.Join(strings.Fields(anchor.Normalize(src.title)), " "); t != "" {
		return t
	}
	if len(d.Layout.Headings) > 0 {
		h := d.Layout.Headings[0]
		if strings.TrimLeft(strings.TrimSpace(d.Text[:h.Span.Start]), "#* ") == "" {
			return plain(h.Span.Of(d.Text))
		}
	}
	stem := strings.TrimSuffix(name, filepath.Ext(name))
	stem = strings.Join(strings.FieldsFunc(anchor.Normalize(stem), func(r rune) bool { return r == '-' || r == '_' || unicode.IsSpace(r) }), " ")
	if r, n := utf8.DecodeRuneInString(stem); n > 0 {
		stem = string(unicode.ToUpper(r)) + stem[n:]
	}
	return stem
}
