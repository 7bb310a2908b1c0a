package sample

import (
	"fmt"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// attributes returns what is told of the testimonies, in the order of the last columns of
// titles.csv. It is as invented as they are.
func attributes() []corpus.Attribute {
	return []corpus.Attribute{
		{Name: "Structure", Type: corpus.TypeChoice, Choices: []string{"Chantier", "Bureau", "Cuisine", "Jardin"}, Groups: true},
		{Name: "Vague", Type: corpus.TypeChoice, Choices: []string{"1", "2"}},
		{Name: "Âge", Type: corpus.TypeNumber},
		{Name: "Enregistré le", Type: corpus.TypeDate},
	}
}

// dimensions returns what codings can say, in the order of the last columns of the lists of codings.
func dimensions() []corpus.Dimension {
	return []corpus.Dimension{
		{Name: "Sens", Values: []corpus.DimensionValue{{Name: "positif"}, {Name: "négatif"}}},
		{Name: "Lien", Values: []corpus.DimensionValue{{Name: "direct"}, {Name: "indirect"}}},
	}
}

// describe gives the testimonies their attributes, a step for each.
func describe(w *workspace.Workspace, a workspace.Author, byFile map[string]corpus.ID) error {
	titles, err := table("titles.csv")
	if err != nil {
		return err
	}
	for i, attribute := range attributes() {
		attribute.Of = corpus.OfTestimony
		made, err := w.AddAttribute(a, attribute)
		if err != nil {
			return err
		}
		var cells []workspace.Cell
		for _, t := range titles {
			cells = append(cells, workspace.Cell{Record: byFile[t[0]], Attribute: made.ID, Text: t[2+i]})
		}
		if err := w.SetValues(a, cells, false); err != nil {
			return err
		}
	}
	return nil
}

func addDimensions(w *workspace.Workspace, a workspace.Author) ([]corpus.Dimension, error) {
	if err := w.SetDimensions(a, dimensions()); err != nil {
		return nil, err
	}
	return w.Dimensions()
}

// qualify says where the first coding of a quote stands in each dimension, "" for nowhere.
func qualify(w *workspace.Workspace, a workspace.Author, q corpus.Quote, dimensions []corpus.Dimension, said []string) error {
	for i, d := range dimensions {
		if said[i] == "" {
			continue
		}
		at := slices.IndexFunc(d.Values, func(v corpus.DimensionValue) bool { return v.Name == said[i] })
		if at < 0 {
			return fmt.Errorf("«%s» has no value «%s»", d.Name, said[i])
		}
		if _, err := w.SetStance(a, q.ID, q.Codings[0].Code, d.ID, d.Values[at].ID); err != nil {
			return err
		}
	}
	return nil
}
