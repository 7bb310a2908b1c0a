package main

import (
	"errors"
	"fmt"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/seal"
	"florilege/backend/workspace"
)

// ring is every passphrase that a project had, and the keys found with them.
// Trying a key costs nothing, and a passphrase a tenth of a second.
type ring struct {
	secrets []string
	keys    []*seal.Key
}

// add adds a passphrase, "" for none.
func (r *ring) add(secret string) {
	if secret != "" && !slices.Contains(r.secrets, secret) {
		r.secrets = append(r.secrets, secret)
	}
}

// locked reports whether err says that a file asks for another passphrase.
func locked(err error) bool {
	return codeOf(err) == corpus.Locked || codeOf(err) == corpus.WrongPassphrase
}

// with calls open with what may open a file, the newest first, until it does.
func (r *ring) with(open func(unlocking) (*workspace.Workspace, error)) (*workspace.Workspace, error) {
	w, err := open(unlocking{})
	for _, k := range slices.Backward(r.keys) {
		if !locked(err) {
			return w, err
		}
		w, err = open(unlocking{key: k})
	}
	for _, secret := range slices.Backward(r.secrets) {
		if !locked(err) {
			return w, err
		}
		if w, err = open(unlocking{secret: secret}); err == nil && w.Key() != nil {
			r.keys = append(r.keys, w.Key())
		}
	}
	return w, err
}

// open opens a project as the next start of the program does.
func (r *ring) open(path, cache string) (*workspace.Workspace, error) {
	return r.with(func(u unlocking) (*workspace.Workspace, error) {
		return workspace.Open(path, workspace.Options{Cache: cache, Secret: u.secret, Key: u.key})
	})
}

// good opens a copy or a backup, and checks it.
func (r *ring) good(path string) error {
	w, err := r.with(func(u unlocking) (*workspace.Workspace, error) {
		return workspace.OpenReading(path, workspace.Options{Secret: u.secret, Key: u.key})
	})
	if err != nil {
		return err
	}
	return errors.Join(sound(w), w.Close())
}

// sound fails where a check finds anything.
func sound(w *workspace.Workspace) error {
	problems, err := w.Check()
	for _, p := range problems {
		err = errors.Join(err, fmt.Errorf("check: %s: %s", p.Record, p.What))
	}
	return err
}
