package export

import (
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

// odtLook is all of an OpenDocument text but its words: ours, or a template's.
type odtLook struct {
	styles []byte            // styles.xml
	names  map[string]string // what our styles are called there; the same where absent
	files  []odtFile         // fonts and pictures that the styles refer to
}

// odtFile is one file of an OpenDocument text beside the usual ones.
type odtFile struct {
	name, kind string // kind is its media type
	bytes      []byte
}

// readODTTemplate takes the look of a user's OpenDocument text or template: its
// styles, numbering of headings, fonts, headers, footers and page. Its words,
// macros, forms and embedded objects stay behind. Styles of ours that it lacks are
// added on top of its own. Errors are those of readTemplate.
func readODTTemplate(t Template, own []byte) (odtLook, error) {
	f, err := openTemplate(t)
	if err != nil {
		return odtLook{}, err
	}
	kind, err := f.part("mimetype")
	if err != nil || !strings.HasPrefix(strings.TrimSpace(string(kind)), "application/vnd.oasis.opendocument.text") {
		return odtLook{}, f.wrong()
	}
	styles, err := f.part("styles.xml")
	if err != nil {
		return odtLook{}, err
	}
	out := odtLook{names: map[string]string{}}
	if out.files, err = f.odtFiles(styles); err != nil {
		return odtLook{}, err
	}
	sheet, err := readODTStyles(styles)
	if err != nil {
		return odtLook{}, f.wrong()
	}
	out.styles = sheet.completed(own, out.names)
	return out, nil
}

// odtStyles is a styles.xml, with where its named styles stand.
type odtStyles struct {
	raw      []byte
	from, to int // bytes: the content of office:styles
	closed   bool
	styles   []odtStyle
	outlined bool // it says how headings are numbered
	noted    map[string]bool
}

var odtPrefixes = []string{
	`xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"`, `xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"`,
	`xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"`,
}

type odtStyle struct{ name, family, shown string }

// readODTStyles finds the named styles. The prefixes must be the usual ones, which
// all programs write: what is added is written with them.
func readODTStyles(raw []byte) (odtStyles, error) {
	s := odtStyles{raw: raw, from: -1, noted: map[string]bool{}}
	d := xml.NewDecoder(bytes.NewReader(raw))
	inside, depth := false, 0
	for {
		before := int(d.InputOffset())
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return s, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if depth++; depth == 1 {
				for _, prefix := range odtPrefixes {
					if !bytes.Contains(raw, []byte(prefix)) {
						return s, io.ErrUnexpectedEOF
					}
				}
			}
			switch {
			case depth == 2 && e.Name.Local == "styles":
				inside, s.from = true, int(d.InputOffset())
				s.closed = bytes.HasSuffix(raw[before:s.from], []byte("/>"))
			case inside && depth == 3 && e.Name.Local == "style":
				s.styles = append(s.styles, odtStyle{attributeOf(e, "name"), attributeOf(e, "family"), attributeOf(e, "display-name")})
			case inside && e.Name.Local == "outline-style":
				s.outlined = true
			case inside && e.Name.Local == "notes-configuration":
				s.noted[attributeOf(e, "note-class")] = true
			}
		case xml.EndElement:
			if inside && depth == 2 {
				inside, s.to = false, before
			}
			depth--
		}
	}
	if s.from < 0 {
		return s, io.ErrUnexpectedEOF
	}
	return s, nil
}

func attributeOf(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// completed returns the styles with those of ours that they lack, and notes in
// names what ours are called.
func (s odtStyles) completed(own []byte, names map[string]string) []byte {
	var missing [][]byte
	for _, m := range odtStyleLine.FindAllSubmatch(own, -1) {
		name, family := string(m[1]), string(m[2])
		if theirs, ok := s.named(name, family); ok {
			names[name] = theirs
		} else {
			missing = append(missing, m[0])
		}
	}
	var add bytes.Buffer
	for _, style := range missing {
		add.Write(odtRebased(style, names))
		add.WriteByte('\n')
	}
	if !s.outlined {
		add.Write(odtOutline.Find(own))
	}
	for _, m := range odtNotesLine.FindAllSubmatch(own, -1) {
		if !s.noted[string(m[1])] {
			add.Write(m[0])
		}
	}
	if s.closed { // <office:styles/>
		head := bytes.TrimSuffix(s.raw[:s.from], []byte("/>"))
		return slices.Concat(head, []byte(">"), add.Bytes(), []byte("</office:styles>"), s.raw[s.from:])
	}
	return slices.Concat(s.raw[:s.to], add.Bytes(), s.raw[s.to:])
}

var (
	odtStyleLine = regexp.MustCompile(`(?m)^<style:style style:name="([^"]+)"[^>]*style:family="([a-z]+)".*</style:style>$`)
	odtOutline   = regexp.MustCompile(`(?m)^<text:outline-style.*$`)
	odtNotesLine = regexp.MustCompile(`<text:notes-configuration text:note-class="([a-z]+)"[^>]*/>`)
	odtLink      = regexp.MustCompile(`style:(parent|next)-style-name="([^"]+)"`)
	odtCostume   = regexp.MustCompile(` style:font-name="[^"]*"| fo:color="#7a2248"`)
)

// named finds the style that stands for one of ours: of the same name, which
// programs write in English whatever they show, else of another name it goes by.
func (s odtStyles) named(name, family string) (string, bool) {
	plain := strings.ReplaceAll(name, "_20_", " ")
	for _, theirs := range s.styles {
		if theirs.family == family && theirs.name == name {
			return name, true
		}
	}
	for _, other := range odtNames(plain) {
		for _, theirs := range s.styles {
			shown := theirs.shown
			if shown == "" {
				shown = strings.ReplaceAll(theirs.name, "_20_", " ")
			}
			if theirs.family == family && theirs.name != "" && strings.ToLower(shown) == other {
				return theirs.name, true
			}
		}
	}
	return "", false
}

// odtNames are the names by which a style of ours goes, folded: those of the Word
// document too.
func odtNames(name string) []string {
	if name == "Quotations" {
		return append(styleNames("Quote"), strings.ToLower(name))
	}
	if strings.HasPrefix(name, "Heading ") {
		name = strings.ToLower(name)
	}
	return styleNames(name)
}

// odtRebased returns a style of ours that stands on those of a template, without
// fonts and colours of ours.
func odtRebased(style []byte, names map[string]string) []byte {
	style = odtCostume.ReplaceAll(style, nil)
	return odtLink.ReplaceAllFunc(style, func(found []byte) []byte {
		m := odtLink.FindSubmatch(found)
		if theirs := names[string(m[2])]; theirs != "" {
			return fmt.Appendf(nil, `style:%s-style-name="%s"`, m[1], xmlAttribute(theirs))
		}
		return found
	})
}

// odtReaching are elements that run something, or show what is elsewhere.
var odtReaching = regexp.MustCompile(`^(object|object-ole|plugin|applet|floating-frame|execute-macro|event-listeners?|scripts?|dde-.*|database-.*|forms?|section-source|control)$`)

// odtFiles reads the fonts and pictures that styles refer to. Styles that would
// fetch other files or run something are corpus.Unsafe; web links may stay.
func (t *templateFile) odtFiles(styles []byte) ([]odtFile, error) {
	var out []odtFile
	seen := map[string]bool{}
	for d := xml.NewDecoder(bytes.NewReader(styles)); ; {
		token, err := d.Token()
		if err != nil {
			return out, nil // part read it whole
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if odtReaching.MatchString(e.Name.Local) {
			return nil, corpus.Fail(corpus.Unsafe, t.name, "")
		}
		href := attributeOf(e, "href")
		switch {
		case href == "" || strings.HasPrefix(href, "#") || seen[href]:
			continue
		case e.Name.Local == "a" && webLink.MatchString(href):
			continue
		case strings.Contains(href, ":") || mediaType(href) == "":
			return nil, corpus.Fail(corpus.Unsafe, t.name, "")
		}
		seen[href] = true
		name := path.Clean(strings.TrimPrefix(href, "./"))
		if path.IsAbs(name) || strings.HasPrefix(name, "..") {
			return nil, corpus.Fail(corpus.Broken, t.name, "")
		}
		data, err := t.part(name)
		if err != nil {
			return nil, err
		}
		out = append(out, odtFile{name, mediaType(name), data})
	}
}
