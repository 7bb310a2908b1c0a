package workspace

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"florilege/backend/copies"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// FoundCopy is another file of the project, in the folder of this one.
type FoundCopy struct {
	Path    string
	Named   bool        // its name, or that of the project, says that it is a copy
	Name    copies.Name // what that says
	Bytes   int64
	Changed time.Time
	Sealed  bool
	State   string // another one where the file changed
	Err     error  // says why its content could not be looked at; then its name alone tells
}

// mostCandidates bounds the files whose content is looked at.
const mostCandidates = 200

// Copies finds the other files of the project beside this one, those of which
// the name tells of a conflict first. namedOnly leaves out those of other names,
// which costs less where a folder holds many projects.
func (w *Workspace) Copies(namedOnly bool) ([]FoundCopy, error) {
	var project corpus.Project
	err := w.store.View(func(tx *store.Tx) (err error) {
		project, err = tx.Project()
		return err
	})
	if err != nil {
		return nil, err
	}
	candidates, err := beside(w.Path())
	if err != nil {
		return nil, err
	}
	out := []FoundCopy{}
	for _, c := range candidates[:min(len(candidates), mostCandidates)] {
		if namedOnly && !c.Named || sameFile(w.Path(), c.Path) {
			continue
		}
		id, err := store.Identify(c.Path, w.opts.file())
		switch {
		case err == nil && id.Project != project.ID:
			continue
		case err != nil && (!c.Named || corpus.CodeOf(err) == corpus.NotAProject):
			continue
		}
		c.Sealed, c.Err = id.Sealed, err
		out = append(out, c)
	}
	return out, nil
}

// beside lists the files of the same ending in the folder of a project.
func beside(project string) ([]FoundCopy, error) {
	dir, name := filepath.Split(project)
	if dir == "" {
		dir = "."
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, corpus.FailWith(corpus.Unreadable, dir, err)
	}
	out := []FoundCopy{}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || e.Name() == name || !strings.EqualFold(filepath.Ext(e.Name()), filepath.Ext(name)) {
			continue
		}
		c := FoundCopy{
			Path: filepath.Join(dir, e.Name()), Bytes: info.Size(), Changed: info.ModTime(),
			State: fmt.Sprintf("%d %d", info.Size(), info.ModTime().UnixNano()),
		}
		c.Name, c.Named = copies.Of(name, e.Name())
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b FoundCopy) int {
		return cmp.Or(rank(a)-rank(b), b.Changed.Compare(a.Changed))
	})
	return out, nil
}

func rank(c FoundCopy) int {
	switch {
	case c.Named && c.Name.Conflict:
		return 0
	case c.Named:
		return 1
	}
	return 2
}
