package formats

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed testdata
var testdata embed.FS

// shape says how a format can tell the interview.
type shape int

const (
	whole  shape = iota // titles, lists, notes and turns
	spoken              // turns alone, beside a recording
	timed               // turns alone, each with its time typed
	survey              // the answers, one row an answer sheet
)

// File is the interview in one format, as one program writes it.
type File struct {
	Name string // in testdata
	By   string // who made it
	shape
	label       string // how the file writes who speaks, of a spoken one
	leastRecall float64
	exact       bool   // the file has every sign: the text must be the same to the byte
	unmarked    int    // headings that nothing in the file marks, nor their place
	remark      string // what is lost, and where
}

const (
	leastRecall    = 0.999
	leastRecallPDF = 0.995
	leastF1        = 0.98
)

// Files returns the files of testdata, in the order of the table.
func Files() []File {
	const iconv, pandoc, office, hand = "iconv", "pandoc 2.17", "LibreOffice 7.4", "generator"
	out := []File{
		{Name: "utf-8.txt", By: hand}, {Name: "utf-8-bom.txt", By: hand},
		{Name: "utf-16le.txt", By: iconv}, {Name: "utf-16le-bom.txt", By: iconv},
		{Name: "utf-16be.txt", By: iconv}, {Name: "utf-16be-bom.txt", By: iconv},
		{Name: "windows-1252.txt", By: iconv}, {Name: "iso-8859-1.txt", By: iconv}, {Name: "iso-8859-15.txt", By: iconv},
		{Name: "macintosh.txt", By: iconv}, {Name: "cp850.txt", By: iconv},
		{Name: "interview.md", By: hand},
		{Name: "pandoc.docx", By: pandoc}, {Name: "libreoffice.docx", By: office},
		{Name: "pandoc.odt", By: pandoc}, {Name: "libreoffice.odt", By: office},
		{Name: "pandoc.rtf", By: pandoc}, {Name: "libreoffice.rtf", By: office},
		{Name: "interview.html", By: hand}, {Name: "pandoc.html", By: pandoc}, {Name: "libreoffice.html", By: office},
		{Name: "pandoc.epub", By: pandoc}, {Name: "libreoffice.epub", By: office, remark: "LibreOffice writes no signs before items"},
		{Name: "libreoffice.pdf", By: office}, {Name: "chromium.pdf", By: "Chromium 156", remark: "no font was there to print the emoji"},
		{Name: "interview.srt", By: hand, shape: spoken}, {Name: "whisperx.srt", By: hand, shape: spoken, label: "[NAME]: "},
		{Name: "interview.vtt", By: hand, shape: spoken}, {Name: "praat.TextGrid", By: hand, shape: spoken},
		{Name: "interview.eaf", By: hand, shape: spoken}, {Name: "interview.trs", By: hand, shape: spoken},
		{Name: "interview.otr", By: hand, shape: spoken},
		{Name: "otter.txt", By: hand, shape: timed}, {Name: "bracket.txt", By: hand, shape: timed},
		{Name: "survey.csv", By: hand, shape: survey}, {Name: "survey-excel.csv", By: hand, shape: survey},
		{Name: "libreoffice.xlsx", By: office, shape: survey}, {Name: "libreoffice.ods", By: office, shape: survey},
	}
	for n := range out {
		f := &out[n]
		f.leastRecall, f.exact = leastRecall, f.remark == "" // what a program left out is lost
		if f.label == "" {
			f.label = "NAME : "
		}
		switch {
		case path.Ext(f.Name) == ".pdf":
			f.leastRecall, f.exact = leastRecallPDF, false
		case path.Ext(f.Name) == ".txt" && f.shape == whole:
			f.unmarked = 2
			f.remark = "headings are told by their place between turns alone; the footnote ends the last turn"
		}
	}
	return out
}

// Data returns what is in the file.
func (f File) Data() ([]byte, error) { return testdata.ReadFile("testdata/" + f.Name) }

// Format returns the extension without its dot, in lower case.
func (f File) Format() string { return strings.ToLower(strings.TrimPrefix(path.Ext(f.Name), ".")) }

// Reference returns the interview as its author wrote it.
func Reference() (Interview, error) {
	data, err := fs.ReadFile(testdata, "testdata/interview.tsv")
	if err != nil {
		return nil, err
	}
	return Parse(string(data))
}
