package ingest

import (
	"encoding/xml"
	"path"
	"strings"

	"florilege/backend/corpus"
)

// readDocx reads a Word document: its body with text boxes and tables, then its
// footnotes, endnotes and comments. What Word shows in the text is kept as text;
// headers and footers are not read.
func readDocx(name string, data []byte) (source, error) {
	if len(data) == 0 {
		return source{}, corpus.Fail(corpus.EmptyFile, name, "")
	}
	zip, err := openArchive(name, data)
	if err != nil {
		return source{}, err
	}
	d := &docx{archive: zip}
	if d.main, err = d.mainPart(); err != nil {
		return source{}, err
	}
	for _, read := range []func() error{d.readStyles, d.readNumbering, d.readNotes, d.readBody, d.readComments, d.lookAtHeaders} {
		if err := read(); err != nil {
			return source{}, err
		}
	}
	return source{title: d.title, encoding: "zip", paragraphs: d.paragraphs, warnings: d.warnings()}, nil
}

// docx is a Word document while it is read.
type docx struct {
	archive    *archive
	main       string // name of the entry that holds the body
	styles     map[string]style
	usual      string // style of a paragraph that names none
	lists      lists
	notes      map[noteKey][]paragraph
	told       map[noteKey]int // number of each note that the text refers to
	title      string
	paragraphs []paragraph

	tracked                    bool // changes were tracked
	hidden                     bool // text was marked as hidden
	headers                    bool // pages have headers or footers
	comments, pictures, things int  // things are charts, diagrams, sheets
}

func (d *docx) warnings() []Warning {
	var out []Warning
	for _, w := range []struct {
		code WarningCode
		said bool
	}{{TrackedChanges, d.tracked}, {HiddenText, d.hidden}, {PageHeaders, d.headers}} {
		if w.said {
			out = append(out, Warning{Code: w.code})
		}
	}
	for _, w := range []struct {
		code WarningCode
		n    int
	}{{Notes, len(d.told)}, {Comments, d.comments}, {Pictures, d.pictures}, {Objects, d.things}} {
		if w.n > 0 {
			out = append(out, counted(w.code, w.n))
		}
	}
	return out
}

// mainPart finds the entry of the body: the one that the package names, else
// the usual one.
func (d *docx) mainPart() (string, error) {
	main := ""
	err := d.part("_rels/.rels", func(x *xmlPart, e xml.StartElement) error {
		if strings.HasSuffix(attr(e, "Type"), "/officeDocument") {
			main = strings.TrimPrefix(path.Clean("/"+attr(e, "Target")), "/")
		}
		return x.skip(e)
	})
	if err != nil {
		return "", err
	}
	for _, entry := range []string{main, "word/document.xml"} {
		if strings.HasPrefix(strings.ToLower(entry), "word/") && d.archive.has(entry) {
			return entry, nil
		}
	}
	return "", corpus.Fail(corpus.Unreadable, d.archive.name, "there is no Word document in it (no word/document.xml)")
}

// beside returns the name of a part that stands beside the body.
func (d *docx) beside(part string) string { return path.Join(path.Dir(d.main), part) }

// part calls do for every child of the root of an entry, and not at all where
// there is no such entry.
func (d *docx) part(entry string, do func(*xmlPart, xml.StartElement) error) error {
	if !d.archive.has(entry) {
		return nil
	}
	r, err := d.archive.open(entry)
	if err != nil {
		return err
	}
	defer r.Close()
	x := &xmlPart{name: d.archive.name, dec: xml.NewDecoder(r)}
	return x.each(func(xml.StartElement) error {
		return x.each(func(e xml.StartElement) error { return do(x, e) })
	})
}

func (d *docx) readBody() error {
	err := d.part(d.main, func(x *xmlPart, e xml.StartElement) error {
		s := story{docx: d, x: x}
		got, err := s.collect(func() error { return s.element(e) })
		d.paragraphs = append(d.paragraphs, got...)
		return err
	})
	d.paragraphs = append(d.paragraphs, d.notesTold()...)
	return err
}
