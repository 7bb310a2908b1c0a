package index

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/blevesearch/bleve/v2/util"
	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// rootFile lists, in a bbolt file, the segments that make up the index.
const rootFile = "root.bolt"

// inspect returns the record of the index in dir. It reports with ErrStale
// whatever Bleve would trip over there: where its list is missing or empty it
// deletes every segment, and a damaged segment it maps into memory and reads
// without a check. Nothing is written.
func inspect(dir string) (r record, err error) {
	defer recovered(&err)
	// A damaged bbolt file can point outside itself: a panic can be answered.
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	path := filepath.Join(dir, rootFile)
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return r, fmt.Errorf("%w: %s is missing or empty", ErrStale, path)
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, PreLoadFreelist: true, Timeout: lockWait})
	if errors.Is(err, berrors.ErrTimeout) {
		return r, fmt.Errorf("%w: %s", ErrLocked, dir)
	}
	if err != nil {
		return r, fmt.Errorf("%w: %s: %w", ErrStale, path, err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var segments []string
	err = db.View(func(tx *bbolt.Tx) error {
		if err := sound(tx, info.Size()); err != nil {
			return err
		}
		r, segments, err = listed(tx)
		return err
	})
	if err != nil {
		return r, fmt.Errorf("%w: %s: %w", ErrStale, path, err)
	}
	for _, name := range segments {
		if err := inspectSegment(filepath.Join(dir, filepath.Base(name))); err != nil {
			return r, fmt.Errorf("%w: %w", ErrStale, err)
		}
	}
	return r, nil
}

// sound reads all of a bbolt file of that size.
func sound(tx *bbolt.Tx, size int64) error {
	if size < tx.Size() {
		return errors.New("its end is missing")
	}
	// Check reads in a goroutine of its own, where a fault would end the program:
	// every page is read here first.
	if err := walkBucket(tx.Cursor().Bucket()); err != nil {
		return err
	}
	var first error
	for err := range tx.Check() {
		if first == nil {
			first = err
		}
	}
	return first
}

func walkBucket(b *bbolt.Bucket) error {
	return b.ForEach(func(k, v []byte) error {
		if child := b.Bucket(k); v == nil && child != nil {
			return walkBucket(child)
		}
		return nil
	})
}

// listed returns the record and the names of the segments of the last moment
// that Bleve wrote, which must be of our version.
func listed(tx *bbolt.Tx) (r record, segments []string, err error) {
	snapshots := tx.Bucket(util.BoltSnapshotsBucket)
	if snapshots == nil {
		return r, nil, errors.New("it lists no index")
	}
	key, _ := snapshots.Cursor().Last()
	last := snapshots.Bucket(key)
	if last == nil || last.Bucket(util.BoltInternalKey) == nil {
		return r, nil, errors.New("it lists no index")
	}
	if err := json.Unmarshal(last.Bucket(util.BoltInternalKey).Get([]byte(recordKey)), &r); err != nil {
		return r, nil, err
	}
	if r.Version != version {
		return r, nil, fmt.Errorf("it is of version %d, not %d", r.Version, version)
	}
	err = last.ForEachBucket(func(k []byte) error {
		if name := last.Bucket(k).Get(util.BoltPathKey); name != nil { // else not a segment
			segments = append(segments, string(name))
		}
		return nil
	})
	return r, segments, err
}

// inspectSegment compares a segment with the CRC-32 that Bleve ends it with.
func inspectSegment(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	sum := crc32.NewIEEE()
	if _, err := io.CopyBuffer(sum, io.LimitReader(f, info.Size()-crc32.Size), make([]byte, 1<<20)); err != nil {
		return err
	}
	var want [crc32.Size]byte
	if _, err := io.ReadFull(f, want[:]); err != nil || sum.Sum32() != binary.BigEndian.Uint32(want[:]) {
		return fmt.Errorf("%s is damaged", path)
	}
	return nil
}

// recovered turns a panic of Bleve or bbolt over a damaged file into ErrStale.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", ErrStale, p)
	}
}
