package workspace

import (
	"path/filepath"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/repeats"
	"florilege/backend/store"
)

// nearlyAll is the share of one text's words in another from which they are
// taken for one testimony.
const nearlyAll = 0.95

// Planner plans the files of one import. It compares each with the testimonies
// of the project and with the files that it planned before.
type Planner struct {
	w      *Workspace
	shelf  *repeats.Shelf
	source []source                    // by index on the shelf
	names  map[string]corpus.Testimony // by folded file name, the last that was imported
	files  map[string]string           // by hash of the bytes, the file planned first
}

// source is where a text on the shelf comes from: a testimony, or a file.
type source struct {
	id    corpus.ID
	title string
	path  string
}

// NewPlanner reads the testimonies of the project, so that files can be compared
// with them.
func (w *Workspace) NewPlanner() (*Planner, error) {
	p := &Planner{w: w, shelf: repeats.NewShelf(), names: map[string]corpus.Testimony{}, files: map[string]string{}}
	return p, w.store.View(func(tx *store.Tx) error {
		for m, err := range tx.Testimonies().All() {
			if err != nil {
				return err
			}
			text, err := tx.Text(m.ID, m.Revision)
			if err != nil {
				return err
			}
			p.shelf.Add(text)
			p.source = append(p.source, source{id: m.ID, title: m.Title})
			p.names[fileKey(m.Path)] = m
		}
		return nil
	})
}

// Plan reads one file, in an encoding where one is given, and says what importing
// it would store and what holds its words already.
func (p *Planner) Plan(path, encoding string) Plan {
	plan := p.w.PlanAs(path, encoding)
	if plan.Err != nil {
		return plan
	}
	twin, found, _ := p.shelf.FindOrAdd(plan.Draft.Text, nearlyAll)
	p.source = append(p.source, source{path: path})
	first, again := p.files[plan.Hash]
	if !again {
		p.files[plan.Hash] = path
	}
	before, named := p.names[fileKey(path)]
	switch {
	case plan.Status == Unchanged:
	case again:
		plan.Status, plan.Twin, plan.Share = Duplicate, first, 1
	case named && !(found && twin.Same):
		plan.Status, plan.Same, plan.SameTitle = Altered, before.ID, before.Title
	case found:
		s := p.source[twin.Index]
		plan.Status, plan.Same, plan.SameTitle, plan.Twin = Duplicate, s.id, s.title, s.path
		plan.Share = max(twin.In, twin.Holds)
	}
	return plan
}

// fileKey is a file's name as names are compared: systems write the same accents
// in several ways.
func fileKey(path string) string {
	return strings.ToLower(anchor.Normalize(filepath.Base(path)))
}
