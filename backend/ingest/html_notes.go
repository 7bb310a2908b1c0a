package ingest

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlNotes reads the footnotes that programs write into pages: a link where the
// note belongs, and an element with the note itself, wherever it stands.
type htmlNotes struct {
	out    []paragraph
	within atom.Atom // the element that holds notes, 0 outside
	depth  int       // of elements of that name within it
	link   noteLink
}

// noteLink is what the link being read leads to.
type noteLink int

const (
	toElsewhere noteLink = iota
	toNote               // from the text
	toText               // from a note back, or the sign that the note begins with
)

var (
	htmlSign  = regexp.MustCompile(`^\s*\[?([\pL\pN*†‡]{1,4})\]?\s*$`)
	noteRoles = regexp.MustCompile(`(?:^| )(?:doc-(?:endnotes?|footnote|rearnote)|footnotes?|endnotes?|rearnotes?)(?: |$)`)
	noteIDs   = regexp.MustCompile(`^sd(?:foot|end)note\d+$`)
)

// start begins an element of the page.
func (n *htmlNotes) start(t html.Token, closed bool) {
	if closed {
		return
	}
	if t.DataAtom == atom.A {
		n.link = n.leads(t)
	}
	switch {
	case n.within == t.DataAtom && n.within != 0:
		n.depth++
	case n.within == 0 && holdsNotes(t):
		n.within, n.depth = t.DataAtom, 1
	}
}

// end ends an element of the page, after its paragraphs.
func (n *htmlNotes) end(a atom.Atom) {
	if a == atom.A {
		n.link = toElsewhere
	}
	if a == n.within && n.within != 0 {
		if n.depth--; n.depth == 0 {
			n.within = 0
		}
	}
}

func holdsNotes(t html.Token) bool {
	switch t.DataAtom {
	case atom.Section, atom.Aside, atom.Div, atom.Li, atom.P:
		return noteRoles.MatchString(attrOf(t, "role")) || noteRoles.MatchString(attrOf(t, "epub:type")) ||
			t.DataAtom == atom.Div && noteIDs.MatchString(attrOf(t, "id"))
	}
	return false
}

func (n *htmlNotes) leads(t html.Token) noteLink {
	switch {
	case !strings.HasPrefix(attrOf(t, "href"), "#"):
		return toElsewhere
	case n.within != 0:
		return toText
	case attrOf(t, "role") == "doc-noteref", attrOf(t, "epub:type") == "noteref",
		strings.Contains(attrOf(t, "class"), "noteanc"), strings.Contains(attrOf(t, "class"), "footnote-ref"):
		return toNote
	}
	return toElsewhere
}

// sign returns the words of a link as they are stored: the sign of a note
// between brackets, nothing for an arrow that leads back.
func (n *htmlNotes) sign(s string, begun bool) string {
	m := htmlSign.FindStringSubmatch(s)
	switch {
	case n.link == toElsewhere:
	case n.link == toText && begun:
		if strings.TrimSpace(strings.Trim(strings.TrimSpace(s), "↩↑^\ufe0e\ufe0f")) == "" {
			return ""
		}
	case m != nil:
		return "[" + m[1] + "]"
	}
	return s
}

// add takes a paragraph that stands in a note. One without a sign goes on with
// the note before.
func (n *htmlNotes) add(p paragraph, sign string) {
	words := strings.TrimSpace(strings.TrimPrefix(p.text, sign))
	if number := strings.TrimSuffix(sign, ". "); sign != "" && number != sign {
		words = "[" + number + "] " + words
	}
	if last := len(n.out) - 1; last >= 0 && !strings.HasPrefix(words, "[") {
		n.out[last].text += "\n" + words
		return
	}
	n.out = append(n.out, paragraph{text: words, note: true})
}
