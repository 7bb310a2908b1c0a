package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// page takes the start tag and the last section of a template's document: the
// paper, its margins, and which headers and footers stand on it.
func (r *templateReader) page(body []byte) error {
	root, section, err := pageOf(body)
	if err != nil || !bytes.Contains(root, []byte(`xmlns:w="`+mainNamespace+`"`)) {
		return r.wrong() // another dialect of Word's XML
	}
	if section == nil {
		section = []byte(`<w:sectPr/>`)
	}
	r.out.root = string(root)
	if !strings.Contains(r.out.root, `xmlns:r="`) {
		r.out.root = strings.TrimSuffix(r.out.root, ">") + ` xmlns:r="` + strings.TrimSuffix(officeRels, "/") + `">`
	}
	r.out.section = r.cleaned(section)
	return nil
}

// pageOf returns the bytes of the root's start tag and of the last w:sectPr
// that stands right in the body, nil where there is none.
func pageOf(body []byte) (root, section []byte, err error) {
	d := xml.NewDecoder(bytes.NewReader(body))
	depth, at := 0, int64(0)
	for {
		before := d.InputOffset()
		token, err := d.Token()
		if err == io.EOF {
			return root, section, nil
		}
		if err != nil {
			return nil, nil, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if depth++; depth == 1 {
				root = body[before:d.InputOffset()]
			}
			if depth == 3 && e.Name.Local == "sectPr" {
				at = before
			}
		case xml.EndElement:
			if depth == 3 && e.Name.Local == "sectPr" {
				section = body[at:d.InputOffset()]
			}
			depth--
		}
	}
}

// Elements of a section that refer to what stays behind.
var leftBehind = regexp.MustCompile(`(?s)<w:(printerSettings|sectPrChange|footnotePr|endnotePr)\b[^>]*?(/>|>.*?</w:(printerSettings|sectPrChange|footnotePr|endnotePr)>)`)

var sectionReference = regexp.MustCompile(`<w:(?:header|footer)Reference\b[^>]*r:id="([^"]*)"[^>]*?(?:/>|>\s*</w:(?:header|footer)Reference>)`)

// cleaned returns a section that refers only to what was kept.
func (r *templateReader) cleaned(section []byte) string {
	section = leftBehind.ReplaceAll(section, nil)
	return string(sectionReference.ReplaceAllFunc(section, func(found []byte) []byte {
		id := string(sectionReference.FindSubmatch(found)[1])
		if slices.ContainsFunc(r.out.rels, func(rel wordRelation) bool { return rel.id == id }) {
			return found
		}
		return nil
	}))
}

// templateStyle is a style of a template.
type templateStyle struct {
	Kind    string `xml:"type,attr"`
	ID      string `xml:"styleId,attr"`
	Default string `xml:"default,attr"`
	Name    struct {
		Val string `xml:"val,attr"`
	} `xml:"name"`
}

// styleNames are other names by which a style of ours goes, folded.
func styleNames(name string) []string {
	return append([]string{strings.ToLower(name)}, map[string][]string{
		"Title":       {"titre"},
		"Subtitle":    {"sous-titre"},
		"heading 1":   {"titre 1"},
		"heading 2":   {"titre 2"},
		"heading 3":   {"titre 3"},
		"Quote":       {"citation", "quotations", "extrait"},
		"Attribution": {"source", "référence"},
		"Comment":     {"commentaire"},
	}[name]...)
}

// styles takes a template's styles, finds ours among them by name or ID, and
// adds those that it lacks, without fonts and colours of ours.
func (r *templateReader) styles(part string, l language) error {
	data, err := r.part(part)
	if err != nil {
		return err
	}
	var all struct {
		Styles []templateStyle `xml:"style"`
	}
	end := bytes.LastIndex(data, []byte("</w:styles>"))
	if err := xml.Unmarshal(data, &all); err != nil || end < 0 || !bytes.Contains(data, []byte(`xmlns:w="`+mainNamespace+`"`)) {
		return r.wrong()
	}
	own := ownStyles(l)
	ids := map[string]string{}
	for _, ours := range own {
		if id, ok := bestStyle(all.Styles, ours); ok {
			ids[ours.id] = id
		}
	}
	out := bytes.NewBuffer(slices.Clone(data[:end]))
	for _, ours := range own {
		if ids[ours.id] == "" {
			out.WriteString(rebased(ours.xml, ids) + "\n")
		}
	}
	out.Write(data[end:])
	r.out.ids = ids
	r.out.parts = append(r.out.parts, docxPart{"word/styles.xml", wordType + "styles+xml", out.Bytes()})
	return nil
}

// bestStyle finds the style of a template that stands for one of ours: of the
// same name, else of another name it goes by, else of the same ID. What is the
// default of its kind stands for our default.
func bestStyle(theirs []templateStyle, ours wordStyle) (string, bool) {
	kind := styleKind.FindStringSubmatch(ours.xml)[1]
	fits := func(test func(templateStyle) bool) (string, bool) {
		i := slices.IndexFunc(theirs, func(s templateStyle) bool { return s.Kind == kind && s.ID != "" && test(s) })
		if i < 0 {
			return "", false
		}
		return theirs[i].ID, true
	}
	if strings.Contains(ours.xml, ` w:default="1"`) {
		if id, ok := fits(func(s templateStyle) bool { return s.Default == "1" || s.Default == "true" }); ok {
			return id, true
		}
	}
	for _, name := range styleNames(ours.name) {
		if id, ok := fits(func(s templateStyle) bool { return strings.ToLower(s.Name.Val) == name }); ok {
			return id, true
		}
	}
	return fits(func(s templateStyle) bool { return s.ID == ours.id })
}

var (
	styleKind  = regexp.MustCompile(`w:type="([a-z]+)"`)
	styleLink  = regexp.MustCompile(`<w:(basedOn|next) w:val="([^"]+)"/>`)
	ownCostume = regexp.MustCompile(`<w:rFonts [^>]*/>|<w:color w:val="7A2248"/>| w:default="1"`)
)

// rebased returns a style of ours that stands on those of a template.
func rebased(style string, ids map[string]string) string {
	style = ownCostume.ReplaceAllString(style, "")
	return styleLink.ReplaceAllStringFunc(style, func(found string) string {
		m := styleLink.FindStringSubmatch(found)
		if id := ids[m[2]]; id != "" {
			return fmt.Sprintf(`<w:%s w:val="%s"/>`, m[1], xmlAttribute(id))
		}
		return found
	})
}
