package cli

import (
	"fmt"
	"io"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// unsaid is how the command line writes that nobody noted what was agreed.
const unsaid = "unsaid"

type consentVerb struct {
	Project   string   `arg:"" help:"Path of the project."`
	Consent   string   `arg:"" enum:"public,internal,withheld,unsaid" help:"public, internal, withheld or unsaid."`
	Testimony []string `help:"ID, title or file name of a testimony." placeholder:"T"`
	Quote     []string `help:"ID of a quote, of which something else holds than of its testimony; unsaid for the same." placeholder:"ID"`
}

func (v *consentVerb) Run(e *env) error {
	if len(v.Testimony)+len(v.Quote) == 0 {
		return usage{"consent takes --testimony or --quote"}
	}
	consent := corpus.Consent(v.Consent)
	if v.Consent == unsaid {
		consent = corpus.ConsentUnsaid
	}
	var testimonies, quotes []corpus.ID
	err := e.change(v.Project, func(w *workspace.Workspace) error {
		for _, ref := range v.Testimony {
			id, err := w.FindTestimony(ref)
			if err != nil {
				return err
			}
			testimonies = append(testimonies, id)
		}
		for _, id := range v.Quote {
			quotes = append(quotes, corpus.ID(id))
		}
		return w.SetConsent(e.author, testimonies, quotes, consent)
	})
	if err != nil {
		return err
	}
	row := struct {
		Consent     string      `json:"consent"`
		Testimonies []corpus.ID `json:"testimonies"`
		Quotes      []corpus.ID `json:"quotes"`
	}{v.Consent, append([]corpus.ID{}, testimonies...), append([]corpus.ID{}, quotes...)}
	return e.print(row, func(out io.Writer) {
		fmt.Fprintf(out, "%s: %d testimonies, %d quotes\n", v.Consent, len(testimonies), len(quotes))
	})
}
