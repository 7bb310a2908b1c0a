package cli

import (
	"fmt"
	"io"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/stats"
	"florilege/backend/workspace"
)

type agreementVerb struct {
	Project string `arg:"" help:"Path of the project."`
	First   string `arg:"" help:"Name of a coder."`
	Second  string `arg:"" help:"Name of another."`
}

type agreementRow struct {
	Testimonies int                `json:"testimonies"` // that both put a code in
	Characters  int                `json:"characters"`  // of them
	Codes       []codeAgreementRow `json:"codes"`
	All         codeAgreementRow   `json:"all"`
}

type codeAgreementRow struct {
	Code  string   `json:"code,omitempty"` // path
	Both  int      `json:"both"`           // characters
	OnlyA int      `json:"onlyFirst"`
	OnlyB int      `json:"onlySecond"`
	Kappa *float64 `json:"kappa"` // null where there is none
}

func (v *agreementVerb) Run(e *env) error {
	return e.read(v.Project, func(w *workspace.Workspace) error {
		coders, err := w.Coders()
		if err != nil {
			return err
		}
		for _, name := range []string{v.First, v.Second} {
			if !slices.Contains(coders, name) {
				return corpus.Fail(corpus.NotFound, "coder «"+name+"»", "")
			}
		}
		found, err := w.Agreement(v.First, v.Second)
		if err != nil {
			return err
		}
		paths, err := codePaths(w)
		if err != nil {
			return err
		}
		row := agreementRow{found.Testimonies, found.Characters, []codeAgreementRow{}, agreementOf("", found.All)}
		for _, c := range found.Codes {
			row.Codes = append(row.Codes, agreementOf(paths[c.Code], c.Pair))
		}
		return e.print(row, func(out io.Writer) {
			fmt.Fprintf(out, "%d testimonies coded by both, %d characters\n", row.Testimonies, row.Characters)
			for _, c := range row.Codes {
				fmt.Fprintf(out, "%s: %s\n", c.Code, c)
			}
			fmt.Fprintf(out, "all codes: %s\n", row.All)
		})
	})
}

func agreementOf(path string, p stats.Pair) codeAgreementRow {
	row := codeAgreementRow{path, p.Both, p.OnlyA, p.OnlyB, nil}
	if kappa, known := p.Kappa(); known {
		row.Kappa = &kappa
	}
	return row
}

// String says the figures in a line.
func (r codeAgreementRow) String() string {
	kappa := "none"
	if r.Kappa != nil {
		kappa = fmt.Sprintf("%.2f", *r.Kappa)
	}
	return fmt.Sprintf("both %d, first only %d, second only %d, kappa %s", r.Both, r.OnlyA, r.OnlyB, kappa)
}
