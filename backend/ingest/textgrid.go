package ingest

import (
	"strconv"
	"strings"

	"florilege/backend/corpus"
)

// readTextGrid reads Praat's annotations, in the long or the short form: as
// Praat itself does, it takes the strings in quotation marks, the flags and the
// numbers that stand free, and passes over the words around them. A tier is a
// speaker; what stands in several is put in the order of time.
func readTextGrid(name string, data []byte) (source, error) {
	text, encoding, guessed, err := decode(name, data)
	if err != nil {
		return source{}, err
	}
	g := gridTokens{text: strings.TrimLeft(text, "\uFEFF")}
	if file, ok := g.string(); !ok || !strings.HasPrefix(file, "ooTextFile") {
		return source{}, other(name, text, kindPlain)
	}
	if class, ok := g.string(); !ok || class != "TextGrid" {
		return source{}, corpus.Fail(corpus.WrongKind, name, kindPraat)
	}
	g.number()
	g.number()
	var cues []cue
	tiers, whole := 0.0, true
	if g.flag() == "<exists>" {
		tiers, whole = g.number()
	}
	for n := 0.0; n < tiers && whole; n++ {
		cues, whole = g.tier(cues)
	}
	src := source{encoding: encoding, paragraphs: said(byTime(cues))}
	if guessed {
		src.warnings = append(src.warnings, Warning{Code: EncodingGuessed, Detail: encoding})
	}
	if !whole {
		src.warnings = append(src.warnings, Warning{Code: CutShort})
	}
	return src, nil
}

// gridTokens walks through the values of a TextGrid.
type gridTokens struct {
	text string
	at   int
}

// tier adds what a tier holds, and reports whether it is whole.
func (g *gridTokens) tier(cues []cue) ([]cue, bool) {
	class, ok := g.string()
	name, named := g.string()
	if !ok || !named {
		return cues, false
	}
	g.number()
	g.number()
	items, whole := g.number()
	for n := 0.0; n < items && whole; n++ {
		c := cue{speaker: name}
		var start, end float64
		if start, whole = g.number(); !whole {
			break
		}
		if end = start; class == "IntervalTier" {
			if end, whole = g.number(); !whole {
				break
			}
		}
		c.text, whole = g.string()
		c.start, c.end = millis(start), millis(end)
		if strings.TrimSpace(c.text) != "" {
			cues = append(cues, c)
		}
	}
	return cues, whole
}

// next returns the next word that is parted from others by blanks. A string
// comes with its opening mark alone, and g stands behind it. An exclamation mark
// opens a remark.
func (g *gridTokens) next() string {
	for g.at < len(g.text) {
		c := g.text[g.at]
		switch {
		case c == '"':
			g.at++
			return `"`
		case c == '!':
			if g.skipTo('\n'); g.at < len(g.text) {
				g.at++
			}
		case c <= ' ':
			g.at++
		default:
			from := g.at
			for g.at < len(g.text) && g.text[g.at] > ' ' && g.text[g.at] != '"' {
				g.at++
			}
			return g.text[from:g.at]
		}
	}
	return ""
}

func (g *gridTokens) skipTo(c byte) {
	if i := strings.IndexByte(g.text[g.at:], c); i >= 0 {
		g.at += i
		return
	}
	g.at = len(g.text)
}

// number returns the next number that stands free, and whether one comes. A
// string that comes first is left.
func (g *gridTokens) number() (float64, bool) {
	for {
		before := g.at
		switch word := g.next(); word {
		case "":
			return 0, false
		case `"`:
			g.at = before
			return 0, false
		default:
			if v, err := strconv.ParseFloat(word, 64); err == nil {
				return v, true
			}
		}
	}
}

// flag returns the next flag such as <exists>, or "".
func (g *gridTokens) flag() string {
	for {
		switch word := g.next(); {
		case word == "" || word == `"`:
			return ""
		case word[0] == '<':
			return word
		}
	}
}

// string returns the next string, in which two quotation marks stand for one,
// and whether it is whole.
func (g *gridTokens) string() (string, bool) {
	for {
		switch g.next() {
		case "":
			return "", false
		case `"`:
			return g.rest()
		}
	}
}

func (g *gridTokens) rest() (string, bool) {
	var b strings.Builder
	for {
		from := g.at
		g.skipTo('"')
		b.WriteString(g.text[from:g.at])
		if g.at == len(g.text) {
			return b.String(), false
		}
		g.at++
		if g.at == len(g.text) || g.text[g.at] != '"' {
			return b.String(), true
		}
		b.WriteByte('"')
		g.at++
	}
}
