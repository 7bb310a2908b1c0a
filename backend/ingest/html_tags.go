package ingest

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var shyStyle = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)

// start begins an element.
func (h *htmlPage) start(t html.Token) {
	closed := t.Type == html.SelfClosingTagToken || void(t.DataAtom)
	switch {
	case h.skipped != 0:
		if t.DataAtom == h.skipped && !closed {
			h.depth++
		}
		return
	case !closed && (leftOut(t.DataAtom) || hides(t)):
		h.hidden = h.hidden || !leftOut(t.DataAtom)
		h.skipped, h.depth = t.DataAtom, 1
		return
	}
	if block(t.DataAtom) || t.DataAtom == atom.Li {
		h.endBlock() // before a note begins
	}
	h.notes.start(t, closed)
	switch a := t.DataAtom; a {
	case atom.Span:
		h.startSpan(t, closed)
	case atom.Br:
		h.lineBreak()
	case atom.Img, atom.Svg, atom.Video, atom.Audio:
		h.pictures++
	case atom.B, atom.Strong:
		h.bold++
	case atom.Pre, atom.Textarea:
		h.endBlock()
		h.pre++
	case atom.Ul, atom.Ol:
		h.endBlock()
		h.startList(t)
	case atom.Li:
		h.endBlock()
		h.startItem()
	case atom.Tr:
		h.endBlock()
		h.endRow()
	case atom.Td, atom.Th:
		h.startCell(a == atom.Th)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		h.endBlock()
		h.level = int(t.Data[1] - '0')
	default:
		if block(a) {
			h.endBlock()
		}
	}
}

// end ends an element. One that was never begun ends nothing.
func (h *htmlPage) end(a atom.Atom) {
	if h.skipped != 0 {
		if a == h.skipped {
			if h.depth--; h.depth == 0 {
				h.skipped = 0
			}
		}
		return
	}
	defer h.notes.end(a)
	switch a {
	case atom.Span:
		h.endSpan()
	case atom.B, atom.Strong:
		h.bold = max(h.bold-1, 0)
	case atom.Pre, atom.Textarea:
		h.endBlock()
		h.pre = max(h.pre-1, 0)
	case atom.Ul, atom.Ol:
		h.endBlock()
		h.lists = h.lists[:max(len(h.lists)-1, 0)]
		h.sign = ""
	case atom.Tr, atom.Table:
		h.endBlock()
		h.endRow()
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		h.endBlock()
		h.level = 0
	default:
		if block(a) || a == atom.Td || a == atom.Th {
			h.endBlock()
		}
	}
}

func (h *htmlPage) startSpan(t html.Token, closed bool) {
	if closed {
		return
	}
	bold := styledBold(t, h.classes)
	h.spans = append(h.spans, bold)
	h.bold += as01(bold)
}

func (h *htmlPage) endSpan() {
	if n := len(h.spans); n > 0 {
		h.bold = max(h.bold-as01(h.spans[n-1]), 0)
		h.spans = h.spans[:n-1]
	}
}

func (h *htmlPage) lineBreak() {
	if h.open.words {
		h.open.write("\n", false)
	}
}

func (h *htmlPage) startList(t html.Token) {
	if len(h.lists) == mostHTMLLists {
		return
	}
	l := htmlList{ordered: t.DataAtom == atom.Ol}
	for _, a := range t.Attr {
		if a.Key == "start" {
			l.n = max(number(a.Val)-1, 0)
		}
	}
	h.lists = append(h.lists, l)
}

func (h *htmlPage) startItem() {
	h.sign = bullet
	if n := len(h.lists); n > 0 && h.lists[n-1].ordered {
		h.lists[n-1].n++
		h.sign = strconv.Itoa(h.lists[n-1].n) + ". "
	}
}

func (h *htmlPage) startCell(head bool) {
	h.endBlock()
	h.cells, h.inCell, h.head = append(h.cells, paragraph{}), true, head
}

// leftOut reports whether a browser shows nothing of an element.
func leftOut(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Title, atom.Iframe, atom.Object, atom.Select, atom.Datalist:
		return true
	}
	return false
}

// hides reports whether an element says that it is not shown.
// One that HTML does not know has an end that cannot be told.
func hides(t html.Token) bool {
	if t.DataAtom == 0 {
		return false
	}
	for _, a := range t.Attr {
		if a.Key == "hidden" && a.Val != "until-found" || a.Key == "style" && shyStyle.MatchString(a.Val) {
			return true
		}
	}
	return false
}

func void(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// block reports whether an element stands on lines of its own.
func block(a atom.Atom) bool {
	return strings.Contains(" address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "+
		"footer form header hr html legend main menu nav option p section summary table tbody tfoot thead ", " "+a.String()+" ") && a != 0
}
