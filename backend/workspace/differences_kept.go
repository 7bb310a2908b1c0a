package workspace

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"florilege/backend/corpus"
)

// stances tells what codings say in the project's dimensions.
func (n names) stances(codings []corpus.Coding) string {
	p, err := n.tx.Project()
	if err != nil {
		return ""
	}
	out := []string{}
	for _, c := range codings {
		for _, s := range c.Stances {
			out = append(out, corpus.Path(n.codes, c.Code)+": "+p.StanceName(s))
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// chain tells a results chain, a row a line.
func (n names) chain(c corpus.Collection) string {
	out := make([]string, len(c.Chain))
	for i, l := range c.Chain {
		cells := []string{}
		for _, cell := range []corpus.Cell{l.Action, l.Result, l.Impact} {
			text := cell.Text
			for _, q := range cell.Quotes {
				text += " « " + n.words(q) + " »"
			}
			cells = append(cells, text)
		}
		out[i] = strings.Join(cells, " → ")
	}
	return strings.Join(out, "\n")
}

// choice tells a filter that a collection keeps, "" for none.
func (n names) choice(c *corpus.Choice) string {
	if c == nil {
		return ""
	}
	out := []string{}
	say := func(text string) {
		if text != "" {
			out = append(out, text)
		}
	}
	say(n.paths(c.Codes))
	say(n.title(c.Testimony))
	say(c.Speaker)
	p, _ := n.tx.Participants().Get(c.Participant)
	say(p.Name)
	for _, v := range c.Where {
		names := make([]string, len(v.Attributes))
		for i, a := range v.Attributes {
			names[i] = n.attributes[a]
		}
		sign := "="
		if v.Except {
			sign = "≠"
		}
		say(strings.Join(names, ", ") + sign + strings.Join(v.Values, ", "))
	}
	say(c.Text)
	say(c.Search)
	return cmp.Or(strings.Join(out, " · "), "*")
}

// workshops tells how cards were sorted, a pile a line.
func workshops(c corpus.Collection) string {
	out := []string{}
	for _, w := range c.Workshops {
		out = append(out, w.Name)
		for _, p := range w.Piles {
			out = append(out, p.Name+": "+strings.Trim(fmt.Sprint(p.Cards), "[]"))
		}
	}
	return strings.Join(out, "\n")
}

// keeps tells what a project keeps beside its material.
func keeps(field func(name, text string), p corpus.Project) {
	var dimensions, searches, synonyms, presets []string
	for _, d := range p.Dimensions {
		values := make([]string, len(d.Values))
		for i, v := range d.Values {
			values[i] = v.Name
		}
		dimensions = append(dimensions, d.Name+": "+strings.Join(values, ", "))
	}
	for _, s := range p.Searches {
		searches = append(searches, s.Name+": "+s.Query)
	}
	for _, s := range p.Synonyms {
		synonyms = append(synonyms, strings.Join(s.Words, " = "))
	}
	for _, e := range p.Presets {
		settings := make([]string, len(e.Settings))
		for i, s := range e.Settings {
			settings[i] = s.Name + "=" + s.Value
		}
		presets = append(presets, e.Name+": "+e.Format+" "+strings.Join(settings, " "))
	}
	field("dimensions", strings.Join(dimensions, "\n"))
	field("searches", strings.Join(searches, "\n"))
	field("synonyms", strings.Join(synonyms, "\n"))
	field("presets", strings.Join(presets, "\n"))
}
