package ingest

import (
	"path"
	"strings"

	"florilege/backend/xmltext"
)

// parts are the entries of a document's parts by kind: "styles", "footnotes"…
// They need not have their usual names.
type parts map[string][]string

// first returns the entry of a kind of part, or "".
func (p parts) first(kind string) string {
	if len(p[kind]) == 0 {
		return ""
	}
	return p[kind][0]
}

// readParts finds the body and the parts beside it.
func (d *docx) readParts() error {
	top, err := d.archive.relations("")
	if err != nil {
		return err
	}
	d.body = "word/document.xml"
	if entry := top.first("officeDocument"); d.archive.has(entry) {
		d.body = entry
	}
	if !d.archive.has(d.body) {
		return d.archive.lacks()
	}
	if d.parts, err = d.archive.relations(d.body); err != nil {
		return err
	}
	for _, kind := range []string{"styles", "numbering", "footnotes", "endnotes", "comments"} {
		if len(d.parts[kind]) == 0 {
			d.parts[kind] = []string{path.Join(path.Dir(d.body), kind+".xml")}
		}
	}
	return nil
}

// relations reads the parts that an entry names, or the archive where it is "".
// A target is a name within the archive and nothing else.
func (a *archive) relations(entry string) (parts, error) {
	out := parts{}
	folder := path.Dir("/" + entry)
	err := a.part(path.Join(path.Dir(entry), "_rels", path.Base("/"+entry)+".rels"), func(x *xmlPart, e xmltext.Element) error {
		target := e.Attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		kind := path.Base(e.Attr("Type"))
		if target = strings.TrimPrefix(path.Clean(target), "/"); a.has(target) {
			out[kind] = append(out[kind], target)
		}
		return x.skip(e)
	})
	return out, err
}

// part calls do for every child of the root of an entry, and not at all where
// there is no such entry.
func (a *archive) part(entry string, do func(*xmlPart, xmltext.Element) error) error {
	if !a.has(entry) {
		return nil
	}
	r, err := a.open(entry)
	if err != nil {
		return err
	}
	defer r.Close()
	x := &xmlPart{a.name, xmltext.New(r, xmltext.Options{Depth: mostDepth})}
	return x.each(func(xmltext.Element) error {
		return x.each(func(e xmltext.Element) error { return do(x, e) })
	})
}
