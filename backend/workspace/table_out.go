package workspace

import (
	"io"
	"path/filepath"
	"strings"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/store"
)

// tableOut is a table on its way out, of which no cell is a word of a testimony:
// as a sheet, with pseudonyms for the names of the table of them.
type tableOut struct {
	project corpus.Project // with its name as it is shown
	sheet   export.Sheet
	made    time.Time
}

// make lays the table out with sheet, in the language of the project; shown returns
// a text as it leaves.
func (t *tableOut) make(w *Workspace, tx *store.Tx, sheet func(language string, shown func(string) string) export.Sheet) error {
	m, err := matcherOf(tx)
	if err != nil {
		return err
	}
	if t.project, err = tx.Project(); err != nil {
		return err
	}
	t.sheet = sheet(t.project.Language, m.Text)
	t.project.Name = m.Text(t.project.Name)
	t.made, err = w.changed(tx)
	return err
}

// texts yields all that the table shows.
func (t *tableOut) texts(yield func(export.Place, string) bool) {
	if !yield(export.InProject, t.project.Name) {
		return
	}
	for text := range t.sheet.Texts() {
		if !yield(export.InTable, text) {
			return
		}
	}
}

// write writes the table to a file, whole or not at all: as an Excel workbook where
// the path ends so, else as CSV.
func (t *tableOut) write(path string) error {
	return export.File(path, func(out io.Writer) error {
		if !strings.EqualFold(filepath.Ext(path), ".xlsx") {
			return export.WriteSheet(out, t.sheet)
		}
		return export.WriteWorkbook(out, export.Workbook{
			Title: t.project.Name, Language: t.project.Language, Made: t.made, Sheets: []export.Sheet{t.sheet},
		})
	})
}
