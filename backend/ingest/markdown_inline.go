package ingest

import (
	"bufio"
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	render "github.com/yuin/goldmark/renderer/html"
)

// inline reads the text within a block.
func (m *markdown) inline(block ast.Node) *boldText {
	w := inlineText{markdown: m}
	w.children(block)
	return &w.boldText
}

// inlineText writes the text of a block and knows what is bold in it.
type inlineText struct {
	boldText
	markdown *markdown
	strong   int  // how many bold spans are open
	bold     bool // a tag has opened bold
}

func (w *inlineText) children(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.node(n)
	}
}

func (w *inlineText) put(s string) { w.write(s, w.strong > 0 || w.bold) }

func (w *inlineText) node(n ast.Node) {
	source := w.markdown.text
	switch n := n.(type) {
	case *ast.Text:
		if n.IsRaw() {
			w.put(string(n.Value(source)))
		} else {
			w.put(unescape(n.Value(source)))
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			w.put("\n")
		}
	case *ast.String:
		w.put(string(n.Value))
	case *ast.Emphasis:
		if n.Level < 2 {
			w.children(n)
			return
		}
		w.strong++
		w.children(n)
		w.strong--
	case *ast.AutoLink:
		w.put(string(n.Label(source)))
	case *ast.Link:
		from := w.text.Len()
		w.children(n)
		w.address(w.text.String()[from:], unescape(n.Destination))
	case *ast.Image:
		w.markdown.pictures++
		w.children(n)
	case *ast.RawHTML:
		w.tag(string(n.Segments.Value(source)))
	default:
		w.children(n)
	}
}

// address writes the address of a link where its text does not tell it, and it
// leads out of the file.
func (w *inlineText) address(label, address string) {
	if address == "" || strings.HasPrefix(address, "#") || bare(label) == bare(address) {
		return
	}
	w.put(" (" + strings.TrimPrefix(address, "mailto:") + ")")
}

// bare is an address without what people leave out of it.
func bare(address string) string {
	for _, prefix := range []string{"mailto:", "https://", "http://", "www."} {
		address = strings.TrimPrefix(address, prefix)
	}
	return strings.TrimRight(strings.TrimSpace(address), "/")
}

// unescape takes backslashes away and decodes entities. The renderer's writer
// does both and escapes for HTML, which is then undone.
func unescape(raw []byte) string {
	if !bytes.ContainsAny(raw, `\&`) {
		return string(raw)
	}
	var out bytes.Buffer
	b := bufio.NewWriter(&out)
	render.DefaultWriter.Write(b, raw)
	if err := b.Flush(); err != nil { // a bytes.Buffer never fails
		return string(raw)
	}
	return html.UnescapeString(out.String())
}
