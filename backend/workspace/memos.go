package workspace

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// MemoKind says what a memo is about.
type MemoKind string

// What memos are about.
const (
	MemoOfProject     MemoKind = "project"
	MemoOfTestimony   MemoKind = "testimony"
	MemoOfCode        MemoKind = "code"
	MemoOfQuote       MemoKind = "quote"
	MemoOfCollection  MemoKind = "collection"
	MemoOfParticipant MemoKind = "participant"
	MemoOfAttribute   MemoKind = "attribute"
)

// MemoKinds returns them all, in the order of lists.
func MemoKinds() []MemoKind {
	return []MemoKind{MemoOfProject, MemoOfTestimony, MemoOfCode, MemoOfQuote, MemoOfCollection, MemoOfParticipant, MemoOfAttribute}
}

// Memo is what somebody wrote about something.
type Memo struct {
	Kind  MemoKind
	ID    corpus.ID // of what it is about
	Name  string    // of that: a title, the path of a code, the first words of a quote
	Text  string    // as it is stored, with its links
	Links []LinkTo  // each once, in their order
	Quote QuoteInfo // where it is about one
	At    time.Time // when it was written last, or what it is about was made; zero where neither is known
	By    string    // "" where not known
}

// LinkTo is where a link of a memo leads.
type LinkTo struct {
	corpus.MemoLink
	Name      string // the path of a code, the first words of a quote; "" where it is gone
	Where     string // of a quote: its testimony and turn
	Gone      bool
	Testimony corpus.ID   // of a quote
	Span      corpus.Span // of a quote, in bytes
}

// MemoFilter narrows a list of memos. Empty fields do not.
type MemoFilter struct {
	Kinds  []MemoKind // any of them
	Text   string     // words that all occur, in the memo, the names of its links or of what it is about
	To     corpus.ID  // about that record, or with a link to it
	ByKind bool       // in the order of MemoKinds, and of what they are about; else the newest first
}

// Memos returns all memos that pass the filter.
func (w *Workspace) Memos(f MemoFilter) ([]Memo, error) {
	out := []Memo{}
	err := w.store.View(func(tx *store.Tx) error {
		noted, err := w.noted.read(tx)
		if err != nil {
			return err
		}
		l := newLinker(tx)
		words := strings.Fields(anchor.Fold(f.Text))
		return eachNoting(tx, func(n noting) error {
			if n.memo == "" || len(f.Kinds) > 0 && !slices.Contains(f.Kinds, n.kind) {
				return nil
			}
			m := Memo{Kind: n.kind, ID: n.id, Name: n.name, Text: n.memo, At: n.made.At, By: n.made.By}
			about := store.Touched{Kind: n.table, ID: n.id}
			if n.kind == MemoOfProject {
				about.ID = ""
			}
			if last, ok := noted[about]; ok {
				m.At, m.By = last.At, last.By
			}
			if m.Links, err = l.all(n.memo); err != nil {
				return err
			}
			if n.quote != nil {
				if m.Quote, err = l.quote(*n.quote); err != nil {
					return err
				}
			}
			if m.passes(words, f.To) {
				out = append(out, m)
			}
			return nil
		})
	})
	if !f.ByKind {
		slices.SortStableFunc(out, func(a, b Memo) int { return b.At.Compare(a.At) })
	} else {
		kinds := MemoKinds()
		slices.SortStableFunc(out, func(a, b Memo) int {
			return cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind))
		})
	}
	return out, err
}

func (m Memo) passes(words []string, to corpus.ID) bool {
	if to != "" && m.ID != to && !slices.ContainsFunc(m.Links, func(l LinkTo) bool { return l.ID == to }) {
		return false
	}
	said := anchor.Fold(m.Shown() + "\n" + m.Name + "\n" + m.Quote.Title)
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(said, word) })
}

// Shown returns the memo with the names of what it links to in the place of links:
// «voir [[Estime de soi/Oser]]».
func (m Memo) Shown() string {
	return corpus.WithLinks(m.Text, func(at corpus.MemoLink) string {
		for _, l := range m.Links {
			if l.MemoLink == at {
				return l.shown()
			}
		}
		return at.String()
	})
}

// shown is what stands for a link in a text: of a quote, where it stands and none
// of its words, which may not be for everybody.
func (l LinkTo) shown() string {
	switch {
	case l.Gone:
		return "[[?]]"
	case l.Kind == corpus.LinkQuote:
		return "[[" + l.Where + "]]"
	}
	return "[[" + l.Name + "]]"
}

// memoDates keeps when memos were written, as far as the journal was read.
type memoDates struct {
	mu   sync.Mutex
	upto store.Moment
	last map[store.Touched]store.Noted
}

// read returns when each memo was written last. What it returns is not written to.
func (d *memoDates) read(tx *store.Tx) (map[store.Touched]store.Noted, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	now, err := tx.Moment()
	if err != nil {
		return nil, err
	}
	known, err := tx.Knows(d.upto)
	if err != nil {
		return nil, err
	}
	last := map[store.Touched]store.Noted{}
	if known {
		if now == d.upto && d.last != nil {
			return d.last, nil
		}
		for at, noted := range d.last {
			last[at] = noted
		}
	} else {
		d.upto = store.Moment{}
	}
	err = tx.MemosNoted(d.upto.Seq, func(at store.Touched, n store.Noted) { last[at] = n })
	if err != nil {
		return nil, err
	}
	d.upto, d.last = now, last
	return last, nil
}
