package store

import "florilege/backend/corpus"

// RecordStep is one entry of the journal that changed a record, with the record
// before and after it in bytes that its Table parses; nil says that it was not
// there.
type RecordStep struct {
	corpus.Entry
	Before, After []byte
}

// RecordHistory returns up to limit steps that changed a record of a kind
// (Codes, Quotes…), the newest first. Entries that cannot be read, and those that
// were emptied, tell nothing.
func (t *Tx) RecordHistory(kind string, id corpus.ID, limit int) ([]RecordStep, error) {
	h, err := t.head()
	if err != nil {
		return nil, err
	}
	out := []RecordStep{}
	for seq := h.Seq; seq > 0 && len(out) < limit; seq = t.prior(seq) {
		e, err := t.entry(seq)
		if err != nil {
			continue
		}
		for _, c := range e.Changes {
			if c.Kind.String() != kind || c.Key != string(id) {
				continue
			}
			step := RecordStep{Entry: e.shown(seq)}
			if step.Before, err = t.side(c, c.Before); err != nil {
				return nil, err
			}
			if step.After, err = t.side(c, c.After); err != nil {
				return nil, err
			}
			out = append(out, step)
		}
	}
	return out, nil
}
