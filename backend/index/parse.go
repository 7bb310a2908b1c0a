package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// Parse reads a search as a person types it:
//
//	travail équipe      both words, in any inflection, accents and case ignored
//	"je ne sais pas"    these words, side by side; «», “” do as well
//	-école -"à l'école" texts with that word or phrase are left out
//	autono*             words that begin so
//
// A word may be several side by side, as in rendez-vous or aujourd'hui; the l'
// of l'autonomie is not looked for. Other signs are passed over. An error is a
// corpus.Error of code BadQuery whose cause is a *Fault.
func Parse(s string) (Query, error) {
	p := parser{text: s}
	if fault := p.parse(); fault != nil {
		fault.Column = utf8.RuneCountInString(s[:fault.At.Start]) + 1
		fault.Words = fault.At.Of(s)
		return Query{}, &corpus.Error{Code: corpus.BadQuery, Subject: s, Detail: fault.Error(), Err: fault}
	}
	return Query{clauses: p.clauses}, nil
}

type parser struct {
	text    string
	at      int
	clauses []clause
	words   int
}

func (p *parser) parse() *Fault {
	for p.blank(); p.at < len(p.text); p.blank() {
		exclude := p.minus()
		var c clause
		var fault *Fault
		if closers := p.quote(); closers != "" {
			c, fault = p.phrase(closers)
		} else {
			c, fault = p.word()
		}
		if fault != nil {
			return fault
		}
		if len(c.words) == 0 {
			continue
		}
		c.exclude = exclude
		p.clauses = append(p.clauses, c)
		if p.words += len(c.words); p.words > MaxWords {
			return &Fault{Reason: TooLong}
		}
	}
	if len(p.clauses) == 0 {
		return &Fault{Reason: Empty}
	}
	for _, c := range p.clauses {
		if !c.exclude {
			return nil
		}
	}
	return &Fault{Reason: OnlyExclusions}
}

// next returns the character at the parser's place and its length in bytes.
func (p *parser) next() (rune, int) { return utf8.DecodeRuneInString(p.text[p.at:]) }

func (p *parser) blank() {
	for p.at < len(p.text) {
		r, n := p.next()
		if !unicode.IsSpace(r) {
			return
		}
		p.at += n
	}
}

// minus takes the sign that excludes what follows it at once.
func (p *parser) minus() bool {
	rest := strings.TrimLeft(p.text[p.at:], "-−")
	taken := len(p.text) - p.at - len(rest)
	r, _ := utf8.DecodeRuneInString(rest)
	if taken == 0 || !startsWord(r) && closersOf(r) == "" {
		return false
	}
	p.at += taken
	return true
}

// quote takes a quotation mark and returns the marks that can close it, or "".
func (p *parser) quote() string {
	r, n := p.next()
	closers := closersOf(r)
	if closers != "" {
		p.at += n
	}
	return closers
}

func closersOf(r rune) string {
	switch r {
	case '"', '“', '”', '„', '‟':
		return "\"“”"
	case '«', '»':
		return "»\""
	}
	return ""
}

// phrase reads up to the closing mark.
func (p *parser) phrase(closers string) (clause, *Fault) {
	start := p.at
	n := strings.IndexAny(p.text[start:], closers)
	if n < 0 {
		_, size := utf8.DecodeLastRuneInString(p.text[:start])
		return clause{}, &Fault{Reason: OpenQuote, At: corpus.Span{Start: start - size, End: start}}
	}
	inside := p.text[start : start+n]
	if i := strings.IndexByte(inside, '*'); i >= 0 {
		return clause{}, &Fault{Reason: StarInPhrase, At: corpus.Span{Start: start + i, End: start + i + 1}}
	}
	p.at = start + n
	_, size := p.next()
	p.at += size
	c := clause{how: exactly}
	for _, s := range wordsOf(inside) {
		c.add(s.Of(inside))
	}
	return c, nil
}

// word reads up to the next blank or quotation mark.
func (p *parser) word() (clause, *Fault) {
	start := p.at
	for p.at < len(p.text) {
		r, n := p.next()
		if unicode.IsSpace(r) || closersOf(r) != "" {
			break
		}
		p.at += n
	}
	typed := p.text[start:p.at]
	spans := wordsOf(typed)
	star := strings.IndexByte(typed, '*')
	if star < 0 && len(spans) == 0 {
		return clause{}, nil
	}
	at := corpus.Span{Start: start, End: p.at}
	if star >= 0 && (len(spans) == 0 || star != spans[len(spans)-1].End || strings.Count(typed, "*") > 1) {
		return clause{}, &Fault{Reason: MisplacedStar, At: at}
	}
	spans = withoutElision(typed, spans)
	c := clause{how: inflected}
	for _, s := range spans {
		c.add(s.Of(typed))
	}
	if star < 0 {
		return c, nil
	}
	c.how = beginning
	at = corpus.Span{Start: start + spans[0].Start, End: start + star}
	if len(c.words) > 1 {
		return clause{}, &Fault{Reason: StarOnCompound, At: at}
	}
	if len(c.words) == 0 || utf8.RuneCount(c.words[0].exact) < MinPrefix {
		return clause{}, &Fault{Reason: ShortPrefix, At: at}
	}
	return c, nil
}

func (c *clause) add(word string) {
	if f := newForm(word); len(f.exact) > 0 {
		c.words = append(c.words, f)
	}
}

func wordsOf(s string) []corpus.Span {
	var out []corpus.Span
	eachWord([]byte(s), func(w corpus.Span) { out = append(out, w) })
	return out
}

// withoutElision leaves out the words at the start that are elided before
// another: of l'autonomie, autonomie stays.
func withoutElision(typed string, spans []corpus.Span) []corpus.Span {
	for len(spans) > 1 && elides(strings.ToLower(spans[0].Of(typed))) {
		if r, n := utf8.DecodeRuneInString(typed[spans[0].End:]); !isApostrophe(r) || spans[0].End+n != spans[1].Start {
			break
		}
		spans = spans[1:]
	}
	return spans
}
