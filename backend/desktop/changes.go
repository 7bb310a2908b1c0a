package desktop

import (
	"slices"
	"sync"
	"time"
)

// gatherFor is how often the changes of a batch are told: the interface then
// fetches what it shows a few times a second, and not once for each file.
const gatherFor = 300 * time.Millisecond

// changes tells the interface what moves, one event a change; while a batch runs,
// what comes of it is gathered.
type changes struct {
	emit func(Change)

	mu      sync.Mutex
	batches map[string]int // that run, by the token of who began them
	waiting *Change
	told    time.Time
}

// tell tells a change, or keeps it until more of its batch came.
func (c *changes) tell(now Change) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.waiting != nil && c.waiting.Origin == now.Origin {
		for _, r := range c.waiting.Records {
			if !slices.Contains(now.Records, r) {
				now.Records = append(slices.Clip(now.Records), r)
			}
		}
		c.waiting = nil
	}
	c.flush()
	if c.batches[now.Origin] > 0 && time.Since(c.told) < gatherFor {
		c.waiting = &now
		return
	}
	c.told = time.Now()
	c.emit(now)
}

// gather begins a batch of that token and returns what ends it.
func (c *changes) gather(origin string) (end func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.batches == nil {
		c.batches = map[string]int{}
	}
	c.batches[origin]++
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.batches[origin]--; c.batches[origin] == 0 {
			delete(c.batches, origin)
		}
		c.flush()
	}
}

// flush tells what waits.
func (c *changes) flush() {
	if c.waiting != nil {
		c.emit(*c.waiting)
		c.waiting, c.told = nil, time.Now()
	}
}
