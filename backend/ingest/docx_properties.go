package ingest

import (
	"encoding/xml"
	"strconv"
)

// properties is what a paragraph says of its form.
type properties struct {
	style  string
	level  int // of a heading from 1; 0 says nothing, bodyLevel says none
	list   listPlace
	joined bool // its end was deleted: the next paragraph goes on with it
}

// readProperties reads the properties element just begun.
func readProperties(x *xmlPart) (properties, error) {
	var p properties
	err := x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pStyle":
			p.style = attr(e, "val")
		case "outlineLvl":
			if n, err := strconv.Atoi(attr(e, "val")); err == nil {
				p.level = outline(n)
			}
		case "numPr":
			return x.each(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "numId":
					p.list.id = attr(e, "val")
				case "ilvl":
					p.list.level = number(attr(e, "val"))
				}
				return x.skip(e)
			})
		case "rPr":
			return x.each(func(e xml.StartElement) error {
				p.joined = p.joined || e.Name.Local == "del" || e.Name.Local == "moveFrom"
				return x.skip(e)
			})
		}
		return x.skip(e)
	})
	return p, err
}

// outline returns the heading level of an outline level from 0, of which 9 is
// the body.
func outline(n int) int {
	if n < 0 || n > 8 {
		return bodyLevel
	}
	return n + 1
}
