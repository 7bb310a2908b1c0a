package index

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
	"florilege/backend/lexicon"
)

// Parse reads a search as a person types it:
//
//	travail équipe        both words, in any inflection, accents and case ignored
//	travail OU emploi     one or the other; OR does as well
//	(a OU b) c            parentheses
//	"je ne sais pas"      these words, side by side; «», “” do as well
//	"travail confiance"~5 these words, in any inflection and order, with at most five others among them
//	-école -"à l'école"   texts with that word or phrase are left out; SAUF and NOT do as well
//	=marché               this form alone, to the accent
//	autono*   *phobie     words that begin so, or end so
//	apprentisage~         words that are spelt nearly so
//	code:Emploi           what carries the code; sans:code what carries none
//	locuteur:Karim        what they say; speaker: does as well
//	groupe:Hiver          what belongs to the group; group: does as well
//	âge=30..40            what has the value; "lieu de vie"="La Louvière"
//	dans:extraits|mémos   where to look; in:quotes|memos does as well
//	repete:oui            quotes that say again what another says
//	-structure=MIRE       every filter can be turned round
//
// What is typed without a blank is looked for side by side, as rendez-vous and
// aujourd'hui are, but the l' of l'autonomie is not looked for; rendez vous, which is
// often typed so, is looked for both ways. Signs that mean
// nothing are passed over. An error is a corpus.Error of code BadQuery whose
// cause is a *Fault.
func Parse(search string) (Query, error) {
	p := parser{text: search, tokenizer: tokenizer{lexicon.French()}}
	root, fault := p.parse()
	if fault != nil {
		return Query{}, refuse(search, fault)
	}
	return Query{root: root, text: search}, nil
}

type parser struct {
	tokenizer
	text  string
	at    int // bytes read
	count int // words read
}

func (p *parser) parse() (*expr, *Fault) {
	root, fault := p.either(0)
	switch {
	case fault != nil:
		return nil, fault
	case p.count > MaxWords:
		return nil, &Fault{Reason: TooLong}
	case root == nil:
		return nil, &Fault{Reason: Empty}
	case !root.bounded():
		fault := &Fault{Reason: OnlyExclusions}
		if fix := strings.TrimLeft(p.text, " -−"); fix != p.text {
			fault.Fix = fix
		}
		return nil, fault
	}
	return root, nil
}

// either reads up to the end or a closing parenthesis.
func (p *parser) either(depth int) (*expr, *Fault) {
	start := p.at
	var ways []*expr
	for {
		e, fault := p.together(depth)
		if fault != nil {
			return nil, fault
		}
		from := p.at
		or := p.operator("OU", "OR")
		sign := corpus.Span{Start: from, End: p.at}
		if e == nil && (or || len(ways) > 0) {
			if !or {
				sign = p.lastOperator(start)
			}
			return nil, &Fault{Reason: DanglingOr, At: sign, Fix: p.without(sign)}
		}
		if e != nil {
			ways = append(ways, e)
		}
		if !or {
			break
		}
	}
	switch len(ways) {
	case 0:
		return nil, nil
	case 1:
		return ways[0], nil
	}
	return &expr{op: any_, kids: ways, at: corpus.Span{Start: ways[0].at.Start, End: ways[len(ways)-1].at.End}}, nil
}

// lastOperator returns where the last OR before the cursor stands.
func (p *parser) lastOperator(from int) corpus.Span {
	end := len(strings.TrimRightFunc(p.text[:p.at], unicode.IsSpace))
	return corpus.Span{Start: max(from, end-2), End: end}
}

// together reads up to an OR, a closing parenthesis or the end.
func (p *parser) together(depth int) (*expr, *Fault) {
	var kids []*expr
	for {
		p.skip(unicode.IsSpace)
		if p.at == len(p.text) || p.peekOperator("OU", "OR") != "" {
			break
		}
		if p.text[p.at] == ')' {
			if depth == 0 {
				at := corpus.Span{Start: p.at, End: p.at + 1}
				return nil, &Fault{Reason: StrayParenthesis, At: at, Fix: p.without(at)}
			}
			break
		}
		if p.operator("ET", "AND") {
			continue
		}
		e, fault := p.one(depth)
		if fault != nil {
			return nil, fault
		}
		if e != nil {
			kids = append(kids, e)
		}
	}
	kids = p.unjoined(kids)
	switch len(kids) {
	case 0:
		return nil, nil
	case 1:
		return kids[0], nil
	}
	return &expr{op: all, kids: kids, at: corpus.Span{Start: kids[0].at.Start, End: kids[len(kids)-1].at.End}}, nil
}

// one reads a word, a phrase, a filter or what stands in parentheses, with the
// sign that excludes it.
func (p *parser) one(depth int) (*expr, *Fault) {
	start := p.at
	except := p.minus() || p.operator("SAUF", "NOT")
	p.skip(unicode.IsSpace)
	if p.at == len(p.text) {
		return nil, nil
	}
	e, fault := p.positive(depth)
	if fault != nil || e == nil {
		return nil, fault
	}
	e.at = corpus.Span{Start: start, End: len(strings.TrimRightFunc(p.text[:p.at], unicode.IsSpace))}
	if !except {
		return e, nil
	}
	if e.op == not { // sans:Emploi is an exclusion by itself
		e.kids[0].at = e.at
		return e.kids[0], nil
	}
	return &expr{op: not, kids: []*expr{e}, at: e.at}, nil
}

func (p *parser) positive(depth int) (*expr, *Fault) {
	if p.text[p.at] == '(' {
		return p.group(depth)
	}
	if e, fault := p.filter(); e != nil || fault != nil {
		return e, fault
	}
	strict := p.equals()
	if closers := p.quote(); closers != "" {
		return p.phrase(closers, strict)
	}
	return p.bare(strict)
}

func (p *parser) group(depth int) (*expr, *Fault) {
	open := corpus.Span{Start: p.at, End: p.at + 1}
	if depth == MaxDepth {
		return nil, &Fault{Reason: TooDeep}
	}
	p.at++
	e, fault := p.either(depth + 1)
	if fault != nil {
		return nil, fault
	}
	if p.at == len(p.text) {
		return nil, &Fault{Reason: OpenParenthesis, At: open, Fix: strings.TrimRightFunc(p.text, unicode.IsSpace) + ")"}
	}
	p.at++
	return e, nil
}

// without returns the search with a part left out.
func (p *parser) without(at corpus.Span) string {
	before := strings.TrimRightFunc(p.text[:at.Start], unicode.IsSpace)
	after := strings.TrimLeftFunc(p.text[at.End:], unicode.IsSpace)
	if before != "" && after != "" && after[0] != ')' {
		before += " "
	}
	return before + after
}

// skip passes over the characters that are so.
func (p *parser) skip(so func(rune) bool) {
	p.at = len(p.text) - len(strings.TrimLeftFunc(p.text[p.at:], so))
}

// peekOperator returns which of the words, in capitals and by itself, comes next.
func (p *parser) peekOperator(names ...string) string {
	rest := strings.TrimLeftFunc(p.text[p.at:], unicode.IsSpace)
	end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == ')' || closersOf(r) != "" })
	if end < 0 {
		end = len(rest)
	}
	if slices.Contains(names, rest[:end]) {
		return rest[:end]
	}
	return ""
}

// operator takes one of the words, where it comes next.
func (p *parser) operator(names ...string) bool {
	name := p.peekOperator(names...)
	if name == "" {
		return false
	}
	p.skip(unicode.IsSpace)
	p.at += len(name)
	return true
}

// minus takes the sign that excludes what follows it at once.
func (p *parser) minus() bool {
	start := p.at
	p.skip(func(r rune) bool { return r == '-' || r == '−' })
	r, _ := utf8.DecodeRuneInString(p.text[p.at:])
	if p.at > start && (startsWord(r) || closersOf(r) != "" || r == '(' || r == '=' || r == '*') {
		return true
	}
	p.at = start
	return false
}

// equals takes the sign that asks for the very form of what follows it at once.
func (p *parser) equals() bool {
	if p.text[p.at] != '=' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(p.text[p.at+1:])
	if !startsWord(r) && closersOf(r) == "" {
		return false
	}
	p.at++
	return true
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
