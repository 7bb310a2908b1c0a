package desktop

import (
	"context"
	"sync"
)

// latest gives each call a context and cancels the one before.
type latest struct {
	mu     sync.Mutex
	cancel context.CancelFunc
}

func (l *latest) next() context.Context {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.cancel != nil {
		l.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	l.cancel = cancel
	return ctx
}

// stop cancels the call under way, if there is one.
func (l *latest) stop() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.cancel != nil {
		l.cancel()
	}
}
