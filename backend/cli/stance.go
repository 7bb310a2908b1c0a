package cli

import (
	"io"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type stanceVerb struct {
	Project string `arg:"" help:"Path of the project."`
	Quote   string `arg:"" help:"ID of the quote."`
	Code    string `arg:"" help:"ID, path or name of a code that it carries."`
	Stance  string `arg:"" help:"DIMENSION=VALUE; without a value, it says nothing."`
}

func (v *stanceVerb) Run(e *env) error {
	return e.change(v.Project, func(w *workspace.Workspace) error {
		s, err := findStance(w, v.Stance)
		if err != nil {
			return err
		}
		code, err := w.FindCode(v.Code)
		if err != nil {
			return err
		}
		if _, err := w.SetStance(e.author, corpus.ID(v.Quote), code, s.Dimension, s.Value); err != nil {
			return err
		}
		info, err := w.Quote(corpus.ID(v.Quote))
		if err != nil {
			return err
		}
		d, err := newDescriber(w)
		if err != nil {
			return err
		}
		row := d.quote(info)
		return e.print(row, func(out io.Writer) { printQuote(out, row) })
	})
}

// findStance reads DIMENSION=VALUE, by names; the value may be empty.
func findStance(w *workspace.Workspace, text string) (s corpus.Stance, err error) {
	name, value, ok := strings.Cut(text, "=")
	if !ok {
		return s, usage{"a stance is DIMENSION=VALUE"}
	}
	d, err := findDimension(w, name)
	if err != nil {
		return s, err
	}
	s.Dimension = d.ID
	if value = anchor.Fold(strings.TrimSpace(value)); value == "" {
		return s, nil
	}
	for _, v := range d.Values {
		if anchor.Fold(v.Name) == value {
			s.Value = v.ID
			return s, nil
		}
	}
	return s, corpus.Fail(corpus.NotFound, "stance «"+text+"»", "")
}
