package workspace

import (
	"context"

	"florilege/backend/store"
)

// SaveCopy writes what is open into a new file at path, which must not exist,
// sealed as the project is: a way out where the file cannot be written any more,
// or is no longer where it was. progress gets bytes, and may be nil.
func (w *Workspace) SaveCopy(ctx context.Context, path string, progress func(done, total int64)) error {
	return w.store.Copy(ctx, path, store.Rewriting{Progress: progress})
}

// InPlace returns nil where the project's file is still where it was opened, and
// else why nothing can be saved any more: corpus.Vanished or corpus.Replaced.
func (w *Workspace) InPlace() error { return w.store.InPlace() }
