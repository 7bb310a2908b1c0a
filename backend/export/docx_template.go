package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"florilege/backend/corpus"
)

// Limits on a template, which may be anything. TemplateBytes is that of the
// file itself.
const (
	TemplateBytes  = 32 << 20
	templateParts  = 2000
	templatePart   = 16 << 20 // bytes of a part, unpacked
	templateKept   = 48 << 20 // bytes of all parts that are read
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
	r, err := openTemplate(t)
	if err != nil {
		return wordLook{}, err
	}
	return r.look(l)
}

// openTemplate opens the archive that every template is.
func openTemplate(t Template) (*templateReader, error) {
	r := &templateReader{name: t.Name, files: map[string]*zip.File{}}
	if len(t.Data) > TemplateBytes {
		return r, corpus.Fail(corpus.TooLarge, t.Name, "32 MB at most")
	}
	z, err := zip.NewReader(bytes.NewReader(t.Data), int64(len(t.Data)))
	if err != nil || len(z.File) > templateParts {
		return r, r.wrong()
	}
	for _, f := range z.File {
		r.files[f.Name] = f
	}
	return r, nil
}

type templateReader struct {
	name  string
	files map[string]*zip.File
	read  int64 // bytes so far
	media int   // parts copied so far
	out   wordLook
}

func (r *templateReader) wrong() error {
	return corpus.Fail(corpus.NoTemplate, r.name, "")
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

// relationsOf returns what a part refers to ("" for the package); none is an
// error for the package alone.
func (r *templateReader) relationsOf(part string) ([]relationship, error) {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	if r.files[name] == nil && part != "" {
		return nil, nil
	}
	raw, err := r.part(name)
	if err != nil {
		return nil, err
	}
	var all struct {
		Rels []relationship `xml:"Relationship"`
	}
	if err := xml.Unmarshal(raw, &all); err != nil {
		return nil, corpus.Fail(corpus.Broken, r.name, "")
	}
	return all.Rels, nil
}

// resolve returns the part that a part refers to by target.
func resolve(from, target string) string {
	if whole, ok := strings.CutPrefix(target, "/"); ok {
		return path.Clean(whole)
	}
	return path.Join(path.Dir(from), target)
}

// part reads a part, within the limits. What looks like XML must be whole, and
// without entities.
func (r *templateReader) part(name string) ([]byte, error) {
	f := r.files[name]
	if f == nil {
		return nil, corpus.Fail(corpus.Broken, r.name, "")
	}
	in, err := f.Open()
	if err != nil {
		return nil, corpus.Fail(corpus.Broken, r.name, "")
	}
	defer func() { _ = in.Close() }()
	data, err := io.ReadAll(io.LimitReader(in, templatePart+1))
	if err != nil {
		return nil, corpus.Fail(corpus.Broken, r.name, "")
	}
	if r.read += int64(len(data)); len(data) > templatePart || r.read > templateKept {
		return nil, corpus.Fail(corpus.TooLarge, r.name, "48 MB unpacked at most")
	}
	if ext := path.Ext(name); ext == ".xml" || ext == ".rels" {
		data = bytes.TrimPrefix(data, []byte("\uFEFF"))
		for d := xml.NewDecoder(bytes.NewReader(data)); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if _, ok := token.(xml.Directive); ok || err != nil {
				return nil, corpus.Fail(corpus.Broken, r.name, "")
			}
		}
	}
	return data, nil
}

// fetches are the fields that read other files or run programs.
var fetches = regexp.MustCompile(`(?i)\b(DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|EMBED|DATABASE|RD|MACROBUTTON|AUTOTEXT|AUTOTEXTLIST|ASK|FILLIN)\b`)

// harmless refuses a header or footer whose fields would reach out.
func (r *templateReader) harmless(part []byte) error {
	var fields strings.Builder
	inside := false
	for d := xml.NewDecoder(bytes.NewReader(part)); ; {
		token, err := d.Token()
		if err != nil {
			break
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "instrText":
				inside = true
			case "fldSimple":
				for _, a := range e.Attr {
					fields.WriteString(" " + a.Value + " ")
				}
			case "object", "control", "altChunk", "OLEObject":
				return corpus.Fail(corpus.Unsafe, r.name, "")
			}
		case xml.CharData:
			if inside {
				fields.Write(e)
			}
		case xml.EndElement:
			inside = false
			if e.Name.Local == "p" {
				fields.WriteByte('\n')
			}
		}
	}
	if fetches.MatchString(fields.String()) {
		return corpus.Fail(corpus.Unsafe, r.name, "")
	}
	return nil
}

// keep copies a part with the pictures, fonts and web links that it refers to.
func (r *templateReader) keep(part, kind string, rel relationship) error {
	data, err := r.part(part)
	if err != nil {
		return err
	}
	if kind == "header" || kind == "footer" {
		if err := r.harmless(data); err != nil {
			return err
		}
	}
	r.media++
	name := fmt.Sprintf("%s%d.xml", kind, r.media)
	kindType := wordType + kind + "+xml"
	if kind == "theme" {
		kindType = "application/vnd.openxmlformats-officedocument.theme+xml"
	}
	r.out.parts = append(r.out.parts, docxPart{"word/" + name, kindType, data})
	r.out.rels = append(r.out.rels, wordRelation{rel.ID, officeRels + kind, name})
	inner, err := r.relationsOf(part)
	if err != nil || len(inner) == 0 {
		return err
	}
	var b bytes.Buffer
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + "\n")
	for _, in := range inner {
		line, err := r.carry(part, in)
		if err != nil {
			return err
		}
		b.WriteString(line)
	}
	b.WriteString("</Relationships>\n")
	r.out.parts = append(r.out.parts, docxPart{"word/_rels/" + name + ".rels", "", b.Bytes()})
	return nil
}

// mediaType returns the content type of a picture or font, or "".
func mediaType(name string) string {
	return map[string]string{
		".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".bmp": "image/bmp", ".tif": "image/tiff",
		".tiff": "image/tiff", ".emf": "image/x-emf", ".wmf": "image/x-wmf", ".svg": "image/svg+xml",
		".odttf": fontType, ".ttf": "application/x-font-ttf", ".otf": "application/x-font-otf",
	}[strings.ToLower(path.Ext(name))]
}

// carry copies what a kept part refers to, and returns the line that says so.
func (r *templateReader) carry(part string, rel relationship) (string, error) {
	kind := path.Base(rel.Type)
	if rel.Mode == "External" {
		if kind == "hyperlink" && webLink.MatchString(rel.Target) {
			return fmt.Sprintf(`<Relationship Id="%s" Type="%s" Target="%s" TargetMode="External"/>`+"\n", xmlAttribute(rel.ID), officeRels+kind, xmlAttribute(rel.Target)), nil
		}
		return "", corpus.Fail(corpus.Unsafe, r.name, "")
	}
	target := resolve(part, rel.Target)
	contentType := mediaType(target)
	if kind != "image" && kind != "font" || contentType == "" {
		return "", corpus.Fail(corpus.Unsafe, r.name, "")
	}
	data, err := r.part(target)
	if err != nil {
		return "", err
	}
	r.media++
	name := fmt.Sprintf("media/t%d%s", r.media, strings.ToLower(path.Ext(target)))
	r.out.parts = append(r.out.parts, docxPart{"word/" + name, contentType, data})
	return fmt.Sprintf(`<Relationship Id="%s" Type="%s" Target="%s"/>`+"\n", xmlAttribute(rel.ID), officeRels+kind, name), nil
}

// settings takes over what the page needs: different headers on even pages, and tabs.
func (r *templateReader) settings(part string) error {
	data, err := r.part(part)
	if err != nil {
		return err
	}
	var s struct {
		Mirror *struct{} `xml:"mirrorMargins"`
		Even   *struct{} `xml:"evenAndOddHeaders"`
		Tab    struct {
			Val int `xml:"val,attr"`
		} `xml:"defaultTabStop"`
	}
	if err := xml.Unmarshal(data, &s); err != nil {
		return corpus.Fail(corpus.Broken, r.name, "")
	}
	if s.Mirror != nil {
		r.out.setting += `<w:mirrorMargins/>`
	}
	if s.Tab.Val > 0 {
		r.out.setting += fmt.Sprintf(`<w:defaultTabStop w:val="%d"/>`, s.Tab.Val)
	}
	if s.Even != nil {
		r.out.setting += `<w:evenAndOddHeaders/>`
	}
	return nil
}
