package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/repeats"
	"florilege/backend/workspace"
)

type passagesVerb struct {
	Project      string   `arg:"" help:"Path of the project."`
	Action       []string `arg:"" optional:"" help:"link PASSAGE"`
	Least        int      `default:"12" help:"Words that a passage has at least; 8 or more."`
	Interviewers bool     `help:"Look in what those say who ask the questions as well."`
}

type passageRow struct {
	ID         string     `json:"id"`
	Kind       string     `json:"kind"`
	Similarity float64    `json:"similarity"`
	Words      int        `json:"words"`
	Linked     bool       `json:"linked"`
	Places     []placeRow `json:"places"`
}

type placeRow struct {
	Testimony string   `json:"testimony"`
	Title     string   `json:"title"`
	Speaker   string   `json:"speaker"`
	Turn      int      `json:"turn"`
	Time      string   `json:"time"`
	Start     int      `json:"start"` // bytes in the testimony's text
	End       int      `json:"end"`
	Text      string   `json:"text"`
	Quotes    []string `json:"quotes"` // IDs of those that share words with it
	Quote     string   `json:"quote"`  // the one that is the passage
}

func (v *passagesVerb) Run(e *env) error {
	if v.Least < repeats.LeastPassage {
		return usage{fmt.Sprintf("--least takes %d words or more", repeats.LeastPassage)}
	}
	switch {
	case len(v.Action) == 0:
		return e.read(v.Project, func(w *workspace.Workspace) error { return v.list(e, w) })
	case len(v.Action) != 2 || v.Action[0] != "link":
		return usage{"passages PROJECT takes link PASSAGE"}
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		all, err := v.find(e, w)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(p workspace.RepeatedPassage) bool { return p.ID == v.Action[1] })
		if i < 0 {
			return corpus.Fail(corpus.NotFound, "passage «"+v.Action[1]+"»", "")
		}
		var places []workspace.Passage
		for _, p := range all[i].Places {
			places = append(places, workspace.Passage{Testimony: p.Testimony, Span: p.Span})
		}
		if err := w.LinkPassage(e.author, places); err != nil {
			return err
		}
		return v.list(e, w)
	})
}

func (v *passagesVerb) find(e *env, w *workspace.Workspace) ([]workspace.RepeatedPassage, error) {
	return w.RepeatedPassages(e.ctx, workspace.PassageOptions{Least: v.Least, Interviewers: v.Interviewers})
}

func (v *passagesVerb) list(e *env, w *workspace.Workspace) error {
	all, err := v.find(e, w)
	if err != nil {
		return err
	}
	rows := []passageRow{}
	for _, p := range all {
		row := passageRow{ID: p.ID, Kind: string(p.Kind), Similarity: p.Similarity, Words: p.Words, Linked: p.Linked}
		for _, at := range p.Places {
			quotes := make([]string, len(at.Quotes))
			for i, q := range at.Quotes {
				quotes[i] = string(q)
			}
			row.Places = append(row.Places, placeRow{
				Testimony: string(at.Testimony), Title: at.Title, Speaker: at.Speaker, Turn: at.Turn, Time: at.Time,
				Start: at.Span.Start, End: at.Span.End, Text: at.Text, Quotes: quotes, Quote: string(at.Quote),
			})
		}
		rows = append(rows, row)
	}
	return e.print(rows, func(out io.Writer) {
		for _, row := range rows {
			linked := ""
			if row.Linked {
				linked = "  linked"
			}
			fmt.Fprintf(out, "%s  %-5s %3.0f %%  %d words%s\n", row.ID, row.Kind, 100*row.Similarity, row.Words, linked)
			for _, at := range row.Places {
				fmt.Fprintf(out, "    %s, turn %d (%s), %d quotes: «%s»\n", at.Title, at.Turn, at.Speaker, len(at.Quotes), opening(at.Text))
			}
		}
	})
}

// openingWords is how many words of a passage a list shows.
const openingWords = 12

func opening(text string) string {
	words := strings.Fields(text)
	if len(words) <= openingWords {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:openingWords], " ") + "…"
}
