package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type shareVerb struct {
	Project   string   `arg:"" help:"Path of the project."`
	Output    string   `short:"o" placeholder:"FILE" help:"The file to make; needed without --plan."`
	Testimony []string `placeholder:"REF" help:"ID, title or file name of a testimony to keep; may be given several times. All where absent."`
	Without   []string `enum:"memos,comments,originals,history,names,participants,pseudonyms" help:"What to leave out: memos, comments, originals, history, names of coders, participants with all attributes, the table of pseudonyms."`
	Protect   string   `placeholder:"FILE" name:"new-passphrase-file" help:"File whose first line is a passphrase to protect the copy with; - for the standard input."`
	Report    string   `placeholder:"FILE" help:"Write what the copy holds into this text file too, which must not exist."`
	Plan      bool     `help:"Say what the copy would hold; write nothing."`
}

type holdsRow struct {
	Name         string          `json:"name"`
	Testimonies  []heldTestimony `json:"testimonies"`
	Quotes       int             `json:"quotes"`
	Codes        int             `json:"codes"`
	Participants int             `json:"participants"`
	Attributes   int             `json:"attributes"`
	Pseudonyms   int             `json:"pseudonyms"`
	Memos        int             `json:"memos"`
	Comments     int             `json:"comments"`
	Links        int             `json:"links"`
	Workshops    int             `json:"workshops"`
	Dimensions   int             `json:"dimensions"`
	Searches     int             `json:"searches"`
	Synonyms     int             `json:"synonyms"`
	Presets      int             `json:"presets"`
	Repeats      int             `json:"repeats"`
	Collections  int             `json:"collections"`
	Originals    int             `json:"originals"`
	History      int             `json:"history"`
	Coders       []string        `json:"coders"`
	Protected    bool            `json:"protected"`
}

type heldTestimony struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Quotes int    `json:"quotes"`
}

type traceRow struct {
	Kind   string `json:"kind"`
	ID     string `json:"id"`
	Name   string `json:"name"`
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

type shareResult struct {
	Path        string     `json:"path,omitempty"`
	Holds       holdsRow   `json:"holds"`
	Leaves      holdsRow   `json:"leaves"`
	Traces      []traceRow `json:"traces"`
	RecoveryKey string     `json:"recoveryKey,omitempty"`
}

func (v *shareVerb) Run(e *env) error {
	if v.Report != "" && v.Plan {
		return usage{"--report is for a copy that is made; --plan prints what it would hold"}
	}
	if v.Output == "" && !v.Plan {
		return usage{"say where to make the copy with -o FILE, or ask for --plan"}
	}
	if _, err := os.Lstat(v.Report); v.Report != "" && err == nil {
		return corpus.Fail(corpus.Exists, v.Report, "") // before the copy is made
	}
	var passphrase string
	if v.Protect != "" && !v.Plan {
		var err error
		if passphrase, err = e.newSecret(v.Protect); err != nil {
			return err
		}
	}
	return e.read(v.Project, func(w *workspace.Workspace) error {
		o, err := v.options(w)
		if err != nil {
			return err
		}
		o.Passphrase = passphrase
		plan, err := w.PlanShare(o, e.author)
		if err != nil {
			return err
		}
		res := shareResult{Holds: holdsOf(plan.Holds), Leaves: holdsOf(plan.Leaves), Traces: traceRows(plan.Traces)}
		if !v.Plan {
			made, err := w.Share(e.ctx, v.Output, o, e.author, nil)
			if err != nil {
				return err
			}
			res.Path, res.Holds, res.RecoveryKey = made.Path, holdsOf(made.Holds), made.Recovery
		}
		if err := v.report(res); err != nil {
			return err
		}
		return e.print(res, func(out io.Writer) {
			res.print(out)
			if res.RecoveryKey != "" {
				printRecoveryKey(out, res.Path, res.RecoveryKey)
			}
		})
	})
}

// report writes the file that tells what the copy holds. It may go with the copy:
// it tells neither what opens that, nor a name or a word of what is left out.
func (v *shareVerb) report(r shareResult) error {
	if v.Report == "" {
		return nil
	}
	f, err := os.OpenFile(v.Report, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return corpus.FailWriting(v.Report, err)
	}
	var text strings.Builder
	out := visible{&text}
	fmt.Fprintf(out, "%s holds:\n", filepath.Base(r.Path))
	r.Holds.print(out)
	fmt.Fprintf(out, "It leaves out:\n  %d testimonies\n", len(r.Leaves.Testimonies))
	r.Leaves.Testimonies, r.Leaves.Coders = nil, nil
	r.Leaves.print(out)
	_, err = f.WriteString(text.String())
	if err = errors.Join(err, f.Close()); err != nil {
		return corpus.FailWriting(v.Report, err)
	}
	return nil
}

func (v *shareVerb) options(w *workspace.Workspace) (o workspace.ShareOptions, err error) {
	for _, ref := range v.Testimony {
		id, err := w.FindTestimony(ref)
		if err != nil {
			return o, err
		}
		o.Testimonies = append(o.Testimonies, id)
	}
	for _, what := range v.Without {
		switch what {
		case "memos":
			o.WithoutMemos = true
		case "comments":
			o.WithoutComments = true
		case "originals":
			o.WithoutOriginals = true
		case "history":
			o.WithoutHistory = true
		case "names":
			o.WithoutNames = true
		case "participants":
			o.WithoutParticipants = true
		case "pseudonyms":
			o.WithoutPseudonyms = true
		}
	}
	return o, nil
}

func holdsOf(h workspace.Holds) holdsRow {
	out := holdsRow{
		Name: h.Name, Testimonies: []heldTestimony{}, Quotes: h.Quotes, Codes: h.Codes, Memos: h.Memos,
		Participants: h.Participants, Attributes: h.Attributes, Pseudonyms: h.Pseudonyms,
		Comments: h.Comments, Links: h.Links, Workshops: h.Workshops, Dimensions: h.Dimensions,
		Searches: h.Searches, Synonyms: h.Synonyms, Presets: h.Presets, Repeats: h.Verdicts, Collections: len(h.Collections), Originals: h.Originals,
		History: h.History, Coders: append([]string{}, h.Coders...), Protected: h.Sealed,
	}
	for _, m := range h.Testimonies {
		out.Testimonies = append(out.Testimonies, heldTestimony{string(m.ID), m.Title, m.Quotes})
	}
	return out
}

func traceRows(list []workspace.Trace) []traceRow {
	out := []traceRow{}
	for _, t := range list {
		out = append(out, traceRow{t.Kind, string(t.ID), t.Name, t.Field, t.Before, t.After})
	}
	return out
}

func (r shareResult) print(out io.Writer) {
	if r.Path != "" {
		fmt.Fprintf(out, "%s is made. It was read again, and holds:\n", r.Path)
	} else {
		fmt.Fprintln(out, "The copy would hold:")
	}
	r.Holds.print(out)
	fmt.Fprintln(out, "It leaves out:")
	r.Leaves.print(out)
	if len(r.Traces) > 0 {
		fmt.Fprintln(out, "Words of testimonies that stay behind are taken out of:")
		printTraces(out, r.Traces)
	}
}

func (h holdsRow) print(out io.Writer) {
	for _, m := range h.Testimonies {
		fmt.Fprintf(out, "  testimony: %s, %d quotes\n", m.Title, m.Quotes)
	}
	fmt.Fprintf(out, "  %d quotes, %d codes, %d repeats, %d collections\n", h.Quotes, h.Codes, h.Repeats, h.Collections)
	if h.Participants+h.Attributes+h.Pseudonyms > 0 {
		fmt.Fprintf(out, "  %d participants, %d attributes, %d pseudonyms\n", h.Participants, h.Attributes, h.Pseudonyms)
	}
	fmt.Fprintf(out, "  %d memos, %d comments, %d originals, %d changes in the history\n", h.Memos, h.Comments, h.Originals, h.History)
	if h.Links+h.Workshops+h.Dimensions > 0 {
		fmt.Fprintf(out, "  %d rows of results chains, %d workshops, %d dimensions\n", h.Links, h.Workshops, h.Dimensions)
	}
	if h.Searches+h.Synonyms+h.Presets > 0 {
		fmt.Fprintf(out, "  %d saved searches, %d sets of synonyms, %d saved exports\n", h.Searches, h.Synonyms, h.Presets)
	}
	if len(h.Coders) > 0 {
		fmt.Fprintf(out, "  coders: %s\n", strings.Join(h.Coders, ", "))
	}
}

func printTraces(out io.Writer, list []traceRow) {
	for _, t := range list {
		fmt.Fprintf(out, "  %s %s, %s:\n    - %s\n    + %s\n", t.Kind, t.Name, t.Field, t.Before, t.After)
	}
}
