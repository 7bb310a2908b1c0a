package workspace

import (
	"errors"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Relation says how another file of a project stands to this one.
type Relation string

// The relations of two files.
const (
	Identical Relation = "identical" // they hold the same
	Older     Relation = "older"     // the other is an earlier version of this one
	Newer     Relation = "newer"     // this one is an earlier version of the other
	Apart     Relation = "apart"     // each holds what the other does not
)

// Comparison is how another file of the same project differs from this one.
type Comparison struct {
	Relation    Relation
	Shared      *corpus.Entry // the last change that both have; nil where no journal tells it
	Here, There Side
	Differences []Difference // by kind, then as they were made
	Unreadable  int          // damaged records in either file, which count as absent from it
}

// Side is one of two files compared.
type Side struct {
	Path     string
	At       store.Moment   // where it stands
	Last     *corpus.Entry  // its last change; nil where the journal was emptied
	Steps    int            // changes that the other does not have; all of them where Shared is nil
	Newest   []corpus.Entry // the newest of those, the newest first
	Holdings Holdings
}

// Holdings are how many records a file holds.
type Holdings struct{ Testimonies, Quotes, Codes, Collections int }

// newestSteps is how many changes of a side are told.
const newestSteps = 100

// CompareFile compares another file of the same project with this one. Neither
// is changed, and either may be open elsewhere. secret opens the other where it
// is sealed and the key of this one does not; "" for none.
func (w *Workspace) CompareFile(path, secret string) (c Comparison, err error) {
	other, closeOther, err := w.another(path, secret)
	if err != nil {
		return c, err
	}
	err = w.store.View(func(here *store.Tx) error {
		return other.View(func(there *store.Tx) error {
			c, err = compare(here, there, filepath.Base(path))
			return err
		})
	})
	c.Here.Path, c.There.Path = w.Path(), path
	return c, errors.Join(err, closeOther())
}

// another opens another file of the project for reading.
func (w *Workspace) another(path, secret string) (*store.Store, func() error, error) {
	if sameFile(w.Path(), path) {
		return nil, nil, corpus.Fail(corpus.SameFile, filepath.Base(path), "")
	}
	o := w.opts
	if o.Secret = secret; w.store.Sealing() != nil {
		o.Key = w.store.Sealing().Key
	}
	return openReading(path, o)
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	two, err := os.Stat(b)
	return err == nil && os.SameFile(one, two)
}

// compare compares two projects, of which people know the other by name.
func compare(here, there *store.Tx, name string) (c Comparison, err error) {
	if err := ofOneProject(here, there, name); err != nil {
		return c, err
	}
	d, err := store.Diverge(here, there)
	if err != nil {
		return c, err
	}
	c.Unreadable = d.Unreadable
	if c.Shared, err = here.EntryAt(d.Shared); err == nil && c.Shared == nil {
		c.Shared, err = there.EntryAt(d.Shared)
	}
	if err != nil {
		return c, err
	}
	if c.Here, err = sideOf(here, d.Left, d.Shared); err != nil {
		return c, err
	}
	if c.There, err = sideOf(there, d.Right, d.Shared); err != nil {
		return c, err
	}
	if c.Differences, err = differences(here, there, d.Records); err != nil {
		return c, err
	}
	c.Relation = relation(d, c.Differences)
	return c, nil
}

func ofOneProject(here, there *store.Tx, name string) error {
	ours, err := here.Project()
	if err != nil {
		return err
	}
	theirs, err := there.Project()
	if err == nil && ours.ID != theirs.ID {
		err = corpus.Fail(corpus.OtherProject, name, theirs.Name)
	}
	return err
}

func sideOf(tx *store.Tx, now, since store.Moment) (s Side, err error) {
	s.At = now
	if s.Last, err = tx.EntryAt(now); err != nil {
		return s, err
	}
	s.Holdings = holdingsOf(tx)
	s.Newest, s.Steps, err = tx.HistorySince(since, newestSteps)
	return s, err
}

func holdingsOf(tx *store.Tx) Holdings {
	return Holdings{tx.Testimonies().Count(), tx.Quotes().Count(), tx.Codes().Count(), tx.Collections().Count()}
}

// relation looks at the journals, and at the records too: a file may lack some
// that its journal tells of, and is then no later version of anything.
func relation(d store.Divergence, differences []Difference) Relation {
	var here, there bool // what only that file has
	for _, x := range differences {
		here, there = here || x.Here != "", there || x.There != ""
	}
	switch {
	case d.Left == d.Right && !here && !there:
		return Identical
	case d.Meets && d.Shared == d.Right && !there:
		return Older
	case d.Meets && d.Shared == d.Left && !here:
		return Newer
	}
	return Apart
}
