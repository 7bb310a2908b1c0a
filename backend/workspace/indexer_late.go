package workspace

import (
	"context"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/store"
)

// await returns when the index holds the moment m, or once patience is over: then
// it is late, as while hundreds of testimonies come in.
func (x *indexer) await(ctx context.Context, m store.Moment) (late bool, err error) {
	if x.patience == 0 {
		return false, x.waitFor(ctx, m)
	}
	patience := x.patience
	x.mu.Lock()
	if x.at.Seq < m.Seq && x.state.Done > 0 && !x.state.Ready {
		patience = 0 // a long round is under way
	}
	x.mu.Unlock()
	patient, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	err = x.waitFor(patient, m)
	if err != nil && ctx.Err() == nil && patient.Err() != nil {
		return true, nil
	}
	return false, err
}

// whole waits, however long that takes, until the index holds every change made before
// the call: what is made of a search and stays must not lack any.
func (w *Workspace) whole(ctx context.Context) error {
	if err := w.StartIndex(); err != nil {
		return err
	}
	return w.WaitIndex(ctx)
}

// dropStale takes out of what a late index found the records whose words may have
// changed since: where they stood means nothing any more. The text of a testimony
// that was never corrected has not changed.
func (x *indexer) dropStale(found *index.Result) error {
	x.mu.Lock()
	at := x.at
	x.mu.Unlock()
	touched, _, err := x.since(at)
	if err != nil {
		return err
	}
	changed := make(map[corpus.ID]bool, len(touched))
	for _, t := range touched {
		changed[t.ID] = true
	}
	before := len(found.Hits)
	err = x.store.View(func(tx *store.Tx) error {
		found.Hits = slices.DeleteFunc(found.Hits, func(h index.Hit) bool {
			if !changed[h.ID] {
				return false
			}
			if h.Kind != index.Testimonies {
				return true
			}
			m, err := testimony(tx, h.ID)
			return err != nil || m.Revision > 1
		})
		return nil
	})
	found.Total -= before - len(found.Hits)
	return err
}

// SearchLate reports whether the index lacks changes: a search made now may miss
// what they brought.
func (w *Workspace) SearchLate() bool {
	x := w.index()
	m, err := w.moment()
	if x == nil || err != nil {
		return false
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.at.Seq < m.Seq
}
