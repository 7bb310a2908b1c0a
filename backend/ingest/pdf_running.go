package ingest

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// runningRows counts what was left out at the edges of pages, by its words.
type runningRows struct {
	order []string
	times map[string]int
}

func (r *runningRows) add(words string) {
	if r.times == nil {
		r.times = map[string]int{}
	}
	if r.times[words] == 0 {
		r.order = append(r.order, words)
	}
	r.times[words]++
}

// edgeRows is how many rows from the top and from the bottom of a page may be
// its header and footer.
const edgeRows = 4

// edge is a row at the top or the bottom of a page, as it is compared.
type edge struct {
	words  string // with # for every number
	bottom bool
	place  int // rows from the edge
}

// dropRunning takes away the rows that repeat at the edges of pages in one
// place, numbers aside, and nowhere else, and those that the file itself says are
// no content. Inside of a row that stays, nothing is taken away.
func (r *pdfText) dropRunning() {
	heights := map[edge]map[int]int{} // how often at which height, in points
	total, outmost := map[string]int{}, map[string]int{}
	for _, rows := range r.rows {
		for i, row := range rows {
			total[numberless(row.text())]++
			outmost[numberless(row.text())] += as01(i == 0 || i == len(rows)-1)
		}
		for e, row := range edges(rows) {
			if heights[e] == nil {
				heights[e] = map[int]int{}
			}
			heights[e][int(math.Round(row.y))]++
		}
	}
	marked := r.marksArtifacts()
	repeats := func(e edge, row pdfRow) bool {
		if marked && row.artifact() {
			return true
		}
		n := 0
		for d := -2; d <= 2; d++ {
			n += heights[e][int(math.Round(row.y))+d]
		}
		if n >= 2 && numbering(e.words) {
			return true
		}
		return n >= 2 && (n >= 3 || n == len(r.rows)) && 5*n >= len(r.rows) && 4*(total[e.words]-outmost[e.words]-n*as01(e.place > 0)) <= n
	}
	for i, rows := range r.rows {
		top, bottom := 0, 0 // how many rows go
		for n := range min(edgeRows, len(rows)) {
			at := len(rows) - 1 - n
			if n == top && r.goes(rows, n, n+1, i, repeats(edgeOf(rows[n], false, n), rows[n])) {
				top++
			}
			if n == bottom && at >= top && r.goes(rows, at, at-1, i, repeats(edgeOf(rows[at], true, n), rows[at])) {
				bottom++
			}
		}
		for n, row := range rows {
			if n < top || n >= len(rows)-bottom {
				r.running.add(numberless(row.text()))
			}
		}
		r.rows[i] = rows[top : len(rows)-bottom]
	}
}

// goes reports whether a row that repeats, or not, is left out: not if it looks
// like the text and stands close to the row inside of it. The number of its page
// goes by itself.
func (r *pdfText) goes(rows []pdfRow, at, inside, page int, repeats bool) bool {
	apart := inside < 0 || inside >= len(rows) || math.Abs(rows[at].y-rows[inside].y) > 1.25*r.leading
	words := numberless(rows[at].text())
	if repeats {
		return apart || rows[at].size != r.body || strings.Contains(words, "#") || rows[at].artifact()
	}
	return apart && len(rows) > 1 && numbering(words) && strings.Trim(rows[at].text(), "-–—/pPage. ") == strconv.Itoa(page+1)
}

// numbering reports whether words, with # for numbers, are but a page's number.
func numbering(words string) bool {
	key := keyOf(words)
	return strings.Contains(words, "#") && (key == "" || key == "page" || key == "p" || key == "pagesur" || key == "pageof" || key == "sur" || key == "of")
}

// marksArtifacts reports whether the file says of some of its text, and not of
// most, that it is no content.
func (r *pdfText) marksArtifacts() bool {
	marked, all := 0, 0
	for _, rows := range r.rows {
		for _, row := range rows {
			all++
			marked += as01(row.artifact())
		}
	}
	return marked > 0 && 3*marked < all
}

func edges(rows []pdfRow) map[edge]pdfRow {
	out := map[edge]pdfRow{}
	for place := range min(edgeRows, len(rows)) {
		out[edgeOf(rows[place], false, place)] = rows[place]
		last := rows[len(rows)-1-place]
		out[edgeOf(last, true, place)] = last
	}
	return out
}

func edgeOf(row pdfRow, bottom bool, place int) edge {
	return edge{numberless(row.text()), bottom, place}
}

// numberless returns s with # for every run of digits.
func numberless(s string) string {
	var b strings.Builder
	digits := false
	for _, r := range s {
		if unicode.IsDigit(r) {
			if !digits {
				b.WriteByte('#')
			}
			digits = true
			continue
		}
		digits = false
		b.WriteRune(r)
	}
	return b.String()
}

// String tells what was left out and how often: « Entretien 3 » × 4.
func (r runningRows) String() string {
	const most = 6
	var out []string
	for i, words := range r.order {
		if i == most {
			out = append(out, "…")
			break
		}
		if shown := []rune(words); len(shown) > 80 {
			words = string(shown[:79]) + "…"
		}
		out = append(out, fmt.Sprintf("« %s » × %d", strings.ReplaceAll(words, "\t", " "), r.times[r.order[i]]))
	}
	return strings.Join(out, ", ")
}

// warnings tells what only a PDF has.
func (r *pdfText) warnings() []Warning {
	var out []Warning
	if len(r.running.order) > 0 {
		out = append(out, Warning{RunningLines, r.running.String()})
	}
	if len(r.scanned) > 0 {
		out = append(out, Warning{ScannedPages, strings.Trim(strings.ReplaceAll(fmt.Sprint(slices.Compact(r.scanned)), " ", ", "), "[]")})
	}
	return out
}
