package export

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"golang.org/x/net/html"
)

func TestMarkdownGolden(t *testing.T) {
	golden(t, "collection.md", written(t, "md", sample(), Options{}))
}

func FuzzMarkdownKeepsWords(f *testing.F) {
	seedWords(f)
	f.Fuzz(func(t *testing.T, words string) {
		raw := written(t, "md", quoteOnly(words), Options{})
		var page bytes.Buffer
		if err := goldmark.Convert(raw, &page); err != nil {
			t.Fatal(err)
		}
		root := parsed(t, page.Bytes())
		quotes := all(root, "blockquote")
		if len(quotes) != 1 {
			t.Fatalf("%d block quotes in %q", len(quotes), raw)
		}
		paragraphs := all(quotes[0], "p")
		if len(paragraphs) != 2 {
			t.Fatalf("%d paragraphs in the quote of %q", len(paragraphs), raw)
		}
		want := languageOf("fr").quoted(printable(words))
		if got := textOf(paragraphs[0]); got != want {
			t.Fatalf("got %q, want %q, from %q", got, want, raw)
		}
		if got := textOf(paragraphs[1]); got != "— Amina" {
			t.Fatalf("attribution %q in %q", got, raw)
		}
	})
}

func parsed(t *testing.T, page []byte) *html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// all returns the elements of a name under n, in order.
func all(n *html.Node, name string) []*html.Node {
	var out []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name {
			out = append(out, d)
		}
	}
	return out
}

// textOf returns the text under n; a break is a line feed, and the line feed
// that Markdown writes after one is not counted.
func textOf(n *html.Node) string {
	var b strings.Builder
	afterBreak := false
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && afterBreak:
			b.WriteString(strings.TrimPrefix(d.Data, "\n"))
			afterBreak = false
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case d.Data == "br":
			b.WriteString("\n")
			afterBreak = true
		}
	}
	return b.String()
}
