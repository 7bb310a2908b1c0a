package export

import (
	"fmt"
	"io"
	"strings"
)

// svgPages writes pages as one self-contained web page, to look at before
// printing: every word stands where the PDF has it.
func svgPages(w io.Writer, pages []page, first int, l language) error {
	var b strings.Builder
	fmt.Fprintf(&b, `<!doctype html><html lang="%s"><head><meta charset="utf-8">`+
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">`+
		"<title>%s</title><style>\n%s"+
		"body{margin:0;padding:16px;background:transparent}svg{display:block;width:100%%;height:auto;margin:0 auto 16px;background:#fff;box-shadow:0 1px 6px rgb(0 0 0/.25)}"+
		"text{white-space:pre}</style></head><body>\n", l.tag, l.page, webFonts())
	for i, p := range pages {
		fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.2f %.2f" role="img" aria-label="%s %d">`, p.w, p.h, l.page, first+i)
		for _, m := range p.marks {
			m.svg(&b)
		}
		b.WriteString("</svg>\n")
	}
	b.WriteString("</body></html>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func (m mark) svg(b *strings.Builder) {
	color := fmt.Sprintf("#%02x%02x%02x", m.ink[0], m.ink[1], m.ink[2])
	switch m.kind {
	case markWords:
		if strings.TrimSpace(m.text) == "" {
			return
		}
		fmt.Fprintf(b, `<text x="%.2f" y="%.2f" font-family="%s" font-weight="%d" font-size="%.3f" textLength="%.2f" lengthAdjust="spacingAndGlyphs" fill="%s">%s</text>`,
			m.x, m.y, webFamily(m.face), webWeight(m.face), m.size*millimetres, m.w, color, xmlText(m.text))
	case markShape:
		fmt.Fprintf(b, `<path d="%s" fill="%s"><title>%s</title></path>`, m.path(), color, xmlText(m.text))
	case markFill:
		fmt.Fprintf(b, `<rect x="%.2f" y="%.2f" width="%.2f" height="%.2f" fill="%s"/>`, m.x, m.y, m.w, m.h, color)
	case markBox:
		fmt.Fprintf(b, `<rect x="%.2f" y="%.2f" width="%.2f" height="%.2f" rx="%.2f" fill="%s" stroke="#%02x%02x%02x" stroke-width="%.2f"/>`,
			m.x, m.y, m.w, m.h, m.round, color, m.edge[0], m.edge[1], m.edge[2], m.size)
	case markTip:
		fmt.Fprintf(b, `<path d="M%.2f %.2fl%.2f %.2fl%.2f %.2fz" fill="%s"/>`, m.x, m.y-m.h/2, m.w, m.h/2, -m.w, m.h/2, color)
	case markRule, markDashes:
		dash := ""
		if m.kind == markDashes {
			dash = ` stroke-dasharray="1.6"`
		}
		fmt.Fprintf(b, `<line x1="%.2f" y1="%.2f" x2="%.2f" y2="%.2f" stroke="%s" stroke-width="%.2f"%s/>`, m.x, m.y, m.x+m.w, m.y+m.h, color, m.size, dash)
	}
}

func webFamily(face string) string {
	if face == faceUI {
		return "Atkinson Hyperlegible Next"
	}
	return "Literata"
}

func webWeight(face string) int {
	if face == faceBold {
		return 700
	}
	return 400
}
