package desktop

import (
	"context"
	"errors"
	"os"

	"florilege/backend/corpus"
	"florilege/backend/store"
	"florilege/backend/workspace"
)

func (c ShareChoice) options() workspace.ShareOptions {
	o := workspace.ShareOptions{
		WithoutMemos: !c.Memos, WithoutComments: !c.Comments, WithoutOriginals: !c.Originals,
		WithoutHistory: !c.History, WithoutNames: !c.Names,
		WithoutParticipants: !c.Participants, WithoutPseudonyms: !c.Pseudonyms, Passphrase: c.Passphrase,
	}
	if !c.All {
		o.Testimonies = ids(c.Testimonies) // not nil, which stands for all
	}
	return o
}

// PlanShare says what a copy for somebody else would hold.
func (a *App) PlanShare(c ShareChoice) (out SharePlan, err error) {
	defer guard(&err)
	p, err := a.project(c)
	if err != nil {
		return out, err
	}
	plan, err := p.Workspace.PlanShare(c.options(), a.author(""))
	if err != nil {
		return out, err
	}
	return SharePlan{holdingsOf(plan.Holds), holdingsOf(plan.Leaves), tracesOf(plan.Traces)}, nil
}

// Share makes a copy for somebody else at a path that PickNew gave; job "share".
func (a *App) Share(path string, c ShareChoice) (out ShareReport, err error) {
	defer guard(&err)
	p, err := a.project(path, c)
	if err == nil {
		err = a.grants.mayWrite(path)
	}
	if err != nil {
		return out, err
	}
	err = a.job("share", percent, func(ctx context.Context, progress func(int, string)) error {
		r, err := p.Workspace.Share(ctx, path, c.options(), a.author(""), func(file string, done, total int64) {
			progress(int(done*percent/max(total, 1)), file)
		})
		out = ShareReport{r.Path, int(r.Bytes), holdingsOf(r.Holds), holdingsOf(r.Leaves), r.Traces, r.Recovery}
		return err
	})
	return out, err
}

// SaveShareReport writes the text that tells what a copy holds beside the copy,
// and returns the path of the text.
func (a *App) SaveShareReport(path, text string) (report string, err error) {
	defer guard(&err)
	if err := errors.Join(bounded(path, text), a.grants.mayWrite(path)); err != nil {
		return "", err
	}
	report = path + ".txt"
	if err := os.WriteFile(report, []byte(text), 0o600); err != nil {
		return "", corpus.FailWriting(report, err)
	}
	return report, nil
}

// PlanErase says what erasing a testimony takes away.
func (a *App) PlanErase(id string) (out ErasePlan, err error) {
	defer guard(&err)
	p, err := a.project(id)
	if err != nil {
		return out, err
	}
	plan, err := p.Workspace.PlanErase(corpus.ID(id))
	if err != nil {
		return out, err
	}
	backups, err := p.Backups()
	if err != nil {
		return out, err
	}
	copies, err := p.Copies(false)
	if err != nil {
		return out, err
	}
	out = erasePlanOf(plan)
	out.Backups = len(backups)
	for _, c := range copies {
		out.Copies = append(out.Copies, c.Path)
	}
	return out, nil
}

// Erase erases a testimony for good, from its backups too where asked; job
// "erase". The project is closed meanwhile and opened again.
func (a *App) Erase(id, reason string, backups bool) (out EraseReport, err error) {
	defer guard(&err)
	p, err := a.project(id, reason, backups)
	if err != nil {
		return out, err
	}
	request := workspace.EraseRequest{Testimony: corpus.ID(id), Reason: reason}
	if err := p.CheckErase(request); err != nil {
		return out, err // before the project is closed
	}
	if backups {
		all, err := p.Backups()
		if err != nil {
			return out, err
		}
		for _, b := range all {
			request.Backups = append(request.Backups, b.Path)
		}
	}
	var report workspace.EraseReport
	again, err := a.rewrite(p, "erase", func(ctx context.Context, o *workspace.Options, progress func(done, total int64)) (err error) {
		report, err = workspace.Erase(ctx, p.path, request, a.author(""), *o, func(_ string, done, total int64) { progress(done, total) })
		return err
	})
	out = EraseReport{again.Status, erasureOf(report.Erasure), report.Traces, []ErasedBackup{}, again.Reopening}
	for _, b := range report.Backups {
		out.Backups = append(out.Backups, ErasedBackup{b.Path, string(b.Status), problemOf(b.Err)})
	}
	if err == nil {
		a.emit("change", Change{
			Revision: again.Status.Revision,
			Records:  []string{store.Projects, store.Testimonies, store.Codes, store.Quotes, store.Verdicts, store.Collections, store.Participants, store.Pseudonyms},
		})
	}
	return out, err
}

// Erasures returns what stands for the testimonies that were erased, and those
// that were deleted and can be.
func (a *App) Erasures() (out Erasures, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return out, err
	}
	out = Erasures{Erased: []Erasure{}, Deleted: []Deletion{}}
	gone, err := p.Workspace.Erasures()
	if err != nil {
		return out, err
	}
	for _, e := range gone {
		out.Erased = append(out.Erased, erasureOf(e))
	}
	all, err := p.Erasable()
	for _, m := range all {
		if m.Deleted {
			out.Deleted = append(out.Deleted, Deletion{string(m.ID), shown(m.Title), m.Words})
		}
	}
	return out, err
}

func holdingsOf(h workspace.Holds) Holdings {
	out := Holdings{
		Name: shown(h.Name), Testimonies: []HeldRecord{}, Quotes: h.Quotes, Codes: h.Codes,
		Participants: h.Participants, Attributes: h.Attributes, Pseudonyms: h.Pseudonyms, Memos: h.Memos, Comments: h.Comments,
		Links: h.Links, Workshops: h.Workshops, Dimensions: h.Dimensions, Searches: h.Searches, Synonyms: h.Synonyms, Presets: h.Presets,
		Repeats: h.Verdicts, Collections: []HeldRecord{}, Originals: h.Originals, History: h.History,
		Coders: shownAll(h.Coders), Protected: h.Sealed,
	}
	for _, m := range h.Testimonies {
		out.Testimonies = append(out.Testimonies, HeldRecord{shown(m.Title), m.Quotes})
	}
	for _, c := range h.Collections {
		out.Collections = append(out.Collections, HeldRecord{shown(c.Name), c.Quotes})
	}
	return out
}

func tracesOf(list []workspace.Trace) []Trace {
	out := []Trace{}
	for _, t := range list {
		out = append(out, Trace{t.Kind, string(t.ID), shown(t.Name), t.Field, t.Before, t.After})
	}
	return out
}

func erasePlanOf(p workspace.ErasePlan) ErasePlan {
	out := ErasePlan{
		Testimony: string(p.Testimony), Title: shown(p.Title), Words: p.Words, Deleted: p.Deleted, Quotes: p.Quotes,
		Codes: []HeldRecord{}, Places: p.Places, Repeats: p.Verdicts, Original: p.Original, Media: p.Media,
		Participants: shownAll(p.Participants), Pseudonyms: p.Pseudonyms, SharedWith: p.SharedWith,
		History: p.Past, AlsoGone: p.AlsoGone, Traces: tracesOf(p.Traces), Mentions: []Trace{}, Copies: []string{},
	}
	for _, c := range p.Codes {
		out.Codes = append(out.Codes, HeldRecord{shown(c.Path), c.Quotes})
	}
	for _, m := range p.Mentions {
		out.Mentions = append(out.Mentions, Trace{m.Kind, string(m.ID), shown(m.Name), m.Field, m.Text, m.Text})
	}
	return out
}

func erasureOf(e corpus.Erasure) Erasure {
	return Erasure{string(e.ID), stamp(e.At), e.By, e.Reason, e.Quotes, e.Words}
}
