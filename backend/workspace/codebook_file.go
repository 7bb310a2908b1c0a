package workspace

import (
	"path/filepath"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/codebook"
	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/store"
)

// CodebookPlan is what importing a codebook would do.
type CodebookPlan struct {
	Codes                     []CodeChange // in the order of the file, parents first
	Added, Changed, Unchanged int
}

// CodeChange is a code of a codebook to import.
type CodeChange struct {
	Path   string // as it would stand in the project
	What   Done   // Added, Changed, or "" where the project has all that the file says
	Fields []Field
}

// CodebookExtensions returns the extensions of the files that ImportCodebook
// reads, in lower case with their dot.
func CodebookExtensions() []string { return append([]string{".qdc"}, ingest.TableExtensions()...) }

// PlanCodebook says what importing a codebook would do. Nothing is changed.
func (w *Workspace) PlanCodebook(path string) (p CodebookPlan, err error) {
	nodes, err := readCodebook(path)
	if err != nil {
		return p, err
	}
	err = w.store.View(func(tx *store.Tx) error {
		m, err := w.newMeeting(tx)
		if err != nil {
			return err
		}
		p, err = m.meet(nodes)
		return err
	})
	return p, err
}

// ImportCodebook adds the codes of a file that the codebook lacks, and writes what
// the file says about those that are there, as one step to undo. What the file
// leaves empty stays as it is, and nothing is removed.
func (w *Workspace) ImportCodebook(a Author, path string) (p CodebookPlan, err error) {
	nodes, err := readCodebook(path)
	if err != nil {
		return p, err
	}
	change := store.Change{Action: corpus.ActCodebookImport, Subject: filepath.Base(path), Count: codebook.Count(nodes)}
	err = w.update(a, change, []string{store.Codes}, func(tx *store.Tx) error {
		m, err := w.newMeeting(tx)
		if err != nil {
			return err
		}
		if p, err = m.meet(nodes); err != nil {
			return err
		}
		for _, id := range m.touched {
			if err := tx.Codes().Put(id, m.codes[id]); err != nil {
				return err
			}
		}
		return nil
	})
	return p, err
}

// readCodebook reads a file by its extension.
func readCodebook(path string) ([]codebook.Node, error) {
	name := filepath.Base(path)
	if !strings.EqualFold(filepath.Ext(name), ".qdc") {
		sheet, _, err := ValueTable(path, "")
		if err != nil {
			return nil, err
		}
		columns := make([]string, len(sheet.Columns))
		for i, c := range sheet.Columns {
			columns[i] = anchor.Fold(c)
		}
		return codebook.FromRows(name, columns, sheet.Rows)
	}
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	text, err := ingest.PlainText(name, data)
	if err != nil {
		return nil, err
	}
	return codebook.ReadQDC(name, text)
}
