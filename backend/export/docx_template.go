package export

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// What the main part of a Word document is.
const (
	mainNamespace  = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	wordMainEnding = "document.main+xml"
)

// readTemplate takes the look of a user's Word document or template: its
// styles, numbering, theme, fonts, headers, footers and page. Its words, macros,
// embedded objects and links to other files stay behind. Styles of ours that it
// lacks are added on top of its own. A file that is no such document is
// corpus.NoTemplate or corpus.Broken; one that is too large corpus.TooLarge; one
// whose headers would fetch other files corpus.Unsafe.
func readTemplate(t Template, l language) (wordLook, error) {
	f, err := openTemplate(t)
	if err != nil {
		return wordLook{}, err
	}
	return (&templateReader{templateFile: f}).look(l)
}

// templateReader takes the look of a Word template, part by part.
type templateReader struct {
	*templateFile
	media int // parts copied so far
	out   wordLook
}

func (r *templateReader) look(l language) (wordLook, error) {
	main, rels, err := r.main()
	if err != nil {
		return r.out, err
	}
	body, err := r.part(main)
	if err != nil {
		return r.out, err
	}
	for _, rel := range rels {
		kind := path.Base(rel.Type)
		target := resolve(main, rel.Target)
		switch kind {
		case "styles":
			err = r.styles(target, l)
		case "numbering", "theme", "fontTable", "header", "footer":
			err = r.keep(target, kind, rel)
		case "settings":
			err = r.settings(target)
		default:
			continue
		}
		if err != nil {
			return r.out, err
		}
	}
	if r.out.ids == nil { // a document without styles: ours
		r.out.parts = append(r.out.parts, ownLook(Document{}, l).parts[0])
	}
	r.out.rels = append(r.out.rels, wordRelation{freeID("rIdStyles", r.out.rels), officeRels + "styles", "styles.xml"})
	return r.out, r.page(body)
}

// relationship is a line of a .rels part.
type relationship struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// main finds the document's part and what it refers to.
func (r *templateReader) main() (string, []relationship, error) {
	roots, err := r.relationsOf("")
	if err != nil {
		return "", nil, r.wrong()
	}
	i := slices.IndexFunc(roots, func(rel relationship) bool { return path.Base(rel.Type) == "officeDocument" })
	if i < 0 {
		return "", nil, r.wrong()
	}
	main := strings.TrimPrefix(roots[i].Target, "/")
	types, err := r.part("[Content_Types].xml")
	if err != nil {
		return "", nil, err
	}
	if !bytes.Contains(types, []byte(wordMainEnding)) && !bytes.Contains(types, []byte("template.main+xml")) && !bytes.Contains(types, []byte("macroEnabled")) {
		return "", nil, r.wrong()
	}
	rels, err := r.relationsOf(main)
	return main, rels, err
}
