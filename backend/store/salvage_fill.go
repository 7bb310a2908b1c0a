package store

import (
	"bytes"
	"encoding/binary"
	"strings"

	"florilege/backend/corpus"
)

// Fill takes what is missing from another file of the project, such as a
// backup, which must stay open until the salvage is written. What the journal
// tells to have been removed since, or what was erased, is not taken back.
func (v *Salvage) Fill(donor *Store) error {
	return donor.View(func(tx *Tx) error {
		same, err := v.sameProject(tx)
		if err != nil {
			return err
		}
		if !same {
			return corpus.Fail(corpus.Invalid, donor.name(), "it is of another project")
		}
		h, err := tx.head()
		if err != nil {
			return err
		}
		v.donor, v.donated = donor, h.Seq
		for k := range kinds {
			if k == kindMeta || k.isDerived() || k == kindJournal && !v.sameLine(tx) {
				continue
			}
			err := tx.bucket(k).ForEach(func(key, data []byte) error {
				v.fill(tx, k, key, data)
				return v.meter.ctx.Err()
			})
			if err != nil {
				return &corpus.Error{Code: corpus.Cancelled, Err: err}
			}
		}
		if len(v.gaps) > 0 {
			v.journal() // it may tell of more records now
		}
		return nil
	})
}

// fill takes one record, if it is missing.
func (v *Salvage) fill(tx *Tx, k kind, key, data []byte) {
	there := string(key)
	if k == kindOriginal && !tx.store.codec.key.Same(v.codec.key) {
		payload, err := tx.store.codec.open(k, key, data)
		if err != nil {
			return
		}
		there = v.codec.name(Hash(payload))
	}
	f, found := v.finds[k][there]
	if found && !f.source.old() || !v.holes[k].lacks([]byte(there)) || !v.wanted(tx, k, there) {
		return
	}
	if _, err := tx.store.codec.open(k, key, data); err == nil {
		v.finds[k][there] = find{piece: piece{key: bytes.Clone(key)}, source: FromBackup}
	}
}

// wanted reports whether what is missing was part of the project to the end, as
// far as can be told.
func (v *Salvage) wanted(tx *Tx, k kind, key string) bool {
	switch k {
	case kindJournal:
		return len(key) == 8 && (!v.headOK || binary.BigEndian.Uint64([]byte(key)) <= v.head.Seq)
	case kindText:
		return !v.erased(strings.SplitN(key, keySeparator, 2)[0])
	case kindTestimony, kindLayout:
		if v.erased(key) {
			return false
		}
	}
	removed, told := v.removed[slot{k, key}]
	h, err := tx.head()
	return !told || err == nil && h.Seq > removed
}

// erased reports whether a testimony was erased at somebody's request. Where
// that cannot be told, one that nothing else in the file speaks of counts as
// erased: it must not come back from a backup.
func (v *Salvage) erased(id string) bool {
	if _, ok := v.finds[kindErasure][id]; ok {
		return true
	}
	return v.holes[kindErasure].lacks([]byte(id)) && !v.spokenOf(id)
}

// spokenOf reports whether the damaged file itself tells of a testimony.
func (v *Salvage) spokenOf(id string) bool {
	if v.spoken == nil {
		v.spoken = map[string]bool{}
		for _, k := range []kind{kindTestimony, kindLayout, kindText, kindQuoteByTestimony} {
			for key, f := range v.finds[k] {
				if f.source != FromBackup && !f.source.old() {
					v.spoken[strings.SplitN(key, keySeparator, 2)[0]] = true
				}
			}
		}
	}
	return v.spoken[id]
}

// fromDonor returns a record of the donor, sealed as the damaged file is.
func (v *Salvage) fromDonor(k kind, key string) (data []byte) {
	f := v.finds[k][key]
	_ = v.donor.View(func(tx *Tx) error {
		there := tx.bucket(k).Get(f.piece.key)
		if k == kindJournal {
			there = tx.entryAt(seqOf(f.piece.key))
		}
		if v.donor.codec.key.Same(v.codec.key) {
			data = bytes.Clone(there)
			return nil
		}
		payload, err := v.donor.codec.open(k, f.piece.key, there)
		if err == nil && k == kindJournal {
			p := pouring{from: v.donor, to: &Store{codec: v.codec}}
			payload, err = p.entry(payload)
		}
		if err == nil {
			data = v.codec.seal(k, []byte(key), payload)
		}
		return err
	})
	return data
}

// sameProject reports whether a file is of the project that is saved: by the
// project's ID, or where that is lost by a testimony or text that both hold.
func (v *Salvage) sameProject(tx *Tx) (bool, error) {
	theirs, err := tx.Project()
	if err != nil {
		return false, err
	}
	var ours corpus.Project
	if err := v.codec.decode(kindProject, []byte(projectKey), v.data(kindProject, projectKey), &ours); err == nil {
		return ours.ID == theirs.ID, nil
	}
	for _, k := range []kind{kindTestimony, kindText, kindQuote, kindCode, kindLayout} {
		for key := range v.finds[k] {
			if tx.bucket(k).Get([]byte(key)) != nil {
				return true, nil
			}
		}
	}
	return false, nil
}

// sameLine reports whether the two files tell one history: where both have an
// entry, it is the same.
func (v *Salvage) sameLine(tx *Tx) bool {
	h, err := tx.head()
	if err != nil {
		return false
	}
	for _, seq := range v.entries() {
		if seq > h.Seq {
			break
		}
		ours, ok := v.entry(seq)
		theirs, err := tx.entry(seq)
		if ok && err == nil && ours.ID != theirs.ID {
			return false
		}
	}
	return true
}
