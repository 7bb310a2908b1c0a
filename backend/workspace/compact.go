package workspace

import (
	"context"
	"os"

	"florilege/backend/store"
)

// Space is how much of a project's file is used, in bytes.
type Space struct {
	Bytes int64
	Free  int64 // what deleted or changed records left behind
	Worth bool  // compaction gives back enough to be offered
}

// Compaction is offered where more than a third of a file, and of that at least
// so many bytes, is free.
const (
	worthShare = 3
	worthBytes = 4 << 20
)

// Space tells how much of the file is used. It costs nothing.
func (w *Workspace) Space() (Space, error) {
	s, err := w.store.Space()
	return Space{s.Bytes, s.Free, s.Free > s.Bytes/worthShare && s.Free >= worthBytes}, err
}

// Compact writes the project at path, which nobody may have open, anew without
// the room that deleted records left. Until the new file is whole and checked
// the old one stays as it is. It returns the sizes of the files in bytes;
// progress may be nil.
func Compact(ctx context.Context, path string, o Options, progress func(done, total int64)) (before, after int64, err error) {
	before = size(path)
	if err := store.Renew(ctx, path, o.filled().file(), store.Rewriting{Progress: progress}); err != nil {
		return before, before, err
	}
	return before, size(path), nil
}

// size returns the bytes of a file, 0 where there is none.
func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
