package workspace

import (
	"context"
	"errors"
	"os"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// ShareReport says what a copy holds, as it was read back from it.
type ShareReport struct {
	Path     string
	Bytes    int64
	Holds    Holds
	Leaves   Holds
	Traces   int    // places from which words of testimonies that stayed behind were taken
	Recovery string // key of a sealed copy, to keep apart; "" for one that is not sealed
}

// Share writes a copy for somebody else into a new file at path: a project of
// its own, which holds what PlanShare said and nothing else. Undo does not go
// behind its making. The copy is read back before Share returns.
func (w *Workspace) Share(ctx context.Context, path string, o ShareOptions, a Author, tell Progress) (out ShareReport, err error) {
	if tell == nil {
		tell = func(string, int64, int64) {}
	}
	plan, err := w.PlanShare(o, a)
	if err != nil {
		return out, err
	}
	var sealing *store.Sealing
	if o.Passphrase != "" {
		if sealing, out.Recovery, err = store.NewSealing(o.Passphrase); err != nil {
			return out, err
		}
	}
	id := w.opts.NewID()
	err = w.store.Copy(ctx, path, store.Rewriting{
		Reseal: true, Sealing: sealing,
		Progress: func(done, total int64) { tell(path, done, total) },
		Edit:     func(s *store.Store) error { return w.reduceTo(s, id, o, a) },
	})
	if err != nil {
		return out, err
	}
	out.Path, out.Leaves, out.Traces = path, plan.Leaves, len(plan.Traces)
	out.Holds, out.Bytes, err = w.readBack(path, sealing)
	return out, err
}

// reduceTo takes away from a copy what it is not to hold.
func (w *Workspace) reduceTo(s *store.Store, id corpus.ID, o ShareOptions, a Author) error {
	var r *reduction
	err := s.View(func(tx *store.Tx) (err error) {
		r, err = reduce(tx, o, a)
		return err
	})
	if err != nil {
		return err
	}
	amendment := store.Amendment{
		Anew: o.WithoutHistory,
		Change: store.Change{
			By: r.coder(a.Name), At: w.opts.Now(), Action: corpus.ActShare, Count: max(1, len(o.Testimonies)),
		},
		Retell: func(tx *store.Tx, e corpus.Entry, steps []store.Step) (by, subject string) {
			return r.coder(e.By), r.subject(tx, e, steps)
		},
	}
	var name string
	err = s.View(func(tx *store.Tx) error {
		p, err := tx.Project()
		name, _ = r.scope.subject(p.Name)
		return err
	})
	if err != nil {
		return err
	}
	amendment.Change.Subject = name
	return s.Amend(amendment, func(tx *store.Tx) error {
		r.tx = tx
		return errors.Join(r.write(id), r.scope.call(tx))
	})
}

// readBack says what a file holds.
func (w *Workspace) readBack(path string, sealing *store.Sealing) (h Holds, size int64, err error) {
	o := w.opts.file()
	if sealing != nil {
		o.Key = sealing.Key
	}
	s, err := store.OpenReadOnly(path, o)
	if err != nil {
		return h, 0, err
	}
	err = s.View(func(tx *store.Tx) error {
		r, err := reduce(tx, ShareOptions{}, Author{})
		if err == nil {
			h, err = r.holds()
		}
		return err
	})
	h.Sealed = sealing != nil
	info, statErr := os.Stat(path)
	if statErr == nil {
		size = info.Size()
	}
	return h, size, errors.Join(err, statErr, s.Close())
}
