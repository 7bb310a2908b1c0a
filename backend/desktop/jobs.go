package desktop

import (
	"context"
	"path/filepath"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/logbook"
	"florilege/backend/workspace"
)

// progressEvery spaces the events of a job: the interface needs no more.
const progressEvery = 100 * time.Millisecond

// job runs long work that CancelJob can stop, and tells its progress.
func (a *App) job(kind string, total int, work func(ctx context.Context, progress func(done int, note string)) error) error {
	return a.counting(kind, total, func(ctx context.Context, tell func(done, words int, note string)) error {
		return work(ctx, func(done int, note string) { tell(done, 0, note) })
	})
}

// counting is job for work that counts words too.
func (a *App) counting(kind string, total int, work func(ctx context.Context, tell func(done, words int, note string)) error) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	j := Job{ID: string(workspace.NewID()), Kind: kind, Total: total, State: "running"}
	a.mu.Lock()
	a.jobs[j.ID] = cancel
	a.mu.Unlock()
	a.emit("job", j)
	begun, told := time.Now(), time.Time{}
	err := work(ctx, func(done, words int, note string) {
		if time.Since(told) < progressEvery {
			return
		}
		told = time.Now()
		j.Done, j.Words, j.Left, j.Note = done, words, secondsLeft(told.Sub(begun), done, total), shown(filepath.Base(note))
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

// telling is how long work goes on before it can be told when it ends.
const telling = 2 * time.Second

// secondsLeft returns how long the rest takes if it goes on as until now, or 0.
func secondsLeft(since time.Duration, done, total int) int {
	if done == 0 || since < telling {
		return 0
	}
	return int((since*time.Duration(total-done)/time.Duration(done) + time.Second - 1) / time.Second)
}

// kinds of long work.
func kinds() []string {
	return []string{"plan", "import", "index", "repeats", "export", "protect", "compact", "copy", "share", "erase", "check", "examine", "repair", "media"}
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
