package store

import (
	"encoding/binary"
	"hash/maphash"
	"slices"
	"strings"

	"florilege/backend/corpus"
)

// Study returns every record that was found.
func (v *Salvage) Study() corpus.Study {
	v.seed = maphash.MakeSeed()
	v.decoded = map[slot]uint64{}
	s := corpus.Study{
		Testimonies:  decoded[corpus.Testimony](v, kindTestimony),
		Layouts:      decoded[corpus.Layout](v, kindLayout),
		Codes:        decoded[corpus.Code](v, kindCode),
		Quotes:       decoded[corpus.Quote](v, kindQuote),
		Verdicts:     decoded[corpus.Verdict](v, kindVerdict),
		Collections:  decoded[corpus.Collection](v, kindCollection),
		Erasures:     decoded[corpus.Erasure](v, kindErasure),
		Participants: decoded[corpus.Participant](v, kindParticipant),
		Attributes:   decoded[corpus.Attribute](v, kindAttribute),
		Pseudonyms:   decoded[corpus.Pseudonym](v, kindPseudonym),
		Revisions:    decoded[corpus.Revision](v, kindRevision),
	}
	s.Project = decoded[corpus.Project](v, kindProject)[projectKey]
	return s
}

// decoded reads the records of a kind. One that is none is forgotten.
func decoded[T any](v *Salvage, k kind) map[corpus.ID]T {
	out := map[corpus.ID]T{}
	for key := range v.finds[k] {
		var value T
		if err := v.codec.decode(k, []byte(key), v.data(k, key), &value); err != nil {
			delete(v.finds[k], key)
			continue
		}
		out[corpus.ID(key)] = value
		v.decoded[slot{k, key}] = v.sum(value)
	}
	return out
}

func (v *Salvage) sum(value any) uint64 {
	data, err := v.codec.enc.Marshal(value)
	if err != nil {
		return 0
	}
	return maphash.Bytes(v.seed, data)
}

// Put takes the records of a study, which began as that of Study, in place of
// those that were found: what did not change keeps its very bytes. It reports
// whether anything changed.
func (v *Salvage) Put(s corpus.Study) (changed bool, err error) {
	project := map[corpus.ID]corpus.Project{projectKey: s.Project}
	for _, put := range []func() (bool, error){
		func() (bool, error) { return replaced(v, kindProject, project) },
		func() (bool, error) { return replaced(v, kindTestimony, s.Testimonies) },
		func() (bool, error) { return replaced(v, kindLayout, s.Layouts) },
		func() (bool, error) { return replaced(v, kindCode, s.Codes) },
		func() (bool, error) { return replaced(v, kindQuote, s.Quotes) },
		func() (bool, error) { return replaced(v, kindVerdict, s.Verdicts) },
		func() (bool, error) { return replaced(v, kindCollection, s.Collections) },
		func() (bool, error) { return replaced(v, kindParticipant, s.Participants) },
		func() (bool, error) { return replaced(v, kindAttribute, s.Attributes) },
		func() (bool, error) { return replaced(v, kindPseudonym, s.Pseudonyms) },
		func() (bool, error) { return replaced(v, kindRevision, s.Revisions) },
	} {
		one, err := put()
		if err != nil {
			return changed, err
		}
		changed = changed || one
	}
	v.mended = v.mended || changed
	return changed, nil
}

func replaced[T any](v *Salvage, k kind, values map[corpus.ID]T) (changed bool, err error) {
	for key := range v.finds[k] {
		if _, ok := values[corpus.ID(key)]; !ok {
			delete(v.finds[k], key)
			changed = true
		}
	}
	for id, value := range values {
		s := slot{k, string(id)}
		if was, ok := v.decoded[s]; ok && was == v.sum(value) {
			continue
		}
		data, err := v.codec.encode(k, []byte(id), value)
		if err != nil {
			return changed, err
		}
		v.finds[k][s.key] = find{data: data, source: v.finds[k][s.key].source}
		changed = true
	}
	return changed, nil
}

// PutText writes a text that was made anew.
func (v *Salvage) PutText(testimony corpus.ID, revision int, text string) {
	key := textKey(testimony, revision)
	v.finds[kindText][string(key)] = find{data: v.codec.seal(kindText, key, []byte(text))}
	v.mended = true
}

// Text returns a revision of a testimony's text, where it was found.
func (v *Salvage) Text(testimony corpus.ID, revision int) (string, bool) {
	key := textKey(testimony, revision)
	payload, err := v.codec.open(kindText, key, v.data(kindText, string(key)))
	return string(payload), err == nil
}

// Revisions returns the revisions of a testimony's text that were found,
// ascending.
func (v *Salvage) Revisions(testimony corpus.ID) []int {
	var out []int
	for key := range v.finds[kindText] {
		id, revision, _ := strings.Cut(key, keySeparator)
		if id == string(testimony) && len(revision) == 4 {
			out = append(out, int(binary.BigEndian.Uint32([]byte(revision))))
		}
	}
	slices.Sort(out)
	return out
}

// Original returns the bytes that a testimony was imported from, by their
// SHA-256, where they were found.
func (v *Salvage) Original(hash string) ([]byte, bool) {
	key := v.codec.name(hash)
	payload, err := v.codec.open(kindOriginal, []byte(key), v.data(kindOriginal, key))
	return payload, err == nil
}

// HasOriginal is Original without reading it.
func (v *Salvage) HasOriginal(hash string) bool {
	_, ok := v.finds[kindOriginal][v.codec.name(hash)]
	return ok
}

// OriginalOf returns the bytes that a testimony of which nothing else is known
// was imported from.
func (v *Salvage) OriginalOf(testimony corpus.ID) ([]byte, bool) {
	for key := range v.finds[kindByOriginal] {
		if name, id, _ := strings.Cut(key, keySeparator); id == string(testimony) {
			payload, err := v.codec.open(kindOriginal, []byte(name), v.data(kindOriginal, name))
			return payload, err == nil
		}
	}
	return nil, false
}

// Lost names the testimonies and quotes that the file had, by the keys that
// lists are made of, and that were not found. A quote comes with its testimony.
func (v *Salvage) Lost() (testimonies []corpus.ID, quotes map[corpus.ID]corpus.ID) {
	quotes = map[corpus.ID]corpus.ID{}
	for key := range v.finds[kindQuoteByTestimony] {
		testimony, rest, _ := strings.Cut(key, keySeparator)
		if len(rest) <= placeBytes+len(keySeparator) {
			continue
		}
		id := rest[placeBytes+len(keySeparator):]
		if _, found := v.finds[kindQuote][id]; !found && !v.isGone(slot{kindQuote, id}) {
			quotes[corpus.ID(id)] = corpus.ID(testimony)
		}
	}
	for key := range v.finds[kindByOriginal] {
		_, id, _ := strings.Cut(key, keySeparator)
		if _, found := v.finds[kindTestimony][id]; !found && !v.isGone(slot{kindTestimony, id}) {
			testimonies = append(testimonies, corpus.ID(id))
		}
	}
	slices.Sort(testimonies)
	return testimonies, quotes
}

// MayLack reports whether a record of that kind and ID may have been in the
// file and not be found.
func (v *Salvage) MayLack(kind string, id corpus.ID) bool {
	k, ok := kindOf(kind)
	if !ok {
		return false
	}
	_, found := v.finds[k][string(id)]
	return !found && v.holes[k].lacks([]byte(id)) && !v.isGone(slot{k, string(id)})
}

// isGone reports whether the journal tells that a record was removed.
func (v *Salvage) isGone(s slot) bool {
	_, told := v.removed[s]
	return told
}

// TextsAlone returns the testimonies of which a text was found, sorted.
func (v *Salvage) TextsAlone() []corpus.ID {
	seen := map[corpus.ID]bool{}
	for key := range v.finds[kindText] {
		id, _, _ := strings.Cut(key, keySeparator)
		seen[corpus.ID(id)] = true
	}
	out := make([]corpus.ID, 0, len(seen))
	for id := range seen {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}
