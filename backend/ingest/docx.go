package ingest

import "florilege/backend/xmltext"

// readDocx reads a Word document: its body with text boxes and tables, then its
// footnotes, endnotes and comments. What Word shows in the text is kept as text;
// page headers and footers, hidden and deleted text are left out.
func readDocx(name string, data []byte) (source, error) {
	zip, err := openArchive(name, data, kindWord)
	if err != nil {
		return source{}, err
	}
	d := &docx{archive: zip}
	for _, read := range []func() error{
		d.readParts, d.readStyles, d.readNumbering, d.readNotes, d.readBody, d.readComments, d.readHeaders,
	} {
		if err := read(); err != nil {
			return source{}, err
		}
	}
	return source{title: d.title, encoding: "zip", paragraphs: d.paragraphs, warnings: d.warnings()}, nil
}

// docx is a Word document while it is read.
type docx struct {
	archive    *archive
	body       string // entry of the body
	parts      parts
	styles     map[string]style
	usual      string // style of a paragraph that names none
	lists      lists
	notes      map[noteKey][]paragraph
	told       map[noteKey]int // number of each note that the text refers to
	title      string
	paragraphs []paragraph

	tracked, hidden, headers    bool // changes were tracked; text was hidden; pages have headers
	comments, pictures, objects int  // objects are charts, diagrams, sheets
}

func (d *docx) readBody() error {
	found := false
	err := d.archive.part(d.body, func(x *xmlPart, e xmltext.Element) error {
		if e.Local != "body" {
			return x.skip(e)
		}
		found = true
		got, err := d.read(x)
		d.paragraphs = append(got, d.notesTold()...)
		return err
	})
	if err == nil && !found {
		return d.archive.lacks()
	}
	return err
}

// readHeaders notes whether a page header or footer holds words.
func (d *docx) readHeaders() error {
	for _, kind := range []string{"header", "footer"} {
		for _, entry := range d.parts[kind] {
			err := d.archive.part(entry, func(x *xmlPart, _ xmltext.Element) error {
				words, err := x.words()
				d.headers = d.headers || words
				return err
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *docx) warnings() []Warning {
	return warned(
		map[WarningCode]bool{TrackedChanges: d.tracked, HiddenText: d.hidden, PageHeaders: d.headers},
		map[WarningCode]int{Notes: len(d.told), Comments: d.comments, Pictures: d.pictures, Objects: d.objects},
	)
}
