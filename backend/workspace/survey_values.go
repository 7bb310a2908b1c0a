package workspace

import (
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/attribute"
	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/store"
)

// testimonyAttributes returns the attributes of testimonies by their folded names.
func testimonyAttributes(tx *store.Tx) (map[string]corpus.Attribute, error) {
	out := map[string]corpus.Attribute{}
	for a, err := range tx.Attributes().All() {
		if err != nil {
			return nil, err
		}
		if a.Of == corpus.OfTestimony {
			out[anchor.Fold(a.Name)] = a
		}
	}
	return out, nil
}

// fitted returns the plan with columns of the types of the attributes that the
// project has by their names, accents and case ignored. A choice gains the
// choices that the table has; of too many it becomes text.
func (p SurveyPlan) fitted(tx *store.Tx) (SurveyPlan, error) {
	there, err := testimonyAttributes(tx)
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
		found, few := p.sheet().Choices(i, mostChoices)
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
	there, err := testimonyAttributes(s.tx)
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
		switch {
		case !ok:
			v, err = addAttribute(s.tx, s.w.opts, corpus.Attribute{Of: corpus.OfTestimony, Name: name, Type: c.Type, Choices: c.Choices})
		case v.Type == corpus.TypeChoice && len(c.Choices) > len(v.Choices):
			v.Choices = c.Choices
			err = s.tx.Attributes().Put(v.ID, v)
		}
		if err != nil {
			return err
		}
		there[anchor.Fold(name)], s.variables[i] = v, v
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
