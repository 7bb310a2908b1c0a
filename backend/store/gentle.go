package store

import (
	"bufio"
	"context"
	"errors"
	"os"
	"time"

	"florilege/backend/corpus"
)

const (
	// gentleChunk is how many bytes are written at once: a change that comes
	// meanwhile waits for the disk to take no more than that.
	gentleChunk = 256 << 10
	// gentleRest is the longest pause between two chunks. A pause is as long as
	// the chunk before it took: the disk is ours half of the time.
	gentleRest = 50 * time.Millisecond
	// gentlePoll is how often to look whether the writer waits for us.
	gentlePoll = 2 * time.Millisecond
	// gentleStuck is how long a reading may take to begin before it seems that a
	// writer waits for the readings to end. Each try of backupTries is four times
	// as patient as the one before: a loaded machine looks alike.
	gentleStuck = 10 * time.Millisecond
	backupTries = 6
	// gentleRoom is what a project does not grow by while it is backed up.
	gentleRoom = 64 << 20
)

// errInTheWay says that a writer waits for the reading under way to end.
var errInTheWay = errors.New("a writer waits for this reading to end")

// gentle writes a large file beside a project in use: in chunks, each brought
// to the disk by itself, with pauses, and never while a change is written. A
// file left to the system's cache would go to the disk all at once, and a small
// change would wait for all of it.
type gentle struct {
	ctx   context.Context
	store *Store
	to    *os.File
	// patience is how long a reading may take to begin, 0 where no writer can
	// wait for ours.
	patience time.Duration
}

// newGentle returns a writer to be flushed, for the given try.
func newGentle(ctx context.Context, s *Store, to *os.File, try int) *bufio.Writer {
	g := &gentle{ctx: ctx, store: s, to: to}
	if info, err := s.file.Stat(); err != nil || info.Size()+gentleRoom > s.mapped {
		g.patience = gentleStuck << (2 * try)
	}
	return bufio.NewWriterSize(g, gentleChunk)
}

// Write writes one chunk.
func (g *gentle) Write(p []byte) (int, error) {
	if err := g.makeWay(); err != nil {
		return 0, err
	}
	start := time.Now()
	n, err := g.to.Write(p)
	if err == nil {
		err = syncData(g.to)
	}
	if err != nil {
		return n, err
	}
	return n, g.rest(min(time.Since(start), gentleRest))
}

func (g *gentle) rest(d time.Duration) error {
	select {
	case <-g.ctx.Done():
		return corpus.Fail(corpus.Cancelled, "", "")
	case <-time.After(d):
		return nil
	}
}

// makeWay returns when whoever writes has finished. A writer for whom the file
// must be mapped anew waits for every reading to end, ours too: then it fails.
func (g *gentle) makeWay() error {
	turn := make(chan struct{})
	go func() {
		g.store.writing.Lock() // in our turn: a writer without a pause does not keep us out
		close(turn)
		g.store.writing.Unlock()
	}()
	for {
		select {
		case <-turn:
			return nil
		case <-g.ctx.Done():
			return corpus.Fail(corpus.Cancelled, "", "")
		case <-time.After(gentlePoll):
			if g.patience > 0 && !g.store.canRead(g.patience) {
				return errInTheWay
			}
		}
	}
}

// canRead reports whether another reading begins within that time. None does
// while a writer waits for those under way to end.
func (s *Store) canRead(within time.Duration) bool {
	begun := make(chan struct{})
	go func() {
		defer close(begun)
		if tx, err := s.db.Begin(false); err == nil {
			_ = tx.Rollback()
		}
	}()
	select {
	case <-begun:
		return true
	case <-time.After(within):
		return false
	}
}
