package ingest

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/xmltext"
)

// readODT reads an OpenDocument text: its body with text boxes and tables, then
// its footnotes, endnotes and comments. Page headers and footers, hidden and
// deleted text are left out.
func readODT(name string, data []byte) (source, error) {
	zip, err := openArchive(name, data, kindText)
	if err != nil {
		return source{}, err
	}
	o := &odt{archive: zip, styles: map[string]odtStyle{}, numbered: map[string][]listLevel{}}
	for _, read := range []func() error{o.readManifest, o.readStyles, o.readBody, o.readMeta} {
		if err := read(); err != nil {
			return source{}, err
		}
	}
	all := append(append(o.paragraphs, o.notes...), o.comments...)
	return source{title: o.title, encoding: "zip", paragraphs: all, warnings: o.warnings()}, nil
}

// odt is an OpenDocument text while it is read.
type odt struct {
	archive  *archive
	styles   map[string]odtStyle
	numbered map[string][]listLevel // levels of the list styles; "" as format for bullets
	title    string

	paragraphs, notes, comments []paragraph
	noteCount                   int

	tracked, hidden, headers bool
	pictures, objects        int
}

const odtBody = "content.xml"

const odtManifest = "META-INF/manifest.xml"

// readManifest refuses a document under a password: its parts are there, and
// are noise.
func (o *odt) readManifest() error {
	if o.archive.has(odtManifest) {
		r, err := o.archive.open(odtManifest)
		if err != nil {
			return err
		}
		data, err := io.ReadAll(r)
		if err = errors.Join(err, r.Close()); err != nil {
			return damaged(o.archive.name, err)
		}
		if bytes.Contains(data, []byte("encryption-data")) {
			return corpus.Fail(corpus.PasswordProtected, o.archive.name, "")
		}
	}
	if !o.archive.has(odtBody) {
		return o.archive.lacks()
	}
	return nil
}

func (o *odt) readBody() error {
	found := false
	err := o.archive.part(odtBody, func(x *xmlPart, e xmltext.Element) error {
		switch e.Local {
		case "automatic-styles":
			return o.styleList(x)
		case "body":
			return x.each(func(e xmltext.Element) error {
				if e.Local != "text" {
					return x.skip(e) // a sheet or a presentation
				}
				found = true
				f := odtFlow{odt: o, x: x}
				err := f.inside()
				o.paragraphs = f.out
				return err
			})
		}
		return x.skip(e)
	})
	if err == nil && !found {
		return o.archive.lacks()
	}
	return err
}

// readMeta takes the title that the document's properties give.
func (o *odt) readMeta() error {
	return o.archive.part("meta.xml", func(x *xmlPart, e xmltext.Element) error {
		return x.each(func(e xmltext.Element) error {
			text, err := x.content(x.skip)
			if e.Local == "title" && strings.TrimSpace(text) != "" {
				o.title = text
			}
			return err
		})
	})
}

func (o *odt) warnings() []Warning {
	return warned(
		map[WarningCode]bool{TrackedChanges: o.tracked, HiddenText: o.hidden, PageHeaders: o.headers},
		map[WarningCode]int{Notes: len(o.notes), Comments: len(o.comments), Pictures: o.pictures, Objects: o.objects},
	)
}
