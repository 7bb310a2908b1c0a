package index

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// phrase reads the words up to the closing mark, and how near they must be.
func (p *parser) phrase(closers string, strict bool) (*expr, *Fault) {
	start := p.at
	n := strings.IndexAny(p.text[start:], closers)
	if n < 0 {
		_, size := utf8.DecodeLastRuneInString(p.text[:start])
		mark := corpus.Span{Start: start - size, End: start}
		closer := `"`
		if mark.Of(p.text) == "«" {
			closer = " »"
		}
		return nil, &Fault{Reason: OpenQuote, At: mark, Fix: strings.TrimRightFunc(p.text, unicode.IsSpace) + closer}
	}
	p.at += n
	inside := corpus.Span{Start: start, End: p.at}
	p.quote()
	near, given, fault := p.distance(MaxDistance, usualDistance)
	if fault != nil {
		return nil, fault
	}
	how := exactly
	if strict {
		how = strictly
	}
	if given {
		how = inflected
	} else {
		near = sideBySide
	}
	out, fault := p.words(inside, p.all(inside.Of(p.text)), how)
	if fault != nil || len(out) == 0 {
		return nil, fault
	}
	return &expr{op: words, words: out, near: near}, nil
}

// distance reads a ~ with the number after it, which is usual where none is given.
func (p *parser) distance(most, usual int) (n int, given bool, fault *Fault) {
	if !strings.HasPrefix(p.text[p.at:], "~") {
		return 0, false, nil
	}
	start := p.at
	p.at++
	digits := p.at
	p.skip(func(r rune) bool { return '0' <= r && r <= '9' })
	if digits == p.at {
		return usual, true, nil
	}
	n, err := strconv.Atoi(p.text[digits:p.at])
	if err != nil || n > most || n == 0 {
		at := corpus.Span{Start: start, End: p.at}
		return 0, true, &Fault{Reason: BadDistance, At: at, Fix: p.text[:digits] + strconv.Itoa(most) + p.text[p.at:]}
	}
	return n, true, nil
}

// usualDistance is how many words may stand among those of a near that gives no
// number.
const usualDistance = 5

// bare reads the words up to the next blank, quotation mark or parenthesis.
func (p *parser) bare(strict bool) (*expr, *Fault) {
	start := p.at
	p.at += numberAt(p.text[p.at:])
	for p.at < len(p.text) {
		p.skip(func(r rune) bool {
			return !unicode.IsSpace(r) && closersOf(r) == "" && r != '(' && r != ')' && r != '~'
		})
		if end, endings := endingsAt(p.text, p.at); p.at > start && len(endings) > 0 && strings.HasPrefix(p.text[p.at:], "(") {
			p.at = end // étudiant(e)s
			continue
		}
		break
	}
	inside := corpus.Span{Start: start, End: p.at}
	typed := inside.Of(p.text)
	edits, fuzzy, fault := p.distance(2, 0)
	if fault != nil {
		return nil, fault
	}
	if p.at == start { // a sign that stops, such as a ) that was looked at before
		_, n := utf8.DecodeRuneInString(p.text[p.at:])
		p.at += n
		return nil, nil
	}
	tokens := withoutElision(typed, p.all(typed))
	how := inflected
	switch {
	case strict:
		how = strictly
	case len(tokens) > 1:
		how = exactly
	}
	out, fault := p.words(inside, tokens, how)
	if fault != nil || len(out) == 0 {
		return nil, fault
	}
	e := &expr{op: words, words: out, near: sideBySide}
	if len(out) > 1 && how == exactly {
		e.whole = wholeOf(typed, tokens)
	}
	if fuzzy {
		return e, p.nearly(&out[len(out)-1], edits, inside)
	}
	return e, nil
}

// nearly makes a word mean those that are spelt nearly so.
func (p *parser) nearly(w *word, edits int, at corpus.Span) *Fault {
	if utf8.RuneCountInString(w.written[0]) < MinFuzzy {
		at.End = p.at
		return &Fault{Reason: ShortFuzzy, At: at, Fix: p.text[:at.Start] + strings.TrimRight(at.Of(p.text), "~12") + p.text[at.End:]}
	}
	w.how, w.edits = alike, edits
	return nil
}

// words makes words of the tokens, whose spans are within in. One that a star
// follows means all that begin so, one that follows a star all that end so; no
// star may stand elsewhere.
func (p *parser) words(in corpus.Span, tokens []token, how how) ([]word, *Fault) {
	var out []word
	typed, stars := in.Of(p.text), 0
	misplaced := &Fault{Reason: MisplacedStar, At: in, Fix: p.text[:in.Start] + strings.ReplaceAll(typed, "*", "") + p.text[in.End:]}
	for _, k := range tokens {
		w := word{written: k.written(), how: how}
		before, after := strings.HasSuffix(typed[:k.span.Start], "*"), strings.HasPrefix(typed[k.span.End:], "*")
		size := utf8.RuneCountInString(w.written[0])
		at := corpus.Span{Start: in.Start + k.span.Start, End: in.Start + k.span.End}
		switch {
		case before && after:
			return nil, misplaced
		case after:
			at.End++
			stars++
			w.how = beginning
			if size < MinPrefix {
				return nil, &Fault{Reason: ShortPrefix, At: at}
			}
			if r, _ := utf8.DecodeRuneInString(typed[k.span.End+1:]); startsWord(r) {
				return nil, misplaced
			}
		case before:
			at.Start--
			stars++
			w.how = ending
			if size < MinSuffix {
				return nil, &Fault{Reason: ShortSuffix, At: at}
			}
		}
		out = append(out, w)
	}
	if strings.Count(typed, "*") > stars {
		if len(out) == 0 {
			misplaced.Fix = ""
		}
		return nil, misplaced
	}
	p.count += len(out)
	return out, nil
}

// written returns the words of a token without the sign of parts.
func (k token) written() []string {
	if !k.part {
		return k.terms
	}
	return []string{strings.TrimSuffix(k.terms[0], partSign)}
}

// withoutElision leaves out the words at the start that are elided before
// another: of l'autonomie, autonomie stays.
func withoutElision(typed string, tokens []token) []token {
	for len(tokens) > 1 && elides(tokens[0].written()[0]) {
		r, n := utf8.DecodeRuneInString(typed[tokens[0].span.End:])
		if !isApostrophe(r) || tokens[0].span.End+n != tokens[1].span.Start {
			break
		}
		tokens = tokens[1:]
	}
	return tokens
}

// wholeOf returns the word that tokens joined by hyphens and apostrophes are the
// parts of, or "".
func wholeOf(typed string, tokens []token) string {
	whole := tokens[0].written()[0]
	for i, k := range tokens[1:] {
		r, n := utf8.DecodeRuneInString(typed[tokens[i].span.End:])
		switch {
		case tokens[i].span.End+n != k.span.Start:
			return ""
		case isHyphen(r):
			whole += "-"
		case isApostrophe(r):
			whole += "'"
		default:
			return ""
		}
		whole += k.written()[0]
	}
	return whole
}
