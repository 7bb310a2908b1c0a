package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// wordOrder is the order in which ECMA-376 wants the children of an element:
// Word offers to repair a file that has another.
func wordOrder() map[string][]string {
	list := strings.Fields
	return map[string][]string{
		"pPr":        list("pStyle keepNext keepLines pageBreakBefore widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing jc outlineLvl rPr sectPr"),
		"rPr":        list("rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs highlight u effect bdr shd vertAlign rtl cs em lang"),
		"sectPr":     list("headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid"),
		"style":      list("name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked rsid pPr rPr tblPr trPr tcPr tblStylePr"),
		"styles":     list("docDefaults latentStyles style"),
		"settings":   list("writeProtection view zoom embedTrueTypeFonts embedSystemFonts saveSubsetFonts mirrorMargins defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator"),
		"p":          list("pPr *"),
		"r":          list("rPr *"),
		"body":       list("* sectPr"),
		"tbl":        list("tblPr tblGrid tr"),
		"tblPr":      list("tblStyle tblpPr tblOverlap bidiVisual tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook"),
		"tr":         list("trPr tc"),
		"tc":         list("tcPr *"),
		"tcPr":       list("tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"),
		"tcMar":      list("top left bottom right"),
		"tcBorders":  list("top left bottom right insideH insideV"),
		"tblCellMar": list("top left bottom right"),
		"sdt":        list("sdtPr sdtEndPr sdtContent"),
	}
}

// misplaced returns the first child that stands where the schema has none.
func misplaced(t *testing.T, raw []byte) string {
	t.Helper()
	order := wordOrder()
	type level struct {
		name string
		at   int
	}
	var stack []level
	for d := xml.NewDecoder(bytes.NewReader(raw)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return ""
		}
		if err != nil {
			t.Fatalf("%v in %s", err, raw)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if n := len(stack); n > 0 {
				up := &stack[n-1]
				if want := order[up.name]; want != nil {
					i := slices.Index(want, e.Name.Local)
					if i < 0 {
						i = slices.Index(want, "*")
					}
					if i < up.at {
						return fmt.Sprintf("%s in %s", e.Name.Local, up.name)
					}
					up.at = i
				}
			}
			stack = append(stack, level{name: e.Name.Local})
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

func TestDOCXElementOrder(t *testing.T) {
	template := Template{Name: "modèle.docx", Data: written(t, "docx", sample(), Options{})}
	for name, o := range map[string]Options{
		"plain": {}, "contents": {Contents: true}, "footnotes": {Notes: NotesFoot}, "endnotes": {Notes: NotesEnd, Contents: true},
		"template": {Template: template, Contents: true, Notes: NotesFoot},
	} {
		parts, _ := unzipped(t, written(t, "docx", sample(), o))
		for part, raw := range parts {
			if strings.HasPrefix(part, "word/") && strings.HasSuffix(part, ".xml") {
				if s := misplaced(t, raw); s != "" {
					t.Errorf("%s, %s: %s stands where the schema has none", name, part, s)
				}
			}
		}
		consistent(t, name, parts)
	}
}

// consistent checks that parts, types, relations, styles and notes know each other.
func consistent(t *testing.T, name string, parts map[string][]byte) {
	t.Helper()
	types := string(parts["[Content_Types].xml"])
	for part := range parts {
		plain := strings.HasSuffix(part, ".rels") || part == "[Content_Types].xml"
		if !plain && strings.Count(types, `PartName="/`+part+`"`) != 1 {
			t.Errorf("%s: the type of %s is not told once", name, part)
		}
	}
	ids := map[string]bool{}
	for _, m := range attributesOf(parts["word/_rels/document.xml.rels"], "Relationship", "Id") {
		if ids[m] {
			t.Errorf("%s: two relations are called %s", name, m)
		}
		ids[m] = true
	}
	body := parts["word/document.xml"]
	for _, element := range []string{"headerReference", "footerReference"} {
		for _, id := range attributesOf(body, element, "id") {
			if !ids[id] {
				t.Errorf("%s: %s refers to nothing", name, id)
			}
		}
	}
	defined := attributesOf(parts["word/styles.xml"], "style", "styleId")
	for _, element := range []string{"pStyle", "rStyle"} {
		for _, id := range slices.Concat(attributesOf(body, element, "val"), attributesOf(parts["word/footnotes.xml"], element, "val"), attributesOf(parts["word/endnotes.xml"], element, "val")) {
			if !slices.Contains(defined, id) {
				t.Errorf("%s: no style %s", name, id)
			}
		}
	}
	for _, kind := range []string{"footnote", "endnote"} {
		refs := attributesOf(body, kind+"Reference", "id")
		notes := attributesOf(parts["word/"+kind+"s.xml"], kind, "id")
		if len(refs) > 0 && !slices.Equal(refs, notes[2:]) {
			t.Errorf("%s: notes %v, references %v", name, notes, refs)
		}
	}
	marks := attributesOf(body, "bookmarkStart", "name")
	for _, anchor := range attributesOf(body, "hyperlink", "anchor") {
		if !slices.Contains(marks, anchor) {
			t.Errorf("%s: a link leads to %s, which is nowhere", name, anchor)
		}
	}
}

// attributesOf returns the values of an attribute of elements, whatever their namespace.
func attributesOf(raw []byte, element, attribute string) []string {
	var out []string
	for d := xml.NewDecoder(bytes.NewReader(raw)); ; {
		token, err := d.Token()
		if err != nil {
			return out
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == element {
			for _, a := range e.Attr {
				if a.Name.Local == attribute {
					out = append(out, a.Value)
				}
			}
		}
	}
}

func TestDOCXContentsAndNotes(t *testing.T) {
	parts, _ := unzipped(t, written(t, "docx", sample(), Options{Contents: true, Notes: NotesFoot}))
	var toc, quotes []string
	for _, p := range paragraphsOf(t, parts["word/document.xml"]) {
		switch {
		case strings.HasPrefix(p.style, "TOC"):
			toc = append(toc, p.style+" "+p.text)
		case p.style == "Quote":
			quotes = append(quotes, p.text)
		case p.style == "Attribution":
			t.Errorf("an attribution stands in the text: %q", p.text)
		}
	}
	want := []string{"TOCHeading Sommaire", "TOC1 Estime de soi", "TOC2 Prendre la parole", "TOC1 Autonomie administrative"}
	if !slices.Equal(toc, want) {
		t.Errorf("contents %q", toc)
	}
	notes := paragraphsOf(t, parts["word/footnotes.xml"])[2:]
	if len(quotes) != 6 || len(notes) != 6 || notes[0].text != " Bruno, chantier bois · tour\u00a012 · 00:12:31 · dit 2\u00a0fois, par 2\u00a0personnes" || notes[0].style != "FootnoteText" {
		t.Errorf("%d quotes, notes %q", len(quotes), notes)
	}
}
