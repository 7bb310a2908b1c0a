package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// source is a file as its importer hands it over: its paragraphs in order, or
// the text of a file that has nothing but text.
type source struct {
	title      string // that the format gives the document, or ""
	encoding   string
	paragraphs []paragraph
	text       string // instead of paragraphs; may carry Markdown signs
	warnings   []Warning
}

// paragraph is one block of a document. Its text may hold line feeds and need
// not be normalised.
type paragraph struct {
	text    string
	heading int  // level from 1, or 0
	bold    int  // bytes at the start of text that stand in bold
	row     bool // a row of a table or an item of a list: no blank line parts it from another
	note    bool // a note or a comment that is kept at the end: nobody says it

	told    bool           // the format says who speaks, so that nothing is guessed in the document
	speaker string         // who says it, where told; "" for nobody
	label   int            // bytes at the start of text that name the speaker
	times   []corpus.Timed // in bytes of text, which is normalised then
}

// document is a source laid out as it will be stored. Positions are bytes of
// text.
type document struct {
	title    string
	text     string           // normalised by anchor.Normalize
	said     int              // where the body ends and notes begin
	signs    bool             // the text itself may carry Markdown signs
	bold     []corpus.Span    // in order, disjoint
	headings []corpus.Heading // that the format marks as such, in order
	told     bool             // the format says who speaks
	saying   []toldTurn       // what it says of that, in order
	times    []corpus.Timed   // that the format gives, in order
}

// toldTurn is a turn that the format itself tells.
type toldTurn struct {
	name         string
	label, words corpus.Span
}

// document lays the source out: a blank line between paragraphs, a line feed
// between rows. A text file stays word for word.
func (src source) document() document {
	doc := document{title: oneLine(anchor.Normalize(src.title)), said: -1}
	if src.paragraphs == nil {
		doc.text, doc.signs = anchor.Normalize(src.text), true
		doc.said = len(doc.text)
		return doc
	}
	var b strings.Builder
	row := false
	for _, p := range src.paragraphs {
		text, bold := normalizeTo(p.text, p.bold)
		if strings.TrimSpace(text) == "" {
			continue
		}
		switch {
		case b.Len() == 0:
		case row && p.row:
			b.WriteByte('\n')
		default:
			b.WriteString("\n\n")
		}
		row = p.row
		s := corpus.Span{Start: b.Len(), End: b.Len() + len(text)}
		b.WriteString(text)
		if p.note && doc.said < 0 {
			doc.said = s.Start
		}
		if bold > 0 {
			doc.bold = append(doc.bold, corpus.Span{Start: s.Start, End: s.Start + bold})
		}
		doc.tell(p, text, s)
		if p.heading > 0 {
			doc.headings = append(doc.headings, corpus.Heading{Span: trim(b.String(), s), Level: p.heading})
		}
	}
	doc.text = b.String()
	if doc.said < 0 {
		doc.said = len(doc.text)
	}
	return doc
}

// tell keeps what the format says of the paragraph p, laid out as text at s.
func (doc *document) tell(p paragraph, text string, s corpus.Span) {
	doc.told = doc.told || p.told
	if text != p.text {
		return // its positions would be others; none that tells them comes here
	}
	if p.speaker != "" {
		at := s.Start + p.label
		doc.saying = append(doc.saying, toldTurn{p.speaker, corpus.Span{Start: s.Start, End: at}, corpus.Span{Start: at, End: s.End}})
	}
	for _, t := range p.times {
		t.Span.Start, t.Span.End = t.Span.Start+s.Start, t.Span.End+s.Start
		doc.times = append(doc.times, t)
	}
}

// normalizeTo returns text as testimonies store it, without byte order marks,
// and where its byte at has moved to. A mark that combines with the letter before
// at goes with it.
func normalizeTo(text string, at int) (string, int) {
	at = min(at, len(text))
	if head := strings.ReplaceAll(text[:at], "\uFEFF", ""); head != text[:at] || strings.Contains(text, "\uFEFF") {
		text, at = strings.ReplaceAll(text, "\uFEFF", ""), len(head)
	}
	for at < len(text) && (!utf8.RuneStart(text[at]) || !norm.NFC.PropertiesString(text[at:]).BoundaryBefore()) {
		at++
	}
	whole := anchor.Normalize(text)
	at = min(len(anchor.Normalize(text[:at])), len(whole))
	for at > 0 && at < len(whole) && !utf8.RuneStart(whole[at]) {
		at--
	}
	return whole, at
}

// oneRow returns s with its lines joined, and every run of blanks at which a line
// may break as one space. Those that keep words together stay.
func oneRow(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) && !keepsTogether(r) })
	return strings.TrimSpace(strings.Join(words, " "))
}

func keepsTogether(r rune) bool { return r == '\u00a0' || r == '\u202f' }

// oneLine returns s with every run of blanks as one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
