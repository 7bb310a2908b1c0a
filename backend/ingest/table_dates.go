package ingest

import (
	"math"
	"path"
	"strconv"
	"strings"
	"time"

	"florilege/backend/xmltext"
)

// momentKind says whether a format of cells shows a number as a date.
type momentKind int

const (
	noMoment momentKind = iota
	aDay
	aTime
	aDayAndTime
)

// Days from 1970 to the day that a workbook counts dates from.
const (
	days1900 = -25569 // 30 December 1899: Excel believes in 29 February 1900
	days1904 = -24107
)

// readFormats reads which formats of cells show dates.
func (x *xlsx) readFormats(book string) error {
	own := map[int]momentKind{}
	return x.archive.part(path.Join(path.Dir(book), "styles.xml"), func(p *xmlPart, e xmltext.Element) error {
		switch e.Local {
		case "numFmts":
			return p.each(func(e xmltext.Element) error {
				own[number(e.Attr("numFmtId"))] = momentOf(e.Attr("formatCode"))
				return p.skip(e)
			})
		case "cellXfs":
			return p.each(func(e xmltext.Element) error {
				id := number(e.Attr("numFmtId"))
				kind, ok := own[id]
				if !ok {
					kind = builtIn(id)
				}
				x.moments = append(x.moments, kind)
				return p.skip(e)
			})
		}
		return p.skip(e)
	})
}

// builtIn returns what the formats that every workbook has show.
func builtIn(id int) momentKind {
	switch {
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 58:
		return aDay
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47:
		return aTime
	case id == 22:
		return aDayAndTime
	}
	return noMoment
}

// momentOf reads a pattern such as dd/mm/yyyy hh:mm; words in quotation marks and
// brackets are none of it.
func momentOf(pattern string) momentKind {
	var b strings.Builder
	var closing rune
	skip := false
	for _, r := range strings.ToLower(pattern) {
		switch {
		case skip:
			skip = false
		case closing != 0:
			if r == closing {
				closing = 0
			}
		case r == '"':
			closing = '"'
		case r == '[':
			closing = ']'
		case r == '\\' || r == '_' || r == '*':
			skip = true
		default:
			b.WriteRune(r)
		}
	}
	bare, _, _ := strings.Cut(b.String(), ";")
	if strings.Contains(bare, "general") || strings.Contains(bare, "standard") || strings.ContainsAny(bare, "0#?@") {
		return noMoment
	}
	day, hour := strings.ContainsAny(bare, "yd"), strings.ContainsAny(bare, "hs")
	switch {
	case day && hour:
		return aDayAndTime
	case day, strings.Contains(bare, "mmm"):
		return aDay
	case hour:
		return aTime
	}
	return noMoment
}

// written returns a number of a cell as text: a date where its format is one.
func (x *xlsx) written(raw string, format int) string {
	if raw == "" {
		return ""
	}
	n, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return raw
	}
	kind := noMoment
	if format < len(x.moments) {
		kind = x.moments[format]
	}
	if kind == noMoment || n < 0 || n > 2_958_465 { // the last day of 9999
		return asTyped(raw, n)
	}
	seconds := int64(math.Round(n*24*60*60)) + int64(x.from)*24*60*60
	at := time.Unix(seconds, 0).UTC()
	switch {
	case kind == aTime && n < 1:
		return at.Format("15:04:05")
	case kind == aDay || at.Hour()+at.Minute()+at.Second() == 0:
		return at.Format(time.DateOnly)
	}
	return at.Format("2006-01-02T15:04:05")
}

// asTyped returns a number as somebody typed it: workbooks keep 0.1 as a binary
// number, with up to seventeen digits.
func asTyped(raw string, n float64) string {
	if len(raw) < 16 && !strings.ContainsAny(raw, "eE") {
		return raw
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil || math.Abs(short) >= 1e21 || short != 0 && math.Abs(short) < 1e-12 {
		return raw
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}
