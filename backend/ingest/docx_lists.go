package ingest

import (
	"fmt"
	"strconv"
	"strings"

	"florilege/backend/xmltext"
)

// listPlace is a paragraph's place in a list: the list's id, and the level of
// nesting from 0.
type listPlace struct {
	id    string
	level int
}

const (
	bullet         = "• "
	mostLevels     = 9
	longestPattern = 40 // bytes of a level's pattern
)

// lists are the lists of a document with their counters.
type lists struct {
	levels   map[string][]listLevel // by abstract list
	abstract map[string]string      // abstract list of a list
	restarts map[string]map[int]int // levels that a list starts again at a number
	counters map[string][]int       // by abstract list; 0 before the first item
	begun    map[string]bool        // lists of which an item has come
}

// listLevel is how one level numbers its items.
type listLevel struct {
	format  string // "decimal", "bullet"…
	pattern string // "%1.%2"
	start   int
}

// readNumbering reads the lists of the document.
func (d *docx) readNumbering() error {
	l := lists{
		levels: map[string][]listLevel{}, abstract: map[string]string{}, restarts: map[string]map[int]int{},
		counters: map[string][]int{}, begun: map[string]bool{},
	}
	d.lists = l
	return d.archive.part(d.parts.first("numbering"), func(x *xmlPart, e xmltext.Element) error {
		switch e.Local {
		case "abstractNum":
			levels := make([]listLevel, mostLevels)
			l.levels[e.Attr("abstractNumId")] = levels
			return x.each(func(e xmltext.Element) error { return readLevel(x, e, levels) })
		case "num":
			return l.readNum(x, e.Attr("numId"))
		}
		return x.skip(e)
	})
}

func readLevel(x *xmlPart, e xmltext.Element, levels []listLevel) error {
	i, err := strconv.Atoi(e.Attr("ilvl"))
	if e.Local != "lvl" || err != nil || i < 0 || i >= len(levels) {
		return x.skip(e)
	}
	level := listLevel{start: 1}
	defer func() { levels[i] = level }()
	return x.each(func(e xmltext.Element) error {
		switch v := e.Attr("val"); e.Local {
		case "start":
			level.start = number(v)
		case "numFmt":
			level.format = v
		case "lvlText":
			level.pattern = strings.ToValidUTF8(v[:min(len(v), longestPattern)], "")
		}
		return x.skip(e)
	})
}

func (l lists) readNum(x *xmlPart, id string) error {
	return x.each(func(e xmltext.Element) error {
		switch e.Local {
		case "abstractNumId":
			l.abstract[id] = e.Attr("val")
		case "lvlOverride":
			level := number(e.Attr("ilvl"))
			return x.each(func(e xmltext.Element) error {
				if e.Local == "startOverride" {
					if l.restarts[id] == nil {
						l.restarts[id] = map[int]int{}
					}
					l.restarts[id][level] = number(e.Attr("val"))
				}
				return x.skip(e)
			})
		}
		return x.skip(e)
	})
}

// sign returns what stands before the next item at a place, with the blank
// after it: a bullet, a number, or "" where there is none.
func (l lists) sign(at listPlace) string {
	if at.id == "" || at.id == "0" {
		return ""
	}
	abstract := l.abstract[at.id]
	levels := l.levels[abstract]
	if at.level < 0 || at.level >= len(levels) || levels[at.level].format == "bullet" || levels[at.level].format == "" {
		return bullet
	}
	counters := l.counters[abstract]
	if counters == nil {
		counters = make([]int, mostLevels)
		l.counters[abstract] = counters
	}
	if !l.begun[at.id] {
		l.begun[at.id] = true
		for level, start := range l.restarts[at.id] {
			if level >= 0 && level < len(counters) {
				counters[level] = start - 1
			}
		}
	}
	return levels[at.level].write(counters, levels, at.level)
}

// write counts one more item and returns its number as the pattern has it.
func (v listLevel) write(counters []int, levels []listLevel, at int) string {
	if counters[at] == 0 {
		counters[at] = v.start - 1
	}
	counters[at]++
	for i := at + 1; i < len(counters); i++ {
		counters[i] = 0
	}
	if v.format == "none" {
		return ""
	}
	out := v.pattern
	for i := range at + 1 {
		if n := max(counters[i], levels[i].start); strings.Contains(out, "%") {
			out = strings.ReplaceAll(out, fmt.Sprintf("%%%d", i+1), numeral(n, levels[i].format))
		}
	}
	if strings.TrimSpace(out) == "" {
		return ""
	}
	return out + " "
}

// numeral writes a number in a format of lists.
func numeral(n int, format string) string {
	switch format {
	case "lowerLetter":
		return strings.ToLower(letters(n))
	case "upperLetter":
		return letters(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	}
	return strconv.Itoa(n)
}

// letters writes 1 as A and 27 as AA, as Word does.
func letters(n int) string {
	if n < 1 || n > 26*5 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
		{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}
