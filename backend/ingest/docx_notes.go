package ingest

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
)

var headerPart = regexp.MustCompile(`^word/(header|footer)\d*\.xml$`)

// noteKey names a note: footnotes and endnotes count apart.
type noteKey struct {
	kind string // "footnote" or "endnote"
	id   string
}

// readNotes reads the footnotes and endnotes; the body says which are told.
func (d *docx) readNotes() error {
	notes := map[noteKey][]paragraph{}
	d.told = map[noteKey]int{}
	for _, kind := range []string{"footnote", "endnote"} {
		err := d.part(d.beside(kind+"s.xml"), func(x *xmlPart, e xml.StartElement) error {
			if e.Name.Local != kind || strings.Contains(strings.ToLower(attr(e, "type")), "separator") {
				return x.skip(e)
			}
			s := story{docx: d, x: x}
			got, err := s.collect(func() error { return x.each(s.element) })
			notes[noteKey{kind, attr(e, "id")}] = got
			return err
		})
		if err != nil {
			return err
		}
	}
	d.notes = notes
	return nil
}

// mark returns the sign of a note in the text, numbered from 1 in the order of
// the text, or "" where there is no such note.
func (d *docx) mark(key noteKey) string {
	if len(d.notes[key]) == 0 {
		return ""
	}
	if d.told[key] == 0 {
		d.told[key] = len(d.told) + 1
	}
	return fmt.Sprintf("[%d]", d.told[key])
}

// notesTold returns the notes that the text refers to, in order.
func (d *docx) notesTold() []paragraph {
	out := make([]paragraph, len(d.told))
	for key, n := range d.told {
		out[n-1] = numbered(fmt.Sprintf("[%d]", n), d.notes[key])
	}
	return out
}

// readComments puts every comment at the end, with the name of who made it.
func (d *docx) readComments() error {
	return d.part(d.beside("comments.xml"), func(x *xmlPart, e xml.StartElement) error {
		s := story{docx: d, x: x}
		got, err := s.collect(func() error { return x.each(s.element) })
		if err != nil || len(got) == 0 {
			return err
		}
		mark := "[Commentaire]"
		if author := strings.TrimSpace(attr(e, "author")); author != "" {
			mark = fmt.Sprintf("[Commentaire de %s]", author)
		}
		d.paragraphs = append(d.paragraphs, numbered(mark, got))
		d.comments++
		return nil
	})
}

// numbered puts a mark before a note's first paragraph and makes one of all.
func numbered(mark string, note []paragraph) paragraph {
	var texts []string
	for _, p := range note {
		texts = append(texts, strings.TrimSpace(p.text))
	}
	return paragraph{text: mark + " " + strings.Join(texts, "\n"), note: true}
}

// lookAtHeaders notes whether a page header or footer holds words.
func (d *docx) lookAtHeaders() error {
	for entry := range d.archive.entries {
		if !headerPart.MatchString(entry) {
			continue
		}
		err := d.part(entry, func(x *xmlPart, e xml.StartElement) error {
			words, err := x.words()
			d.headers = d.headers || words
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
