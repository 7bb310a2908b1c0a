package workspace

import (
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/attribute"
	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/store"
)

// mostSurveyChoices bounds a choice: a column of more values is text.
const mostSurveyChoices = 1000

// testimonyAttributes returns the attributes of testimonies by their folded
// names, and the order of the last.
func testimonyAttributes(tx *store.Tx) (map[string]corpus.Attribute, int, error) {
	out, last := map[string]corpus.Attribute{}, -1
	for a, err := range tx.Attributes().All() {
		if err != nil {
			return nil, 0, err
		}
		if a.Of == corpus.OfTestimony {
			out[anchor.Fold(a.Name)] = a
			last = max(last, a.Order)
		}
	}
	return out, last, nil
}

// fitted returns the plan with columns of the types of the attributes that the
// project has by their names, accents and case ignored. A choice gains the
// choices that the table has; of too many it becomes text.
func (p SurveyPlan) fitted(tx *store.Tx) (SurveyPlan, error) {
	there, _, err := testimonyAttributes(tx)
	if err != nil {
		return p, err
	}
	p.Columns = slices.Clone(p.Columns)
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Use != ingest.AsValue {
			continue
		}
		known, ok := there[anchor.Fold(cut(c.Name))]
		if ok {
			c.Type = known.Type
		}
		if c.Type != corpus.TypeChoice {
			continue
		}
		found, few := p.sheet().Choices(i, mostSurveyChoices)
		switch {
		case few:
			c.Choices = choicesOf(known.Choices, found)
		case ok:
			c.Choices = known.Choices
		default:
			c.Type, c.Choices = corpus.TypeText, nil
		}
	}
	return p, nil
}

// prepare makes the attributes that are missing, and gives those that are there
// the choices that they lack.
func (s *surveying) prepare() error {
	there, last, err := testimonyAttributes(s.tx)
	if err != nil {
		return err
	}
	s.variables = make([]corpus.Attribute, len(s.p.Columns))
	for i, c := range s.p.Columns {
		name := cut(c.Name)
		if c.Use != ingest.AsValue || name == "" {
			continue
		}
		v, ok := there[anchor.Fold(name)]
		if !ok {
			last++
			v = corpus.Attribute{
				ID: s.w.opts.NewID(), Of: corpus.OfTestimony, Name: name, Type: c.Type, Order: last, Created: s.w.opts.Now(),
			}
		}
		if v.Type == corpus.TypeChoice && len(c.Choices) > len(v.Choices) {
			v.Choices, ok = c.Choices, false
		}
		there[anchor.Fold(name)], s.variables[i] = v, v
		if !ok {
			if err := s.tx.Attributes().Put(v.ID, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// choicesOf returns choices with those of more that are not among them.
func choicesOf(choices, more []string) []string {
	out := slices.Clone(choices)
	for _, c := range more {
		c = cut(c)
		same := func(o string) bool { return anchor.Fold(o) == anchor.Fold(c) }
		if c != "" && !slices.ContainsFunc(out, same) {
			out = append(out, c)
		}
	}
	return out
}

// values returns what an answer sheet has for the attributes. A cell that is no
// value of its attribute's type gives none.
func (s *surveying) values(a ingest.Answers) []corpus.Value {
	var out []corpus.Value
	for i, v := range s.variables {
		if v.ID == "" {
			continue
		}
		if value, ok := attribute.Read(v.Type, v.Choices, a.Values[i]); ok {
			out = corpus.WithValue(out, v.ID, value)
		}
	}
	return out
}
