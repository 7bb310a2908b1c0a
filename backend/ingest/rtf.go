package ingest

import (
	"bytes"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"florilege/backend/corpus"
)

// readRTF reads a rich text document: its body with text boxes and tables, then
// its footnotes and comments. Page headers, hidden and deleted text are left out.
func readRTF(name string, data []byte) (source, error) {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case len(data) == 0:
		return source{}, corpus.Fail(corpus.EmptyFile, name, "")
	case !bytes.HasPrefix(data, []byte(`{\rtf`)):
		return source{}, mistaken(name, data, kindRTF)
	}
	r := &rtf{scan: rtfScanner{data: data}, page: codePage(1252), styles: map[int]style{}, fonts: map[int]rtfFont{}}
	r.flow = &rtfFlow{}
	if err := r.read(name); err != nil {
		return source{}, err
	}
	return source{title: oneLine(r.title.String()), encoding: "rtf", paragraphs: r.body(), warnings: r.warnings()}, nil
}

// rtf is a rich text document while it is read.
type rtf struct {
	scan   rtfScanner
	page   *charmap.Charmap // of the document
	fonts  map[int]rtfFont
	styles map[int]style
	state  rtfState
	outer  []rtfState // of the groups around, outermost first
	flow   *rtfFlow   // what text goes to

	title, entry, author strings.Builder // what is being read of the document's title, a table's entry, a comment's author
	notes, comments      []paragraph
	surrogate            rune // the first half of a character, 0 for none

	tracked, hidden, headers, unclosed bool
	pictures, objects                  int
}

// rtfState is what a group inherits and its end takes back.
type rtfState struct {
	to       rtfTarget
	form     rtfForm
	skip     int // characters after \u that stand for it in old readers
	pending  int // of them to come
	font     int
	entry    int  // number of the style or font being read
	optional bool // \* came: the next word begins what old readers leave out
	began    bool // something came in this group
	flow     *rtfFlow
	table    bool // the paragraph stands in a table
	level    int  // of a heading
	twice    bool // in \upr: what it says for old readers comes again in \ud
}

// rtfForm is the form of characters that matters.
type rtfForm struct{ bold, hidden, deleted, inserted bool }

// rtfTarget is where the text of a group goes.
type rtfTarget uint8

const (
	rtfBody rtfTarget = iota
	rtfNowhere
	rtfHeader // of pages: noted only
	rtfFonts
	rtfStyles
	rtfTitle
	rtfAuthor
)

type rtfFont struct {
	page   *charmap.Charmap // nil for the document's
	symbol string           // name of a font of symbols, or ""
}

const mostGroups = 2000 // within one another

func (r *rtf) read(name string) error {
	r.state = rtfState{skip: 1, flow: r.flow}
	for {
		t, ok := r.scan.next()
		if !ok {
			break
		}
		switch t.kind {
		case rtfOpen:
			if len(r.outer) == mostGroups {
				return corpus.Fail(corpus.Unsafe, name, "")
			}
			r.outer = append(r.outer, r.state)
			r.state.began, r.state.optional, r.state.pending = false, false, 0
		case rtfClose:
			r.close()
		case rtfWord:
			r.word(t)
		default:
			r.text(t)
		}
		if t.kind == rtfClose && len(r.outer) == 0 {
			return nil // what follows the document is no part of it
		}
	}
	r.unclosed = true
	for len(r.outer) > 0 {
		r.close()
	}
	return nil
}

// close ends a group.
func (r *rtf) close() {
	inner := r.state
	if len(r.outer) == 0 {
		return
	}
	r.state = r.outer[len(r.outer)-1]
	r.outer = r.outer[:len(r.outer)-1]
	if r.state.to != inner.to {
		r.endEntry(inner)
	}
	if r.state.flow == inner.flow {
		if inner.to == rtfBody {
			// Many writers end a paragraph after the group that says what it is.
			r.state.table, r.state.level = inner.table, inner.level
		}
		return
	}
	inner.flow.endParagraph(rtfState{})
	inner.flow.done(r, inner.flow.out)
	r.flow = r.state.flow
}

// divert sends what follows in this group to a flow of its own; done takes its
// paragraphs.
func (r *rtf) divert(done func(*rtf, []paragraph)) {
	r.flow = &rtfFlow{done: done}
	r.state = rtfState{to: rtfBody, skip: r.state.skip, font: r.state.font, flow: r.flow, began: true}
}

func (r *rtf) body() []paragraph {
	r.flow.endParagraph(r.state)
	return append(append(r.flow.out, r.notes...), r.comments...)
}

func (r *rtf) warnings() []Warning {
	return warned(
		map[WarningCode]bool{CutShort: r.unclosed, TrackedChanges: r.tracked, HiddenText: r.hidden, PageHeaders: r.headers},
		map[WarningCode]int{Notes: len(r.notes), Comments: len(r.comments), Pictures: r.pictures, Objects: r.objects},
	)
}
