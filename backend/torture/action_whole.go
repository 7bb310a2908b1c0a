package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// keeping are the actions that write another file than the project.
func keeping() []action {
	return []action{
		{name: "back up", weight: 3, covers: "BackUp", do: func(h *hand) error {
			_, _, err := h.w.BackUp(context.Background())
			return err
		}},
		{name: "move the backups", weight: 1, covers: "MoveBackups", do: func(h *hand) error {
			err := h.w.MoveBackups(context.Background(), h.beside("backups-elsewhere"), nil)
			if err == nil {
				err = h.w.MoveBackups(context.Background(), h.options.Backups.Root, nil)
			}
			return err
		}},
		{name: "restore a backup", weight: 1, do: func(h *hand) error {
			all, err := h.w.Backups()
			if err != nil || len(all) == 0 {
				return err // the twin may have one whose writing was refused here
			}
			b, err := one(h, all, nil)
			if err != nil {
				return err
			}
			err = h.copied("restored", func(path string) error {
				return workspace.Restore(context.Background(), b.Path, path, h.options, nil)
			})
			if locked(err) { // of a time when the project had another passphrase
				return errNothing
			}
			return err
		}},
		{name: "save a copy", weight: 1, covers: "SaveCopy", do: func(h *hand) error {
			return h.copied("saved", func(path string) error { return h.w.SaveCopy(context.Background(), path, nil) })
		}},
		{name: "share a copy", weight: 1, covers: "Share", do: func(h *hand) error {
			all, err := h.w.Testimonies()
			if err != nil {
				return err
			}
			shared, err := some(h, all, most)
			if err != nil {
				return err
			}
			o := workspace.ShareOptions{WithoutMemos: h.rng.IntN(2) == 0, WithoutHistory: h.rng.IntN(2) == 0}
			for _, m := range shared {
				o.Testimonies = append(o.Testimonies, m.ID)
			}
			return h.copied("shared", func(path string) error {
				_, err := h.w.Share(context.Background(), path, o, author, nil)
				return err
			})
		}},
	}
}

// rewriting are the actions that write the whole project anew, while nobody has
// it open.
func rewriting() []action {
	return []action{
		{name: "compact", weight: 1, closes: true, do: func(h *hand) error {
			return h.closed(func() error {
				_, _, err := workspace.Compact(context.Background(), h.path, h.options, nil)
				return err
			})
		}},
		{name: "protect", weight: 1, closes: true, do: func(h *hand) error {
			return h.closed(func() error {
				p, err := workspace.Protect(context.Background(), h.path, h.options, passphrase(h.n), nil)
				if err == nil {
					h.options.Secret, h.options.Key = passphrase(h.n), p.Key
				}
				return err
			})
		}},
		{name: "open up", weight: 1, closes: true, do: func(h *hand) error {
			if h.options.Secret == "" {
				return errNothing
			}
			return h.closed(func() error {
				err := workspace.Unprotect(context.Background(), h.path, h.options, nil)
				if err == nil {
					h.options.Secret, h.options.Key = "", nil
				}
				return err
			})
		}},
		{name: "erase a testimony", weight: 1, closes: true, do: func(h *hand) error {
			all, err := h.w.Testimonies()
			if err == nil && len(all) < most/2 {
				err = errNothing
			}
			m, err := one(h, all, err)
			if err != nil {
				return err
			}
			backups, err := h.w.Backups()
			if err != nil {
				return err
			}
			r := workspace.EraseRequest{Testimony: m.ID, Reason: "on request"}
			for _, b := range backups {
				r.Backups = append(r.Backups, b.Path)
			}
			// One ID for the entry in whichever file: those of the project must not
			// follow from how many backups could be written.
			o, id := h.options, h.options.NewID()
			o.NewID = func() corpus.ID { return id }
			return h.closed(func() error {
				_, err := workspace.Erase(context.Background(), h.path, r, author, o, nil)
				return err
			})
		}},
	}
}

// passphrase is what an action protects a project with.
func passphrase(n uint64) string { return fmt.Sprintf("phrase secrète numéro %d", n) }

func (h *hand) beside(name string) string { return filepath.Join(filepath.Dir(h.path), name) }

// copied makes a copy in the place of the one of that name.
func (h *hand) copied(name string, write func(path string) error) error {
	path := filepath.Join(h.beside("copies"), name+".florilege")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return write(path)
}
