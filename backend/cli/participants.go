package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type participantsVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	Action  []string `arg:"" optional:"" help:"add NAME… | rename PARTICIPANT NAME | memo PARTICIPANT TEXT | delete PARTICIPANT… | propose | link [TESTIMONY SPEAKER PARTICIPANT] | unlink TESTIMONY SPEAKER"`
}

type participantRow struct {
	ID          string            `json:"id"`
	Name        string            `json:"name"`
	Memo        string            `json:"memo"`
	Testimonies []string          `json:"testimonies"` // titles
	Quotes      int               `json:"quotes"`
	Attributes  map[string]string `json:"attributes"`
}

type proposalRow struct {
	Name        string   `json:"name"`
	New         bool     `json:"new"` // there is no participant of that name yet
	Testimonies []string `json:"testimonies"`
}

func (v *participantsVerb) Run(e *env) error {
	if len(v.Action) == 0 {
		return e.read(v.Project, e.printParticipants)
	}
	action, args := v.Action[0], v.Action[1:]
	least := map[string]int{"add": 1, "rename": 2, "memo": 2, "delete": 1, "propose": 0, "link": 0, "unlink": 2}
	n, ok := least[action]
	many := action == "add" || action == "delete"
	if !ok || len(args) < n || len(args) > n && !many && (action != "link" || len(args) != 3) {
		return usage{"participants PROJECT takes add NAME…, rename PARTICIPANT NAME, memo PARTICIPANT TEXT, delete PARTICIPANT…, " +
			"propose, link [TESTIMONY SPEAKER PARTICIPANT] or unlink TESTIMONY SPEAKER"}
	}
	if action == "propose" {
		return e.read(v.Project, e.printProposals)
	}
	return e.change(v.Project, func(w *workspace.Workspace) error {
		if err := v.act(e, w, action, args); err != nil {
			return err
		}
		return e.printParticipants(w)
	})
}

func (v *participantsVerb) act(e *env, w *workspace.Workspace, action string, args []string) error {
	switch action {
	case "add":
		_, err := w.AddParticipants(e.author, args)
		return err
	case "link":
		if len(args) == 0 {
			links, err := w.ProposeParticipants()
			if err != nil {
				return err
			}
			return w.LinkSpeakers(e.author, links)
		}
		id, err := w.FindParticipant(args[2])
		if err != nil {
			return err
		}
		return e.editSpeaker(w, args[0], args[1], id)
	case "unlink":
		return e.editSpeaker(w, args[0], args[1], "")
	case "delete":
		var ids []corpus.ID
		for _, ref := range args {
			id, err := w.FindParticipant(ref)
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return w.DeleteParticipants(e.author, ids)
	}
	id, err := w.FindParticipant(args[0])
	if err != nil {
		return err
	}
	all, err := w.Participants()
	if err != nil {
		return err
	}
	p := all[slices.IndexFunc(all, func(p workspace.ParticipantInfo) bool { return p.ID == id })]
	if action == "rename" {
		return w.EditParticipant(e.author, id, args[1], p.Memo)
	}
	return w.EditParticipant(e.author, id, p.Name, args[1])
}

// editSpeaker says who a speaker of a testimony is.
func (e *env) editSpeaker(w *workspace.Workspace, testimony, speaker string, participant corpus.ID) error {
	id, err := w.FindTestimony(testimony)
	if err != nil {
		return err
	}
	m, err := w.Testimony(id)
	if err != nil {
		return err
	}
	speakers := slices.Clone(m.Speakers)
	at := slices.IndexFunc(speakers, func(s corpus.Speaker) bool { return anchor.Fold(s.Name) == anchor.Fold(speaker) })
	if at < 0 {
		return corpus.Fail(corpus.NotFound, "speaker «"+speaker+"»", "")
	}
	speakers[at].Participant = participant
	return w.EditTestimony(e.author, id, m.Title, m.Memo, speakers)
}

// titlesOf returns the titles of testimonies.
func titlesOf(w *workspace.Workspace) (map[corpus.ID]string, error) {
	all, err := w.Testimonies()
	out := map[corpus.ID]string{}
	for _, m := range all {
		out[m.ID] = m.Title
	}
	return out, err
}

func (e *env) printParticipants(w *workspace.Workspace) error {
	titles, err := titlesOf(w)
	if err != nil {
		return err
	}
	attributes, err := w.Attributes()
	if err != nil {
		return err
	}
	all, err := w.Participants()
	if err != nil {
		return err
	}
	rows := []participantRow{}
	for _, p := range all {
		row := participantRow{
			ID: string(p.ID), Name: p.Name, Memo: p.Memo, Testimonies: []string{}, Quotes: p.Quotes,
			Attributes: valuesByName(attributes, p.Values),
		}
		for _, id := range p.Testimonies {
			row.Testimonies = append(row.Testimonies, titles[id])
		}
		rows = append(rows, row)
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(out, "%s: %d quotes (%s)\n", r.Name, r.Quotes, strings.Join(r.Testimonies, ", "))
		}
	})
}

func (e *env) printProposals(w *workspace.Workspace) error {
	titles, err := titlesOf(w)
	if err != nil {
		return err
	}
	links, err := w.ProposeParticipants()
	if err != nil {
		return err
	}
	rows := []proposalRow{}
	for _, l := range links {
		row := proposalRow{Name: l.Name, New: l.Participant == "", Testimonies: []string{}}
		for _, at := range l.Speakers {
			row.Testimonies = append(row.Testimonies, titles[at.Testimony])
		}
		rows = append(rows, row)
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			state := "linked to the participant"
			if r.New {
				state = "new participant"
			}
			fmt.Fprintf(out, "%s: %s (%s)\n", r.Name, state, strings.Join(r.Testimonies, ", "))
		}
	})
}
