package cli

import (
	"errors"
	"io"
	"strconv"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type quoteVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	Action  []string `arg:"" help:"move QUOTE START END | split QUOTE AT | merge QUOTE QUOTE…; positions are bytes of the testimony."`
	Whose   string   `enum:"all,mine,others" default:"all" help:"Whose codings it is about: all, mine or others. What the rest coded stays as it is."`
}

func (v *quoteVerb) Run(e *env) error {
	by := e.author
	if v.Whose != "all" {
		by.Whose = workspace.Whose(v.Whose)
	}
	reshape, err := v.reshaping(by)
	if err != nil {
		return err
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		quotes, err := reshape(w)
		if err != nil {
			return err
		}
		d, err := newDescriber(w)
		if err != nil {
			return err
		}
		rows := []quoteRow{}
		for _, q := range quotes {
			info, err := w.Quote(q.ID)
			if err != nil {
				return err
			}
			rows = append(rows, d.quote(info))
		}
		return e.print(rows, func(out io.Writer) {
			for _, r := range rows {
				printQuote(out, r)
			}
		})
	})
}

// reshaping reads what is asked; the function that it returns does it and gives the
// quotes that are left.
func (v *quoteVerb) reshaping(by workspace.Author) (func(*workspace.Workspace) ([]corpus.Quote, error), error) {
	action, args := v.Action[0], v.Action[1:]
	switch {
	case action == "move" && len(args) == 3:
		start, err1 := strconv.Atoi(args[1])
		end, err2 := strconv.Atoi(args[2])
		if errors.Join(err1, err2) != nil {
			return nil, usage{"START and END are bytes: whole numbers"}
		}
		return func(w *workspace.Workspace) ([]corpus.Quote, error) {
			q, err := w.MoveQuote(by, corpus.ID(args[0]), corpus.Span{Start: start, End: end})
			return []corpus.Quote{q}, err
		}, nil
	case action == "split" && len(args) == 2:
		at, err := strconv.Atoi(args[1])
		if err != nil {
			return nil, usage{"AT is a byte: a whole number"}
		}
		return func(w *workspace.Workspace) ([]corpus.Quote, error) {
			first, second, err := w.SplitQuote(by, corpus.ID(args[0]), at)
			return []corpus.Quote{first, second}, err
		}, nil
	case action == "merge" && len(args) >= 2:
		ids := make([]corpus.ID, len(args))
		for i, id := range args {
			ids[i] = corpus.ID(id)
		}
		return func(w *workspace.Workspace) ([]corpus.Quote, error) {
			q, err := w.MergeQuotes(by, ids)
			return []corpus.Quote{q}, err
		}, nil
	}
	return nil, usage{"quote PROJECT takes move QUOTE START END, split QUOTE AT or merge QUOTE QUOTE…"}
}
