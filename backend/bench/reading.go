package main

import (
	"context"
	"errors"
	"time"

	"florilege/backend/repeats"
	"florilege/backend/workspace"
)

// openResult is opening a project until its lists can be shown, each time in a
// new process.
type openResult struct {
	Open timing `json:"open"`
}

const openRuns = 7

func (st *study) opening() (res openResult, err error) {
	var runs []time.Duration
	for range openRuns {
		var c childResult
		if err := child("open", &c, st.project, st.options.Cache); err != nil {
			return res, err
		}
		runs = append(runs, time.Duration(c.Seconds*float64(time.Second)))
	}
	res.Open = timingOf(runs)
	return res, nil
}

// openOnce times what the window does before it can be used.
func openOnce(project, cache string) (took childResult, err error) {
	var w *workspace.Workspace
	took, err = measured(func() (err error) {
		w, err = opened(project, workspace.Options{Cache: cache})
		return err
	})
	if err != nil {
		return took, err
	}
	return took, w.Close()
}

// opened opens a project and reads what the window shows first.
func opened(project string, o workspace.Options) (*workspace.Workspace, error) {
	w, err := workspace.Open(project, o)
	if err != nil {
		return nil, err
	}
	_, err1 := w.Summary()
	_, err2 := w.Testimonies()
	_, err3 := w.Codes()
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

// searchResult is a page of fifty hits, by kind of query.
type searchResult struct {
	All     timing            `json:"all"`
	ByQuery map[string]timing `json:"byQuery"`
}

const searchRuns = 15

func (st *study) searching() (res searchResult, err error) {
	w, err := workspace.Open(st.project, st.options)
	if err != nil {
		return res, err
	}
	defer w.Close()
	if err := w.StartIndex(); err != nil {
		return res, err
	}
	if err := w.WaitIndex(context.Background()); err != nil {
		return res, err
	}
	var all []time.Duration
	res.ByQuery = map[string]timing{}
	for _, q := range []string{
		"téléphoner", "confiance", "commune", "travail", "je", "formation papiers", "mutuelle CPAS",
		`"je ne sais pas"`, `"la commune"`, `"tout seul"`, "formation -CPAS", "télé*", "administ*",
	} {
		var runs []time.Duration
		for range searchRuns {
			begun := time.Now()
			if _, _, err := w.Search(context.Background(), workspace.SearchRequest{Query: q}); err != nil {
				return res, err
			}
			runs = append(runs, time.Since(begun))
		}
		all = append(all, runs...)
		res.ByQuery[q] = timingOf(runs)
	}
	res.All = timingOf(all)
	return res, nil
}

const repeatRuns = 3

// repeating compares every quote with every other.
func (st *study) repeating() (timing, error) {
	return st.anew(func(w *workspace.Workspace) error {
		_, err := w.Repeats(context.Background(), 0.5)
		return err
	})
}

// saidAgain looks for passages that stand in several testimonies.
func (st *study) saidAgain() (timing, error) {
	return st.anew(func(w *workspace.Workspace) error {
		_, err := w.RepeatedPassages(context.Background(), workspace.PassageOptions{Least: repeats.UsualPassage})
		return err
	})
}

// anew times f on a workspace that was opened for it: what it finds is kept.
func (st *study) anew(f func(*workspace.Workspace) error) (timing, error) {
	var runs []time.Duration
	for range repeatRuns {
		w, err := workspace.Open(st.project, st.options)
		if err != nil {
			return timing{}, err
		}
		begun := time.Now()
		err = f(w)
		runs = append(runs, time.Since(begun))
		if err = errors.Join(err, w.Close()); err != nil {
			return timing{}, err
		}
	}
	return timingOf(runs), nil
}
