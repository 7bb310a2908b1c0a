package cli

import (
	"errors"
	"io"
	"strconv"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type codeVerb struct {
	Project   string   `arg:"" help:"Path of the project."`
	Testimony string   `arg:"" help:"ID, title or file name."`
	Start     string   `arg:"" help:"First byte of the passage."`
	End       string   `arg:"" help:"First byte after it."`
	Codes     []string `arg:"" help:"IDs, paths or names of codes."`
	Create    bool     `help:"Make the codes that are not there."`
}

func (v *codeVerb) Run(e *env) error {
	start, err1 := strconv.Atoi(v.Start)
	end, err2 := strconv.Atoi(v.End)
	if errors.Join(err1, err2) != nil {
		return usage{"START and END are bytes: whole numbers"}
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		id, err := w.FindTestimony(v.Testimony)
		if err != nil {
			return err
		}
		p := workspace.Passage{Testimony: id, Span: corpus.Span{Start: start, End: end}}
		if err := w.CheckPassage(p); err != nil {
			return err // before a code is made for it
		}
		for _, ref := range v.Codes {
			find := w.FindCode
			if v.Create {
				find = func(ref string) (corpus.ID, error) { return w.MakeCode(e.author, ref) }
			}
			code, err := find(ref)
			if err != nil {
				return err
			}
			p.Codes = append(p.Codes, code)
		}
		q, err := w.CodePassage(e.author, p)
		if err != nil {
			return err
		}
		info, err := w.Quote(q.ID)
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
