package workspace

import (
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// FindTestimony returns the testimony that a person means: by ID, title, or
// file name; then by title with case and accents ignored.
func (w *Workspace) FindTestimony(ref string) (corpus.ID, error) {
	all, err := w.Testimonies()
	if err != nil {
		return "", err
	}
	ids := make([]labelled, len(all))
	for i, m := range all {
		ids[i] = labelled{m.ID, m.Title, []string{m.Path, strings.TrimSuffix(m.Path, "."+m.Format)}}
	}
	return find("testimony", ref, ids)
}

// FindErasable is FindTestimony among those that can be erased, of which some
// were deleted.
func (w *Workspace) FindErasable(ref string) (corpus.ID, error) {
	all, err := w.Erasable()
	if err != nil {
		return "", err
	}
	ids := make([]labelled, len(all))
	for i, m := range all {
		ids[i] = labelled{m.ID, m.Title, []string{m.Path, strings.TrimSuffix(m.Path, "."+m.Format)}}
	}
	return find("testimony", ref, ids)
}

// FindCode returns the code that a person means: by ID, path, or name where
// only one bears it; then with case and accents ignored.
func (w *Workspace) FindCode(ref string) (id corpus.ID, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		codes, err := codesOf(tx)
		if err != nil {
			return err
		}
		var ids []labelled
		for _, c := range inTreeOrder(codes) {
			ids = append(ids, labelled{c.ID, corpus.Path(codes, c.ID), []string{c.Name}})
		}
		id, err = find("code", cleanPath(ref), ids)
		return err
	})
	return id, err
}

// FindCollection returns the collection that a person means, by ID or name.
func (w *Workspace) FindCollection(ref string) (corpus.ID, error) {
	all, err := w.Collections()
	if err != nil {
		return "", err
	}
	ids := make([]labelled, len(all))
	for i, c := range all {
		ids[i] = labelled{c.ID, c.Name, nil}
	}
	return find("collection", ref, ids)
}

// FindParticipant returns the participant that a person means, by ID or name.
func (w *Workspace) FindParticipant(ref string) (corpus.ID, error) {
	all, err := w.Participants()
	if err != nil {
		return "", err
	}
	ids := make([]labelled, len(all))
	for i, p := range all {
		ids[i] = labelled{p.ID, p.Name, nil}
	}
	return find("participant", ref, ids)
}

// FindAttribute returns the attribute that a person means, by ID or name, among
// those of a bearer, or of both where of is "".
func (w *Workspace) FindAttribute(of corpus.Bearer, ref string) (corpus.ID, error) {
	all, err := w.Attributes()
	if err != nil {
		return "", err
	}
	var ids []labelled
	for _, a := range all {
		if of == "" || a.Of == of {
			ids = append(ids, labelled{a.ID, a.Name, nil})
		}
	}
	return find("attribute", ref, ids)
}

// MakeCode finds a code by path and makes it, with the parents it lacks, where
// it is not there.
func (w *Workspace) MakeCode(a Author, path string) (id corpus.ID, err error) {
	if id, err = w.FindCode(path); !gone(err) {
		return id, err
	}
	names := strings.Split(cleanPath(path), corpus.PathSeparator)
	change := store.Change{Action: corpus.ActCodeAdd, Subject: names[len(names)-1]}
	err = w.update(a, change, []string{store.Codes}, func(tx *store.Tx) error {
		id = ""
		for _, name := range names {
			c, ok, err := child(tx, id, name)
			if err == nil && !ok {
				c, err = addCode(tx, w.opts, name, id, "")
			}
			if err != nil {
				return err
			}
			id = c.ID
		}
		return nil
	})
	return id, err
}

// cleanPath takes the blanks away around the separators of a code path.
func cleanPath(path string) string {
	names := strings.Split(path, corpus.PathSeparator)
	for i, n := range names {
		names[i] = anchor.Name(n)
	}
	return strings.Join(names, corpus.PathSeparator)
}

// labelled is a record with what it can be called by: its full name first.
type labelled struct {
	id    corpus.ID
	name  string
	short []string
}

// find looks for ref among IDs, then full names, then short ones; each exactly
// and then folded. The first kind of match that is not empty decides.
func find(what, ref string, all []labelled) (corpus.ID, error) {
	folded := anchor.Fold(ref)
	for _, match := range []func(labelled) bool{
		func(n labelled) bool { return string(n.id) == ref },
		func(n labelled) bool { return n.name == ref },
		func(n labelled) bool { return slices.Contains(n.short, ref) },
		func(n labelled) bool { return anchor.Fold(n.name) == folded },
		func(n labelled) bool {
			return slices.ContainsFunc(n.short, func(s string) bool { return anchor.Fold(s) == folded })
		},
	} {
		var hits []labelled
		for _, n := range all {
			if match(n) {
				hits = append(hits, n)
			}
		}
		switch {
		case len(hits) == 1:
			return hits[0].id, nil
		case len(hits) > 1:
			names := make([]string, len(hits))
			for i, h := range hits {
				names[i] = h.name + " (" + string(h.id) + ")"
			}
			return "", corpus.Fail(corpus.Ambiguous, "«"+ref+"»", strings.Join(names, ", "))
		}
	}
	return "", corpus.Fail(corpus.NotFound, what+" «"+ref+"»", "")
}
