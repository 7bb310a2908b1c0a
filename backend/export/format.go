package export

import (
	"io"
	"strings"

	"florilege/backend/corpus"
)

// Format is a way to write a document.
type Format struct {
	Name      string // as on the command line: "docx"
	Extension string // of the file, with its dot: ".docx"
}

type exporter struct {
	Format
	write func(w io.Writer, d Document, l language, o Options) error
}

// exporters is the list that a new format is added to.
func exporters() []exporter {
	return []exporter{
		{Format{"docx", ".docx"}, writeDOCX},
		{Format{"odt", ".odt"}, writeODT},
		{Format{"xlsx", ".xlsx"}, writeXLSX},
		{Format{"csv", ".csv"}, writeCSV},
		{Format{"csv-codings", ".csv"}, writeCodingsCSV},
		{Format{"pdf", ".pdf"}, writePDF},
		{Format{"html", ".html"}, writeHTML},
		{Format{"md", ".md"}, writeMarkdown},
		{Format{"txt", ".txt"}, writeText},
		{Format{"json", ".json"}, writeJSON},
		{Format{"pdf-cards", ".pdf"}, writeCards},
		{Format{chainPrefix + "docx", ".docx"}, writeChainDOCX},
		{Format{chainPrefix + "pdf", ".pdf"}, writeChainPDF},
		{Format{chainPrefix + "svg", ".svg"}, writeChainSVG},
		{Format{chainPrefix + "png", ".png"}, writeChainPNG},
	}
}

// Formats returns the formats that Write knows, the most used first.
func Formats() []Format {
	var out []Format
	for _, e := range exporters() {
		out = append(out, e.Format)
	}
	return out
}

// Write writes the document to w in the format of that name. The same document
// and options give the same bytes. An unknown format, an option out of range
// and cards without a quote are corpus.Invalid; other errors are those of w.
func Write(w io.Writer, format string, d Document, o Options) error {
	e, err := exporterOf(format)
	if err != nil {
		return err
	}
	return e.write(w, ready(d), languageOf(d.Language), o)
}

// exporterOf returns the exporter of that name; another name is corpus.Invalid.
func exporterOf(format string) (exporter, error) {
	var names []string
	for _, e := range exporters() {
		if e.Name == format {
			return e, nil
		}
		names = append(names, e.Name)
	}
	return exporter{}, corpus.Fail(corpus.Invalid, format, "the formats are "+strings.Join(names, ", "))
}
