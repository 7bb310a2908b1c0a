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
