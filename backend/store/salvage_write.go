package store

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"florilege/backend/corpus"
)

// Write writes what was found, and what was put in its place, to a new file at
// path, which must not exist. The file is checked, and appears whole under its
// name or not at all. Where anything is missing or was made anew, the last entry
// of its journal is c, and undo does not go behind it; otherwise the file holds
// the very records of the old one, its journal included.
func (v *Salvage) Write(ctx context.Context, path string, c Change, tell Progress) error {
	if _, err := os.Lstat(path); err == nil {
		return corpus.Fail(corpus.Exists, filepath.Base(path), "")
	}
	f, err := makePart(path)
	if err != nil {
		return readable(path, err)
	}
	defer os.Remove(f.Name())
	o := Options{NewID: v.options.NewID}
	if v.sealing != nil {
		o.Key = v.sealing.Key
	}
	to, err := attach(f, path, false, o)
	if err != nil {
		return err
	}
	to.sealWith(v.sealing)
	total := int64(0)
	for k := range kinds {
		for key, f := range v.finds[k] {
			total += int64(len(key) + f.piece.size + len(f.data))
		}
	}
	p := &pouring{ctx: ctx, to: to, progress: tell, total: total}
	if err := errors.Join(v.pour(p, c), to.Close()); err != nil {
		return err
	}
	if err := to.verify(ctx, f.Name(), v.sealing); err != nil {
		return err
	}
	return readable(path, settleAt(f.Name(), path))
}

func (v *Salvage) pour(p *pouring, c Change) error {
	p.to.db.NoSync = true // nothing counts before the end
	for k := range kinds {
		if err := v.pourKind(p, k); err != nil {
			return errors.Join(err, p.abandon())
		}
	}
	if err := v.pourMeta(p, c); err != nil {
		return errors.Join(err, p.abandon())
	}
	if err := p.flush(); err != nil {
		return err
	}
	return readable(p.to.path, p.to.db.Sync())
}

// abandon gives up the transaction under way.
func (p *pouring) abandon() error {
	if p.out == nil {
		return nil
	}
	return p.out.Rollback()
}

// pourKind writes the records of a kind in the order of their keys, and the
// keys that lists are made of.
func (v *Salvage) pourKind(p *pouring, k kind) error {
	if err := p.make(k); err != nil || k == kindMeta || k.isDerived() {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(v.finds[k])) {
		if p.ctx.Err() != nil {
			return corpus.Fail(corpus.Cancelled, "", "")
		}
		data := v.data(k, key)
		if data == nil {
			return corpus.Fail(corpus.Unreadable, v.name, "it changed while it was read")
		}
		if err := p.put(k, []byte(key), data); err != nil {
			return err
		}
		derived, err := (&Tx{store: p.to}).derived(k, []byte(key), data)
		if err != nil {
			return err
		}
		for _, d := range derived {
			if err := p.put(d.kind, []byte(d.key), nil); err != nil {
				return err
			}
		}
		p.done += int64(len(key) + len(data))
		if p.bytes < copyBatch {
			continue
		}
		if p.progress != nil {
			p.progress(min(p.done, p.total), p.total)
		}
		if err := p.flush(); err != nil {
			return err
		}
	}
	return nil
}

// pourMeta writes what says how the file is to be read, and the head.
func (v *Salvage) pourMeta(p *pouring, c Change) error {
	if err := p.begin(); err != nil {
		return err
	}
	tx := &Tx{tx: p.out, store: p.to}
	if err := tx.put(kindMeta, keyFormat, []byte(format)); err != nil {
		return err
	}
	if err := tx.putVersion(Version); err != nil {
		return err
	}
	if v.sealing != nil {
		project, err := tx.Project()
		if err != nil {
			return err
		}
		if err := tx.putLock(lock{project.ID, v.sealing.Slots}); err != nil {
			return err
		}
	}
	if v.Whole() {
		return tx.putHead(v.head)
	}
	h := head{Seq: tx.prior(1<<64 - 1)}
	if v.headOK {
		h.Seq = max(h.Seq, v.head.Seq)
	}
	e := entry{By: c.By, At: c.At, Action: c.Action, Subject: c.Subject, Count: max(c.Count, 1)}
	if err := tx.append(&h, e); err != nil {
		return err
	}
	h.Floor = h.Seq
	return tx.putHead(h)
}

// Whole reports whether everything was found, and is as it was: every record is
// what the journal tells, and no entry is missing.
func (v *Salvage) Whole() bool {
	if !v.headOK || v.further || v.last.torn || v.mended || len(v.gaps) > 0 || v.sure > v.head.Floor+1 || !v.headFits() {
		return false
	}
	for k := range kinds {
		if len(v.holes[k].holes) == 0 || k == kindMeta || k.isDerived() {
			continue
		}
		// Of a record the journal tells, from the beginning if it can.
		if !k.isRecord() && k != kindJournal || v.head.Floor > 0 && k != kindJournal {
			return false
		}
	}
	for s, want := range v.account.after {
		if v.account.sum(v.data(s.kind, s.key)) != want {
			return false
		}
	}
	return true
}

// headFits reports whether the head is that of the last entry, and what it
// promises to undo and redo can be read.
func (v *Salvage) headFits() bool {
	if e, ok := v.entry(v.head.Seq); !ok && v.head.Seq > v.head.Floor || ok && e.ID != v.head.ID {
		return false
	}
	for seq := v.head.Undo; seq != 0; {
		e, ok := v.entry(seq)
		if !ok {
			return false
		}
		seq = e.Prev
	}
	for _, seq := range v.head.Redo {
		if _, ok := v.entry(seq); !ok {
			return false
		}
	}
	return true
}

// Holdings counts what was found, by the name of its kind, and by where for
// what was not in its place.
type Holdings struct {
	Records map[string]int
	Moved   map[Source]map[string]int
	Entries int      // of the journal
	Lost    int      // entries that are missing
	Torn    bool     // the last change may be missing
	Unknown []string // kinds of which there may have been more, that nothing tells of
}

// Holdings tells what was found.
func (v *Salvage) Holdings() Holdings {
	out := Holdings{Torn: v.last.torn, Records: map[string]int{}, Moved: map[Source]map[string]int{}, Entries: len(v.finds[kindJournal]), Lost: len(v.gaps)}
	for k := range kinds {
		if k == kindMeta || k.isDerived() || k == kindJournal {
			continue
		}
		out.Records[k.String()] = len(v.finds[k])
		for _, f := range v.finds[k] {
			if f.source == InPlace {
				continue
			}
			if out.Moved[f.source] == nil {
				out.Moved[f.source] = map[string]int{}
			}
			out.Moved[f.source][k.String()]++
		}
		told := k.isRecord() && v.headOK && v.head.Floor == 0 && v.sure == 1
		if len(v.holes[k].holes) > 0 && !told {
			out.Unknown = append(out.Unknown, k.String())
		}
	}
	return out
}
