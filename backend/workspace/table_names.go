package workspace

import (
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// known is what testimonies, or participants, are called: by folded name, and
// by what else one may call them.
type known struct {
	full, short map[string][]corpus.ID
}

// knownOf reads the names of all that bear the same attributes, and puts them
// into records.
func knownOf(tx *store.Tx, of corpus.Bearer, records map[corpus.ID]bearer) (known, error) {
	k := known{map[string][]corpus.ID{}, map[string][]corpus.ID{}}
	bearers, err := bearersOf(tx, of)
	if err != nil {
		return k, err
	}
	for _, b := range bearers {
		records[b.id] = b
		k.full[anchor.Fold(b.name)] = append(k.full[anchor.Fold(b.name)], b.id)
	}
	if of != corpus.OfTestimony {
		return k, nil
	}
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return k, err
		}
		file := anchor.Fold(m.Path)
		if file == "" {
			continue
		}
		k.short[file] = append(k.short[file], m.ID)
		if bare := strings.TrimSuffix(file, "."+m.Format); bare != file {
			k.short[bare] = append(k.short[bare], m.ID)
		}
	}
	return k, nil
}

// find returns who is called so.
func (k known) find(name string) []corpus.ID {
	folded := anchor.Fold(anchor.Name(name))
	if folded == "" {
		return nil
	}
	if hits := k.full[folded]; len(hits) > 0 {
		return hits
	}
	return k.short[folded]
}
