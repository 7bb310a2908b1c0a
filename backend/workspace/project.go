package workspace

import (
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Summary is the project with the figures that a window shows first.
type Summary struct {
	Project     corpus.Project
	Revision    uint64
	Testimonies int
	Quotes      int // each time
	Once        int // confirmed repeats counted once
	Codes       int
	Collections int
	Linked      int // confirmed groups of repeats
	Undo, Redo  *corpus.Entry
}

// Summary reads the project and its figures. It reads no text.
func (w *Workspace) Summary() (s Summary, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		if s.Project, err = tx.Project(); err != nil {
			return err
		}
		m, err := tx.Moment()
		if err != nil {
			return err
		}
		links, err := linksOf(tx)
		if err != nil {
			return err
		}
		s.Revision = m.Seq
		s.Testimonies = tx.Testimonies().Count()
		s.Quotes = tx.Quotes().Count()
		s.Once = s.Quotes - links.spare()
		s.Linked = len(links.groups)
		s.Codes = tx.Codes().Count()
		s.Collections = tx.Collections().Count()
		s.Undo, s.Redo, err = tx.Next()
		return err
	})
	return s, err
}

// EditProject gives the project another name and memo.
func (w *Workspace) EditProject(a Author, name, memo string) error {
	if name = trimName(name); name == "" {
		return corpus.Fail(corpus.Invalid, "the name of the project", "it is empty")
	}
	return w.update(a, store.Change{Action: corpus.ActProjectEdit, Subject: name}, []string{store.Projects}, func(tx *store.Tx) error {
		p, err := tx.Project()
		if err != nil {
			return err
		}
		p.Name, p.Memo = name, memo
		return tx.PutProject(p)
	})
}

// trimName opens runs of blanks in a name that a person typed.
func trimName(s string) string { return strings.Join(strings.Fields(s), " ") }
