package workspace

import (
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// HistoryFilter narrows a history. Empty fields do not.
type HistoryFilter struct {
	By      string          // who made the change
	Actions []corpus.Action // any of them
}

func (f HistoryFilter) passes(e corpus.Entry) bool {
	return (f.By == "" || e.By == f.By) && (len(f.Actions) == 0 || slices.Contains(f.Actions, e.Action))
}

// historyPage is how many entries are read at a time while a filter looks for its own.
const historyPage = 500

// FilteredHistory is History with those that pass a filter only.
func (w *Workspace) FilteredHistory(f HistoryFilter, before uint64, limit int) ([]corpus.Entry, error) {
	out := []corpus.Entry{}
	err := w.store.View(func(tx *store.Tx) error {
		for len(out) < limit {
			page, err := tx.History(before, historyPage)
			if err != nil {
				return err
			}
			for _, e := range page {
				if len(out) < limit && f.passes(e) {
					out = append(out, e)
				}
			}
			if len(page) < historyPage {
				return nil
			}
			before = page[len(page)-1].Seq
		}
		return nil
	})
	return out, err
}

// HistoryPeople returns who made changes, in alphabetical order.
func (w *Workspace) HistoryPeople() (out []string, err error) {
	out = []string{}
	err = w.store.View(func(tx *store.Tx) error {
		var before uint64
		for {
			page, err := tx.History(before, historyPage)
			if err != nil {
				return err
			}
			for _, e := range page {
				if e.By != "" && !slices.Contains(out, e.By) {
					out = append(out, e.By)
				}
			}
			if len(page) < historyPage {
				return nil
			}
			before = page[len(page)-1].Seq
		}
	})
	slices.Sort(out)
	return out, err
}

// Behind returns what GoBack would take back, the newest first.
func (w *Workspace) Behind(seq uint64) (out []corpus.Entry, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		out, err = tx.Behind(seq)
		return err
	})
	return out, err
}

// GoBack takes back everything done after an entry, as undo would step by step,
// and returns it, the newest first. Redo does each of them again.
func (w *Workspace) GoBack(a Author, seq uint64) ([]corpus.Entry, error) {
	w.change.Lock()
	defer w.change.Unlock()
	done, m, err := w.store.GoBack(seq, a.Name, w.opts.Now())
	if err == nil && len(done) > 0 {
		w.told(a, m, everything())
	}
	return done, err
}

// CodeStep is a change of a code: who did what when, and what it was before and
// after, field by field.
type CodeStep struct {
	corpus.Entry
	Fields []Field // Here is before, There is after; all of them where the code was made or removed
}

// mostCodeSteps bounds the history of a code.
const mostCodeSteps = 200

// CodeHistory returns what became of a code since it was made, the newest first.
// Changes that nobody sees, as of its place among its siblings, are left out.
func (w *Workspace) CodeHistory(id corpus.ID) (out []CodeStep, err error) {
	out = []CodeStep{}
	err = w.store.View(func(tx *store.Tx) error {
		steps, err := tx.RecordHistory(store.Codes, id, mostCodeSteps)
		if err != nil {
			return err
		}
		n, err := namesOf(tx)
		if err != nil {
			return err
		}
		for _, s := range steps {
			step := CodeStep{Entry: s.Entry, Fields: []Field{}}
			if step.Fields, err = n.changed(store.Codes, s.Before, s.After); err != nil {
				return err
			}
			if len(step.Fields) > 0 {
				out = append(out, step)
			}
		}
		return nil
	})
	return out, err
}

// changed returns the fields of a record that differ between two states of it.
func (n names) changed(kind string, before, after []byte) ([]Field, error) {
	var sides [2]version
	for i, data := range [][]byte{before, after} {
		if data == nil {
			continue
		}
		var err error
		if sides[i], err = n.version(kind, data); err != nil {
			return nil, err
		}
	}
	out := []Field{}
	for i := range max(len(sides[0].fields), len(sides[1].fields)) {
		var f Field
		if before != nil {
			f = sides[0].fields[i]
		}
		if after != nil {
			f.Name, f.There = sides[1].fields[i].Name, sides[1].fields[i].Here
		}
		if f.Here != f.There {
			out = append(out, f)
		}
	}
	return out, nil
}
