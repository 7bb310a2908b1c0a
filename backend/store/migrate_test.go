package store

import (
	"crypto/sha256"
	"errors"
	"flag"
	"maps"
	"os"
	"testing"

	bolt "go.etcd.io/bbolt"

	"florilege/backend/corpus"
)

var update = flag.Bool("update", false, "write testdata anew, for the present version only")

// Every version that was released opens for ever: its file stays in testdata.
const (
	testdataV1       = "testdata/v1.florilege"
	testdataV2       = "testdata/v2.florilege"
	testdataV2Sealed = "testdata/v2-sealed.florilege" // by the passphrase of the tests
	testdataV3       = "testdata/v3.florilege"
	testdataV4       = "testdata/v4.florilege"
)

// A release keeps the files of those before it: this writes that of Version.
func TestWriteTestdata(t *testing.T) {
	if !*update {
		t.Skip("only with -update")
	}
	s, path := newSample(t)
	addPeople(t, s)
	addKept(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(testdataV4, trimmed(t, path), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestOpensEveryVersion(t *testing.T) {
	for _, file := range []string{testdataV1, testdataV2, testdataV2Sealed} {
		t.Run(file, func(t *testing.T) { opensVersion(t, file) })
	}
}

func opensVersion(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	o := options(9000)
	o.Secret = passphrase
	path := written(t, data)
	r, done, err := Snapshot(path, t.TempDir(), o)
	if err != nil {
		t.Fatal(err)
	}
	asRead := content(t, r)
	if err := done(); err != nil || digest(t, path) != sha256.Sum256(data) {
		t.Errorf("reading changed the file, %v", err)
	}
	s := opened(t, path, o)
	wantSound(t, s)
	now, _ := newSample(t)
	undo(t, now)
	wantContent(t, s, content(t, now))
	wantContent(t, s, asRead)
	view(t, s, func(tx *Tx) error {
		for n := 1; n <= 2; n++ {
			id := corpus.ID([]string{"testimony-01", "testimony-02"}[n-1])
			if text, err := tx.Text(id, 1); err != nil || text != sampleText(n) {
				t.Errorf("text of %s: %q, %v", id, text, err)
			}
		}
		u, r, err := tx.Next()
		if told(u) != " 2" || told(r) != "Pour le rapport 1" {
			t.Errorf("next are undo %q and redo %q", told(u), told(r))
		}
		return err
	})
	redo(t, s)
	redo(t, now)
	for range 7 {
		undo(t, s)
		undo(t, now)
	}
	if is, want := records(content(t, s)), records(content(t, now)); !maps.Equal(is, want) {
		t.Errorf("undoing everything leads to %d records, not %d", len(is), len(want))
	}
}

func TestOpensLaterVersions(t *testing.T) {
	t.Run(testdataV3, func(t *testing.T) { opensWithUndo(t, testdataV3, 8, addPeople) })
	t.Run(testdataV4, func(t *testing.T) { opensWithUndo(t, testdataV4, 9, addPeople, addKept) })
}

// opensWithUndo compares a file of some steps with one made now, there and back.
func opensWithUndo(t *testing.T, file string, steps int, add ...func(testing.TB, *Store)) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := opened(t, written(t, data), options(9000))
	wantSound(t, s)
	now, _ := newSample(t)
	for _, f := range add {
		f(t, now)
	}
	wantContent(t, s, content(t, now))
	for range steps {
		undo(t, s)
		undo(t, now)
		wantSound(t, s)
	}
	for range steps {
		redo(t, s)
		redo(t, now)
	}
	if is, want := records(content(t, s)), records(content(t, now)); !maps.Equal(is, want) {
		t.Errorf("doing everything again leads to %d records, not %d", len(is), len(want))
	}
}

// records leaves out the journal, whose entries have IDs of their own.
func records(all map[slot]string) map[slot]string {
	maps.DeleteFunc(all, func(k slot, _ string) bool { return k.kind == kindJournal })
	return all
}

// upper is a schema in which the names of codes are in capitals and a bucket
// says how many there are.
func upper(then error) schema {
	return schema{version: Version + 2, steps: append(current().steps,
		upgrade{keeps: true, run: func(tx *bolt.Tx) error {
			_, err := tx.CreateBucket([]byte("counts"))
			return err
		}},
		upgrade{run: func(tx *bolt.Tx) error {
			c, err := newCodec()
			if err != nil {
				return err
			}
			codes := tx.Bucket(kindCode.name())
			cursor := codes.Cursor()
			var count byte
			for key, data := cursor.First(); key != nil; key, data = cursor.Next() {
				var code corpus.Code
				if err := c.decode(kindCode, key, data, &code); err != nil {
					return err
				}
				code.Name = "CODE"
				if data, err = c.encode(kindCode, key, code); err != nil {
					return err
				}
				if err := codes.Put(key, data); err != nil {
					return err
				}
				count++
			}
			return errors.Join(tx.Bucket([]byte("counts")).Put([]byte("codes"), []byte{count}), then)
		}},
	)}
}

func TestMigration(t *testing.T) {
	s, path := newSample(t)
	undo(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before := trimmed(t, path)

	mine := errors.New("the disk is full")
	_, err := openWith(path, options(9000), upper(mine))
	wantCode(t, err, corpus.Unwritable)
	if !errors.Is(err, mine) {
		t.Errorf("the cause is lost: %v", err)
	}
	if string(trimmed(t, path)) != string(before) {
		t.Fatal("a migration that failed changed the file")
	}
	s, err = Open(path, options(9000))
	if err != nil {
		t.Fatal(err)
	}
	redo(t, s)
	wantSound(t, s)
}

func TestMigrated(t *testing.T) {
	s, path := newSample(t)
	undo(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := openReadOnlyWith(path, options(0), upper(nil))
	wantCode(t, err, corpus.ReadOnly)
	if s, err = openWith(path, options(9000), upper(nil)); err != nil {
		t.Fatal(err)
	}
	view(t, s, func(tx *Tx) error {
		if v, err := tx.version(); v != Version+2 || err != nil {
			t.Errorf("version %d, %v", v, err)
		}
		if got := tx.tx.Bucket([]byte("counts")).Get([]byte("codes")); string(got) != "\x03" {
			t.Errorf("counts %v", got)
		}
		for c, err := range tx.Codes().All() {
			if c.Name != "CODE" || err != nil {
				t.Errorf("%+v, %v", c, err)
			}
		}
		all, err := tx.History(0, 100)
		if len(all) != 10 {
			t.Errorf("the history holds %d entries", len(all))
		}
		return err
	})
	// What was done before is told, and not undone into records of an older version.
	_, _, err = s.Undo("Zoé", clock(1))
	wantCode(t, err, corpus.NothingToUndo)
	_, _, err = s.Redo("Zoé", clock(1))
	wantCode(t, err, corpus.NothingToRedo)
	rename(t, s, "code-1", "new", "")
	undo(t, s)
	wantSound(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	file := digest(t, path)
	if s, err = openWith(path, options(9100), upper(nil)); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if digest(t, path) != file {
		t.Error("there was nothing left to do, and something was done")
	}
	// A program of the older version leaves it alone.
	refused(t, path, corpus.Newer)
}

// Reading an older file changes a private copy of it, and leaves no copy behind.
func TestSnapshotOfAnOlderVersion(t *testing.T) {
	s, path := newSample(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	file, dir := digest(t, path), t.TempDir()
	s, done, err := snapshotWith(path, dir, options(9000), upper(nil))
	if err != nil {
		t.Fatal(err)
	}
	view(t, s, func(tx *Tx) error {
		c, err := tx.Codes().Get("code-1")
		if v, _ := tx.version(); v != Version+2 || c.Name != "CODE" {
			t.Errorf("version %d, code %q", v, c.Name)
		}
		return err
	})
	if s.Path() != path {
		t.Errorf("its path is %s", s.Path())
	}
	if err := done(); err != nil {
		t.Error(err)
	}
	if left := names(t, dir); len(left) > 0 || digest(t, path) != file {
		t.Errorf("copies stay behind: %v; or the file changed", left)
	}
	mine := errors.New("the disk is full")
	if _, _, err = snapshotWith(path, dir, options(9000), upper(mine)); !errors.Is(err, mine) {
		t.Errorf("got error %v", err)
	}
	if left := names(t, dir); len(left) > 0 || digest(t, path) != file {
		t.Errorf("copies stay behind: %v; or the file changed", left)
	}
}

func TestEveryVersionHasItsStep(t *testing.T) {
	if len(current().steps) != Version-1 {
		t.Errorf("version %d has %d steps", Version, len(current().steps))
	}
}
