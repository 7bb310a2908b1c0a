package workspace

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Wanted says what is brought over from another file of the project: whatever
// only it added or changed, but for LeaveKinds and Leave, and whatever Take names,
// of those that both changed too.
type Wanted struct {
	Seen       store.Moment // where the other file stood when it was compared
	LeaveKinds []string     // nothing of these kinds, but for what other records need
	Leave      []store.Touched
	Take       []store.Touched
}

// Brought says what was brought over.
type Brought struct {
	Records map[string]int // by kind
	Left    []Left         // what could not be
}

// Left is a record that was not brought over.
type Left struct {
	Difference
	Why LeftReason
}

// LeftReason says why a record was not brought over.
type LeftReason string

// The reasons.
const (
	LeftErased     LeftReason = "erased"     // its testimony was erased here at somebody's request
	LeftUnreadable LeftReason = "unreadable" // its text or original is not in the other file, or damaged
	LeftTaken      LeftReason = "taken"      // another record stands in its place
	LeftAlone      LeftReason = "alone"      // what it speaks of is not here
	LeftCorrected  LeftReason = "corrected"  // its testimony has another text here
)

func (r LeftReason) Error() string { return "left: " + string(r) }

// BringOver takes records of another file of the project over into this one, as
// one step to undo, with what they need: a quote comes with its codes and its
// testimony. Nothing is removed, and what both files changed stays as it is here
// but for what the user chose. secret is that of CompareFile.
func (w *Workspace) BringOver(a Author, path, secret string, wanted Wanted) (out Brought, err error) {
	other, closeOther, err := w.another(path, secret)
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, closeOther()) }()
	err = other.View(func(there *store.Tx) error {
		var count int
		err := w.store.View(func(here *store.Tx) error {
			list, err := choose(here, there, path, wanted)
			count = len(list)
			return err
		})
		if err != nil || count == 0 {
			return err
		}
		c := store.Change{Action: corpus.ActBringOver, Subject: filepath.Base(path), Count: count}
		return w.update(a, c, everything(), func(here *store.Tx) error {
			list, err := choose(here, there, path, wanted)
			if err != nil {
				return err
			}
			b, err := newBringing(w.opts, here, there)
			if err != nil {
				return err
			}
			out, err = b.all(list)
			return err
		})
	})
	return out, err
}

// choose returns the differences that are wanted, in an order in which each
// finds what it needs.
func choose(here, there *store.Tx, path string, wanted Wanted) ([]Difference, error) {
	now, err := there.Moment()
	if err != nil {
		return nil, err
	}
	if now != wanted.Seen {
		return nil, corpus.Fail(corpus.MovedOn, filepath.Base(path), "")
	}
	c, err := compare(here, there, filepath.Base(path))
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(c.Differences, func(d Difference) bool {
		at := store.Touched{Kind: d.Kind, ID: d.ID}
		switch {
		case d.There == "" || d.There == Removed || d.Kind == store.Erasures:
			return true
		case slices.Contains(wanted.Take, at):
			return false
		}
		return d.Both() || slices.Contains(wanted.LeaveKinds, d.Kind) || slices.Contains(wanted.Leave, at)
	}), nil
}

// bringing is the taking over of records.
type bringing struct {
	opts        Options
	here, there *store.Tx
	to          *twins // of what stands there, here

	of   corpus.Testimony // here, that was read last
	text string           // its text
}

func newBringing(o Options, here, there *store.Tx) (*bringing, error) {
	ours, err := namesOf(here)
	if err != nil {
		return nil, err
	}
	theirs, err := namesOf(there)
	return &bringing{opts: o, here: here, there: there, to: newTwins(theirs, ours)}, err
}

// all brings differences over, each as far as that goes.
func (b *bringing) all(list []Difference) (Brought, error) {
	out := Brought{Records: map[string]int{}, Left: []Left{}}
	for _, d := range list {
		err := b.one(d)
		var left LeftReason
		switch {
		case errors.As(err, &left):
			out.Left = append(out.Left, Left{d, left})
		case err != nil:
			return out, err
		default:
			out.Records[d.Kind]++
		}
	}
	if len(out.Records) == 0 {
		return out, nil
	}
	return out, relinkMemos(b.here, b.link)
}

// link returns where a link of a memo leads here, that came from there.
func (b *bringing) link(l corpus.MemoLink) corpus.ID {
	switch {
	case l.Kind == corpus.LinkCode && !b.here.Codes().Has(l.ID):
		return cmp.Or(b.to.code(l.ID), l.ID)
	case l.Kind == corpus.LinkQuote && !b.here.Quotes().Has(l.ID):
		if id, err := b.hereFor(l.ID); err == nil && id != "" {
			return id
		}
	}
	return l.ID
}

func (b *bringing) one(d Difference) error {
	switch d.Kind {
	case store.Projects:
		return b.project()
	case store.Testimonies:
		return b.testimony(d.ID)
	case store.Codes:
		return b.code(d.ID)
	case store.Quotes:
		return b.quote(d.ID, d.Both())
	case store.Verdicts:
		return b.verdict(d.ID)
	case store.Collections:
		return b.collection(d.ID)
	case store.Participants:
		_, err := b.needParticipant(d.ID, true)
		return err
	case store.Attributes:
		_, err := b.needAttribute(d.ID, true)
		return err
	case store.Pseudonyms:
		return b.pseudonym(d.ID)
	case store.Revisions:
		return LeftCorrected
	}
	return LeftAlone
}

func (b *bringing) project() error {
	ours, err := b.here.Project()
	if err != nil {
		return err
	}
	theirs, err := b.there.Project()
	if err != nil {
		return err
	}
	ours.Name, ours.Memo = theirs.Name, theirs.Memo
	ours.Dimensions = together(ours.Dimensions, theirs.Dimensions, func(d corpus.Dimension) corpus.ID { return d.ID })
	ours.Searches = together(ours.Searches, theirs.Searches, func(s corpus.SavedSearch) corpus.ID { return s.ID })
	ours.Synonyms = together(ours.Synonyms, theirs.Synonyms, func(s corpus.SynonymSet) corpus.ID { return s.ID })
	ours.Presets = together(ours.Presets, theirs.Presets, func(e corpus.ExportPreset) corpus.ID { return e.ID })
	return b.here.PutProject(ours)
}

// together returns ours with theirs in the place of those of the same ID, and
// after them what only they have.
func together[T any](ours, theirs []T, id func(T) corpus.ID) []T {
	out := slices.Clone(ours)
	for _, t := range theirs {
		i := slices.IndexFunc(out, func(o T) bool { return id(o) == id(t) })
		if i < 0 {
			out = append(out, t)
			continue
		}
		out[i] = t
	}
	return out
}

// dimensions makes sure that what codings say can be read here.
func (b *bringing) dimensions(codings []corpus.Coding) error {
	if !slices.ContainsFunc(codings, func(c corpus.Coding) bool { return len(c.Stances) > 0 }) {
		return nil
	}
	ours, err := b.here.Project()
	if err != nil {
		return err
	}
	theirs, err := b.there.Project()
	if err != nil {
		return err
	}
	id := func(d corpus.Dimension) corpus.ID { return d.ID }
	ours.Dimensions = together(theirs.Dimensions, ours.Dimensions, id)
	return b.here.PutProject(ours)
}

// memo keeps what is written here and adds what is not.
func memo(ours, theirs string) string {
	switch {
	case says(ours, theirs):
		return ours
	case says(theirs, ours):
		return theirs
	}
	return ours + "\n\n" + theirs
}
