package index

import (
	"strings"
	"unicode"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// groupWords are what a filter on a group begins with, folded.
var groupWords = []string{"groupe", "group"}

// filter takes a filter, and reports whether there is one. What only looks like
// the beginning of one is words.
func (p *parser) filter(except bool) bool {
	start := p.at
	name, sign, ok := p.filterName()
	if !ok {
		p.at = start
		return false
	}
	p.at += len(sign)
	value, quoted, ok := p.part("")
	if !ok || value == "" && !quoted || strings.Trim(value, "=:") == "" && !quoted {
		p.at = start
		return false
	}
	p.filters = append(p.filters, Filter{Name: name, Value: value, Except: except, At: corpus.Span{Start: start, End: p.at}})
	return true
}

// filterName reads up to the sign of a filter: an attribute's name before =, or
// the word for a group, which gives "", before a colon.
func (p *parser) filterName() (name, sign string, ok bool) {
	name, quoted, ok := p.part("=:")
	rest := p.text[p.at:]
	switch {
	case !ok || strings.TrimSpace(name) == "":
		return "", "", false
	case strings.HasPrefix(rest, "="):
		return name, "=", true
	case quoted || !strings.HasPrefix(rest, ":"):
		return "", "", false
	}
	for _, word := range groupWords {
		if anchor.Fold(name) == word {
			return "", ":", true
		}
	}
	return "", "", false
}

// part reads what stands between quotation marks, or up to a blank, a quotation
// mark or one of the signs.
func (p *parser) part(signs string) (text string, quoted, ok bool) {
	if closers := p.quote(); closers != "" {
		n := strings.IndexAny(p.text[p.at:], closers)
		if n < 0 {
			return "", true, false
		}
		text = p.text[p.at : p.at+n]
		p.at += n
		p.quote()
		return strings.TrimSpace(text), true, true
	}
	start := p.at
	p.skip(func(r rune) bool { return !unicode.IsSpace(r) && closersOf(r) == "" && !strings.ContainsRune(signs, r) })
	return p.text[start:p.at], false, true
}
