package desktop

import (
	"context"

	"florilege/backend/workspace"
)

// Space tells how much of the project's file is used.
func (a *App) Space() (out Space, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return out, err
	}
	s, err := p.Workspace.Space()
	return Space{Bytes: int(s.Bytes), Free: int(s.Free), Worth: s.Worth}, err
}

// Compact writes the open project anew without the room that deleted records
// left; job "compact". The project is closed meanwhile and opened again.
func (a *App) Compact() (out Compaction, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return out, err
	}
	var before, after int64
	again, err := a.rewrite(p, "compact", func(ctx context.Context, o *workspace.Options, progress func(done, total int64)) (err error) {
		before, after, err = workspace.Compact(ctx, p.path, *o, progress)
		return err
	})
	return Compaction{Status: again.Status, Before: int(before), After: int(after), Reopening: again.Reopening}, err
}
