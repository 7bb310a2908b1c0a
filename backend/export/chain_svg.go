package export

import (
	"fmt"
	"io"
	"strings"
)

// writeChainSVG writes the diagram as one picture, with the fonts in it: its
// words stay words.
func writeChainSVG(w io.Writer, d Document, l language, o Options) error {
	t, err := newTypefaces()
	if err != nil {
		return err
	}
	pages, err := t.chainPages(d, l, o, false)
	if err != nil {
		return err
	}
	p := pages[0]
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"+
		`<svg xmlns="http://www.w3.org/2000/svg" width="%.2fmm" height="%.2fmm" viewBox="0 0 %.2f %.2f" xml:lang="%s" role="img">`+"\n"+
		"<title>%s</title>\n<style>\n%stext { white-space: pre; }\n</style>\n"+
		`<rect width="100%%" height="100%%" fill="#ffffff"/>`+"\n", p.w, p.h, p.w, p.h, l.tag, xmlText(d.Title), webFonts())
	for _, m := range p.marks {
		m.svg(&b)
		b.WriteString("\n")
	}
	b.WriteString("</svg>\n")
	_, err = io.WriteString(w, b.String())
	return err
}
