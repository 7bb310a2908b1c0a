package ingest

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// measure finds the size of most letters and the usual distance of lines.
func (r *pdfText) measure() {
	letters, distances := map[float64]int{}, map[float64]int{}
	for _, rows := range r.rows {
		for _, row := range rows {
			letters[row.size] += len(row.text())
		}
	}
	r.body = commonest(letters)
	for _, rows := range r.rows {
		for i := 1; i < len(rows); i++ {
			if d := rows[i-1].y - rows[i].y; rows[i].size == r.body && rows[i-1].size == r.body && d < 3*r.body {
				distances[math.Round(d*2)/2]++
			}
		}
	}
	r.leading = commonest(distances)
	for d, n := range distances { // double spacing between paragraphs of one line may be the commonest
		if d < r.leading && 5*n > distances[r.leading] {
			r.leading = d
		}
	}
	if r.leading == 0 {
		r.leading = 1.4 * r.body
	}
}

func commonest(count map[float64]int) float64 {
	best, most := 0.0, 0
	for v, n := range count {
		if n > most || n == most && v < best {
			best, most = v, n
		}
	}
	return best
}

// rights returns, for each line, how far the lines of its region reach: what a
// line could have been filled to.
func rights(lines []pdfLine) []float64 {
	type region struct{ page, region int }
	reach, count := map[region]float64{}, map[region]int{}
	widest := map[float64]int{}
	for _, l := range lines {
		k := region{l.page, l.region}
		reach[k] = max(reach[k], l.end())
		count[k]++
	}
	for k, end := range reach {
		if count[k] >= 8 {
			widest[math.Round(end/4)*4] += count[k]
		}
	}
	usual := commonest(widest)
	out := make([]float64, len(lines))
	for i, l := range lines {
		k := region{l.page, l.region}
		out[i] = reach[k]
		if count[k] < 8 && usual > reach[k] && l.x() < usual && k.region >= 0 && sameSide(lines, l, usual) {
			out[i] = usual
		}
	}
	return out
}

// sameSide reports whether l begins where some line that reaches to end begins.
func sameSide(lines []pdfLine, l pdfLine, end float64) bool {
	return slices.ContainsFunc(lines[:min(len(lines), 2000)], func(o pdfLine) bool {
		return math.Abs(o.end()-end) < 12 && math.Abs(o.x()-l.x()) < 3
	})
}

// part is a stretch of words of one look.
type part struct {
	text string
	bold bool
}

// parts returns the words of a line: a tab between cells, a note's number in
// brackets where there is such a note.
func (r *pdfText) parts(l pdfLine) []part {
	var out []part
	for i, c := range l.cells {
		if i > 0 && !(i == 1 && bulleted(oneLine(l.cells[0].text()))) {
			out = append(out, part{"\t", c.parts[0].bold})
		} else if i > 0 {
			out = append(out, part{" ", false})
		}
		for _, p := range c.parts {
			text := p.text
			if n := r.noteNumber(l.page, text); n > 0 && l.raised(p) {
				text = noteMark(n)
			}
			out = append(out, part{text, p.bold})
		}
	}
	return squeezed(out)
}

// squeezed makes one space of several, and none at the ends.
func squeezed(parts []part) []part {
	out := parts[:0]
	blank := true
	for _, p := range parts {
		var b strings.Builder
		for _, c := range p.text {
			space := c == ' '
			if space && blank {
				continue
			}
			blank = space || c == '\t'
			b.WriteRune(c)
		}
		if b.Len() > 0 {
			out = append(out, part{b.String(), p.bold})
		}
	}
	if n := len(out); n > 0 {
		out[n-1].text = strings.TrimRight(out[n-1].text, " \t")
	}
	return out
}

func textOf(parts []part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.text)
	}
	return b.String()
}

// allBold reports whether every word of parts is bold.
func allBold(parts []part) bool {
	for _, p := range parts {
		if !p.bold && strings.TrimSpace(p.text) != "" {
			return false
		}
	}
	return len(parts) > 0
}

// bulleted reports whether s is a sign that begins an item of a list, alone.
func bulleted(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && strings.ContainsRune("•●▪■◦○–—-‣➢✓→∙·", r)
}

// item returns text after its bullet, which becomes the one that every format has.
func item(text string) (string, bool) {
	sign, after, ok := strings.Cut(text, " ")
	if !ok || !bulleted(sign) || strings.ContainsAny(sign, "–—-→") {
		return text, false
	}
	return bullet + after, true
}
