package ingest

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlText returns the text of a piece of HTML, and whether a tag was taken
// away. What HTML does not know, such as <rires>, a transcriber wrote as text;
// so did one who never closed a comment or a script.
func htmlText(raw string) (text string, removed bool) {
	var out []byte
	z := html.NewTokenizer(strings.NewReader(raw))
	read, script := 0, -1
	for {
		kind := z.Next()
		piece := string(z.Raw())
		if kind == html.ErrorToken {
			return string(out) + raw[read:], removed
		}
		read += len(piece)
		if kind == html.TextToken {
			out = append(out, html.UnescapeString(piece)...)
			continue
		}
		name, _ := z.TagName()
		tag := atom.Lookup(name)
		switch {
		case kind == html.CommentToken && strings.HasPrefix(piece, "<!--") && strings.HasSuffix(piece, "-->"):
		case kind == html.CommentToken, tag == 0 && kind != html.DoctypeToken:
			out = append(out, piece...)
			continue
		case tag == atom.Script || tag == atom.Style:
			if kind == html.StartTagToken {
				script = len(out)
			} else if script >= 0 {
				out = out[:script]
			}
		default:
			out = append(out, space(tag, kind)...)
		}
		removed = true
	}
}

// space returns the blank that a tag stands for.
func space(tag atom.Atom, kind html.TokenType) string {
	switch tag {
	case atom.Br, atom.Hr:
		return "\n"
	case atom.P, atom.Div, atom.Li, atom.Tr, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if kind == html.EndTagToken {
			return "\n"
		}
	case atom.Td, atom.Th:
		if kind == html.EndTagToken {
			return "\t"
		}
	}
	return ""
}

// blockText returns the text of a block of HTML without blank lines.
func (m *markdown) blockText(raw string) string {
	text, removed := htmlText(raw)
	m.tags = m.tags || removed
	var lines []string
	for l := range strings.SplitSeq(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

// tag reads a tag inside a line: bold opens and closes, a break breaks, a
// picture is counted.
func (w *inlineText) tag(raw string) {
	switch name, closes := tagName(raw); name {
	case atom.B, atom.Strong:
		w.bold = !closes
	case atom.Img:
		w.markdown.pictures++
	}
	text, removed := htmlText(raw)
	w.markdown.tags = w.markdown.tags || removed
	w.put(text)
}

func tagName(raw string) (name atom.Atom, closes bool) {
	z := html.NewTokenizer(strings.NewReader(raw))
	kind := z.Next()
	b, _ := z.TagName()
	return atom.Lookup(b), kind == html.EndTagToken
}
