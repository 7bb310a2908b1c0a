package cli

import (
	"fmt"
	"io"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type autocodeVerb struct {
	Project   string `arg:"" help:"Path of the project."`
	Code      string `arg:"" help:"ID, path or name of the code."`
	Query     string `help:"Rule: a search." placeholder:"QUERY"`
	Words     string `help:"Rule: words and phrases, parted by commas, in any inflection." placeholder:"WORDS"`
	Regexp    string `help:"Rule: a regular expression (RE2), case ignored." placeholder:"EXPRESSION"`
	Speaker   string `help:"Rule: all that somebody says." placeholder:"NAME"`
	Heading   string `help:"Rule: all that stands under a heading." placeholder:"WORDS"`
	Unit      string `default:"sentence" enum:"turn,sentence,match" help:"How much is coded: the turn, the sentence, or what was found."`
	Testimony string `help:"Only this testimony." placeholder:"TESTIMONY"`
	Asked     bool   `help:"Also what is said by those who ask the questions."`
	Preview   bool   `help:"Only say what would be coded."`
}

type autoRow struct {
	Testimony string `json:"testimony"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Speaker   string `json:"speaker"`
	Text      string `json:"text"`
}

func autoRowOf(p workspace.AutoPassage) autoRow {
	return autoRow{string(p.Testimony), p.Span.Start, p.Span.End, p.Speaker, p.Text}
}

func (r autoRow) print(out io.Writer) {
	fmt.Fprintf(out, "%d-%d  %s\n    «%s»\n", r.Start, r.End, r.Speaker, r.Text)
}

func (v *autocodeVerb) rule() (workspace.Rule, error) {
	var rules []workspace.Rule
	for kind, text := range map[corpus.AutoKind]string{
		corpus.AutoQuery: v.Query, corpus.AutoWords: v.Words, corpus.AutoRegexp: v.Regexp, corpus.AutoSpeaker: v.Speaker, corpus.AutoHeading: v.Heading,
	} {
		if text != "" {
			rules = append(rules, workspace.Rule{Kind: kind, Text: text, Unit: workspace.Unit(v.Unit), Unasked: !v.Asked})
		}
	}
	if len(rules) != 1 {
		return workspace.Rule{}, usage{"autocode takes one of --query, --words, --regexp, --speaker and --heading"}
	}
	return rules[0], nil
}

func (v *autocodeVerb) Run(e *env) error {
	rule, err := v.rule()
	if err != nil {
		return err
	}
	with := func(w *workspace.Workspace) (code corpus.ID, err error) {
		if v.Testimony != "" {
			if rule.Testimony, err = w.FindTestimony(v.Testimony); err != nil {
				return "", err
			}
		}
		return w.FindCode(v.Code)
	}
	if v.Preview {
		return e.read(v.Project, func(w *workspace.Workspace) error {
			code, err := with(w)
			if err != nil {
				return err
			}
			plan, err := w.PlanAutocode(e.ctx, code, rule)
			if err != nil {
				return err
			}
			rows := []autoRow{}
			for _, p := range plan.Passages {
				rows = append(rows, autoRowOf(p))
			}
			return e.print(struct {
				Passages []autoRow `json:"passages"`
				Coded    int       `json:"coded"` // left out: they carry the code
			}{rows, plan.Coded}, func(out io.Writer) {
				for _, r := range rows {
					r.print(out)
				}
				fmt.Fprintf(out, "%d passages to code, %d that carry the code\n", len(rows), plan.Coded)
			})
		})
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		code, err := with(w)
		if err != nil {
			return err
		}
		n, err := w.Autocode(e.ctx, e.author, code, rule, nil)
		if err != nil {
			return err
		}
		return e.print(struct {
			Coded int `json:"coded"`
		}{n}, func(out io.Writer) { fmt.Fprintf(out, "%d passages coded\n", n) })
	})
}

type likeVerb struct {
	Project string `arg:"" help:"Path of the project."`
	Code    string `arg:"" help:"ID, path or name of the code."`
	Limit   int    `default:"20" help:"How many passages to print."`
}

type likeRow struct {
	autoRow
	Shared []string `json:"shared"` // words in common with what the code is on, the rarest first
}

func (v *likeVerb) Run(e *env) error {
	return e.read(v.Project, func(w *workspace.Workspace) error {
		code, err := w.FindCode(v.Code)
		if err != nil {
			return err
		}
		all, err := w.Like(e.ctx, code)
		if err != nil {
			return err
		}
		rows := []likeRow{}
		for _, l := range all[:min(max(v.Limit, 0), len(all))] {
			rows = append(rows, likeRow{autoRowOf(l.AutoPassage), l.Shared})
		}
		return e.print(rows, func(out io.Writer) {
			for _, r := range rows {
				r.print(out)
				fmt.Fprintf(out, "    %s\n", strings.Join(r.Shared, ", "))
			}
		})
	})
}
