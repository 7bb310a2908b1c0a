package workspace

import (
	"sync"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// shelf remembers records of one kind, decoded, and follows the journal: of what it
// holds, only what changed since is read again. What it hands over is shared: nobody
// changes it. What a transaction wrote itself it does not see.
type shelf[T any] struct {
	kind  string
	table func(*store.Tx) store.Table[T]
	most  int // how many it holds at most, more or less; 0 for all

	mu sync.Mutex
	at store.Moment
	of map[corpus.ID]*T // nil for nothing remembered

	whole bool               // every record was remembered once
	stale map[corpus.ID]bool // of a whole one: what changed or went since it was put in order
}

// follow brings what is remembered to the moment of tx: what changed since is not
// remembered any more. To one who reads an earlier moment than another did it reports
// false, and leaves everything as it is.
func (s *shelf[T]) follow(tx *store.Tx) (ok bool, err error) {
	now, err := tx.Moment()
	if err != nil || s.of != nil && s.at == now {
		return true, err
	}
	if s.of != nil && now.Seq < s.at.Seq {
		return false, nil
	}
	known := false
	if s.of != nil {
		known, err = tx.Knows(s.at)
	}
	var touched []store.Touched
	if known && err == nil {
		touched, err = tx.Since(s.at)
	}
	s.at = now
	if !known || err != nil { // a journal that cannot be read is no reason not to count
		s.of, s.whole, s.stale = map[corpus.ID]*T{}, false, nil
		return true, nil
	}
	for _, t := range touched {
		if t.Kind != s.kind {
			continue
		}
		delete(s.of, t.ID)
		if s.whole {
			s.stale[t.ID] = true
		}
	}
	return true, nil
}

// mostLayouts bounds the layouts remembered: some ten kilobytes each.
const mostLayouts = 1024

func newLayoutShelf() *shelf[corpus.Layout] {
	return &shelf[corpus.Layout]{kind: store.Layouts, table: (*store.Tx).Layouts, most: mostLayouts}
}

// several returns records in the order of their IDs as they are named. One that is not
// there is an error of code NotFound.
func (s *shelf[T]) several(tx *store.Tx, ids []corpus.ID) ([]*T, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ok, err := s.follow(tx)
	if err != nil {
		return nil, err
	}
	if !ok {
		return pointers(s.table(tx).Several(ids))
	}
	return s.fill(tx, ids)
}

// fill is several at the moment that is remembered.
func (s *shelf[T]) fill(tx *store.Tx, ids []corpus.ID) ([]*T, error) {
	out := make([]*T, len(ids))
	var missing []corpus.ID
	var at []int
	for i, id := range ids {
		if out[i] = s.of[id]; out[i] == nil {
			missing, at = append(missing, id), append(at, i)
		}
	}
	read, err := s.table(tx).Several(missing)
	if err != nil {
		return nil, err
	}
	if s.most > 0 && len(s.of)+len(missing) > s.most {
		clear(s.of)
	}
	for i, id := range missing {
		s.of[id], out[at[i]] = &read[i], &read[i]
	}
	return out, nil
}

// get returns one record.
func (s *shelf[T]) get(tx *store.Tx, id corpus.ID) (v T, err error) {
	found, err := s.several(tx, []corpus.ID{id})
	if err != nil {
		return v, err
	}
	return *found[0], nil
}

func pointers[T any](read []T, err error) ([]*T, error) {
	out := make([]*T, len(read))
	for i := range read {
		out[i] = &read[i]
	}
	return out, err
}
