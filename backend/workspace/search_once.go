package workspace

import (
	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/store"
)

func asksOnce(f index.Filter) bool { return f.Kind == index.ByRepeat && index.Once(f.Values[0]) }

// foundOnce lets through, of the quotes that confirmed repeats link, one that the
// rest of the query finds: the same that once would keep of them. So no group is
// missed because the quote that stands for it says other words.
func (w *Workspace) foundOnce(r *index.Request, search func(index.Request) (index.Result, error)) error {
	all := *r
	all.In, all.Limit, all.Offset, all.Order = []index.Kind{index.Quotes}, allHits, 0, index.Order{ByPlace: true}
	found, err := search(all)
	if err != nil {
		return err
	}
	var links links
	var linked []corpus.Quote
	chosen := map[corpus.ID]corpus.ID{} // by verdict
	err = w.store.View(func(tx *store.Tx) (err error) {
		if links, err = linksOf(tx); err != nil {
			return err
		}
		for _, h := range found.Hits {
			if links.of[h.ID] == "" {
				continue
			}
			q, err := tx.Quotes().Get(h.ID)
			if gone(err) {
				continue
			}
			if err != nil {
				return err
			}
			linked = append(linked, q)
		}
		asking, err := interviewers(tx)
		for _, q := range once(linked, links, asking) {
			chosen[links.of[q.ID]] = q.ID
		}
		return err
	})
	if err != nil {
		return err
	}
	where := r.Where
	r.Where = func(f index.Filter) (index.Limits, error) {
		if !asksOnce(f) {
			return where(f)
		}
		return index.Limits{Keep: func(d index.Doc) bool {
			if id, linked := chosen[links.of[d.ID]]; linked && d.Kind == index.Quotes {
				return id == d.ID
			}
			return d.Kind != index.Quotes || links.stands(d.ID)
		}}, nil
	}
	return nil
}
