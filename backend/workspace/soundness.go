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

// Notices returns what was to be known of the file when it was opened, such as
// that the end of its journal is damaged.
func (w *Workspace) Notices() []store.Notice { return w.store.Notices() }
