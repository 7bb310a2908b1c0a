package ingest

import (
	"strings"
)

// readCSV reads a text of rows, whatever parts its cells.
func readCSV(name string, data []byte) (*grid, string, error) {
	text, encoding, guessed, err := decode(name, data)
	if err != nil {
		return nil, "", err
	}
	text = strings.TrimPrefix(text, "\uFEFF")
	g := &grid{file: name}
	if guessed {
		g.said = append(g.said, Warning{EncodingGuessed, encoding})
	}
	separator := byte(0)
	if rest, ok := strings.CutPrefix(text, "sep="); ok && len(rest) > 0 {
		separator = rest[0] // Excel's own line
		_, text, _ = strings.Cut(text, "\n")
	}
	if separator == 0 {
		separator = separatorOf(text)
	}
	open, err := g.csv(text, separator, true)
	if err == nil && open {
		// A quotation mark that is never closed takes the rest of the file with it.
		*g = grid{file: name, said: append(g.said, Warning{Code: UnclosedQuote})}
		_, err = g.csv(text, separator, false)
	}
	return g, encoding, err
}

// separatorOf returns what parts the cells: the sign that gives the most rows of
// one width, the wider of equals.
func separatorOf(text string) byte {
	head := text[:min(len(text), 1<<16)]
	best, most := byte(';'), 0.0
	for _, s := range []byte(";,\t|") {
		widths, rows := map[int]int{}, 0
		for at, n := 0, 0; at < len(head) && n < 200; n++ {
			cells, next, _ := record(head, at, s, true)
			if at = next; len(cells) > 1 || strings.TrimSpace(cells[0]) != "" {
				widths[len(cells)]++
				rows++
			}
		}
		for width, n := range widths {
			if score := float64(n) / float64(rows) * float64(min(width, 4)); width > 1 && (score > most) {
				best, most = s, score
			}
		}
	}
	return best
}

// csv reads every record, and reports whether a quotation mark stays open.
func (g *grid) csv(text string, separator byte, quotes bool) (open bool, err error) {
	line := 1
	for at := 0; at < len(text) && !open; {
		var cells []string
		next := at
		cells, next, open = record(text, at, separator, quotes)
		if err := g.add(line, cells); err != nil {
			return false, err
		}
		line++
		at = next
	}
	return open, nil
}

// record reads the cells of one record and where the next begins. Within
// quotation marks a separator and a new line are text, and two marks are one.
func record(text string, at int, separator byte, quotes bool) (cells []string, next int, open bool) {
	for {
		var cell string
		if quotes && at < len(text) && text[at] == '"' {
			cell, at, open = quoted(text, at+1)
		}
		end := at
		for end < len(text) && text[end] != separator && text[end] != '\n' && text[end] != '\r' {
			end++
		}
		cells = append(cells, cell+text[at:end])
		if end < len(text) && text[end] == separator && len(cells) <= mostTableColumns {
			at = end + 1
			continue
		}
		for end < len(text) && text[end] != '\n' && text[end] != '\r' {
			end++ // past the last column that is taken
		}
		if end+1 < len(text) && text[end] == '\r' && text[end+1] == '\n' {
			end++
		}
		return cells, min(end+1, len(text)), open
	}
}

// quoted reads up to the mark that closes, and returns what stands behind it.
func quoted(text string, at int) (cell string, next int, open bool) {
	var b strings.Builder
	for {
		i := strings.IndexByte(text[at:], '"')
		if i < 0 {
			b.WriteString(text[at:])
			return b.String(), len(text), true
		}
		b.WriteString(text[at : at+i])
		at += i + 1
		if at >= len(text) || text[at] != '"' {
			return b.String(), at, false
		}
		b.WriteByte('"')
		at++
	}
}
