package workspace

import (
	"fmt"
	"slices"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// linker finds where the links of memos lead, in one moment of the project.
type linker struct {
	tx     *store.Tx
	d      *describer
	codes  map[corpus.ID]corpus.Code
	quotes map[corpus.ID]LinkTo
}

func newLinker(tx *store.Tx) *linker { return &linker{tx: tx, quotes: map[corpus.ID]LinkTo{}} }

// all returns where each of the links of a memo leads, once.
func (l *linker) all(memo string) ([]LinkTo, error) {
	out := []LinkTo{}
	for _, at := range corpus.MemoLinks(memo) {
		if slices.ContainsFunc(out, func(has LinkTo) bool { return has.MemoLink == at }) {
			continue
		}
		to, err := l.one(at)
		if err != nil {
			return nil, err
		}
		out = append(out, to)
	}
	return out, nil
}

func (l *linker) one(at corpus.MemoLink) (LinkTo, error) {
	if at.Kind == corpus.LinkQuote {
		return l.toQuote(at)
	}
	if l.codes == nil {
		codes, err := codesOf(l.tx)
		if err != nil {
			return LinkTo{}, err
		}
		l.codes = codes
	}
	if _, ok := l.codes[at.ID]; !ok {
		return LinkTo{MemoLink: at, Gone: true}, nil
	}
	return LinkTo{MemoLink: at, Name: corpus.Path(l.codes, at.ID)}, nil
}

func (l *linker) toQuote(at corpus.MemoLink) (LinkTo, error) {
	if to, ok := l.quotes[at.ID]; ok {
		return to, nil
	}
	q, err := l.tx.Quotes().Get(at.ID)
	if gone(err) {
		return LinkTo{MemoLink: at, Gone: true}, nil
	}
	if err != nil {
		return LinkTo{}, err
	}
	info, err := l.quote(q)
	if err != nil {
		return LinkTo{}, err
	}
	to := LinkTo{MemoLink: at, Name: firstWords(q.Exact), Where: info.Title, Testimony: q.Testimony, Span: q.Span}
	if info.Turn > 0 {
		to.Where = fmt.Sprintf("%s, %d", info.Title, info.Turn)
	}
	l.quotes[at.ID] = to
	return to, nil
}

// quote describes a quote.
func (l *linker) quote(q corpus.Quote) (QuoteInfo, error) {
	if l.d == nil {
		d, err := newDescriber(l.tx)
		if err != nil {
			return QuoteInfo{}, err
		}
		l.d = d
	}
	infos, err := l.d.all([]corpus.Quote{q})
	if err != nil {
		return QuoteInfo{}, err
	}
	return infos[0], nil
}

// text returns a memo as it is read outside of the window.
func (l *linker) text(memo string) (string, error) {
	links, err := l.all(memo)
	return Memo{Text: memo, Links: links}.Shown(), err
}

// MemoText returns a memo as it is read outside of the window: with the names of
// codes, and where quotes stand, in the place of its links.
func (w *Workspace) MemoText(memo string) (text string, err error) {
	if len(corpus.MemoLinks(memo)) == 0 {
		return memo, nil
	}
	err = w.store.View(func(tx *store.Tx) error {
		text, err = newLinker(tx).text(memo)
		return err
	})
	return text, err
}

// relinkMemos makes the links of all memos lead elsewhere, where of says so.
func relinkMemos(tx *store.Tx, of func(corpus.MemoLink) corpus.ID) error {
	return eachNoting(tx, func(n noting) error {
		memo := corpus.WithLinks(n.memo, func(l corpus.MemoLink) string {
			l.ID = of(l)
			return l.String()
		})
		if memo == n.memo {
			return nil
		}
		return n.put(memo)
	})
}

// relinkedCode makes links that lead to one code lead to another.
func relinkedCode(tx *store.Tx, from, to corpus.ID) error {
	return relinkMemos(tx, func(l corpus.MemoLink) corpus.ID {
		if l.Kind == corpus.LinkCode && l.ID == from {
			return to
		}
		return l.ID
	})
}
