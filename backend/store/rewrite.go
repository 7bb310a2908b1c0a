package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	bolt "go.etcd.io/bbolt"

	"florilege/backend/corpus"
)

// Rewriting says how a project is written anew.
type Rewriting struct {
	Reseal   bool                    // seal as Sealing says; otherwise as it is now
	Sealing  *Sealing                // nil for not at all
	Edit     func(*Store) error      // changes what is written before it is given its name; may be nil
	Progress func(done, total int64) // in bytes, of each of its rounds; may be nil
}

// copyBatch is how many bytes of records are written in a transaction.
const copyBatch = 8 << 20

// Copy writes the project, as it is at one moment, into a new file at path,
// which must not exist. The file holds nothing but what can be read in it, has
// been checked, and appears whole under its name or not at all.
func (s *Store) Copy(ctx context.Context, path string, r Rewriting) error {
	if _, err := os.Lstat(path); err == nil {
		return corpus.Fail(corpus.Exists, filepath.Base(path), "")
	}
	part, err := s.rewrite(ctx, path, r)
	if err != nil {
		return err
	}
	defer os.Remove(part)
	return readable(path, settleAt(part, path))
}

// Renew writes the project at path anew, in the place of the old file: nothing
// that was deleted is left in it. Nobody else may have it open. Until the new
// file is whole and checked, the old one stays as it is.
func Renew(ctx context.Context, path string, o Options, r Rewriting) (err error) {
	s, err := Open(path, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if err := sweepParts(path); err != nil {
		return readable(path, err)
	}
	part, err := s.rewrite(ctx, path, r)
	if err != nil {
		return err
	}
	defer os.Remove(part)
	return readable(path, s.supplant(part))
}

// sweepParts removes what was being written beside a project when a process
// was killed. Whoever calls it holds the project's lock.
func sweepParts(path string) error {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "."+filepath.Base(path)+".") || !strings.HasSuffix(e.Name(), ".part") {
			continue
		}
		if err := os.Remove(filepath.Join(filepath.Dir(path), e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// readable makes an error of the file system one that a person reads.
func readable(path string, err error) error {
	if err == nil {
		return nil
	}
	return unwritable(filepath.Base(path), err)
}

// rewrite returns the path of a checked file without a name of its own, in the
// folder of path.
func (s *Store) rewrite(ctx context.Context, path string, r Rewriting) (string, error) {
	sealing := s.sealing
	if r.Reseal {
		sealing = r.Sealing
	}
	if r.Edit == nil {
		return s.pour(ctx, path, sealing, r.Progress)
	}
	// What the edit removes is still in the pages that it frees: they are left
	// behind by pouring once more. Until then everything stands beside the
	// project, sealed as it is: it never comes near where a copy goes.
	part, err := s.pour(ctx, s.path, s.sealing, r.Progress)
	if err != nil {
		return "", err
	}
	defer os.Remove(part)
	edited, err := Open(part, s.inherit(s.sealing))
	if err != nil {
		return "", err
	}
	if err = r.Edit(edited); err != nil {
		return "", errors.Join(err, edited.Close())
	}
	out, err := edited.pour(ctx, path, sealing, r.Progress)
	return out, errors.Join(err, edited.Close())
}

// inherit returns options that open a file of this store's making.
func (s *Store) inherit(sealing *Sealing) Options {
	o := Options{NewID: s.ids}
	if sealing != nil {
		o.Key = sealing.Key
	}
	return o
}

// pour copies every record into a new file in the folder of path, checks it and
// returns its path. Nothing is left where that fails.
func (s *Store) pour(ctx context.Context, path string, sealing *Sealing, progress func(done, total int64)) (part string, err error) {
	f, err := makePart(path)
	if err != nil {
		return "", readable(path, err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	to, err := attach(f, path, false, s.inherit(sealing))
	if err != nil {
		return "", err
	}
	to.sealWith(sealing)
	p := pouring{ctx: ctx, from: s, to: to, progress: progress}
	if err := p.all(); err != nil {
		return "", errors.Join(err, to.Close())
	}
	if err := to.Close(); err != nil {
		return "", readable(path, err)
	}
	return f.Name(), s.verify(ctx, f.Name(), sealing)
}

// verify reads a file that was just written and fails where it is not sound.
func (s *Store) verify(ctx context.Context, part string, sealing *Sealing) error {
	to, err := OpenReadOnly(part, s.inherit(sealing))
	if err != nil {
		return err
	}
	problems, err := to.CheckAll(ctx, nil)
	if err = errors.Join(err, to.Close()); err == nil && len(problems) > 0 {
		err = corpus.Fail(corpus.Damaged, s.name(), problems[0].Record+": "+problems[0].What)
	}
	return err
}

// pouring is the copying of every record from one store to another.
type pouring struct {
	ctx         context.Context
	from, to    *Store
	progress    func(done, total int64)
	done, total int64

	out   *bolt.Tx // under way in to, nil for none
	bytes int      // written in it
}

func (p *pouring) all() error {
	p.to.db.NoSync = true // nothing counts before the end
	err := p.from.View(func(tx *Tx) error {
		p.total = tx.tx.Size()
		for k := range kinds {
			if err := p.bucket(tx, k); err != nil {
				return err
			}
		}
		return p.flush()
	})
	if err != nil {
		if p.out != nil {
			_ = p.out.Rollback()
		}
		return err
	}
	return readable(p.to.path, p.to.db.Sync())
}

func (p *pouring) bucket(tx *Tx, k kind) error {
	if err := p.make(k); err != nil {
		return err
	}
	if k == kindByOriginal {
		return nil // written with the testimonies
	}
	if k == kindJournal {
		if tx.journal() == nil {
			return tx.damaged(k, "", errPages)
		}
		if err := p.aside(tx); err != nil {
			return err
		}
	}
	return tx.bucket(k).ForEach(func(key, value []byte) error {
		if err := p.ctx.Err(); err != nil {
			return &corpus.Error{Code: corpus.Cancelled, Err: err}
		}
		p.done += int64(len(key) + len(value))
		if err := p.record(tx, k, key, value); err != nil {
			return err
		}
		if p.bytes < copyBatch {
			return nil
		}
		if p.progress != nil {
			p.progress(min(p.done, p.total), p.total)
		}
		return p.flush()
	})
}

// aside takes back into the journal what can be read of one that was set aside.
func (p *pouring) aside(tx *Tx) error {
	for _, seq := range tx.aside().order {
		if err := p.record(tx, kindJournal, seqKey(seq), tx.entryAt(seq)); err != nil {
			return err
		}
	}
	return nil
}

// record writes one pair, sealed as the new file is.
func (p *pouring) record(tx *Tx, k kind, key, value []byte) error {
	switch {
	case k == kindMeta:
		return p.meta(tx, key, value)
	case k.isDerived():
		return p.put(k, key, nil)
	}
	payload, err := p.from.codec.open(k, key, value)
	if err != nil {
		return tx.damaged(k, blobName(k, key), err)
	}
	switch k {
	case kindOriginal:
		key = []byte(p.to.codec.name(Hash(payload)))
	case kindJournal:
		if payload, err = p.entry(payload); err != nil {
			return tx.damaged(k, fmt.Sprint(seqOf(key)), err)
		}
	case kindTestimony:
		m, err := tx.Testimonies().decode(key, value)
		if err != nil {
			return err
		}
		for _, d := range p.to.codec.testimonyKeys(m) {
			if err := p.put(d.kind, []byte(d.key), nil); err != nil {
				return err
			}
		}
	}
	return p.put(k, key, p.to.codec.seal(k, key, payload))
}

// meta writes what says how the file is to be read.
func (p *pouring) meta(tx *Tx, key, value []byte) error {
	switch string(key) {
	case string(keyHead):
		payload, err := p.from.codec.open(kindMeta, key, value)
		if err != nil {
			return tx.damaged(kindMeta, string(key), err)
		}
		value = p.to.codec.seal(kindMeta, key, payload)
	case string(keyLock):
		return nil
	case string(keyVersion):
		if p.to.sealing == nil {
			break
		}
		// Beside the version, which every file has.
		project, err := tx.Project()
		if err != nil {
			return err
		}
		if err := p.begin(); err != nil {
			return err
		}
		sealed := &Tx{tx: p.out, store: p.to}
		if err := sealed.putLock(lock{project.ID, p.to.sealing.Slots}); err != nil {
			return readable(p.to.path, err)
		}
	}
	return p.put(kindMeta, key, value)
}

// entry seals the records inside a journal entry, which stand in envelopes of
// their own.
func (p *pouring) entry(payload []byte) ([]byte, error) {
	if p.from.codec.key.Same(p.to.codec.key) {
		return payload, nil
	}
	var e entry
	if err := p.from.codec.dec.Unmarshal(payload, &e); err != nil {
		return nil, err
	}
	for i, c := range e.Changes {
		var err error
		if e.Changes[i].Before, err = p.side(c, c.Before); err != nil {
			return nil, err
		}
		if e.Changes[i].After, err = p.side(c, c.After); err != nil {
			return nil, err
		}
	}
	return p.to.codec.enc.Marshal(e)
}

func (p *pouring) side(c change, record []byte) ([]byte, error) {
	if record == nil {
		return nil, nil
	}
	payload, err := p.from.codec.open(c.Kind, []byte(c.Key), record)
	if err != nil {
		return nil, err
	}
	return p.to.codec.seal(c.Kind, []byte(c.Key), payload), nil
}

// make makes the bucket of a kind, where it is not there yet.
func (p *pouring) make(k kind) error {
	if err := p.begin(); err != nil {
		return err
	}
	_, err := p.out.CreateBucketIfNotExists(k.name())
	return readable(p.to.path, err)
}

func (p *pouring) put(k kind, key, value []byte) error {
	if err := p.make(k); err != nil {
		return err
	}
	p.bytes += len(key) + len(value)
	b := p.out.Bucket(k.name())
	b.FillPercent = 0.95 // the keys of most come in order
	return readable(p.to.path, b.Put(key, value))
}

func (p *pouring) begin() (err error) {
	if p.out == nil {
		p.out, err = p.to.db.Begin(true)
	}
	return readable(p.to.path, err)
}

// flush ends the transaction under way; the next pair begins another.
func (p *pouring) flush() error {
	err := p.out.Commit()
	p.out, p.bytes = nil, 0
	return readable(p.to.path, err)
}
