package export

import (
	"bytes"
	"io"

	"codeberg.org/go-pdf/fpdf"
)

// pdfPages writes pages as a PDF, with the fonts in it. The same pages give the
// same bytes.
func pdfPages(w io.Writer, pages []page, t typefaces, d Document, l language) error {
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "mm", Size: fpdf.SizeType{Wd: 210, Ht: 297}})
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(d.Made)
	pdf.SetModificationDate(d.Made)
	pdf.SetTitle(d.Title, true)
	pdf.SetAuthor(d.Project, true)
	pdf.SetCreator("Florilège", true)
	pdf.SetLang(l.tag)
	pdf.SetAutoPageBreak(false, 0)
	for _, f := range t.all() {
		// The library may write into a font's bytes: each document has its own.
		pdf.AddUTF8FontFromBytes(f.name, "", bytes.Clone(f.ttf))
	}
	for _, p := range pages {
		pdf.AddPageFormat("P", fpdf.SizeType{Wd: p.w, Ht: p.h})
		for _, m := range p.marks {
			drawPDF(pdf, m)
		}
	}
	return pdf.Output(w)
}

func drawPDF(pdf *fpdf.Fpdf, m mark) {
	r, g, b := int(m.ink[0]), int(m.ink[1]), int(m.ink[2])
	switch m.kind {
	case markWords:
		if m.heading > 0 {
			pdf.Bookmark(m.text, m.heading-1, m.y-m.size*millimetres)
		}
		pdf.SetFont(m.face, "", m.size)
		pdf.SetTextColor(r, g, b)
		pdf.Text(m.x, m.y, m.text)
	case markShape:
		pdf.SetFillColor(r, g, b)
		drawShape(pdf, m)
	case markFill:
		pdf.SetFillColor(r, g, b)
		pdf.Rect(m.x, m.y, m.w, m.h, "F")
	case markBox:
		pdf.SetDashPattern(nil, 0)
		pdf.SetFillColor(r, g, b)
		pdf.SetDrawColor(int(m.edge[0]), int(m.edge[1]), int(m.edge[2]))
		pdf.SetLineWidth(m.size)
		pdf.RoundedRect(m.x, m.y, m.w, m.h, m.round, "1234", "FD")
	case markTip:
		pdf.SetFillColor(r, g, b)
		pdf.Polygon([]fpdf.PointType{{X: m.x, Y: m.y - m.h/2}, {X: m.x + m.w, Y: m.y}, {X: m.x, Y: m.y + m.h/2}}, "F")
	case markRule, markDashes:
		dash := []float64{}
		if m.kind == markDashes {
			dash = []float64{1.6, 1.6}
		}
		pdf.SetDashPattern(dash, 0)
		pdf.SetDrawColor(r, g, b)
		pdf.SetLineWidth(m.size)
		pdf.Line(m.x, m.y, m.x+m.w, m.y+m.h)
	}
}
