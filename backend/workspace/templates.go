package workspace

import (
	"florilege/backend/anchor"
	"florilege/backend/codebook"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// AddTemplate adds the codes of a template that the codebook lacks and returns
// how many. A code of the same name in the same place is kept as it is.
func (w *Workspace) AddTemplate(a Author, name, language string) (added int, err error) {
	t, err := codebook.Load(name, language)
	if err != nil {
		return 0, err
	}
	change := store.Change{Action: corpus.ActTemplate, Subject: t.Title}
	err = w.update(a, change, []string{store.Codes}, func(tx *store.Tx) error {
		added, err = w.addNodes(tx, t.Codes, "")
		return err
	})
	return added, err
}

func (w *Workspace) addNodes(tx *store.Tx, nodes []codebook.Node, parent corpus.ID) (int, error) {
	added := 0
	for _, n := range nodes {
		c, ok, err := child(tx, parent, n.Name)
		if err != nil {
			return added, err
		}
		if !ok {
			if c, err = addCode(tx, w.opts, n.Name, parent, ""); err != nil {
				return added, err
			}
			c.Definition = n.Definition
			if err := tx.Codes().Put(c.ID, c); err != nil {
				return added, err
			}
			added++
		}
		more, err := w.addNodes(tx, n.Codes, c.ID)
		added += more
		if err != nil {
			return added, err
		}
	}
	return added, nil
}

// child finds a code by its name among those under parent.
func child(tx *store.Tx, parent corpus.ID, name string) (corpus.Code, bool, error) {
	for c, err := range tx.Codes().All() {
		if err != nil {
			return c, false, err
		}
		if c.Parent == parent && anchor.Fold(c.Name) == anchor.Fold(name) {
			return c, true, nil
		}
	}
	return corpus.Code{}, false, nil
}
