package workspace

import (
	"slices"
	"strings"

	"florilege/backend/anchor"
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
	Asked       int // beside these, said by those who ask the questions
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
		asked, err := w.quotes.asked(tx)
		if err != nil {
			return err
		}
		s.Revision = m.Seq
		s.Testimonies = tx.Testimonies().Count()
		s.Asked = len(asked)
		s.Quotes = tx.Quotes().Count() - s.Asked
		s.Once = s.Quotes - links.spare(asked)
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
	name, err := usable("the name of the project", name)
	if err != nil {
		return err
	}
	return w.update(a, store.Change{Action: corpus.ActProjectEdit, Subject: name}, []string{store.Projects}, func(tx *store.Tx) error {
		p, err := tx.Project()
		if err != nil {
			return err
		}
		p.Name, p.Memo = name, noted(memo)
		return tx.PutProject(p)
	})
}

// mostName bounds a name, in bytes: what is longer is a text.
const mostName = 1000

// usable returns a name as stored, or an error where it is empty or too long.
func usable(what, name string) (string, error) {
	if len(name) > mostName {
		return "", corpus.Fail(corpus.TooLarge, what, "more than 1000 letters")
	}
	if name = anchor.Name(name); name == "" {
		return "", corpus.Fail(corpus.Invalid, what, "it is empty")
	}
	return name, nil
}

// cut returns a name as stored, shortened where a file gave a longer one.
func cut(name string) string {
	if name = anchor.Name(name); len(name) <= mostName {
		return name
	}
	return strings.ToValidUTF8(name[:mostName-len("…")], "") + "…"
}

// people returns speakers with their names as stored; an empty one is nobody's.
func people(list []corpus.Speaker) []corpus.Speaker {
	out := slices.Clone(list)
	for i := range out {
		out[i].Name = cut(out[i].Name)
	}
	return out
}

// noted returns a text that a person wrote about something, as stored.
func noted(text string) string { return anchor.Normalize(strings.TrimSpace(text)) }
