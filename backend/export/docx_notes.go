package export

import "fmt"

// Notes says where the reference of a quote stands.
type Notes string

// Where references stand.
const (
	NotesNone Notes = ""          // under the words, in a paragraph of their own
	NotesFoot Notes = "footnotes" // at the foot of the page
	NotesEnd  Notes = "endnotes"  // at the end of the document
)

// one is what a note is called in the formats of Office.
func (n Notes) one() string {
	if n == NotesEnd {
		return "endnote"
	}
	return "footnote"
}

// noteStyle is how the names of the styles of notes begin.
func noteStyle(n Notes) string {
	if n == NotesEnd {
		return "Endnote"
	}
	return "Footnote"
}

// wordNoteSettings names the lines that part notes from the text.
func wordNoteSettings(n Notes) string {
	if n == NotesNone {
		return ""
	}
	return fmt.Sprintf(`<w:%[1]sPr><w:%[1]s w:id="-1"/><w:%[1]s w:id="0"/></w:%[1]sPr>`, n.one())
}

// notesPart returns word/footnotes.xml or word/endnotes.xml.
func (b *wordBody) notesPart() []byte {
	name := b.kind.one()
	out := &wordBody{look: b.look, region: b.region}
	fmt.Fprintf(out, xmlHead+`<w:%ss xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`+"\n", name)
	for i, kind := range []string{"separator", "continuationSeparator"} {
		fmt.Fprintf(out, `<w:%[1]s w:type="%[2]s" w:id="%[3]d"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:%[2]s/></w:r></w:p></w:%[1]s>`+"\n", name, kind, i-1)
	}
	for i, text := range b.notes {
		fmt.Fprintf(out, `<w:%s w:id="%d">`, name, i+1)
		out.open(noteStyle(b.kind)+"Text", "")
		fmt.Fprintf(out, `<w:r><w:rPr><w:rStyle w:val="%s"/></w:rPr><w:%sRef/></w:r>`, out.style(noteStyle(b.kind)+"Reference"), name)
		out.run("", " "+text)
		fmt.Fprintf(out, "</w:p></w:%s>\n", name)
	}
	fmt.Fprintf(out, "</w:%ss>\n", name)
	return out.Bytes()
}
