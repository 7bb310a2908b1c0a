package ingest

import (
	"florilege/backend/corpus"
)

// Draft is what was understood of a file, before anything is stored.
type Draft struct {
	Title    string
	Format   string // "txt", "md", "docx"
	Encoding string // of the file: "utf-8", "windows-1252"…
	Text     string // as it will be stored; positions below are bytes in it
	Layout   corpus.Layout
	Speakers []corpus.Speaker // Layout's turns index it
	Words    int
	Warnings []Warning
}

// Warning is something that the user should know of an import.
type Warning struct {
	Code   WarningCode
	Detail string // how many, or what; may be ""
}

// WarningCode names a kind of warning. The interface has a sentence for each in
// its languages, under the same name.
type WarningCode string

// The kinds of warning.
const (
	UndecodedBytes  WarningCode = "undecoded_bytes"  // Detail: how many
	GuessedEncoding WarningCode = "guessed_encoding" // Detail: which
	NoSpeakers      WarningCode = "no_speakers"
	DeletionsLeft   WarningCode = "deletions_left" // tracked; Detail: how many
	InsertionsKept  WarningCode = "insertions_kept"
	NotesMoved      WarningCode = "notes_moved" // foot- and endnotes, to the end
	CommentsMoved   WarningCode = "comments_moved"
	PicturesLeft    WarningCode = "pictures_left"
)

func sentences() map[WarningCode]string {
	return map[WarningCode]string{
		UndecodedBytes:  "bytes that are no text became �: ",
		GuessedEncoding: "the encoding was guessed: ",
		NoSpeakers:      "no speakers were recognised",
		DeletionsLeft:   "tracked deletions were left out: ",
		InsertionsKept:  "tracked insertions were kept: ",
		NotesMoved:      "footnotes stand at the end: ",
		CommentsMoved:   "comments stand at the end: ",
		PicturesLeft:    "pictures were left out: ",
	}
}

// WarningCodes returns every code, in no order.
func WarningCodes() []WarningCode {
	var out []WarningCode
	for c := range sentences() {
		out = append(out, c)
	}
	return out
}

// String returns one English sentence.
func (w Warning) String() string { return sentences()[w.Code] + w.Detail }

// source is what an importer understood of a file: its paragraphs in order.
type source struct {
	title      string // that the file gives itself, or ""
	encoding   string
	paragraphs []paragraph
	warnings   []Warning
}

// paragraph is one stretch of readable text with what its form says. Its text
// is not normalised yet and may hold line breaks.
type paragraph struct {
	text    string
	heading int  // level from 1, 0 where it is none
	bold    int  // bytes at the start of text that stand in bold or as a label
	row     bool // a row of a table, its cells parted by tabs
}
