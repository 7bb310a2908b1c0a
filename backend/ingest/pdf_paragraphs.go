package ingest

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/pdf"
)

// setLine is a line with its words, as paragraphs are made of them.
type setLine struct {
	pdfLine
	parts []part
	text  string
	right float64 // how far it could have been filled
	bold  bool    // every word
	label string  // key of the label that begins it, or ""
}

// paragraphs joins the lines, and puts the notes behind them.
func (r *pdfText) paragraphs() []paragraph {
	lines := r.set()
	r.hyphens.learn(lines)
	levels := r.levels(lines)
	out := []paragraph{}
	for i := 0; i < len(lines); {
		end := i + 1
		for end < len(lines) && !r.breaks(lines[i:end], lines[end]) {
			end++
		}
		out = append(out, r.paragraph(lines[i:end], levels))
		i = end
	}
	for _, n := range r.notes {
		out = append(out, noted(noteMark(n.number), []paragraph{r.paragraph(r.setLines(n.lines), nil)}))
	}
	return out
}

func (r *pdfText) setLines(lines []pdfLine) []setLine {
	ends := rights(lines)
	out := make([]setLine, 0, len(lines))
	for i, l := range lines {
		s := setLine{pdfLine: l, parts: r.parts(l), right: ends[i]}
		if s.text = textOf(s.parts); s.text == "" {
			continue
		}
		s.bold = allBold(s.parts)
		if label, ok := readLabel(s.text); ok && (label.form == byColon || label.form == byBracket) {
			s.label = label.key
		}
		out = append(out, s)
	}
	return out
}

// set makes lines of the whole text, and learns from them how paragraphs part.
func (r *pdfText) set() []setLine {
	lines := r.setLines(r.lines)
	r.labelling = map[string]int{}
	wide, short := 0, 0
	for i, l := range lines {
		if l.label != "" {
			r.labelling[l.label]++
		}
		if i > 0 && l.page == lines[i-1].page && l.region == lines[i-1].region && roomFor(lines[i-1], l) {
			short++
			wide += as01(r.apart(lines[i-1], l))
		}
	}
	r.spaced = 10*wide >= 7*short
	begun, named := 0, 0
	for i := 1; i < len(lines); i++ {
		if l := lines[i]; r.apart(lines[i-1], l) && l.size == r.body && !l.bold {
			begun++
			named += as01(r.speaks(l))
		}
	}
	r.dialogue = named > 10 && 10*named >= 9*begun
	return lines
}

// apart reports whether more than the usual distance lies between two lines.
func (r *pdfText) apart(a, b setLine) bool {
	return a.y-b.y > 1.25*r.leading*max(a.size, b.size, r.body)/r.body
}

// roomFor reports whether the first word of b would have fitted behind a, so
// that somebody, not the width of the page, ended the line.
func roomFor(a, b setLine) bool {
	word := b.text
	at := 0
	for at < len(word) {
		next, n := utf8.DecodeRuneInString(word[at:])
		if next == ' ' || next == '\t' {
			// « and : hold to the word beside them
			if after, _ := utf8.DecodeRuneInString(word[at+n:]); !strings.ContainsRune(":;!?»", after) && !strings.HasSuffix(word[:at], "«") {
				break
			}
		}
		at += n
	}
	width := (b.end() - b.x()) * pdf.Usual(word[:at]) / max(pdf.Usual(b.text), 1)
	return a.right-a.end() > width*1.08+0.3*a.size
}

// breaks reports whether next begins a paragraph after lines.
func (r *pdfText) breaks(lines []setLine, next setLine) bool {
	first, last := lines[0], lines[len(lines)-1]
	hyphenated := r.hyphens.carries(last.text, next.text)
	switch {
	case r.speaks(next), bulletedLine(next.text):
		return true
	case math.Abs(last.size-next.size) > 0.08*last.size, first.bold != next.bold && (next.bold || len(lines) == 1 || allBoldLines(lines)):
		return true
	case last.page != next.page || last.region != next.region:
		if hyphenated {
			return false
		}
		if r.dialogue && !roomFor(last, next) && !last.bold && !next.bold {
			return false // who speaks next is named
		}
		return roomFor(last, next) || finished(last.text) || startsUpper(next.text)
	case r.apart(last, next):
		return true
	case last.y < next.y: // back up the page
		return true
	case hyphenated:
		return false
	case roomFor(last, next):
		return !r.spaced || strings.Contains(next.text, "\t") || strings.Contains(last.text, "\t")
	}
	indent := 0.8 * r.body
	if len(lines) == 1 {
		return false // either of the two may be indented
	}
	return next.x() > last.x()+indent || next.x() < last.x()-indent
}

// speaks reports whether a line begins with a label: one that begins several, an
// interviewer's, or one that stands out in bold.
func (r *pdfText) speaks(l setLine) bool {
	return l.label != "" && (r.labelling[l.label] > 1 || asks(l.label) || l.parts[0].bold && !l.bold)
}

func bulletedLine(text string) bool {
	_, ok := item(text)
	return ok
}

func allBoldLines(lines []setLine) bool {
	return !slices.ContainsFunc(lines, func(l setLine) bool { return !l.bold })
}

func finished(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "»”\")] \u00a0\u202f"))
	return strings.ContainsRune(".!?…:", last)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "«“\"( \u00a0\u202f"))
	return unicode.IsUpper(r)
}

// paragraph joins lines. A line that somebody ended stays one.
func (r *pdfText) paragraph(lines []setLine, levels map[float64]int) paragraph {
	var b boldText
	for i, l := range lines {
		parts := l.parts
		if i+1 < len(lines) {
			next := lines[i+1]
			hyphenated := r.hyphens.carries(l.text, next.text)
			parts = slices.Clone(parts)
			last := &parts[len(parts)-1]
			samePlace := l.page == next.page && l.region == next.region
			switch {
			case hyphenated:
				last.text = r.hyphens.joined(last.text, l.text, next.text)
			case samePlace && roomFor(l, next):
				last.text += "\n"
			default:
				last.text += " "
			}
		}
		for _, p := range parts {
			b.write(strings.ReplaceAll(p.text, "\u00ad", ""), p.bold)
		}
	}
	p := b.paragraph("")
	text, row := item(p.text)
	if row {
		p.bold = 0
	}
	p.text, p.row = text, row || len(lines) == 1 && strings.Contains(text, "\t")
	p.heading = levels[lines[0].size]
	if p.heading > 0 && (len(p.text) > 200 || row || strings.Contains(p.text, "\t")) {
		p.heading = 0
	}
	return p
}

// levels gives the sizes that stand out above the text their level of heading,
// the largest first.
func (r *pdfText) levels(lines []setLine) map[float64]int {
	var sizes []float64
	large := 0
	for _, l := range lines {
		if l.size > 1.1*r.body {
			large++
			if !slices.Contains(sizes, l.size) && len(sizes) < 50 {
				sizes = append(sizes, l.size)
			}
		}
	}
	if 2*large > len(lines) {
		return nil
	}
	slices.Sort(sizes)
	slices.Reverse(sizes)
	out := map[float64]int{}
	for i, s := range sizes {
		out[s] = min(i+1, mostLevels)
	}
	return out
}
