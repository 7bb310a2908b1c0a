package ingest

import (
	"slices"
	"strings"
	"unicode"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// Draft is what was understood of a file, before anything is stored.
type Draft struct {
	Title    string           // of the document where it plainly has one, else made from the file name
	Format   string           // of an importer: "txt", "docx"…
	Encoding string           // of the file: "utf-8", "utf-8 bom", "utf-16le", "windows-1252", "zip"…
	Text     string           // normalised by anchor.Normalize
	Layout   corpus.Layout    // turns, headings and times, in bytes of Text
	Speakers []corpus.Speaker // a turn's Speaker indexes it
	Words    int              // as a person counts them
	Warnings []Warning
}

// importer reads one format.
type importer struct {
	format     string
	extensions []string // in lower case, with the dot
	read       func(name string, data []byte) (source, error)
}

// importers lists the formats that can be read.
func importers() []importer {
	return []importer{
		{"txt", []string{".txt"}, readText},
		{"md", []string{".md"}, readMarkdown},
		{"docx", []string{".docx"}, readDocx},
		{"odt", []string{".odt", ".ott"}, readODT},
		{"rtf", []string{".rtf"}, readRTF},
		{"html", []string{".html", ".htm", ".xhtml"}, readHTML},
		{"epub", []string{".epub"}, readEPUB},
		{"pdf", []string{".pdf"}, readPDF},
		{"srt", []string{".srt"}, readSubtitles},
		{"vtt", []string{".vtt"}, readSubtitles},
		{"textgrid", []string{".textgrid"}, readTextGrid},
		{"eaf", []string{".eaf"}, readEAF},
		{"trs", []string{".trs"}, readTRS},
		{"otr", []string{".otr"}, readOTR},
	}
}

// Extensions returns the file name extensions that Read knows, in lower case
// with their dot.
func Extensions() []string {
	var out []string
	for _, i := range importers() {
		out = append(out, i.extensions...)
	}
	return out
}

// Foreign returns extensions of documents that other programs write and Read
// refuses with what to do about it.
func Foreign() []string {
	return []string{".doc", ".dot", ".docm", ".pages", ".wpd", ".wps", ".xls", ".ppt", ".pptx", ".odp"}
}

// Read understands a file. The extension of name decides its format; an error
// is a corpus.Error about name.
func Read(name string, data []byte) (Draft, error) {
	for _, i := range importers() {
		if !slices.Contains(i.extensions, strings.ToLower(extension(name))) {
			continue
		}
		if len(data) == 0 {
			return Draft{}, corpus.Fail(corpus.EmptyFile, name, "")
		}
		src, err := i.read(name, data)
		if err != nil {
			return Draft{}, err
		}
		doc := src.document()
		if !strings.ContainsFunc(doc.text, visible) {
			return Draft{}, corpus.Fail(corpus.EmptyFile, name, "")
		}
		return draft(name, i.format, src, doc), nil
	}
	if IsTable(name) {
		return Draft{}, corpus.Fail(corpus.Tabular, name, "")
	}
	if kindOf(data) != "" {
		return Draft{}, mistaken(name, data, "")
	}
	return Draft{}, corpus.Fail(corpus.Unsupported, name, "")
}

func draft(name, format string, src source, doc document) Draft {
	headings, turns, speakers, times := layoutOf(doc)
	d := Draft{
		Title:    titleOf(name, doc, headings, turns),
		Format:   format,
		Encoding: src.encoding,
		Text:     doc.text,
		Layout:   corpus.Layout{Turns: turns, Headings: headings, Times: times},
		Speakers: speakers,
		Words:    anchor.CountWords(doc.text),
		Warnings: src.warnings,
	}
	d.guessInterviewer()
	if n := strings.Count(d.Text, "\uFFFD"); n > 0 {
		d.Warnings = append(d.Warnings, counted(LostCharacters, n))
	}
	if len(turns) == 0 {
		d.Warnings = append(d.Warnings, Warning{Code: NoSpeakers})
	}
	return d
}

// layoutOf recognises what stands in a document, or takes it from a format that
// tells who speaks.
func layoutOf(doc document) ([]corpus.Heading, []corpus.Turn, []corpus.Speaker, []corpus.Timed) {
	if doc.told {
		turns, speakers := toldTurns(doc)
		return append([]corpus.Heading{}, doc.headings...), turns, speakers, doc.times
	}
	lines := linesOf(doc)
	labels := labelsOf(doc, lines)
	headings := headingsOf(doc, lines, labels)
	turns, speakers := turnsOf(doc, headings, labels)
	return headings, turns, speakers, timesOf(doc, lines, turns)
}

func visible(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }
