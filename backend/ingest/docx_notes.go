package ingest

import (
	"fmt"
	"strings"

	"florilege/backend/xmltext"
)

// noteKey names a note: footnotes and endnotes count apart.
type noteKey struct {
	kind string // "footnote" or "endnote"
	id   string
}

// readNotes reads the footnotes and endnotes. The body says which are told: not
// those of deleted text, nor the lines that separate notes.
func (d *docx) readNotes() error {
	notes := map[noteKey][]paragraph{}
	d.told = map[noteKey]int{}
	for _, kind := range []string{"footnote", "endnote"} {
		err := d.archive.part(d.parts.first(kind+"s"), func(x *xmlPart, e xmltext.Element) error {
			got, err := d.read(x)
			notes[noteKey{kind, e.Attr("id")}] = got
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
		out[n-1] = noted(fmt.Sprintf("[%d]", n), d.notes[key])
	}
	return out
}

// readComments puts every comment at the end, with the name of who made it.
func (d *docx) readComments() error {
	return d.archive.part(d.parts.first("comments"), func(x *xmlPart, e xmltext.Element) error {
		got, err := d.read(x)
		if err != nil || len(got) == 0 {
			return err
		}
		d.paragraphs = append(d.paragraphs, noted(commentMark(e.Attr("author")), got))
		d.comments++
		return nil
	})
}

// commentMark is what stands before a comment.
func commentMark(author string) string {
	if author = strings.TrimSpace(author); author != "" {
		return fmt.Sprintf("[Commentaire de %s]", author)
	}
	return "[Commentaire]"
}

// noted makes one paragraph of a note, after its mark.
func noted(mark string, note []paragraph) paragraph {
	var texts []string
	for _, p := range note {
		texts = append(texts, strings.TrimSpace(p.text))
	}
	return paragraph{text: mark + " " + strings.Join(texts, "\n"), note: true}
}
