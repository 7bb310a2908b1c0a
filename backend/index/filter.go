package index

import (
	"slices"
	"strings"
	"unicode"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// filterNames are what filters with a colon begin with, folded, and what they ask
// about; the French name comes first.
var filterNames = []struct {
	kind  FilterKind
	names []string
}{
	{ByCode, []string{"code"}},
	{ByNoCode, []string{"sans", "without"}},
	{BySpeaker, []string{"locuteur", "locutrice", "speaker"}},
	{ByGroup, []string{"groupe", "group"}},
	{ByTestimony, []string{"temoignage", "testimony"}},
	{ByPlace, []string{"dans", "in"}},
	{ByRepeat, []string{"repete", "repetee", "repeated"}},
}

// places are the kinds that a filter can ask for, as they are typed, folded.
var places = []struct {
	kind  Kind
	names []string
}{
	{Testimonies, []string{"temoignages", "temoignage", "testimonies", "testimony"}},
	{Quotes, []string{"extraits", "extrait", "citations", "citation", "quotes", "quote"}},
	{Codes, []string{"codes", "code"}},
	{Memos, []string{"memos", "memo", "notes", "note"}},
}

// Yes reports whether a filter's answer is yes, and whether it is one at all.
func Yes(answer string) (yes, ok bool) {
	switch anchor.Fold(answer) {
	case "oui", "yes", "o", "y", "vrai", "true", "1":
		return true, true
	case "non", "no", "n", "faux", "false", "0":
		return false, true
	}
	return false, false
}

// Once reports whether a filter's answer asks for one of the quotes that repeat one
// another.
func Once(answer string) bool {
	return slices.Contains([]string{"une", "une fois", "une-fois", "once"}, anchor.Fold(answer))
}

// filter takes a filter, if there is one. What only looks like the beginning of
// one is words.
func (p *parser) filter() (*expr, *Fault) {
	start := p.at
	name, sign, ok := p.filterName()
	if !ok {
		p.at = start
		return nil, nil
	}
	named := corpus.Span{Start: start, End: p.at}
	p.at += len(sign)
	from := p.at
	values, ok := p.values()
	if !ok {
		p.at = start
		return nil, nil
	}
	f := Filter{Kind: ByAttribute, Name: name, Values: values, At: corpus.Span{Start: start, End: p.at}}
	if sign == "=" {
		return &expr{op: where, filter: f}, nil
	}
	if f.Kind = filterKind(name); f.Kind == "" {
		near := nearestFilter(name)
		if near == "" {
			p.at = start
			return nil, nil
		}
		return nil, &Fault{Reason: UnknownFilter, At: named, Fix: p.text[:start] + near + p.text[named.End:]}
	}
	f.Name = ""
	return p.made(f, corpus.Span{Start: from, End: p.at})
}

// made checks what a filter with a colon asks for, and makes the condition.
func (p *parser) made(f Filter, at corpus.Span) (*expr, *Fault) {
	switch f.Kind {
	case ByNoCode:
		if v := anchor.Fold(f.Values[0]); len(f.Values) > 1 || v != "code" && v != "codes" {
			f.Kind = ByCode
			return &expr{op: not, kids: []*expr{{op: where, filter: f, at: f.At}}}, nil
		}
		f.Values = nil
	case ByPlace:
		for i, v := range f.Values {
			k := placeOf(v)
			if k == "" {
				return nil, &Fault{Reason: UnknownPlace, At: at, Fix: p.text[:at.Start] + nearestPlace(v) + p.text[at.End:]}
			}
			f.Values[i] = string(k)
		}
	case ByRepeat:
		if _, ok := Yes(f.Values[0]); !ok && !Once(f.Values[0]) || len(f.Values) > 1 {
			return nil, &Fault{Reason: UnknownAnswer, At: at, Fix: p.text[:at.Start] + "oui" + p.text[at.End:]}
		}
	}
	return &expr{op: where, filter: f}, nil
}

func filterKind(name string) FilterKind {
	for _, f := range filterNames {
		if slices.Contains(f.names, anchor.Fold(name)) {
			return f.kind
		}
	}
	return ""
}

// nearestFilter returns the filter's name that somebody must have meant, or "".
func nearestFilter(typed string) string {
	if len(typed) < 4 {
		return ""
	}
	var all []string
	for _, f := range filterNames {
		all = append(all, f.names...)
	}
	return Nearest(typed, all)
}

func placeOf(name string) Kind {
	for _, p := range places {
		if slices.Contains(p.names, anchor.Fold(name)) {
			return p.kind
		}
	}
	return ""
}

func nearestPlace(typed string) string {
	var all []string
	for _, p := range places {
		all = append(all, p.names...)
	}
	if near := Nearest(typed, all); near != "" {
		return near
	}
	return all[0]
}

// filterName reads up to the sign of a filter: an attribute's name before =, or
// another's before a colon.
func (p *parser) filterName() (name, sign string, ok bool) {
	name, quoted, ok := p.part("=:()~*")
	rest := p.text[p.at:]
	switch {
	case !ok || strings.TrimSpace(name) == "":
		return "", "", false
	case strings.HasPrefix(rest, "="):
		return name, "=", true
	case quoted || !strings.HasPrefix(rest, ":"):
		return "", "", false
	}
	return name, ":", true
}

// values reads what a filter asks for: one value or several with a bar between.
func (p *parser) values() (out []string, ok bool) {
	for {
		v, quoted, ok := p.part("|()")
		if !ok || v == "" && !quoted || strings.Trim(v, "=:") == "" && !quoted {
			return nil, false
		}
		out = append(out, v)
		if !strings.HasPrefix(p.text[p.at:], "|") {
			return out, true
		}
		p.at++
	}
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
