package store

import (
	"encoding/binary"
	"errors"

	bolt "go.etcd.io/bbolt"

	"florilege/backend/corpus"
)

// Version is the schema that this program writes. Each step says why.
//
//	1  the first
//	2  erasures; records may be sealed
//	3  participants, attributes, pseudonyms, revisions; times in layouts
//	4  criteria of codes, stances, consent, words left out of a quote, results
//	   chains, workshops, and what a project keeps by name
const Version = 4

// schema is a version with the steps that lead to it: steps[i] turns version
// i+1 into i+2, and makes the buckets that are new in it.
type schema struct {
	version int
	steps   []upgrade
}

// upgrade is the way to one version. Where it leaves every record as it was, undo
// may go behind it.
type upgrade struct {
	run   func(*bolt.Tx) error
	keeps bool
}

func current() schema {
	return schema{version: Version, steps: []upgrade{
		{keeps: true, run: adding(kindErasure)},
		{keeps: true, run: adding(kindParticipant, kindAttribute, kindPseudonym, kindRevision)},
		{keeps: true, run: adding()}, // an older program would drop what it does not know
	}}
}

// adding returns the step that makes buckets.
func adding(all ...kind) func(*bolt.Tx) error {
	return func(tx *bolt.Tx) error {
		for _, k := range all {
			if _, err := tx.CreateBucketIfNotExists(k.name()); err != nil {
				return err
			}
		}
		return nil
	}
}

// since returns the version that a kind came with.
func (k kind) since() int {
	switch {
	case k >= kindParticipant:
		return 3
	case k == kindErasure:
		return 2
	}
	return 1
}

// format is the value under keyFormat that makes a bbolt file ours.
const format = "florilege"

var (
	keyFormat  = []byte("format")
	keyVersion = []byte("version")
	keyHead    = []byte("head")
	keyLock    = []byte("lock")
)

// kind is a bucket. The numbers stand in journals: never reuse one.
type kind uint8

const (
	kindMeta kind = iota
	kindProject
	kindTestimony
	kindLayout
	kindCode
	kindQuote
	kindVerdict
	kindCollection
	kindText
	kindOriginal
	kindJournal
	kindQuoteByTestimony // testimony, start, quote → nothing
	kindQuoteByCode      // code, quote → nothing
	kindByOriginal       // name of the original's hash, testimony → nothing
	kindErasure
	kindParticipant
	kindAttribute
	kindPseudonym
	kindRevision
	kinds
)

var bucketNames = [kinds]string{
	"meta", "project", "testimonies", "layouts", "codes", "quotes", "verdicts", "collections",
	"texts", "originals", "journal",
	"quotes-by-testimony", "quotes-by-code", "testimonies-by-original",
	"erasures",
	"participants", "attributes", "pseudonyms", "revisions",
}

// Record kinds as a change tells them.
const (
	Projects     = "project"
	Testimonies  = "testimonies"
	Layouts      = "layouts"
	Codes        = "codes"
	Quotes       = "quotes"
	Verdicts     = "verdicts"
	Collections  = "collections"
	Erasures     = "erasures"
	Participants = "participants"
	Attributes   = "attributes"
	Pseudonyms   = "pseudonyms"
	Revisions    = "revisions"
)

// isRecord reports whether the journal may tell of that kind.
func (k kind) isRecord() bool { return k >= kindProject && k <= kindCollection || k >= kindErasure }

// isDerived reports whether its keys follow from records.
func (k kind) isDerived() bool { return k >= kindQuoteByTestimony && k <= kindByOriginal }

func (k kind) name() []byte   { return []byte(bucketNames[k]) }
func (k kind) String() string { return bucketNames[k] }

// begin makes the buckets of a new file.
func (t *Tx) begin(sc schema) error {
	for k := range kinds {
		if _, err := t.tx.CreateBucketIfNotExists(k.name()); err != nil {
			return err
		}
	}
	if err := t.put(kindMeta, keyFormat, []byte(format)); err != nil {
		return err
	}
	if err := t.putVersion(sc.version); err != nil {
		return err
	}
	return t.putHead(head{})
}

func (t *Tx) putVersion(v int) error {
	t.store.version = v
	return t.put(kindMeta, keyVersion, binary.BigEndian.AppendUint32(nil, uint32(v)))
}

// version returns the schema version of the file, or an error where it is not ours.
func (t *Tx) version() (int, error) {
	meta := t.tx.Bucket(kindMeta.name())
	if meta == nil || string(meta.Get(keyFormat)) != format {
		return 0, corpus.Fail(corpus.NotAProject, t.store.name(), "")
	}
	v := meta.Get(keyVersion)
	if len(v) != 4 || binary.BigEndian.Uint32(v) == 0 {
		return 0, corpus.Fail(corpus.Damaged, t.store.name(), "it does not say its version")
	}
	return int(binary.BigEndian.Uint32(v)), nil
}

// accept returns the version of the file, and refuses one of another program, a
// later version, or with pages that make no sense.
// Where its records are sealed, o must open them.
func (s *Store) accept(sc schema, o Options) (version int, err error) {
	h, err := headerOf(s.file, s.name())
	if err != nil {
		return 0, err
	}
	lost := false
	if err := s.guard(func() error { lost, err = s.lookOver(h); return err }); err != nil {
		return 0, err
	}
	err = s.View(func(tx *Tx) error {
		version, err = tx.version()
		switch {
		case err != nil:
			return err
		case version > sc.version && tx.unlock(o) == nil && tx.saysAnother(version):
			return corpus.Fail(corpus.Damaged, s.name(), "it tells two versions")
		case version > sc.version:
			return corpus.Fail(corpus.Newer, s.name(), "")
		case h.freelist == noFreelist:
			return corpus.Fail(corpus.Damaged, s.name(), "its list of free pages is missing")
		}
		if j := tx.tx.Bucket(kindJournal.name()); lost && j != nil {
			s.lostJournal = uint64(j.Root())
		}
		if err := tx.unlock(o); err != nil {
			return err
		}
		if tx.saysAnother(version) {
			return corpus.Fail(corpus.Damaged, s.name(), "it tells two versions")
		}
		if version < sc.version {
			return nil
		}
		if err := tx.complete(); err != nil {
			return err
		}
		s.notices = tx.notice(h.torn)
		return nil
	})
	return version, err
}

// saysAnother reports whether the head tells another version than that. It has a
// checksum and the version alone has none: a flipped bit in it would make a file
// of a later program, or one to be brought up to date once more.
func (t *Tx) saysAnother(version int) bool {
	var h head
	return t.bucket(kindMeta) != nil && t.readHead(&h) == nil && h.Version != 0 && h.Version != version
}

// complete says what a file of the present version lacks.
func (t *Tx) complete() error {
	for k := range kinds {
		if t.tx.Bucket(k.name()) == nil {
			return corpus.Fail(corpus.Damaged, t.store.name(), "its "+k.String()+" are missing")
		}
	}
	return nil
}

// migrate brings the file to the schema in one transaction, so that a failing
// step leaves it as it was. Where a step rewrites records, what the journal
// holds from before can be read and no longer undone.
func (s *Store) migrate(sc schema) error {
	_, err := s.update(func(tx *Tx) error {
		version, err := tx.version()
		if err != nil || version >= sc.version {
			s.version = version
			return err
		}
		keeps := true
		for ; version < sc.version; version++ {
			next := sc.steps[version-1]
			if err := next.run(tx.tx); err != nil {
				return unwritable(s.name(), err)
			}
			keeps = keeps && next.keeps
		}
		if err := tx.putVersion(sc.version); err != nil {
			return err
		}
		if h, err := tx.head(); err != nil || !tx.remade {
			if err = errors.Join(err, tx.putHead(h)); err != nil {
				return err
			}
		}
		if keeps {
			return nil
		}
		return tx.floor()
	})
	return err
}
