package ingest

import "slices"

// pdfLine is a line of a page as it is read.
type pdfLine struct {
	pdfRow
	page   int
	region int // of the page: lines of one region stand under one another
}

// readingOrder returns the lines of a page: columns one after another, and what
// runs over all of them between.
func readingOrder(page int, rows []pdfRow, body float64) []pdfLine {
	region := 0
	var out []pdfLine
	var read func(rows []pdfRow, depth int)
	read = func(rows []pdfRow, depth int) {
		at, two := gutter(rows, body)
		if !two || depth > 3 {
			for _, row := range rows {
				out = append(out, row.line(page, region))
			}
			region++
			return
		}
		var left, right, whole []pdfRow
		flush := func(columns bool) {
			if columns {
				read(left, depth+1)
				read(right, depth+1)
				left, right = nil, nil
			}
			if len(whole) > 0 {
				read(whole, 4)
				whole = nil
			}
		}
		for _, row := range rows {
			before, after, crosses := row.split(at)
			if crosses {
				if len(left)+len(right) > 0 {
					flush(true)
				}
				whole = append(whole, row)
				continue
			}
			if len(whole) > 0 {
				flush(false)
			}
			if len(before.cells) > 0 {
				left = append(left, before.measured())
			}
			if len(after.cells) > 0 {
				right = append(right, after.measured())
			}
		}
		flush(true)
	}
	read(rows, 0)
	return out
}

// split parts a row at x; crosses says that a cell stands across.
func (row pdfRow) split(x float64) (before, after pdfRow, crosses bool) {
	before, after = row, row
	i := slices.IndexFunc(row.cells, func(c pdfCell) bool { return c.end > x })
	if i < 0 {
		i = len(row.cells)
	}
	before.cells, after.cells = row.cells[:i:i], row.cells[i:]
	return before, after, i < len(row.cells) && row.cells[i].x < x
}

const gutterPlaces = 200 // across a page, where a gutter is looked for

// gutter returns where a page of columns is parted: a place that few rows cross
// and that has lines on both sides, each side wide and well filled. A table whose
// first cells are names is no page of columns.
func gutter(rows []pdfRow, body float64) (x float64, ok bool) {
	if len(rows) < 5 {
		return 0, false
	}
	left, right := rows[0].x(), rows[0].end()
	for _, row := range rows {
		left, right = min(left, row.x()), max(right, row.end())
	}
	width := right - left
	if width < 20*body || body <= 0 {
		return 0, false
	}
	best, most := -1, 0
	for i := gutterPlaces * 3 / 10; i <= gutterPlaces*7/10; i++ {
		x := left + width*float64(i)/gutterPlaces
		lefts, rights, crossing := 0, 0, 0
		for _, row := range rows {
			before, after, crosses := row.split(x)
			switch {
			case crosses:
				crossing++
			default:
				lefts += as01(len(before.cells) > 0)
				rights += as01(len(after.cells) > 0)
			}
		}
		if n := min(lefts, rights); n >= 4 && n > most && 4*crossing <= lefts+rights {
			best, most = i, n
		}
	}
	if best < 0 {
		return 0, false
	}
	x = left + width*float64(best)/gutterPlaces
	return x, filled(rows, x, left, right)
}

// filled reports whether most lines on either side of x reach across half of it.
func filled(rows []pdfRow, x, left, right float64) bool {
	lines, full := [2]int{}, [2]int{}
	for _, row := range rows {
		before, after, crosses := row.split(x)
		if crosses {
			continue
		}
		for side, part := range []pdfRow{before, after} {
			if len(part.cells) == 0 {
				continue
			}
			lines[side]++
			wide := x - left
			if side == 1 {
				wide = right - x
			}
			full[side] += as01(part.end()-part.x() > 0.55*wide)
		}
	}
	return 2*full[0] > lines[0] && 2*full[1] > lines[1]
}
