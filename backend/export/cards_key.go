package export

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
)

// The columns of the facilitator's sheet, in millimetres from the left edge.
const (
	keyNumber   = 20.0
	keyCategory = 34.0
	keyWho      = 86.0
	keyWords    = 134.0
	keyEnd      = 192.0
)

// key adds the facilitator's sheet: which card is which, by its number.
func (k *deck) key(cards []card, d Document) {
	small := lettering{k.t.ui, 8.5, darkInk()}
	head := lettering{k.t.bold, 16, darkInk()}
	y := 0.0
	turn := func() {
		k.turn(paperWidth, paperHeight)
		y = 28
		title, _ := k.t.bold.drawable(fmt.Sprintf(k.language.key, d.Title))
		k.page().words(keyNumber, y, shortened(title, k.t.bold, head.columns(keyEnd-keyNumber), 1)[0], head)
		y += 9
		for i, x := range []float64{keyNumber, keyCategory, keyWho, keyWords} {
			k.page().words(x, y, k.language.keyColumns[i], lettering{k.t.ui, 8, softInk()})
		}
		y += 2.2
		k.page().rule(keyNumber, y, keyEnd-keyNumber, 0, 0.3, lineInk())
		y += 5
	}
	turn()
	cards = slices.Clone(cards)
	slices.SortStableFunc(cards, func(a, b card) int { return cmp.Compare(a.quote.Number, b.quote.Number) })
	for _, c := range cards {
		cell := func(s string, x, end float64, count int) []string {
			if s == "" {
				return nil
			}
			s, _ = k.t.ui.drawable(s)
			return shortened(oneLine(s), k.t.ui, small.columns(end-x-3), count)
		}
		row := [][]string{
			cell(strconv.Itoa(c.quote.Number), keyNumber, keyCategory, 1), cell(c.name, keyCategory, keyWho, 2),
			cell(source(c.quote), keyWho, keyWords, 2), cell(c.quote.Text, keyWords, keyEnd+3, 2),
		}
		lines := 1
		for _, r := range row {
			lines = max(lines, len(r))
		}
		line := small.size * millimetres * 1.35
		if y+float64(lines)*line > paperHeight-18 {
			turn()
		}
		for i, x := range []float64{keyNumber, keyCategory, keyWho, keyWords} {
			for j, text := range row[i] {
				k.page().words(x, y+float64(j)*line, text, small)
			}
		}
		y += float64(lines)*line + 1.2
		k.page().rule(keyNumber, y-line*0.75, keyEnd-keyNumber, 0, 0.1, lineInk())
		y += 1
	}
}
