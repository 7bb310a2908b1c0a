package workspace

import (
	"path/filepath"

	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/store"
)

// Untitled is what an answer sheet without a name is called, before its number,
// where nobody says otherwise.
const Untitled = "Réponse"

// SurveyPlan is what a table holds, and what importing it as answer sheets would
// store. Nothing is stored by making one; the caller may change the columns.
type SurveyPlan struct {
	Path     string
	Table    ingest.Table
	Sheet    int             // in the sheets of the table
	Columns  []ingest.Column // of that sheet, each with what becomes of it
	Untitled string
}

// SurveyRow says what would become of a row, or what became of it.
type SurveyRow struct {
	Number    int // in the file, from 1
	Status    ImportStatus
	Testimony corpus.Testimony // of a row that was stored, now or before
	Err       error            // why it was not stored: it was erased, or the store failed
}

// What can become of a row, besides of a file.
const (
	NoAnswer  ImportStatus = "no_answer" // none of its open answers holds a word
	WasErased ImportStatus = "erased"    // at somebody's request
)

// PlanSurvey reads a table and guesses what its columns are.
func (w *Workspace) PlanSurvey(path string) (SurveyPlan, error) {
	data, err := readFile(path)
	if err != nil {
		return SurveyPlan{}, err
	}
	table, err := ingest.ReadTable(filepath.Base(path), data)
	if err != nil {
		return SurveyPlan{}, err
	}
	p := SurveyPlan{Path: path, Table: table, Untitled: Untitled}
	p.Choose(0)
	return p, nil
}

// Choose takes another sheet, and guesses its columns.
func (p *SurveyPlan) Choose(sheet int) {
	p.Sheet = min(max(sheet, 0), len(p.Table.Sheets)-1)
	p.Columns = p.Table.Sheets[p.Sheet].Guess()
}

// sheet returns the sheet that is imported.
func (p SurveyPlan) sheet() ingest.Sheet { return p.Table.Sheets[p.Sheet] }

// Answers returns the answer sheet of a row, and false where it has no answer.
func (p SurveyPlan) Answers(row int) (ingest.Answers, bool) {
	return p.sheet().Answers(row, p.Columns, p.Table, p.Untitled)
}

// sound says what is wrong with what somebody chose.
func (p SurveyPlan) sound() error {
	if len(p.Columns) != len(p.sheet().Columns) {
		return corpus.Fail(corpus.Invalid, "the choice of columns", "it is not of this table")
	}
	open := false
	for _, c := range p.Columns {
		open = open || c.Use == ingest.OpenAnswer
	}
	if !open {
		return corpus.Fail(corpus.NoOpenAnswer, filepath.Base(p.Path), "")
	}
	return nil
}

// SurveyCounts says what importing a plan would do.
type SurveyCounts struct {
	New, Unchanged, NoAnswer, Erased int
	Words                            int   // of the new ones
	Unread                           []int // for each column, cells that are no value of its type and would be left out
}

// CountSurvey says what importing a plan would do.
func (w *Workspace) CountSurvey(p SurveyPlan) (out SurveyCounts, err error) {
	if err := p.sound(); err != nil {
		return out, err
	}
	out.Unread = make([]int, len(p.Columns))
	err = w.store.View(func(tx *store.Tx) error {
		if p, err = p.fitted(tx); err != nil {
			return err
		}
		known := surveyed{}
		for row := range p.sheet().Rows {
			a, ok := p.Answers(row)
			if !ok {
				out.NoAnswer++
				continue
			}
			status, _, err := known.status(tx, a)
			switch {
			case err != nil:
				return err
			case status == WasErased:
				out.Erased++
			case status == Unchanged:
				out.Unchanged++
			default:
				out.New++
				out.Words += a.Draft.Words
				for _, c := range a.Unread {
					out.Unread[c]++
				}
			}
		}
		return nil
	})
	return out, err
}

// surveyed counts the rows of each original that were met: equal rows are as many
// answer sheets.
type surveyed map[string]int

// status says whether an answer sheet is new, there already, or was erased.
func (s surveyed) status(tx *store.Tx, a ingest.Answers) (ImportStatus, corpus.ID, error) {
	hash := store.Hash(a.Original)
	if _, erased, err := erasedBefore(tx, hash); err != nil || erased {
		return WasErased, "", err
	}
	s[hash]++
	if there := tx.ByOriginal(hash); len(there) >= s[hash] {
		return Unchanged, there[s[hash]-1], nil
	}
	return Imported, "", nil
}
