package workspace

import (
	"context"

	"florilege/backend/store"
)

// Check reads the whole project and returns what is wrong with it; an empty
// list says that it is sound and that every quote equals its text.
func (w *Workspace) Check() ([]store.Problem, error) { return w.store.Check() }

// CheckAll is Check with progress, which ends early with Cancelled. Work may go
// on meanwhile.
func (w *Workspace) CheckAll(ctx context.Context, tell store.Progress) ([]store.Problem, error) {
	return w.store.CheckAll(ctx, tell)
}

// Damage returns what is wrong with a project that does not open because it is
// damaged: its pages, and every record that is not in its place any more.
func Damage(ctx context.Context, path string, o Options) ([]store.Problem, error) {
	return store.Damage(ctx, path, o.filled().file(), nil)
}

// Notices returns what was to be known of the file when it was opened, such as
// that the end of its journal is damaged.
func (w *Workspace) Notices() []store.Notice { return w.store.Notices() }
