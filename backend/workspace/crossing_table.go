package workspace

import (
	"path/filepath"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/store"
)

// crossWords are the labels of a cross table in a language.
func crossWords(language string) (code, all, none, nothing, quotes string) {
	if language == "en" {
		return "Code", "All coded quotes", "(no value)", "(says nothing)", "Quotes"
	}
	return "Code", "Tous les extraits codés", "(sans valeur)", "(ne dit rien)", "Extraits"
}

// ExportCrossing writes a cross table to a file, whole or not at all: CSV for
// spreadsheets, or an Excel workbook where the path ends so. Each code has a row in
// each group, which spreadsheets take into a pivot table. It holds no word of a
// testimony; names are replaced by their pseudonyms. With once, confirmed repeats
// count once.
func (w *Workspace) ExportCrossing(r CrossRequest, once bool, path string) error {
	if w.isOurs(path) {
		return corpus.Fail(corpus.Invalid, filepath.Base(path), "it is the project itself")
	}
	t, err := w.crossingOut(r, once)
	if err != nil {
		return err
	}
	return t.write(path)
}

func (w *Workspace) crossingOut(r CrossRequest, once bool) (t tableOut, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		c, err := crossing(tx, r)
		if err != nil {
			return err
		}
		return t.make(w, tx, func(language string, shown func(string) string) export.Sheet {
			return c.sheet(language, once, shown)
		})
	})
	return t, err
}

// sheet lays the table out: the code, the group where there are groups, then a
// column for each value.
func (c Crossing) sheet(language string, once bool, shown func(string) string) export.Sheet {
	code, all, none, nothing, quotes := crossWords(language)
	out := export.Sheet{Name: code, Columns: []export.Column{{Name: code, Width: 36}}}
	column := func(name string) { out.Columns = append(out.Columns, export.Column{Name: name, Width: 16}) }
	if c.Attribute.ID != "" {
		column(shown(c.Attribute.Name))
	}
	if c.Dimension.ID == "" {
		column(quotes)
	} else {
		out.Name = shown(c.Dimension.Name)
		for _, v := range c.Dimension.Values {
			column(shown(v.Name))
		}
		column(nothing)
	}
	out.Rows = func(yield func([]export.Cell) bool) {
		row := func(name string, counts Crossed) bool {
			cells := counts.Each
			if once {
				cells = counts.Once
			}
			for i, g := range c.Groups {
				line := []export.Cell{export.Text(name)}
				if c.Attribute.ID != "" {
					value := none
					if g.Value != "" {
						value = shown(valueWords(c.Attribute.Type, language, g.Value))
					}
					line = append(line, export.Text(value))
				}
				for _, n := range cells[i] {
					line = append(line, export.Number(float64(n)))
				}
				if !yield(line) {
					return false
				}
			}
			return true
		}
		for _, each := range c.Codes {
			if !row(shown(each.Path), each.Crossed) {
				return
			}
		}
		row(all, c.All)
	}
	return out
}
