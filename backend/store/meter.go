package store

import (
	"context"
	"time"

	"florilege/backend/corpus"
)

// Progress is told of long work: how many bytes are done, of about how many.
type Progress func(done, total int64)

// tellEvery is the pause between two calls of a Progress.
const tellEvery = 50 * time.Millisecond

// meter counts work that can be stopped.
type meter struct {
	ctx         context.Context
	done, total int64
	tell        Progress // may be nil
	told        time.Time
}

// add counts bytes, and reports whether to go on.
func (m *meter) add(bytes int64) bool {
	if m == nil {
		return true
	}
	m.done = min(m.done+bytes, m.total)
	if m.tell != nil && time.Since(m.told) > tellEvery {
		m.told = time.Now()
		m.tell(m.done, m.total)
	}
	return m.ctx.Err() == nil
}

// end tells that all is done, or returns why it is not.
func (m *meter) end() error {
	if err := m.ctx.Err(); err != nil {
		return &corpus.Error{Code: corpus.Cancelled, Err: err}
	}
	if m.tell != nil {
		m.tell(m.total, m.total)
	}
	return nil
}
