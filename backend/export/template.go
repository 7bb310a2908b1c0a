package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"strings"

	"florilege/backend/corpus"
)

// Limits on a template, which may be anything. TemplateBytes is that of the
// file itself.
const (
	TemplateBytes = 32 << 20
	templateParts = 2000
	templatePart  = 16 << 20 // bytes of a part, unpacked
	templateKept  = 48 << 20 // bytes of all parts that are read
)

// templateFile is the archive that every template is, opened.
type templateFile struct {
	name  string
	files map[string]*zip.File
	read  int64 // bytes so far
}

// openTemplate opens the archive that every template is.
func openTemplate(of Template) (*templateFile, error) {
	t := &templateFile{name: of.Name, files: map[string]*zip.File{}}
	if len(of.Data) > TemplateBytes {
		return t, corpus.Fail(corpus.TooLarge, of.Name, "32 MB at most")
	}
	z, err := zip.NewReader(bytes.NewReader(of.Data), int64(len(of.Data)))
	if err != nil || len(z.File) > templateParts {
		return t, t.wrong()
	}
	for _, part := range z.File {
		t.files[part.Name] = part
	}
	return t, nil
}

func (t *templateFile) wrong() error {
	return corpus.Fail(corpus.NoTemplate, t.name, "")
}

// part reads a part, within the limits. What looks like XML must be whole, and
// without entities.
func (t *templateFile) part(name string) ([]byte, error) {
	f := t.files[name]
	if f == nil {
		return nil, corpus.Fail(corpus.Broken, t.name, "")
	}
	in, err := f.Open()
	if err != nil {
		return nil, corpus.Fail(corpus.Broken, t.name, "")
	}
	defer func() { _ = in.Close() }()
	data, err := io.ReadAll(io.LimitReader(in, templatePart+1))
	if err != nil {
		return nil, corpus.Fail(corpus.Broken, t.name, "")
	}
	if t.read += int64(len(data)); len(data) > templatePart || t.read > templateKept {
		return nil, corpus.Fail(corpus.TooLarge, t.name, "48 MB unpacked at most")
	}
	if ext := path.Ext(name); ext == ".xml" || ext == ".rels" {
		data = bytes.TrimPrefix(data, []byte("\uFEFF"))
		for d := xml.NewDecoder(bytes.NewReader(data)); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if _, ok := token.(xml.Directive); ok || err != nil {
				return nil, corpus.Fail(corpus.Broken, t.name, "")
			}
		}
	}
	return data, nil
}

// mediaType returns the content type of a picture or font, or "".
func mediaType(name string) string {
	return map[string]string{
		".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".bmp": "image/bmp", ".tif": "image/tiff",
		".tiff": "image/tiff", ".emf": "image/x-emf", ".wmf": "image/x-wmf", ".svg": "image/svg+xml",
		".odttf": fontType, ".ttf": "application/x-font-ttf", ".otf": "application/x-font-otf",
	}[strings.ToLower(path.Ext(name))]
}

// webLink is what a link of a template may lead to.
var webLink = regexp.MustCompile(`^(?i)(https?|mailto):`)
