package desktop

import (
	"context"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// mostPlanned is how many passages of a plan the window shows.
const mostPlanned = 1000

// PlanAutocode says what a rule would code with a code.
func (a *App) PlanAutocode(code string, r AutoRule) (out AutoPlan, err error) {
	defer guard(&err)
	p, err := a.project(code, r)
	if err != nil {
		return out, err
	}
	plan, err := p.Workspace.PlanAutocode(a.planning.next(), corpus.ID(code), ruleOf(r))
	if err != nil {
		return out, err
	}
	out = AutoPlan{Passages: []AutoPassage{}, Total: len(plan.Passages), Coded: plan.Coded}
	for _, f := range plan.Passages[:min(len(plan.Passages), mostPlanned)] {
		one, err := p.autoPassageOf(f)
		if err != nil {
			return out, err
		}
		out.Passages = append(out.Passages, one)
	}
	return out, nil
}

// Autocode puts a code on the passages of a rule but those of without, and returns
// how many.
func (a *App) Autocode(code string, r AutoRule, without []Passage, origin string) (done int, err error) {
	defer guard(&err)
	p, err := a.project(code, r, without, origin)
	if err != nil {
		return 0, err
	}
	left, err := p.passages(without)
	if err != nil {
		return 0, err
	}
	return p.Workspace.Autocode(context.Background(), a.author(origin), corpus.ID(code), ruleOf(r), left)
}

// Like returns passages that are like those that a code is on, the most alike first.
func (a *App) Like(code string) (out []AutoPassage, err error) {
	defer guard(&err)
	p, err := a.project(code)
	if err != nil {
		return nil, err
	}
	all, err := p.Workspace.Like(a.planning.next(), corpus.ID(code))
	if err != nil {
		return nil, err
	}
	out = make([]AutoPassage, len(all))
	for i, l := range all {
		if out[i], err = p.autoPassageOf(l.AutoPassage); err != nil {
			return nil, err
		}
		out[i].Shared = shownAll(l.Shared)
	}
	return out, nil
}

// RefuseLike keeps passages from being suggested for a code again.
func (a *App) RefuseLike(code string, passages []Passage, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(code, passages, origin)
	if err != nil {
		return err
	}
	spans, err := p.passages(passages)
	if err != nil {
		return err
	}
	return p.Workspace.RefuseLike(a.author(origin), corpus.ID(code), spans)
}

func ruleOf(r AutoRule) workspace.Rule {
	return workspace.Rule{
		Kind: corpus.AutoKind(r.Kind), Text: r.Text, Unit: workspace.Unit(r.Unit), Testimony: corpus.ID(r.Testimony), Unasked: r.Unasked,
	}
}

func (p *project) autoPassageOf(f workspace.AutoPassage) (AutoPassage, error) {
	u, err := p.of(f.Testimony)
	if err != nil {
		return AutoPassage{}, err
	}
	s := u.ToUTF16(f.Span)
	return AutoPassage{
		Testimony: string(f.Testimony), Start: s.Start, End: s.End, Title: shown(f.Title), Speaker: shown(f.Speaker), Turn: f.Turn,
		Time: f.Time, Text: f.Text, Before: f.Before, After: f.After, Matches: rangesOf(f.Text, f.Matches), Shared: []string{},
	}, nil
}
