package store

import (
	"errors"

	"florilege/backend/corpus"
	"florilege/backend/seal"
)

// Sealing is how the records of a project are sealed.
type Sealing struct {
	Key   *seal.Key
	Slots []seal.Slot // the key, wrapped for each secret
}

// NewSealing returns a new key that opens with the passphrase, and with the
// recovery key that it returns too.
func NewSealing(passphrase string) (sealing *Sealing, recovery string, err error) {
	if err := CheckPassphrase(passphrase); err != nil {
		return nil, "", err
	}
	key, err := seal.NewKey()
	if err != nil {
		return nil, "", err
	}
	recovery = seal.NewRecoveryKey()
	slots, err := seal.Lock(key, passphrase, recovery)
	return &Sealing{key, slots}, recovery, err
}

// lock is the record of meta that stands in the clear in a sealed project.
type lock struct {
	Project corpus.ID   `cbor:"1,keyasint"` // so that copies are known without a passphrase
	Slots   []seal.Slot `cbor:"2,keyasint"`
}

// Sealing returns how the project is sealed, nil where it is not.
func (s *Store) Sealing() *Sealing { return s.sealing }

// lock returns the record of the locks, without slots where the project is not
// sealed.
func (t *Tx) lock() (l lock, err error) {
	data := t.bucket(kindMeta).Get(keyLock)
	if data == nil {
		return l, nil
	}
	if err := t.store.codec.with(nil).decode(kindMeta, keyLock, data, &l); err != nil {
		return l, t.damaged(kindMeta, string(keyLock), err)
	}
	return l, nil
}

func (t *Tx) putLock(l lock) error {
	data, err := t.store.codec.with(nil).encode(kindMeta, keyLock, l)
	if err != nil {
		return err
	}
	return t.put(kindMeta, keyLock, data)
}

// unlock makes the store read what it seals, with the key or the secret of o.
func (t *Tx) unlock(o Options) error {
	l, err := t.lock()
	if err != nil {
		return err
	}
	if l.Slots == nil {
		return nil
	}
	if o.Key != nil && t.opens(o.Key) {
		t.store.sealWith(&Sealing{o.Key, l.Slots})
		return nil
	}
	key, err := t.store.keyOf(l.Slots, o.Secret)
	if err != nil {
		return err
	}
	t.store.sealWith(&Sealing{key, l.Slots})
	return nil
}

// keyOf returns the key that a secret opens, after a constant effort.
func (s *Store) keyOf(slots []seal.Slot, secret string) (*seal.Key, error) {
	if secret == "" {
		return nil, corpus.Fail(corpus.Locked, s.name(), "")
	}
	key, err := seal.Unlock(slots, secret)
	switch {
	case errors.Is(err, seal.ErrWrong):
		return nil, corpus.Fail(corpus.WrongPassphrase, s.name(), "")
	case err != nil:
		return nil, corpus.FailWith(corpus.Damaged, s.name(), err)
	}
	return key, nil
}

// Verify returns nil where the secret opens the project, or the project is not
// sealed.
func (s *Store) Verify(secret string) error {
	if s.sealing == nil {
		return nil
	}
	_, err := s.keyOf(s.sealing.Slots, secret)
	return err
}

// CheckPassphrase refuses a passphrase to be that is easily guessed.
func CheckPassphrase(passphrase string) error {
	if !seal.LongEnough(passphrase) {
		return corpus.Fail(corpus.ShortPassphrase, "", "")
	}
	return nil
}

// opens reports whether a key is that of the file: it opens the project's record.
func (t *Tx) opens(key *seal.Key) bool {
	data := t.bucket(kindProject).Get([]byte(projectKey))
	_, err := t.store.codec.with(key).open(kindProject, []byte(projectKey), data)
	return err == nil
}

// sealWith makes the store seal what it writes, or not where sealing is nil. It
// is not for a store in use.
func (s *Store) sealWith(sealing *Sealing) {
	s.sealing = sealing
	if sealing == nil {
		s.codec = s.codec.with(nil)
		return
	}
	s.codec = s.codec.with(sealing.Key)
}

// Identity is what a project file tells without its passphrase.
type Identity struct {
	Project corpus.ID
	Sealed  bool
	Version int // of its schema
}

// Identify reads which project a file holds. It fails as OpenReadOnly does, but
// for a file that is sealed, or of an older version.
func Identify(path string, o Options) (id Identity, err error) {
	f, err := openFile(path)
	if err != nil {
		return id, err
	}
	s, err := attach(f, path, true, o)
	if err != nil {
		return id, err
	}
	id.Version, err = s.accept(current(), o)
	if locked := corpus.CodeOf(err); err != nil && locked != corpus.Locked && locked != corpus.WrongPassphrase {
		return id, errors.Join(err, s.Close())
	}
	err = s.View(func(tx *Tx) error {
		l, err := tx.lock()
		if err != nil {
			return err
		}
		if l.Slots != nil {
			id.Project, id.Sealed = l.Project, true
			id.Version, err = tx.version()
			return err
		}
		p, err := tx.Project()
		id.Project = p.ID
		return err
	})
	return id, errors.Join(err, s.Close())
}
