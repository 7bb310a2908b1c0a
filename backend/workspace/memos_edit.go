package workspace

import (
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// SetMemo writes the memo of a record, "" for none; of the project, id does not
// count. Links to what is not there are kept, and told by Memos.
func (w *Workspace) SetMemo(a Author, kind MemoKind, id corpus.ID, memo string) error {
	if !slices.Contains(MemoKinds(), kind) {
		return corpus.Fail(corpus.Invalid, "the memo", "nothing of the kind "+string(kind)+" has one")
	}
	if kind == MemoOfQuote {
		_, err := w.EditMemo(a, id, memo)
		return err
	}
	about := func(tx *store.Tx) (n noting, err error) {
		err = eachNoting(tx, func(there noting) error {
			if there.kind == kind && (there.id == id || kind == MemoOfProject) {
				n = there
			}
			return nil
		})
		if err == nil && n.put == nil {
			err = corpus.Fail(corpus.NotFound, string(kind)+" "+string(id), "")
		}
		return n, err
	}
	var n noting
	err := w.store.View(func(tx *store.Tx) (err error) {
		n, err = about(tx)
		return err
	})
	if err != nil {
		return err
	}
	c := store.Change{Action: corpus.ActMemo, Subject: n.name}
	return w.update(a, c, []string{n.table}, func(tx *store.Tx) error {
		n, err := about(tx)
		if err != nil {
			return err
		}
		return n.put(noted(memo))
	})
}
