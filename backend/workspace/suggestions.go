package workspace

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"sync"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/likeness"
	"florilege/backend/store"
)

// Likely is a passage that may belong to a code, with the words that it shares
// with what the code is on already.
type Likely struct {
	AutoPassage
	Shared []string // as the passage writes them, the rarest first
}

// mostLikely is how many passages are suggested at a time.
const mostLikely = 200

// sentences remembers every sentence of the project with the words that it is
// compared by, for the moment they were read.
type sentences struct {
	mu     sync.Mutex
	at     store.Moment
	places []Place
	words  [][]string
	asked  []bool // said by those who ask the questions, or by nobody
	reader *likeness.Reader
}

// Like returns passages that are like those that a code is on, the most alike
// first: sentences that share rare words with them, that carry neither the code
// nor were refused for it, and that are not said by those who ask the questions.
func (w *Workspace) Like(ctx context.Context, code corpus.ID) (out []Likely, err error) {
	out = []Likely{}
	err = w.store.View(func(tx *store.Tx) error {
		c, err := tx.Codes().Get(code)
		if err != nil {
			return named(err, "code", code)
		}
		all := &w.sentences
		all.mu.Lock()
		defer all.mu.Unlock()
		if err := all.read(ctx, tx, w); err != nil {
			return err
		}
		var examples [][]string
		for _, id := range tx.QuotesWith(code) {
			q, err := tx.Quotes().Get(id)
			if err != nil {
				return err
			}
			examples = append(examples, all.reader.Words(q.Exact))
		}
		ranked := likeness.Rank(all.words, examples, func(i int) bool { return all.asked[i] })
		out, err = w.likely(tx, c, all.places, ranked)
		return err
	})
	return out, err
}

// likely describes the first of what was ranked that a code can be put on.
func (w *Workspace) likely(tx *store.Tx, c corpus.Code, places []Place, ranked []likeness.Like) ([]Likely, error) {
	out := []Likely{}
	refused := map[string]bool{}
	for _, r := range c.Refused {
		refused[r.Mark] = true
	}
	d, err := newDescriber(tx)
	if err != nil {
		return nil, err
	}
	for _, l := range ranked {
		if len(out) == mostLikely {
			break
		}
		at := places[l.Text]
		coded, err := w.carries(tx, at.Testimony, at.Span, c.ID)
		if err != nil {
			return nil, err
		}
		if coded {
			continue
		}
		p, err := describePassage(d, foundPassage{testimony: at.Testimony, span: at.Span})
		if err != nil {
			return nil, err
		}
		if !refused[refusalMark(c.ID, p.Text)] {
			out = append(out, Likely{p, w.sentences.reader.AsWritten(p.Text, l.Shared)})
		}
	}
	return out, nil
}

// read brings the sentences to the moment of tx.
func (s *sentences) read(ctx context.Context, tx *store.Tx, w *Workspace) error {
	now, err := tx.Moment()
	if err != nil || s.reader != nil && s.at == now {
		return err
	}
	if s.reader == nil {
		s.reader = likeness.NewReader()
	} else if touched, err := tx.Reworded(s.at); err == nil && !slices.ContainsFunc(touched, func(t store.Touched) bool {
		return t.Kind == store.Testimonies || t.Kind == store.Layouts
	}) {
		s.at = now // codings came and went; what is said is the same
		return nil
	}
	s.places, s.words, s.asked = nil, nil, nil
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return cancelled(err)
		}
		text, err := tx.Text(m.ID, m.Revision)
		if err != nil {
			return err
		}
		layout, err := w.layouts.get(tx, m.ID)
		if err != nil {
			return err
		}
		for _, p := range corpus.Passages(text, layout.Turns) {
			words := p.Span.Of(text)
			for _, in := range anchor.Sentences(words) {
				span := corpus.Span{Start: p.Span.Start + in.Start, End: p.Span.Start + in.End}
				s.places = append(s.places, Place{m.ID, span})
				s.words = append(s.words, s.reader.Words(in.Of(words)))
				s.asked = append(s.asked, m.Interviews(p.Speaker) || isHeading(layout, span))
			}
		}
	}
	s.at = now
	return nil
}

// RefuseLike keeps passages from being suggested for a code again.
func (w *Workspace) RefuseLike(a Author, code corpus.ID, passages []Passage) error {
	c, err := w.code(code)
	if err != nil {
		return err
	}
	change := store.Change{Action: corpus.ActAutocodeRefuse, Subject: c.Name, Count: len(passages)}
	return w.update(a, change, []string{store.Codes}, func(tx *store.Tx) error {
		if c, err = tx.Codes().Get(code); err != nil {
			return named(err, "code", code)
		}
		c.Refused = slices.Clone(c.Refused)
		for _, p := range passages {
			m, err := testimony(tx, p.Testimony)
			if err != nil {
				return err
			}
			text, span, err := trimmed(tx, m, p.Span)
			if err != nil {
				return err
			}
			r := corpus.Refusal{Testimony: m.ID, Mark: refusalMark(code, span.Of(text))}
			if !slices.Contains(c.Refused, r) {
				c.Refused = append(c.Refused, r)
			}
		}
		return tx.Codes().Put(code, c)
	})
}

// markBytes is enough to tell the passages of a project apart.
const markBytes = 12

// refusalMark knows words again and does not tell them; blanks and case aside.
func refusalMark(code corpus.ID, words string) string {
	folded := strings.Join(strings.Fields(anchor.Fold(words)), " ")
	sum := sha256.Sum256([]byte(string(code) + "\n" + folded))
	return hex.EncodeToString(sum[:markBytes])
}
