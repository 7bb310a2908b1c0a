package store

import (
	"encoding/binary"

	bolt "go.etcd.io/bbolt"

	"florilege/backend/corpus"
)

// Version is the schema that this program writes. Each step says why.
//
//	1  the first
const Version = 1

// schema is a version with the steps that lead to it: steps[i] turns version
// i+1 into i+2.
type schema struct {
	version int
	steps   []func(*bolt.Tx) error
}

func current() schema { return schema{version: Version} }

// format is the value under keyFormat that makes a bbolt file ours.
const format = "florilege"

var (
	keyFormat  = []byte("format")
	keyVersion = []byte("version")
	keyHead    = []byte("head")
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
	kindByOriginal       // hash of the original, testimony → nothing
	kinds
)

var bucketNames = [kinds]string{
	"meta", "project", "testimonies", "layouts", "codes", "quotes", "verdicts", "collections",
	"texts", "originals", "journal",
	"quotes-by-testimony", "quotes-by-code", "testimonies-by-original",
}

// Record kinds as a change tells them.
const (
	Projects    = "project"
	Testimonies = "testimonies"
	Layouts     = "layouts"
	Codes       = "codes"
	Quotes      = "quotes"
	Verdicts    = "verdicts"
	Collections = "collections"
)

func (k kind) name() []byte   { return []byte(bucketNames[k]) }
func (k kind) String() string { return bucketNames[k] }

func createBuckets(tx *bolt.Tx, s schema) error {
	for k := range kinds {
		if _, err := tx.CreateBucketIfNotExists(k.name()); err != nil {
			return err
		}
	}
	meta := tx.Bucket(kindMeta.name())
	if err := meta.Put(keyFormat, []byte(format)); err != nil {
		return err
	}
	return putVersion(tx, s.version)
}

func putVersion(tx *bolt.Tx, v int) error {
	return tx.Bucket(kindMeta.name()).Put(keyVersion, binary.BigEndian.AppendUint32(nil, uint32(v)))
}

// versionOf returns the schema version of an open file, or an error where the
// file is not ours.
func versionOf(tx *bolt.Tx, name string) (int, error) {
	meta := tx.Bucket(kindMeta.name())
	if meta == nil || string(meta.Get(keyFormat)) != format {
		return 0, corpus.Fail(corpus.NotAProject, name, "")
	}
	v := meta.Get(keyVersion)
	if len(v) != 4 {
		return 0, corpus.Fail(corpus.Damaged, name, "it does not say its version")
	}
	return int(binary.BigEndian.Uint32(v)), nil
}

// migrate brings the file to the schema in one transaction, so that a failing
// step leaves it as it was.
func migrate(db *bolt.DB, s schema, from int) error {
	if from == s.version {
		return nil
	}
	return db.Update(func(tx *bolt.Tx) error {
		for v := from; v < s.version; v++ {
			if err := s.steps[v-1](tx); err != nil {
				return err
			}
		}
		return createBuckets(tx, s)
	})
}
