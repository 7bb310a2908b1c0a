package store

import (
	"context"
	"errors"
	"hash/maphash"
	"os"
	"path/filepath"

	"florilege/backend/corpus"
)

// Source says where a record was found.
type Source string

// Where records are found.
const (
	InPlace      Source = ""          // where it belongs
	FromLostPage Source = "lost_page" // on a page that nothing leads to any more
	FromOldPage  Source = "old_page"  // on a page that was given free: it may be an older version
	FromJournal  Source = "journal"   // in the entry that made it what it is
	FromOldEntry Source = "old_entry" // in an entry after which others are missing: it may be an older version
	FromBackup   Source = "backup"
)

// Salvage is what can be read of a project file, however damaged. It trusts no
// page: the checksum of a record says what it is and that it is whole. What the
// pages lead to comes first; only where something may be missing there is it
// looked for in the journal, and on the other pages of the file. The file is
// never written.
type Salvage struct {
	file    *os.File
	release func() // gives an open project back; nil where file is ours
	size    int64
	name    string
	options Options
	g       *gleaner
	codec   *codec
	sealing *Sealing
	meter   *meter

	last    *moment // what the file's own table of buckets leads to
	finds   [kinds]map[string]find
	holes   [kinds]yield // without pieces
	head    head
	headOK  bool
	metas   int      // first pages that are sound
	further bool     // the journal goes on behind the head that was found
	sure    uint64   // no entry is missing from this one on
	gaps    []uint64 // entries of the journal that are missing after the floor
	donor   *Store
	donated uint64          // the last entry of the donor
	account account         // what the journal makes of the records
	removed map[slot]uint64 // by which entry, of those that the journal tells to be gone
	spoken  map[string]bool // testimonies that the file tells of; nil until asked

	seed    maphash.Seed
	decoded map[slot]uint64 // what the records of the study come to
	mended  bool            // records were changed since they were found
}

// old reports whether what was found may be an older version.
func (s Source) old() bool { return s == FromOldPage || s == FromOldEntry }

// find is a record that was found.
type find struct {
	piece  piece
	data   []byte // in its envelope, where it stands inside another record
	source Source
}

// OpenSalvage reads whatever can be read of the file at path. It fails where
// that is no project at all, or is sealed and o does not open it. Close it.
func OpenSalvage(ctx context.Context, path string, o Options, tell Progress) (v *Salvage, err error) {
	name := filepath.Base(path)
	f, info, err := openRegular(path)
	if err != nil {
		return nil, err
	}
	if err := lockShared(f); err != nil {
		return nil, errors.Join(corpus.Fail(corpus.OpenElsewhere, name, ""), f.Close())
	}
	v = &Salvage{file: f, size: info.Size(), name: name, options: o}
	v.meter = &meter{ctx: ctx, tell: tell, total: 2 * v.size}
	if err := v.read(); err != nil {
		return nil, errors.Join(err, v.Close())
	}
	return v, nil
}

// Salvage is OpenSalvage on a project that is open for writing. Nobody changes it
// until the salvage is closed.
func (s *Store) Salvage(ctx context.Context, tell Progress) (*Salvage, error) {
	s.writing.Lock()
	info, err := s.file.Stat()
	if err != nil {
		s.writing.Unlock()
		return nil, openError(s.path, err)
	}
	v := &Salvage{file: s.file, size: info.Size(), name: s.name(), options: s.inherit(s.sealing), release: s.writing.Unlock}
	v.meter = &meter{ctx: ctx, tell: tell, total: 2 * v.size}
	if err := v.read(); err != nil {
		return nil, errors.Join(err, v.Close())
	}
	return v, nil
}

// Close lets go of the file.
func (v *Salvage) Close() error {
	if v.release != nil {
		v.release()
		return nil
	}
	return letGo(v.file)
}

// Sealing returns how the project is sealed, nil where it is not.
func (v *Salvage) Sealing() *Sealing { return v.sealing }

func (v *Salvage) read() error {
	c, err := newCodecOf(fewElements)
	if err != nil {
		return err
	}
	v.codec = c
	page := v.pageSize()
	if page == 0 {
		return corpus.Fail(corpus.NotAProject, v.name, "")
	}
	v.g = newGleaner(v.file, v.size, page, c)
	v.g.meter = v.meter
	tops := v.tops()
	if err := v.unlock(tops); err != nil {
		return err
	}
	v.last = v.choose(tops)
	v.readHead()
	if v.version() > Version {
		return corpus.Fail(corpus.Newer, v.name, "")
	}
	for k := range kinds {
		v.finds[k] = map[string]find{}
		v.holes[k].holes = v.last.yields[k].holes
		if v.last.earlier {
			v.holes[k] = nothingRead()
		}
		for _, p := range v.last.yields[k].pieces {
			v.finds[k][string(p.key)] = find{piece: p}
		}
		stray := FromLostPage
		if v.last.torn {
			stray = FromOldPage
		}
		for _, p := range v.last.yields[k].strays {
			v.take(p, stray)
		}
		for _, p := range v.last.yields[k].foreign {
			v.take(p, FromOldPage)
		}
	}
	if v.last.torn {
		v.holes[kindJournal].missing(seqKey(v.last.top.seq+1), nil)
	}
	v.scan()
	v.journal()
	if err := v.meter.ctx.Err(); err != nil {
		return &corpus.Error{Code: corpus.Cancelled, Err: err}
	}
	for k := range kinds {
		if len(v.finds[k]) > 0 && k != kindMeta && !k.isDerived() {
			return nil
		}
	}
	return corpus.Fail(corpus.NotAProject, v.name, "")
}

// readHead reads the head of the file's own table.
func (v *Salvage) readHead() {
	for _, p := range v.last.yields[kindMeta].pieces {
		if string(p.key) == string(keyHead) {
			data, _ := v.g.value(p)
			v.headOK = v.codec.decode(kindMeta, keyHead, data, &v.head) == nil && !v.last.earlier
		}
	}
}

// version returns that of the schema: the head's has a checksum.
func (v *Salvage) version() int {
	if v.headOK && v.head.Version != 0 {
		return v.head.Version
	}
	return v.last.version
}

// data returns a record in its envelope, nil where it cannot be read any more.
func (v *Salvage) data(k kind, key string) []byte {
	f, ok := v.finds[k][key]
	switch {
	case !ok:
		return nil
	case f.source == FromBackup:
		return v.fromDonor(k, key)
	case f.data != nil:
		return f.data
	}
	data, _ := v.g.value(f.piece)
	return data
}

// pageSize returns the size of the file's pages, 0 where it has none.
func (v *Salvage) pageSize() int64 {
	if h, valid, _ := metas(v.file); valid {
		return h.page
	}
	best, most := int64(0), 0
	for page := int64(smallestPage); page <= largestPage; page *= 2 {
		n := 0
		for id := int64(0); id < v.size/page && id < 1<<14; id++ {
			var b [pageHeaderBytes]byte
			if _, err := v.file.ReadAt(b[:], id*page); err != nil {
				continue
			}
			head := headOf(b[:])
			if head.id == uint64(id) && (head.flags == flagLeaf || head.flags == flagBranch || head.flags == flagFreelist) {
				n++
			}
		}
		if n > most {
			best, most = page, n
		}
	}
	return best
}
