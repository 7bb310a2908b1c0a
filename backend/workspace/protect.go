package workspace

import (
	"context"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
	"florilege/backend/seal"
	"florilege/backend/store"
)

// Protection tells what protecting a project gave.
type Protection struct {
	Key         *seal.Key // opens it without the passphrase
	RecoveryKey string    // opens the project where the passphrase is forgotten; told this once
	Left        []string  // paths of what may hold its words in the clear and could not be removed or sealed
}

// Sealed reports whether a passphrase protects the project.
func (w *Workspace) Sealed() bool { return w.store.Sealing() != nil }

// Key returns the key of a sealed project, nil where it is not sealed: it opens
// copies of the same project, as Options.Key, without asking for the passphrase.
func (w *Workspace) Key() *seal.Key {
	if s := w.store.Sealing(); s != nil {
		return s.Key
	}
	return nil
}

// Verify returns nil where the secret opens the project, or it has none.
func (w *Workspace) Verify(secret string) error { return w.store.Verify(secret) }

// CheckPassphrase refuses a passphrase to be that is easily guessed.
func CheckPassphrase(passphrase string) error { return store.CheckPassphrase(passphrase) }

// NewProtected does what New does, sealed from the first byte. It returns the
// recovery key too.
func NewProtected(path, name, language, passphrase string, a Author, o Options) (*Workspace, string, error) {
	sealing, recovery, err := store.NewSealing(passphrase)
	if err != nil {
		return nil, "", err
	}
	w, err := create(path, name, language, sealing, a, o)
	return w, recovery, err
}

// Protect seals the project at path, which nobody may have open, so that only
// the passphrase or the recovery key it returns opens it. One that is sealed
// already asks for o.Secret, whatever key is at hand, and gets a new key:
// whoever knew the old passphrase cannot read what is written from then on.
// Until all is written and checked the old file stays as it is. The backups at
// o.Backups are sealed alike; where the program ends before that, BackUp does it
// once the project is open again, as for a root that is not there.
func Protect(ctx context.Context, path string, o Options, passphrase string, progress func(done, total int64)) (p Protection, err error) {
	sealing, recovery, err := store.NewSealing(passphrase)
	if err != nil {
		return p, err
	}
	was, err := reseal(ctx, path, o, sealing, progress)
	if err != nil {
		return p, err
	}
	p.Key, p.RecoveryKey = sealing.Key, recovery
	p.Left = o.filled().finishSealing(ctx, path, was, sealing, progress)
	return p, nil
}

// Unprotect writes the project at path, which nobody may have open, in the
// clear. It asks for o.Secret, whatever key is at hand.
func Unprotect(ctx context.Context, path string, o Options, progress func(done, total int64)) error {
	_, err := reseal(ctx, path, o, nil, progress)
	return err
}

// resealed is what a project was before it was sealed anew.
type resealed struct {
	project corpus.ID
	key     *seal.Key // nil where it was not sealed
}

func reseal(ctx context.Context, path string, o Options, sealing *store.Sealing, progress func(done, total int64)) (was resealed, err error) {
	o = o.filled()
	o.Key = nil // what is asked here is whether the person knows the secret
	w, err := Open(path, o)
	if err != nil {
		return was, err
	}
	was.key = w.Key()
	s, err := w.Summary()
	if closeErr := w.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return was, err
	}
	was.project = s.Project.ID
	if was.key == nil && sealing == nil {
		return was, corpus.Fail(corpus.Invalid, filepath.Base(path), "it has no passphrase")
	}
	o.Key = was.key
	undo := func() {}
	if sealing != nil {
		undo = o.beginSealing(path, was, sealing)
	}
	if err = store.Renew(ctx, path, o.file(), store.Rewriting{Reseal: true, Sealing: sealing, Progress: progress}); err != nil {
		undo()
	}
	return was, err
}

// removeOpen removes what stands in the cache of a project that was not sealed,
// and returns the paths of what it could not remove.
func removeOpen(o Options, project corpus.ID) (left []string) {
	for _, path := range append(readingCopies(o, project), o.indexOf(project)) {
		if os.RemoveAll(path) != nil {
			left = append(left, path)
		}
	}
	return left
}

// readingCopies returns the private copies that a killed command may have left:
// those of the project, and those that do not say of which they are.
func readingCopies(o Options, project corpus.ID) (paths []string) {
	entries, _ := os.ReadDir(o.reading()) // mostly there is none
	for _, e := range entries {
		path := filepath.Join(o.reading(), e.Name())
		if id, err := store.Identify(path, store.Options{}); err != nil || id.Project == project {
			paths = append(paths, path)
		}
	}
	return paths
}

// reading is the folder of private copies.
func (o Options) reading() string { return filepath.Join(o.cache(), "reading") }

// indexOf is the folder of a project's index.
func (o Options) indexOf(project corpus.ID) string {
	return filepath.Join(o.cache(), "index", indexFolder(project))
}

// SuggestPassphrase returns words drawn at random, in a language of the interface.
func SuggestPassphrase(locale string) string { return seal.Suggest(locale) }
