package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/workspace"
)

// tables are the actions that read tables: answers to a survey, and values.
func tables() []action {
	return []action{
		{name: "import a survey", weight: 2, covers: "ImportSurvey", do: func(h *hand) error {
			return h.survey(1 + h.rng.IntN(3))
		}},
		{name: "import a long survey and undo it", weight: 1, covers: "ImportSurvey", do: func(h *hand) error {
			if err := h.survey(longSurvey); err != nil {
				return err
			}
			_, err := h.w.Undo(author)
			return err
		}},
		{name: "import a table of participants", weight: 2, covers: "ImportTable", do: func(h *hand) error {
			s := ingest.Sheet{Columns: []string{"Nom", "Âge", "Inscrite", "Atelier"}}
			all, err := h.w.Participants()
			if err != nil {
				return err
			}
			for _, p := range all {
				s.Rows = append(s.Rows, []string{p.Name})
			}
			s.Rows = append(s.Rows, []string{"Chloé " + h.name()})
			for i, row := range s.Rows {
				s.Rows[i] = append(row, h.value(corpus.TypeNumber), h.value(corpus.TypeYesNo), h.value(corpus.TypeChoice))
				s.Numbers = append(s.Numbers, i+2)
			}
			choice := workspace.TableChoice{Of: corpus.OfParticipant, Add: true, Widen: true, Clear: h.rng.IntN(2) == 0, Skip: true}
			_, err = h.w.ImportTable(author, s, choice)
			return err
		}},
	}
}

// longSurvey is more rows than are stored in one transaction.
const longSurvey = 230

// survey imports a table of answers, unless the project holds enough.
func (h *hand) survey(rows int) error {
	all, err := h.w.Testimonies()
	if err == nil && len(all) >= most {
		err = errNothing
	}
	if err != nil {
		return err
	}
	path := filepath.Join(h.options.Cache, "enquête.csv")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("Prénom;Structure;Âge;Qu’est-ce qui a changé pour vous ?;Autre chose à dire ?\n")
	for i := range rows {
		fmt.Fprintf(&b, "Ana %d %d;%s;%d;%s.;%s.\n", h.n, i, h.value(corpus.TypeChoice), 20+h.rng.IntN(50), h.words(8+h.rng.IntN(9)), h.words(6))
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		return err
	}
	p, err := h.w.PlanSurvey(path)
	if err != nil {
		return err
	}
	_, err = h.w.ImportSurvey(context.Background(), author, p, func(int) {})
	return err
}
