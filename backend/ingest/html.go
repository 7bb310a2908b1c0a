package ingest

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/htmlindex"

	"florilege/backend/corpus"
)

// readHTML reads a web page or an export to HTML: what a browser would show of
// it, without its scripts, its styles and what it hides.
func readHTML(name string, data []byte) (source, error) {
	return readPage(name, data, map[string]bool{})
}

// readPage reads a page, given the classes that stand in bold by the style
// sheets beside it.
func readPage(name string, data []byte, classes map[string]bool) (source, error) {
	text, encoding, guessed, err := decodeMarkup(name, data)
	if err != nil {
		return source{}, err
	}
	h := &htmlPage{name: name, classes: classes}
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(mostTag)
	if err := h.read(z); err != nil {
		return source{}, err
	}
	src := source{title: h.title, encoding: encoding, paragraphs: append(h.out, h.notes.out...)}
	if src.paragraphs == nil {
		src.paragraphs = []paragraph{}
	}
	if guessed {
		src.warnings = append(src.warnings, Warning{Code: EncodingGuessed, Detail: encoding})
	}
	src.warnings = append(src.warnings, warned(map[WarningCode]bool{HiddenText: h.hidden}, map[WarningCode]int{Pictures: h.pictures, Notes: len(h.notes.out)})...)
	return src, nil
}

var declaredCharset = regexp.MustCompile(`(?i)<meta[^>]+charset\s*=\s*["']?\s*([a-z0-9_:-]+)|<\?xml[^>]+encoding\s*=\s*["']([a-z0-9_:-]+)`)

// decodeMarkup decodes a page or an XML document by what its bytes say, then by what it says itself.
func decodeMarkup(name string, data []byte) (text, encoding string, guessed bool, err error) {
	text, encoding, guessed, err = decode(name, data)
	if err != nil || !guessed {
		return text, encoding, guessed, err
	}
	said := declaredCharset.FindSubmatch(data[:min(len(data), 4096)])
	if said == nil {
		return text, encoding, guessed, nil
	}
	label := string(said[1]) + string(said[2])
	enc, err := htmlindex.Get(label)
	if err != nil || strings.HasPrefix(strings.ToLower(label), "utf") {
		return text, encoding, guessed, nil // it says what its bytes are not
	}
	decoded, err := enc.NewDecoder().String(string(data))
	if err != nil {
		return text, encoding, guessed, nil
	}
	return decoded, strings.ToLower(label), false, refuseNoise(name, decoded)
}

const (
	mostTag       = 64 << 20 // bytes of one tag or one run of text
	mostHTMLLists = 1000     // within one another that are counted
)

// htmlPage is a page while it is read, tag after tag: a tree would take many
// times the memory of a hostile page.
type htmlPage struct {
	name     string
	out      []paragraph
	title    string
	hidden   bool
	pictures int

	open   boldText
	level  int         // of the heading being read, 0 for none
	bold   int         // elements around that make bold
	pre    int         // elements around that keep white space
	lists  []htmlList  // around, outermost first
	sign   string      // of the item that begins
	cells  []paragraph // of the row being read, nil outside rows
	inCell bool
	head   bool // the cell is a heading, which stands in bold

	notes   htmlNotes
	classes map[string]bool // that stand in bold
	spans   []bool          // the spans around, and whether each makes bold

	skipped atom.Atom // the element being left out, 0 for none
	depth   int       // of elements of that name within it
}

type htmlList struct {
	ordered bool
	n       int
}

func (h *htmlPage) read(z *html.Tokenizer) error {
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() == html.ErrBufferExceeded {
				return corpus.Fail(corpus.TooLarge, h.name, fmt.Sprintf("HTML > %d MB", mostTag>>20))
			}
			h.endBlock()
			h.endRow()
			return nil
		case html.TextToken:
			h.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			h.start(z.Token())
		case html.EndTagToken:
			name, _ := z.TagName()
			h.end(atom.Lookup(name))
		}
	}
}

// text takes characters, whose white space is one space outside <pre>.
func (h *htmlPage) text(s string) {
	if h.skipped == atom.Title && h.title == "" {
		h.title = s
	}
	if h.skipped == atom.Style {
		boldClasses(s, h.classes)
	}
	if h.skipped != 0 {
		return
	}
	s = h.notes.sign(s, h.open.words)
	if h.pre == 0 {
		s = collapse(s, &h.open)
	}
	if s == "\n" && !h.open.words {
		return
	}
	h.open.write(strings.ReplaceAll(s, "\u00ad", ""), h.bold > 0 || h.head)
}

// endBlock puts the open paragraph out, into a cell where it stands in one.
func (h *htmlPage) endBlock() {
	sign := h.sign
	if h.level > 0 {
		sign = ""
	}
	p := h.open.paragraph(sign)
	words := h.open.words
	h.open = boldText{}
	if !words {
		return
	}
	h.sign = ""
	if h.notes.within != 0 {
		h.notes.add(p, sign)
		return
	}
	p.heading, p.row = h.level, sign != ""
	if h.inCell {
		h.addToCell(p)
		return
	}
	h.out = append(h.out, p)
}

func (h *htmlPage) addToCell(p paragraph) {
	cell := &h.cells[len(h.cells)-1]
	if cell.text == "" {
		*cell = p
		return
	}
	cell.text += "\n" + p.text
}

// endRow puts a row out; one of a single cell is but a frame around its text.
func (h *htmlPage) endRow() {
	cells := h.cells
	h.cells, h.inCell, h.head = nil, false, false
	if len(cells) == 1 {
		if strings.TrimSpace(cells[0].text) != "" {
			cells[0].row = false
			h.out = append(h.out, cells[0])
		}
		return
	}
	var all [][]paragraph
	for _, c := range cells {
		all = append(all, []paragraph{c})
	}
	if row := joinCells(all); strings.TrimSpace(row.text) != "" {
		h.out = append(h.out, row)
	}
}
