package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"path"
	"regexp"
	"strings"

	"florilege/backend/corpus"
)

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
