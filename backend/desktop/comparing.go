package desktop

import (
	"path/filepath"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// What a comparison shows at most.
const (
	mostDifferences = 200  // of a group
	mostSteps       = 50   // of a side
	mostShown       = 2000 // characters of a field
)

func comparisonOf(c workspace.Comparison) Comparison {
	out := Comparison{
		Relation: string(c.Relation), Shared: stepOf(c.Shared), Here: sideOf(c.Here), There: sideOf(c.There),
		Groups: []DifferenceGroup{}, Unreadable: c.Unreadable, Seen: seen(c.There.At),
	}
	at := map[[2]string]int{}
	for _, d := range c.Differences {
		side, done := "here", d.Here
		switch {
		case d.Both():
			side, done = "both", ""
		case d.There != "":
			side, done = "there", d.There
		}
		key := [2]string{side, d.Kind}
		i, ok := at[key]
		if !ok {
			i, at[key] = len(out.Groups), len(out.Groups)
			out.Groups = append(out.Groups, DifferenceGroup{Side: side, Kind: d.Kind, First: []Difference{}})
		}
		g := &out.Groups[i]
		g.Total++
		switch done {
		case workspace.Added:
			g.Added++
		case workspace.Removed:
			g.Gone++
		}
		if len(g.First) < mostDifferences {
			g.First = append(g.First, differenceOf(d))
		}
	}
	return out
}

func sideOf(s workspace.Side) Side {
	h := s.Holdings
	return Side{
		Path: s.Path, Name: shown(filepath.Base(s.Path)), Steps: s.Steps, Newest: stepsOf(s.Newest[:min(len(s.Newest), mostSteps)]), Last: stepOf(s.Last),
		Testimonies: h.Testimonies, Quotes: h.Quotes, Codes: h.Codes, Collections: h.Collections,
	}
}

func stepsOf(list []corpus.Entry) []Step {
	out := make([]Step, len(list))
	for i := range list {
		out[i] = *stepOf(&list[i])
	}
	return out
}

func differenceOf(d workspace.Difference) Difference {
	out := Difference{
		ID: string(d.ID), Name: shown(d.Name), In: d.In, Here: string(d.Here), There: string(d.There), Erased: d.Erased, Fields: fieldsOf(d.Fields),
	}
	return out
}

func fieldsOf(fields []workspace.Field) []Field {
	out := make([]Field, len(fields))
	for i, f := range fields {
		out[i] = Field{Name: f.Name, Here: shortened(f.Here), There: shortened(f.There)}
	}
	return out
}

// shortened cuts a text that is too long to show whole.
func shortened(s string) string {
	if r := []rune(s); len(r) > mostShown {
		return string(r[:mostShown]) + "…"
	}
	return s
}
