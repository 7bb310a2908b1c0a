package cli

import (
	"fmt"
	"io"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type searchesVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	Action  []string `arg:"" optional:"" help:"add NAME QUERY, or delete NAME"`
}

type savedRow struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Query string `json:"query"`
	Found int    `json:"found"` // -1 where the search names what is not there any more
}

func (v *searchesVerb) Run(e *env) error {
	switch {
	case len(v.Action) == 0:
		return e.read(v.Project, func(w *workspace.Workspace) error { return v.list(e, w) })
	case len(v.Action) == 3 && v.Action[0] == "add":
		return e.change(v.Project, func(w *workspace.Workspace) error {
			s, err := w.SaveSearch(e.author, v.Action[1], v.Action[2])
			if err != nil {
				return err
			}
			return e.print(savedRowOf(s, 0), func(out io.Writer) { fmt.Fprintf(out, "%s  %s\n", s.Name, s.Query) })
		})
	case len(v.Action) == 2 && v.Action[0] == "delete":
		return e.change(v.Project, func(w *workspace.Workspace) error {
			s, err := w.FindSearch(v.Action[1])
			if err != nil {
				return err
			}
			if err := w.DeleteSearch(e.author, s.ID); err != nil {
				return err
			}
			return e.print(savedRowOf(s, 0), func(out io.Writer) { fmt.Fprintf(out, "%s\n", s.Name) })
		})
	}
	return usage{"searches PROJECT takes add NAME QUERY, or delete NAME"}
}

func (v *searchesVerb) list(e *env, w *workspace.Workspace) error {
	all, err := w.Searches()
	if err != nil {
		return err
	}
	rows := []savedRow{}
	for _, s := range all {
		_, total, err := w.Search(e.ctx, workspace.SearchRequest{Query: s.Query, Limit: 1})
		if corpus.CodeOf(err) == corpus.BadQuery {
			total, err = -1, nil
		}
		if err != nil {
			return err
		}
		rows = append(rows, savedRowOf(s, total))
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(out, "%s  %s (%d found)\n", r.Name, r.Query, r.Found)
		}
	})
}

func savedRowOf(s corpus.SavedSearch, found int) savedRow {
	return savedRow{string(s.ID), s.Name, s.Query, found}
}

type synonymsVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	Action  []string `arg:"" optional:"" help:"set WORD WORD…, or delete WORD"`
}

type synonymsRow struct {
	ID    string   `json:"id"`
	Words []string `json:"words"`
}

func (v *synonymsVerb) Run(e *env) error {
	switch {
	case len(v.Action) == 0:
		return e.read(v.Project, func(w *workspace.Workspace) error {
			all, err := w.Synonyms()
			if err != nil {
				return err
			}
			rows := []synonymsRow{}
			for _, s := range all {
				rows = append(rows, synonymsRow{string(s.ID), s.Words})
			}
			return e.print(rows, func(out io.Writer) {
				for _, r := range rows {
					fmt.Fprintln(out, strings.Join(r.Words, ", "))
				}
			})
		})
	case len(v.Action) > 2 && v.Action[0] == "set":
		return e.change(v.Project, func(w *workspace.Workspace) error {
			// A set that has one of the words is changed.
			id := corpus.ID("")
			for _, word := range v.Action[1:] {
				if s, err := w.FindSynonyms(word); err == nil {
					id = s.ID
					break
				}
			}
			return v.set(e, w, id, v.Action[1:])
		})
	case len(v.Action) == 2 && v.Action[0] == "delete":
		return e.change(v.Project, func(w *workspace.Workspace) error {
			s, err := w.FindSynonyms(v.Action[1])
			if err != nil {
				return err
			}
			return v.set(e, w, s.ID, nil)
		})
	}
	return usage{"synonyms PROJECT takes set WORD WORD…, or delete WORD"}
}

func (v *synonymsVerb) set(e *env, w *workspace.Workspace, id corpus.ID, words []string) error {
	s, err := w.SetSynonyms(e.author, id, words)
	if err != nil {
		return err
	}
	row := synonymsRow{string(s.ID), append([]string{}, s.Words...)}
	return e.print(row, func(out io.Writer) { fmt.Fprintln(out, strings.Join(row.Words, ", ")) })
}
