package desktop

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/ingest"
	"florilege/backend/workspace"
)

// sampleLines is how many passages a preview shows.
const sampleLines = 12

// planned is what is kept of a preview until its file is imported: nothing that
// was read, so that hundreds of files weigh nothing.
type planned struct {
	workspace.Plan // without its words
	encoding       string
}

// keep returns a plan without the words of its file.
func keep(p workspace.Plan, encoding string) planned {
	p.Draft, p.Found = ingest.Draft{}, nil
	return planned{p.WithoutFile(), encoding}
}

// PlanImport reads files and folders and says what importing them would store.
// What was planned is known to OpenPreview and Import until the next call. Where
// it is stopped, the files read so far are answered.
func (a *App) PlanImport(paths []string) (out []Preview, err error) {
	defer guard(&err)
	p, err := a.project(paths)
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		if err := a.grants.mayRead(path); err != nil {
			return nil, err
		}
	}
	files := workspace.Files(paths)
	kept := map[string]planned{}
	out = []Preview{}
	err = a.counting("plan", len(files), func(ctx context.Context, tell func(int, int, string)) error {
		planner, err := p.NewPlanner()
		if err != nil {
			return err
		}
		words, beside := 0, workspace.Beside{}
		for i, file := range files {
			if ctx.Err() != nil {
				return corpus.Fail(corpus.Cancelled, "", "")
			}
			tell(i, words, file)
			plan := planner.Plan(file, "")
			words += plan.Draft.Words
			key := strconv.Itoa(i)
			preview := previewOf(key, plan)
			preview.Recordings = a.foundRecordings(beside.Of(plan))
			out = append(out, preview)
			kept[key] = keep(plan, "")
		}
		return nil
	})
	if err != nil && corpus.CodeOf(err) != corpus.Cancelled {
		return nil, err
	}
	a.mu.Lock()
	a.plans = kept
	a.mu.Unlock()
	return out, nil
}

// OpenPreview reads a planned file again, in an encoding where one is given, and
// returns the words behind its preview.
func (a *App) OpenPreview(key, encoding string) (out Opening, err error) {
	defer guard(&err)
	p, err := a.project(key, encoding)
	if err != nil {
		return out, err
	}
	before, err := a.planned(key)
	if err != nil {
		return out, err
	}
	plan := p.Again(before.Plan, encoding)
	out = Opening{Preview: previewOf(key, plan), Sample: []Line{}, Found: []Found{}}
	d := plan.Draft
	for _, passage := range d.Sample(sampleLines) {
		out.Sample = append(out.Sample, lineOf(d, passage))
	}
	for _, f := range plan.Found {
		out.Found = append(out.Found, Found{
			Text: f.Span.Of(d.Text), Speaker: shown(f.Speaker), Heading: shown(f.Heading), Taken: f.Taken, Reason: string(f.Reason),
		})
	}
	return out, nil
}

// lineOf returns a passage with the label before it.
func lineOf(d ingest.Draft, passage corpus.Passage) Line {
	out := Line{Speaker: passage.Speaker, Text: passage.Span.Of(d.Text)}
	if i := d.Layout.Turn(passage.Span); i >= 0 && d.Layout.Turns[i].Words == passage.Span {
		out.Label = strings.TrimSpace(d.Layout.Turns[i].Label.Of(d.Text))
	}
	return out
}

func (a *App) planned(key string) (planned, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	plan, ok := a.plans[key]
	if !ok {
		return plan, corpus.Fail(corpus.NotFound, "preview "+key, "")
	}
	return plan, nil
}

func previewOf(key string, p workspace.Plan) Preview {
	d := p.Draft
	out := Preview{
		Key: key, Path: p.Path, Name: shown(filepath.Base(p.Path)), Status: string(p.Status), Error: problemOf(p.Err),
		Same: shown(p.SameTitle), Share: p.Share, Title: shown(d.Title), Format: d.Format, Encoding: d.Encoding, Plain: p.Plain,
		Words: d.Words, TurnCount: len(d.Layout.Turns), Times: len(d.Layout.Times), Certainty: certaintyOf(d.Certainty()),
		Speakers: []Candidate{}, Alike: []Alike{}, Warnings: warningsOf(d.Warnings),
		Recordings: []FoundRecording{},
	}
	if p.Twin != "" {
		out.Twin = shown(filepath.Base(p.Twin))
	}
	for i, v := range d.Voices() {
		s := d.Speakers[i]
		out.Speakers = append(out.Speakers, Candidate{
			Name: shown(s.Name), Key: v.Key, Interviewer: s.Interviewer,
			Turns: v.Turns, Words: v.Words, Questions: v.Questions, Example: v.Example.Of(d.Text),
		})
	}
	for _, pair := range d.Alike() {
		out.Alike = append(out.Alike, Alike(pair))
	}
	for _, f := range p.Found {
		if f.Taken {
			out.Taken++
			if f.Reason == ingest.Attributed {
				out.Signed++
			}
		}
	}
	return out
}

func certaintyOf(c ingest.Certainty) Certainty {
	return Certainty{
		Level: string(c.Level), Doubt: string(c.Doubt), People: c.People, Turns: c.Turns, Inside: c.Inside, Changes: c.Changes,
	}
}

// Import stores what was planned, with the user's corrections. Each file is read
// again; one that changed since its preview is not stored.
func (a *App) Import(choices []Choice, origin string) (out ImportReport, err error) {
	defer guard(&err)
	p, err := a.project(choices, origin)
	if err != nil {
		return out, err
	}
	out.Rows = []ImportRow{}
	defer a.changes.gather(origin)()
	err = a.counting("import", len(choices), func(ctx context.Context, tell func(int, int, string)) error {
		batch := p.NewBatch(a.author(origin))
		words := 0
		for i, c := range choices {
			before, err := a.planned(c.Key)
			if err != nil {
				return err
			}
			tell(i, words, before.Path)
			row := batch.Skip(before.Plan)
			switch {
			case ctx.Err() != nil:
				out.Cancelled = true
				if !c.Skip && row.Err == nil {
					row.Status = workspace.Stopped
				}
			case !c.Skip:
				plan, err := corrected(p.Again(before.Plan, c.Encoding), c)
				if err != nil {
					return err
				}
				if c.Recording != "" {
					if err := a.grants.mayRead(c.Recording); err != nil {
						return err
					}
					plan.Recording = c.Recording
				}
				if c.Revise {
					row = batch.Revise(plan, c.Reason)
				} else {
					row = batch.Import(plan, c.Quotes)
				}
				words += row.Testimony.Words
			}
			out.Rows = append(out.Rows, rowOf(row))
		}
		if out.Cancelled {
			return corpus.Fail(corpus.Cancelled, "", "")
		}
		return nil
	})
	if out.Cancelled {
		err = nil // the report tells
	}
	return out, err
}

// PlanRevision says what a changed file does to the testimony of its name where
// it becomes that one's text.
func (a *App) PlanRevision(c Choice) (out CorrectionPlan, err error) {
	defer guard(&err)
	p, err := a.project(c)
	if err != nil {
		return out, err
	}
	before, err := a.planned(c.Key)
	if err != nil {
		return out, err
	}
	plan, err := corrected(p.Again(before.Plan, c.Encoding), c)
	if err != nil {
		return out, err
	}
	carried, err := p.Workspace.PlanRevision(plan.Same, plan)
	return correctionPlanOf(carried), err
}

// corrected applies the user's corrections to the plan they are about.
func corrected(plan workspace.Plan, c Choice) (workspace.Plan, error) {
	if plan.Err != nil {
		return plan, nil
	}
	if c.Title != "" {
		plan.Draft.Title = c.Title
	}
	var err error
	if plan.Draft, err = plan.Draft.Relabel(toSpeakers(c.Speakers)); err != nil {
		return plan, err
	}
	if len(c.Taken) == len(plan.Found) {
		for i := range plan.Found {
			plan.Found[i].Taken = c.Taken[i]
		}
	}
	return plan, nil
}

func rowOf(r workspace.ImportRow) ImportRow {
	out := ImportRow{
		Path: r.Path, Status: string(r.Status), Testimony: string(r.Testimony.ID), Title: shown(r.Testimony.Title),
		Words: r.Testimony.Words, Turns: r.Testimony.Turns, Speakers: []string{}, Quotes: r.Quotes,
		Warnings: warningsOf(r.Warnings), Error: problemOf(r.Err),
	}
	for _, s := range r.Testimony.Speakers {
		out.Speakers = append(out.Speakers, shown(s.Name))
	}
	if r.Twin != "" {
		out.Twin = shown(filepath.Base(r.Twin))
	}
	if r.Carried != nil {
		plan := correctionPlanOf(*r.Carried)
		out.Carried = &plan
	}
	return out
}

// PickReport asks where to write what became of the files of an import: CSV, or
// text where the name ends so.
func (a *App) PickReport(title, name string) (path string, err error) {
	defer guard(&err)
	if err := bounded(title, name); err != nil {
		return "", err
	}
	<-a.ready
	path, err = a.dialogs.save(title, fileName(name)+".csv", runtime.FileFilter{DisplayName: "*.csv, *.txt", Pattern: "*.csv;*.txt"})
	if path != "" && filepath.Ext(path) == "" {
		path += ".csv"
		a.grants.toWrite(path)
	}
	return path, err
}

// SaveReport writes rows to a file, the first one the names of the columns.
func (a *App) SaveReport(path string, rows [][]string) (err error) {
	defer guard(&err)
	if err := errors.Join(bounded(path, rows), a.grants.mayWrite(path)); err != nil {
		return err
	}
	return export.Table(path, rows)
}
