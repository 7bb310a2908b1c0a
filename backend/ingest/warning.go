package ingest

import (
	"strconv"
	"strings"
)

// WarningCode names something that could not be kept, or had to be guessed.
// The interface has a sentence for each in its languages, under the same name.
type WarningCode string

// What a person may want to check after an import.
const (
	EncodingGuessed WarningCode = "encoding_guessed" // Detail is the encoding
	LostCharacters  WarningCode = "lost_characters"  // Detail is their number
	NoSpeakers      WarningCode = "no_speakers"
	AskerGuessed    WarningCode = "interviewer_guessed" // Detail is the name
	TagsRemoved     WarningCode = "tags_removed"
	TrackedChanges  WarningCode = "tracked_changes"
	Notes           WarningCode = "notes"    // Detail is their number
	Comments        WarningCode = "comments" // Detail is their number
	Pictures        WarningCode = "pictures" // Detail is their number
	HiddenText      WarningCode = "hidden_text"
	PageHeaders     WarningCode = "page_headers"
	Objects         WarningCode = "objects" // Detail is their number
	CutShort        WarningCode = "cut_short"
	RunningLines    WarningCode = "running_lines" // Detail quotes them, with how often each stood there
	ScannedPages    WarningCode = "scanned_pages" // Detail lists their numbers
	LinesAbove      WarningCode = "lines_above"   // of a table, above the names of its columns; Detail is their number
	HiddenCells     WarningCode = "hidden_cells"  // rows and columns of a table; Detail is their number
	MergedCells     WarningCode = "merged_cells"  // Detail is their number
	CellComments    WarningCode = "cell_comments" // Detail is their number
	UnclosedQuote   WarningCode = "unclosed_quote"
	RecognisedText  WarningCode = "recognised_text" // by a machine, from pictures of pages
	TimesOverlap    WarningCode = "times_overlap"   // Detail is how many
)

var warningSentences = map[WarningCode]string{
	EncodingGuessed: "the file does not name its encoding and was read as {detail}; check the accents",
	LostCharacters:  "characters that could not be read, shown as �: {detail}",
	NoSpeakers:      "nobody was recognised as speaking",
	AskerGuessed:    "{detail} was taken for the one who asks, by short turns that are mostly questions",
	TagsRemoved:     "HTML tags were removed, their text kept",
	TrackedChanges:  "tracked changes were read as accepted: insertions kept, deletions left out",
	Notes:           "footnotes and endnotes, kept at the end of the text: {detail}",
	Comments:        "comments, kept at the end of the text: {detail}",
	Pictures:        "pictures left out: {detail}",
	HiddenText:      "hidden text was left out",
	PageHeaders:     "page headers and footers were left out",
	Objects:         "embedded objects (charts, diagrams, sheets) left out: {detail}",
	TimesOverlap:    "subtitles that begin before the one above them has ended, kept in the order of the file: {detail}",
	CutShort:        "the end of the file is missing; what was there is kept",
	RunningLines:    "page headers, footers and page numbers left out: {detail}",
	ScannedPages:    "pages that are but a picture, without text, left out: {detail}",
	LinesAbove:      "lines above the names of the columns left out: {detail}",
	HiddenCells:     "rows and columns that are hidden in the sheet, read all the same: {detail}",
	MergedCells:     "merged cells, whose value now stands in each of them: {detail}",
	CellComments:    "cells with comments, which are no answers and were left out: {detail}",
	UnclosedQuote:   "a quotation mark is never closed; the file was read as if there were none around cells",
	RecognisedText:  "the text was recognised by a machine from pictures of pages; compare it with them",
}

// Warning is something that a person may want to check after an import.
type Warning struct {
	Code   WarningCode
	Detail string
}

// WarningCodes returns every code, in no order.
func WarningCodes() []WarningCode {
	out := make([]WarningCode, 0, len(warningSentences))
	for c := range warningSentences {
		out = append(out, c)
	}
	return out
}

// String returns one English sentence.
func (w Warning) String() string {
	return strings.ReplaceAll(warningSentences[w.Code], "{detail}", w.Detail)
}

// warned returns the warnings that hold, in the order of their codes: those that
// are said, and those that count something.
func warned(said map[WarningCode]bool, counts map[WarningCode]int) []Warning {
	var out []Warning
	for _, code := range []WarningCode{CutShort, RecognisedText, TrackedChanges, HiddenText, PageHeaders, Notes, Comments, Pictures, Objects, LinesAbove, HiddenCells, MergedCells, CellComments} {
		switch {
		case said[code]:
			out = append(out, Warning{Code: code})
		case counts[code] > 0:
			out = append(out, counted(code, counts[code]))
		}
	}
	return out
}

func counted(code WarningCode, n int) Warning {
	return Warning{Code: code, Detail: strconv.Itoa(n)}
}
