package desktop

import (
	"context"
	"path/filepath"
	"strconv"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/logbook"
	"florilege/backend/workspace"
)

// progressEvery spaces the events of a job: the interface needs no more.
const progressEvery = 100 * time.Millisecond

// job runs long work that CancelJob can stop, and tells its progress.
func (a *App) job(kind string, total int, work func(ctx context.Context, progress func(done int, note string)) error) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	j := Job{ID: string(workspace.NewID()), Kind: kind, Total: total, State: "running"}
	a.mu.Lock()
	a.jobs[j.ID] = cancel
	a.mu.Unlock()
	a.emit("job", j)
	begun, told := time.Now(), time.Time{}
	err := work(ctx, func(done int, note string) {
		if time.Since(told) < progressEvery {
			return
		}
		told = time.Now()
		j.Done, j.Note = done, shown(filepath.Base(note))
		a.emit("job", j)
	})
	switch {
	case err == nil:
		j.Done, j.State = j.Total, "done"
	case corpus.CodeOf(err) == corpus.Cancelled:
		j.State = "cancelled"
	default:
		j.State = "failed"
	}
	a.mu.Lock()
	delete(a.jobs, j.ID)
	a.mu.Unlock()
	a.emit("job", j)
	a.log.Note(logbook.Worked, logbook.Word(kind, kinds()...), logbook.Count(logbook.Items, total),
		logbook.Took(time.Since(begun)), logbook.Code(err))
	return err
}

// kinds of long work.
func kinds() []string {
	return []string{"plan", "import", "index", "repeats", "export", "protect", "compact", "copy", "share", "erase", "check", "examine", "repair"}
}

// CancelJob stops long work; what it finished is kept.
func (a *App) CancelJob(id string) (err error) {
	defer guard(&err)
	if err := bounded(id); err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if cancel := a.jobs[id]; cancel != nil {
		cancel()
	}
	return nil
}

// sampleLines is how many passages a preview shows.
const sampleLines = 12

// PlanImport reads files and folders and says what importing them would store.
// The plans are kept for Import until the next call.
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
	var plans []workspace.Plan
	err = a.job("plan", len(files), func(ctx context.Context, progress func(int, string)) (err error) {
		plans, err = p.Plans(ctx, files, progress)
		return err
	})
	if err != nil {
		return nil, err
	}
	kept := map[string]workspace.Plan{}
	out = make([]Preview, len(plans))
	for i, plan := range plans {
		out[i] = previewOf(strconv.Itoa(i), plan)
		kept[out[i].Key] = plan
	}
	a.mu.Lock()
	a.plans = kept
	a.mu.Unlock()
	return out, nil
}

func previewOf(key string, p workspace.Plan) Preview {
	d := p.Draft
	out := Preview{
		Key: key, Path: p.Path, Name: shown(filepath.Base(p.Path)), Status: "new", Error: problemOf(p.Err),
		Title: shown(d.Title), Format: d.Format, Encoding: d.Encoding, Words: d.Words, TurnCount: len(d.Layout.Turns),
		Speakers: speakersOf(d.Speakers), Warnings: warningsOf(d.Warnings), Sample: []Line{}, Found: []Found{},
	}
	switch {
	case p.Err != nil:
		out.Status = string(workspace.Failed)
	case p.Same != "":
		out.Status, out.Title = string(workspace.Unchanged), shown(p.SameTitle)
	}
	for _, passage := range corpus.Passages(d.Text, d.Layout.Turns) {
		if len(out.Sample) == sampleLines {
			break
		}
		out.Sample = append(out.Sample, Line{Speaker: passage.Speaker, Text: passage.Span.Of(d.Text)})
	}
	for _, f := range p.Found {
		out.Found = append(out.Found, Found{
			Text: f.Span.Of(d.Text), Speaker: shown(f.Speaker), Heading: shown(f.Heading), Taken: f.Taken, Reason: string(f.Reason),
		})
	}
	return out
}

// Import stores what was planned, with the user's corrections.
func (a *App) Import(choices []Choice, origin string) (out ImportReport, err error) {
	defer guard(&err)
	p, err := a.project(choices, origin)
	if err != nil {
		return out, err
	}
	out.Rows = []ImportRow{}
	err = a.job("import", len(choices), func(ctx context.Context, progress func(int, string)) error {
		author := a.author(origin)
		batch := p.NewBatch(author)
		for i, c := range choices {
			if ctx.Err() != nil {
				out.Cancelled = true
				return corpus.Fail(corpus.Cancelled, "", "")
			}
			plan, err := a.chosen(c)
			if err != nil {
				return err
			}
			progress(i, plan.Path)
			if !c.Skip {
				out.Rows = append(out.Rows, rowOf(batch.Import(plan, c.Quotes)))
			}
		}
		return nil
	})
	if out.Cancelled {
		err = nil // the report tells
	}
	return out, err
}

// chosen applies the user's corrections to the plan they are about.
func (a *App) chosen(c Choice) (workspace.Plan, error) {
	a.mu.Lock()
	plan, ok := a.plans[c.Key]
	a.mu.Unlock()
	if !ok {
		return plan, corpus.Fail(corpus.NotFound, "preview "+c.Key, "")
	}
	if plan.Err != nil || c.Skip {
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
		found := make([]ingest.Found, len(plan.Found))
		copy(found, plan.Found)
		for i := range found {
			found[i].Taken = c.Taken[i]
		}
		plan.Found = found
	}
	return plan, nil
}

func rowOf(r workspace.ImportRow) ImportRow {
	return ImportRow{
		Path: r.Path, Status: string(r.Status), Testimony: string(r.Testimony.ID), Title: shown(r.Testimony.Title),
		Words: r.Testimony.Words, Turns: r.Testimony.Turns, Quotes: r.Quotes,
		Warnings: warningsOf(r.Warnings), Error: problemOf(r.Err),
	}
}
