package workspace

import (
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// bearer is a testimony or a participant, as far as both have values.
type bearer struct {
	id     corpus.ID
	of     corpus.Bearer
	name   string
	values []corpus.Value
}

// bearersOf lists all that bear the same attributes.
func bearersOf(tx *store.Tx, of corpus.Bearer) ([]bearer, error) {
	var out []bearer
	if of == corpus.OfTestimony {
		for m, err := range tx.Testimonies().All() {
			if err != nil {
				return nil, err
			}
			out = append(out, bearer{m.ID, of, m.Title, m.Values})
		}
		return out, nil
	}
	for p, err := range tx.Participants().All() {
		if err != nil {
			return nil, err
		}
		out = append(out, bearer{p.ID, of, p.Name, p.Values})
	}
	return out, nil
}

// bearerOf returns one by its ID.
func bearerOf(tx *store.Tx, of corpus.Bearer, id corpus.ID) (bearer, error) {
	if of == corpus.OfTestimony {
		m, err := testimony(tx, id)
		return bearer{m.ID, of, m.Title, m.Values}, err
	}
	p, err := participant(tx, id)
	return bearer{p.ID, of, p.Name, p.Values}, err
}

// put gives it other values. Those it has already change nothing.
func (b bearer) put(tx *store.Tx, values []corpus.Value) error {
	if len(values) == 0 {
		values = nil // as records without any are stored
	}
	if b.of == corpus.OfTestimony {
		m, err := testimony(tx, b.id)
		if err != nil {
			return err
		}
		m.Values = values
		return tx.Testimonies().Put(m.ID, m)
	}
	p, err := participant(tx, b.id)
	if err != nil {
		return err
	}
	p.Values = values
	return tx.Participants().Put(p.ID, p)
}
