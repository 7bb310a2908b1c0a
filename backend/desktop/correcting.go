package desktop

import (
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// PlanCorrection says what a correction does to the quotes of its testimony.
func (a *App) PlanCorrection(c Correction) (out CorrectionPlan, err error) {
	defer guard(&err)
	p, err := a.project(c)
	if err != nil {
		return out, err
	}
	wish, err := p.correction(c)
	if err != nil {
		return out, err
	}
	plan, err := p.Workspace.PlanCorrection(wish)
	return correctionPlanOf(plan), err
}

// Correct changes the words of a testimony and carries its quotes over.
func (a *App) Correct(c Correction, origin string) (out CorrectionPlan, err error) {
	defer guard(&err)
	p, err := a.project(c, origin)
	if err != nil {
		return out, err
	}
	wish, err := p.correction(c)
	if err != nil {
		return out, err
	}
	plan, err := p.Workspace.Correct(a.author(origin), wish)
	return correctionPlanOf(plan), err
}

// correction converts the positions of a correction, in the text that it speaks of.
func (p *project) correction(c Correction) (out workspace.Correction, err error) {
	now, err := p.Testimony(corpus.ID(c.Testimony))
	if err != nil {
		return out, err
	}
	if now.Revision != c.Revision {
		return out, corpus.Fail(corpus.MovedOn, shown(now.Title), "")
	}
	u, err := p.of(now.ID)
	if err != nil {
		return out, err
	}
	out = workspace.Correction{Testimony: now.ID, Revision: c.Revision, Reason: c.Reason}
	for _, e := range c.Edits {
		out.Edits = append(out.Edits, corpus.Edit{Span: u.FromUTF16(corpus.Span{Start: e.Start, End: e.End}), Text: e.Text})
	}
	return out, nil
}

func correctionPlanOf(p workspace.CorrectionPlan) CorrectionPlan {
	out := CorrectionPlan{Words: p.Words, Edits: p.Edits, Kept: p.Kept, Changed: []CarriedQuote{}, Joined: []CarriedQuote{}, Lost: []CarriedQuote{}}
	for _, q := range p.Changed {
		out.Changed = append(out.Changed, CarriedQuote{string(q.ID), q.Before, q.Exact, stringsOf(q.Codes())})
	}
	for _, q := range p.Joined {
		out.Joined = append(out.Joined, CarriedQuote{string(q.ID), q.Before, q.Exact, stringsOf(q.Codes())})
	}
	for _, q := range p.Lost {
		out.Lost = append(out.Lost, CarriedQuote{string(q.ID), q.Exact, "", stringsOf(q.Codes())})
	}
	return out
}

// Revisions returns what corrections replaced in a testimony, the newest first.
func (a *App) Revisions(testimony string) (out []Revision, err error) {
	defer guard(&err)
	p, err := a.project(testimony)
	if err != nil {
		return nil, err
	}
	out = []Revision{}
	all, err := p.Workspace.Revisions(corpus.ID(testimony))
	for _, r := range all {
		out = append(out, revisionOf(r))
	}
	return out, err
}

func revisionOf(r workspace.RevisionInfo) Revision {
	return Revision{Number: r.Number, At: stamp(r.At), By: shown(r.By), Reason: r.Reason, Removed: r.Removed, Added: r.Added}
}

// ReadRevision returns a text that a correction replaced, with what the
// correction took out of it and put there.
func (a *App) ReadRevision(testimony string, number int) (out OldText, err error) {
	defer guard(&err)
	p, err := a.project(testimony, number)
	if err != nil {
		return out, err
	}
	id := corpus.ID(testimony)
	old, err := p.Workspace.ReadRevision(id, number)
	if err != nil {
		return out, err
	}
	all, err := p.Workspace.Revisions(id)
	for _, r := range all {
		if r.Number == number {
			return OldText{revisionOf(r), piecesOf(old.Text, r.Edits)}, nil
		}
	}
	return out, err
}

// piecesOf lays out a text and what edits make of it.
func piecesOf(text string, edits []corpus.Edit) []OldPiece {
	out := []OldPiece{}
	put := func(kind, text string) {
		if text != "" {
			out = append(out, OldPiece{kind, text})
		}
	}
	at := 0
	for _, e := range edits {
		put("same", text[at:e.Span.Start])
		put("removed", e.Span.Of(text))
		put("added", e.Text)
		at = e.Span.End
	}
	put("same", text[at:])
	return out
}

// PlanRestore says what making an old text that of its testimony again does.
func (a *App) PlanRestore(testimony string, number int) (out CorrectionPlan, err error) {
	defer guard(&err)
	p, err := a.project(testimony, number)
	if err != nil {
		return out, err
	}
	c, err := p.Restoring(corpus.ID(testimony), number, "")
	if err != nil {
		return out, err
	}
	plan, err := p.Workspace.PlanCorrection(c)
	return correctionPlanOf(plan), err
}

// Restore makes an old text that of its testimony again, as a correction.
func (a *App) Restore(testimony string, number int, reason, origin string) (out CorrectionPlan, err error) {
	defer guard(&err)
	p, err := a.project(testimony, number, reason, origin)
	if err != nil {
		return out, err
	}
	c, err := p.Restoring(corpus.ID(testimony), number, reason)
	if err != nil {
		return out, err
	}
	plan, err := p.Workspace.Correct(a.author(origin), c)
	return correctionPlanOf(plan), err
}
