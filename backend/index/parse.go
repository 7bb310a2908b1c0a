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
//	groupe:Hiver        only what belongs to the group; group: does as well
//	âge=30..40          only what has the value; "lieu de vie"="La Louvière"
//	-structure=MIRE     only what has not
//
// What is typed without a blank is looked for side by side, as rendez-vous and
// aujourd'hui are, but the l' of l'autonomie is not looked for. Signs that mean
// nothing are passed over. An error is a corpus.Error of code BadQuery whose
// cause is a *Fault.
func Parse(search string) (Query, error) {
	p := parser{text: search}
	if fault := p.parse(); fault != nil {
		return Query{}, refuse(search, fault)
	}
	return Query{clauses: p.clauses, filters: p.filters, text: search}, nil
}

func refuse(search string, fault *Fault) error {
	fault.Column = utf8.RuneCountInString(search[:fault.At.Start]) + 1
	fault.Words = fault.At.Of(search)
	return &corpus.Error{Code: corpus.BadQuery, Subject: search, Detail: fault.Error(), Err: fault}
}

type parser struct {
	text    string
	at      int // bytes read
	clauses []clause
	filters []Filter
}

func (p *parser) parse() *Fault {
	words := 0
	for p.skip(unicode.IsSpace); p.at < len(p.text); p.skip(unicode.IsSpace) {
		c := clause{exclude: p.minus()}
		if p.filter(c.exclude) {
			continue
		}
		var fault *Fault
		if closers := p.quote(); closers != "" {
			c.words, fault = p.phrase(closers)
		} else {
			c.words, fault = p.bare()
		}
		if fault != nil {
			return fault
		}
		if words += len(c.words); words > MaxWords {
			return &Fault{Reason: TooLong}
		}
		if len(c.words) > 0 {
			p.clauses = append(p.clauses, c)
		}
	}
	if len(p.clauses) == 0 && len(p.filters) > 0 {
		return &Fault{Reason: OnlyFilters}
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

// skip passes over the characters that are so.
func (p *parser) skip(so func(rune) bool) {
	p.at = len(p.text) - len(strings.TrimLeftFunc(p.text[p.at:], so))
}

// minus takes the sign that excludes what follows it at once.
func (p *parser) minus() bool {
	start := p.at
	p.skip(func(r rune) bool { return r == '-' || r == '−' })
	r, _ := utf8.DecodeRuneInString(p.text[p.at:])
	if p.at > start && (startsWord(r) || closersOf(r) != "") {
		return true
	}
	p.at = start
	return false
}

// quote takes a quotation mark and returns the marks that can close it, or "".
func (p *parser) quote() string {
	r, n := utf8.DecodeRuneInString(p.text[p.at:])
	closers := closersOf(r)
	if closers != "" {
		p.at += n
	}
	return closers
}

func closersOf(r rune) string {
	switch r {
	case '"', '“', '”', '„', '‟':
		return `"“”`
	case '«', '»':
		return `»"`
	}
	return ""
}

// phrase reads the words up to the closing mark.
func (p *parser) phrase(closers string) ([]word, *Fault) {
	start := p.at
	n := strings.IndexAny(p.text[start:], closers)
	if n < 0 {
		_, size := utf8.DecodeLastRuneInString(p.text[:start])
		return nil, &Fault{Reason: OpenQuote, At: corpus.Span{Start: start - size, End: start}}
	}
	p.at += n
	inside := corpus.Span{Start: start, End: p.at}
	p.quote()
	return p.words(inside, spansOf(inside.Of(p.text)), exactly)
}

// bare reads the words up to the next blank or quotation mark.
func (p *parser) bare() ([]word, *Fault) {
	start := p.at
	p.skip(func(r rune) bool { return !unicode.IsSpace(r) && closersOf(r) == "" })
	inside := corpus.Span{Start: start, End: p.at}
	typed := inside.Of(p.text)
	return p.words(inside, withoutElision(typed, spansOf(typed)), inflected)
}

// words makes words of the spans, which are within in. One that a star follows
// means all that begin so; no star may stand elsewhere.
func (p *parser) words(in corpus.Span, spans []corpus.Span, how how) ([]word, *Fault) {
	var out []word
	typed, stars := in.Of(p.text), 0
	for _, s := range spans {
		w := word{formOf(written(s.Of(typed))), how}
		if strings.HasPrefix(typed[s.End:], "*") {
			stars++
			w.how = beginning
			if utf8.RuneCountInString(w.exact) < MinPrefix {
				return nil, &Fault{Reason: ShortPrefix, At: corpus.Span{Start: in.Start + s.Start, End: in.Start + s.End + 1}}
			}
			if r, _ := utf8.DecodeRuneInString(typed[s.End+1:]); startsWord(r) {
				return nil, &Fault{Reason: MisplacedStar, At: in}
			}
		}
		out = append(out, w)
	}
	if strings.Count(typed, "*") > stars {
		return nil, &Fault{Reason: MisplacedStar, At: in}
	}
	return out, nil
}

func spansOf(s string) []corpus.Span {
	var out []corpus.Span
	eachWord([]byte(s), func(w corpus.Span) { out = append(out, w) })
	return out
}

// withoutElision leaves out the words at the start that are elided before
// another: of l'autonomie, autonomie stays.
func withoutElision(typed string, spans []corpus.Span) []corpus.Span {
	for len(spans) > 1 && elides(written(spans[0].Of(typed))) {
		if r, n := utf8.DecodeRuneInString(typed[spans[0].End:]); !isApostrophe(r) || spans[0].End+n != spans[1].Start {
			break
		}
		spans = spans[1:]
	}
	return spans
}
