package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// maxCorrected is the longest corrected text that is read, in bytes.
const maxCorrected = 64 << 20

type correctVerb struct {
	Project   string  `arg:"" help:"Path of the project."`
	Testimony string  `arg:"" help:"ID, title or file name."`
	Replace   string  `placeholder:"WORDS" help:"Words to replace, exactly as they stand."`
	With      *string `placeholder:"WORDS" help:"With --replace: what comes in their place."`
	Cut       string  `placeholder:"WORDS" help:"Words to take out, exactly as they stand."`
	All       bool    `xor:"which" help:"With --replace and --cut: everywhere."`
	Nth       int     `xor:"which" placeholder:"N" help:"With --replace and --cut: only where they stand for the nth time, from 1."`
	From      string  `placeholder:"FILE" help:"Text file, in UTF-8, that holds the whole corrected text; - for the standard input."`
	Reason    string  `placeholder:"TEXT" help:"Why; kept with the old text."`
	Plan      bool    `help:"Say what would become of the quotes; change nothing."`
}

func (v *correctVerb) Run(e *env) error {
	if err := v.check(); err != nil {
		return err
	}
	return e.correct(v.Project, v.Plan, func(w *workspace.Workspace) (workspace.Correction, error) {
		id, err := w.FindTestimony(v.Testimony)
		if err != nil {
			return workspace.Correction{}, err
		}
		now, err := w.Read(id)
		if err != nil {
			return workspace.Correction{}, err
		}
		edits, err := v.edits(now.Text)
		return workspace.Correction{Testimony: id, Revision: now.Revision, Edits: edits, Reason: v.Reason}, err
	})
}

// check refuses flags that do not go together.
func (v *correctVerb) check() error {
	given := 0
	for _, flag := range []string{v.Replace, v.Cut, v.From} {
		if flag != "" {
			given++
		}
	}
	switch {
	case given != 1:
		return usage{"correct wants one of --replace WORDS --with WORDS, --cut WORDS and --from FILE"}
	case (v.Replace != "") != (v.With != nil):
		return usage{"--replace and --with go together"}
	case v.From != "" && (v.All || v.Nth != 0):
		return usage{"--all and --nth go with --replace and --cut"}
	case v.Nth < 0:
		return usage{"--nth wants a number from 1"}
	}
	return nil
}

// edits returns what the flags change in a text.
func (v *correctVerb) edits(text string) ([]corpus.Edit, error) {
	if v.From != "" {
		whole, err := corrected(v.From)
		return anchor.Diff(text, whole), err
	}
	old, next := anchor.Normalize(v.Replace+v.Cut), ""
	if v.With != nil {
		next = *v.With
	}
	var found []corpus.Edit
	for at := 0; old != ""; {
		i := strings.Index(text[at:], old)
		if i < 0 {
			break
		}
		at += i + len(old)
		found = append(found, corpus.Edit{Span: corpus.Span{Start: at - len(old), End: at}, Text: next})
	}
	switch {
	case len(found) == 0 || v.Nth > len(found):
		return nil, corpus.Fail(corpus.NotFound, "passage of these words", "")
	case v.Nth > 0:
		return found[v.Nth-1 : v.Nth], nil
	case len(found) > 1 && !v.All:
		return nil, usage{fmt.Sprintf("the words stand %d times in the testimony: give --all or --nth N", len(found))}
	}
	return found, nil
}

// corrected reads a corrected text.
func corrected(path string) (string, error) {
	in := io.Reader(os.Stdin)
	if path != "-" {
		f, err := os.Open(path)
		if os.IsNotExist(err) {
			return "", corpus.Fail(corpus.Missing, path, "")
		}
		if err != nil {
			return "", corpus.FailWith(corpus.Unreadable, path, err)
		}
		defer func() { _ = f.Close() }() // only read
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, maxCorrected+1))
	switch {
	case err != nil:
		return "", corpus.FailWith(corpus.Unreadable, path, err)
	case len(data) > maxCorrected:
		return "", corpus.Fail(corpus.TooLarge, filepath.Base(path), "> 64 MB")
	case !utf8.Valid(data):
		return "", corpus.Fail(corpus.Unreadable, filepath.Base(path), "it is not in UTF-8")
	}
	return anchor.Normalize(string(data)), nil
}

// correctionRow tells what a correction does, or did.
type correctionRow struct {
	Testimony string `json:"testimony"`
	Title     string `json:"title"`
	Revision  int    `json:"revision"` // number of its text, of that afterwards unless only planned
	Words     int    `json:"words"`    // of the text afterwards
	Edits     int    `json:"edits"`
	carriedQuotes
}

// carriedQuotes tells what becomes of the quotes of a corrected testimony.
type carriedQuotes struct {
	Kept    int               `json:"kept"`
	Changed []changedQuoteRow `json:"changed"`
	Joined  []changedQuoteRow `json:"joined"` // with another on the very same passage; after is that one's words
	Lost    []lostQuoteRow    `json:"lost"`
}

type changedQuoteRow struct {
	ID     string `json:"id"`
	Before string `json:"before"`
	After  string `json:"after"`
}

type lostQuoteRow struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// carried tells what a correction does to quotes; nil for none.
func carried(p *workspace.CorrectionPlan) *carriedQuotes {
	if p == nil {
		return nil
	}
	out := &carriedQuotes{Kept: p.Kept, Changed: []changedQuoteRow{}, Joined: []changedQuoteRow{}, Lost: []lostQuoteRow{}}
	for _, q := range p.Changed {
		out.Changed = append(out.Changed, changedQuoteRow{string(q.ID), q.Before, q.Exact})
	}
	for _, q := range p.Joined {
		out.Joined = append(out.Joined, changedQuoteRow{string(q.ID), q.Before, q.Exact})
	}
	for _, q := range p.Lost {
		out.Lost = append(out.Lost, lostQuoteRow{string(q.ID), q.Exact})
	}
	return out
}

// String says how many quotes are kept, changed, joined and lost.
func (c carriedQuotes) String() string {
	joined := ""
	if len(c.Joined) > 0 {
		joined = fmt.Sprintf("%d joined with another on the same passage, ", len(c.Joined))
	}
	return fmt.Sprintf("quotes: %d kept, %d changed, %s%d lost", c.Kept, len(c.Changed), joined, len(c.Lost))
}

func (c carriedQuotes) print(out io.Writer) {
	fmt.Fprintf(out, "           %s\n", c)
	for _, q := range c.Changed {
		fmt.Fprintf(out, "           changed  %s  «%s» → «%s»\n", q.ID, q.Before, q.After)
	}
	for _, q := range c.Joined {
		fmt.Fprintf(out, "           joined   %s  «%s» → «%s»\n", q.ID, q.Before, q.After)
	}
	for _, q := range c.Lost {
		fmt.Fprintf(out, "           lost     %s  «%s»\n", q.ID, q.Text)
	}
}

// correct makes a correction of a project, or plans it, and tells what it does.
func (e *env) correct(project string, plan bool, wish func(*workspace.Workspace) (workspace.Correction, error)) error {
	open := e.change
	if plan {
		open = e.read
	}
	return open(project, func(w *workspace.Workspace) error {
		c, err := wish(w)
		if err != nil {
			return err
		}
		do := func(c workspace.Correction) (workspace.CorrectionPlan, error) { return w.Correct(e.author, c) }
		if plan {
			do = w.PlanCorrection
		}
		p, err := do(c)
		if err != nil {
			return err
		}
		m, err := w.Testimony(c.Testimony)
		if err != nil {
			return err
		}
		row := correctionRow{string(m.ID), m.Title, m.Revision, p.Words, p.Edits, *carried(&p)}
		return e.print(row, func(out io.Writer) {
			fmt.Fprintf(out, "%s: text %d, %d edits, %d words\n", row.Title, row.Revision, row.Edits, row.Words)
			row.print(out)
		})
	})
}
