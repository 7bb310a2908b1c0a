package store

import (
	bolt "go.etcd.io/bbolt"

	"florilege/backend/corpus"
)

// Tx is a transaction: every read sees one moment of the project, and in an
// Update every write becomes durable together or not at all. It is valid only
// inside the function it is given to, in that goroutine.
type Tx struct {
	tx      *bolt.Tx
	store   *Store
	buckets [kinds]*bolt.Bucket // those used so far
	at      *head               // nil until read
	remade  bool                // the head could not be read
	changes []change
	wrote   bool // something beside records, which alone might come to nothing
}

// View runs f on one moment of the project, and returns its error as it is.
func (s *Store) View(f func(*Tx) error) error {
	return s.guard(func() error {
		return s.db.View(func(tx *bolt.Tx) error { return f(&Tx{tx: tx, store: s}) })
	})
}

// Project returns the project's own record.
func (t *Tx) Project() (corpus.Project, error) {
	p, err := t.projects().Get(projectKey)
	if err != nil && corpus.CodeOf(err) == corpus.NotFound {
		err = t.damaged(kindProject, projectKey, errMissing)
	}
	return p, err
}

// PutProject writes the project's own record.
func (t *Tx) PutProject(p corpus.Project) error { return t.projects().Put(projectKey, p) }

// ParseProject decodes a project's own record that Diverge returned.
func (t *Tx) ParseProject(data []byte) (corpus.Project, error) { return t.projects().Parse(data) }

// projectKey is where the only project of a file stands.
const projectKey = "project"

func (t *Tx) projects() Table[corpus.Project] { return Table[corpus.Project]{t, kindProject} }

// Testimonies returns the table of testimonies.
func (t *Tx) Testimonies() Table[corpus.Testimony] {
	return Table[corpus.Testimony]{t, kindTestimony}
}

// Layouts returns the table of layouts, by testimony.
func (t *Tx) Layouts() Table[corpus.Layout] { return Table[corpus.Layout]{t, kindLayout} }

// Codes returns the codebook.
func (t *Tx) Codes() Table[corpus.Code] { return Table[corpus.Code]{t, kindCode} }

// Quotes returns the table of quotes.
func (t *Tx) Quotes() Table[corpus.Quote] { return Table[corpus.Quote]{t, kindQuote} }

// Verdicts returns what was decided about repeats.
func (t *Tx) Verdicts() Table[corpus.Verdict] { return Table[corpus.Verdict]{t, kindVerdict} }

// Collections returns the collections.
func (t *Tx) Collections() Table[corpus.Collection] {
	return Table[corpus.Collection]{t, kindCollection}
}

// Erasures returns what stands for testimonies that were erased, by their ID.
func (t *Tx) Erasures() Table[corpus.Erasure] { return Table[corpus.Erasure]{t, kindErasure} }

// Participants returns the people of the study.
func (t *Tx) Participants() Table[corpus.Participant] {
	return Table[corpus.Participant]{t, kindParticipant}
}

// Attributes returns the variables of testimonies and participants.
func (t *Tx) Attributes() Table[corpus.Attribute] { return Table[corpus.Attribute]{t, kindAttribute} }

// Pseudonyms returns what stands for real names.
func (t *Tx) Pseudonyms() Table[corpus.Pseudonym] { return Table[corpus.Pseudonym]{t, kindPseudonym} }

// Revisions returns what corrections replaced.
func (t *Tx) Revisions() Table[corpus.Revision] { return Table[corpus.Revision]{t, kindRevision} }

func (t *Tx) bucket(k kind) *bolt.Bucket {
	if t.buckets[k] == nil {
		t.buckets[k] = t.tx.Bucket(k.name())
		if !k.isDerived() {
			t.buckets[k].FillPercent = 0.9 // new keys mostly come last
		}
	}
	return t.buckets[k]
}

func (t *Tx) put(k kind, key, value []byte) error {
	t.wrote = true
	return t.bucket(k).Put(key, value)
}

func (t *Tx) damaged(k kind, key string, err error) error {
	return &corpus.Error{
		Code: corpus.Damaged, Subject: t.store.name(),
		Detail: k.String() + " " + key + ": " + err.Error(), Err: err,
	}
}
