package ingest

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// rawHTML reads a tag inside a line: bold opens and closes, a break breaks.
func (w *inlineText) rawHTML(raw string) {
	w.put(w.markdown.htmlText(raw))
}

// htmlText returns the text of a piece of HTML. What HTML does not know, such as
// <rires>, a transcriber wrote as text.
func (m *markdown) htmlText(raw string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(raw))
	for {
		kind := z.Next()
		piece := string(z.Raw())
		switch kind {
		case html.ErrorToken:
			b.WriteString(piece)
			return b.String()
		case html.TextToken:
			b.WriteString(html.UnescapeString(piece))
		case html.CommentToken:
			if !strings.HasSuffix(piece, "-->") {
				b.WriteString(piece)
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			switch a := atom.Lookup(name); a {
			case 0:
				b.WriteString(piece)
			case atom.Br, atom.P, atom.Div, atom.Li, atom.Tr:
				b.WriteString("\n")
			}
		}
	}
}
