package workspace

import (
	"cmp"
	"context"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/store"
)

// LineOrder is what the lines of a concordance are sorted by.
type LineOrder string

// The orders of a concordance. The zero value is LinesByPlace.
const (
	LinesByPlace LineOrder = "place" // in the order of the hits
	LinesByLeft  LineOrder = "left"  // by the words before, the nearest first
	LinesByWord  LineOrder = "word"  // by what was found, then by the words after
	LinesByRight LineOrder = "right" // by the words after
)

// LineOrders returns every order of a concordance.
func LineOrders() []LineOrder {
	return []LineOrder{LinesByPlace, LinesByLeft, LinesByWord, LinesByRight}
}

// Line is one match of a hit.
type Line struct {
	Hit   Hit
	Match int // which of the hit's matches
}

// lineCache keeps the lines of the search that was made last, so that their pages
// come without sorting them again.
type lineCache struct {
	mu   sync.Mutex
	last *concordance
}

func (c *lineCache) get() *concordance {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.last
}

func (c *lineCache) keep(last *concordance) {
	c.mu.Lock()
	c.last = last
	c.mu.Unlock()
}

// concordance is all lines of a search, in order.
type concordance struct {
	asked  SearchRequest
	order  LineOrder
	moment store.Moment
	hits   []index.Hit
	lines  []lineOf
}

type lineOf struct{ hit, match int }

// Concordance returns a page of the matches of a search, one a line, and how many
// there are. All of them are sorted, however many.
func (w *Workspace) Concordance(ctx context.Context, r SearchRequest, by LineOrder) (out []Line, total int, err error) {
	c, err := w.lines(ctx, r, by)
	if err != nil {
		return nil, 0, err
	}
	if r.Limit <= 0 {
		r.Limit = usualLimit
	}
	from := min(max(r.Offset, 0), len(c.lines))
	page := c.lines[from:min(from+r.Limit, len(c.lines))]
	hits := make([]index.Hit, len(page))
	for i, l := range page {
		hits[i] = c.hits[l.hit]
	}
	out = make([]Line, 0, len(page))
	for i, h := range hits { // one at a time, so that a hit that went leaves its line out
		err := w.eachHit(ctx, []index.Hit{h}, func(h Hit) { out = append(out, Line{h, page[i].match}) })
		if err != nil {
			return nil, 0, err
		}
	}
	return out, len(c.lines), nil
}

// lines returns all lines of a search, those of the last one if it is the same.
func (w *Workspace) lines(ctx context.Context, r SearchRequest, by LineOrder) (*concordance, error) {
	r.Limit, r.Offset = allHits, 0
	now, err := w.moment()
	if err != nil {
		return nil, err
	}
	last := w.concordances.get()
	if last != nil && last.moment == now && last.order == by && reflect.DeepEqual(last.asked, r) {
		return last, nil
	}
	found, err := w.find(ctx, r)
	if err != nil {
		return nil, err
	}
	c := &concordance{asked: r, order: by, moment: now, hits: found.Hits}
	for i, h := range found.Hits {
		for k := range h.Matches {
			c.lines = append(c.lines, lineOf{i, k})
		}
	}
	if err := w.sortLines(ctx, c); err != nil {
		return nil, err
	}
	w.concordances.keep(c)
	return c, nil
}

// sortLines puts the lines in their order. Words are compared without accents and
// case.
func (w *Workspace) sortLines(ctx context.Context, c *concordance) error {
	if c.order == LinesByPlace || c.order == "" {
		return nil
	}
	keys := make([][2]string, len(c.lines))
	texts := make([]string, len(c.hits))
	if err := w.texts(ctx, c.hits, texts); err != nil {
		return err
	}
	for i, l := range c.lines {
		text, m := texts[l.hit], c.hits[l.hit].Matches[l.match]
		if !m.Within(len(text)) {
			continue
		}
		right := wordsAfter(text[m.End:])
		switch c.order {
		case LinesByLeft:
			keys[i] = [2]string{wordsBefore(text[:m.Start]), right}
		case LinesByRight:
			keys[i] = [2]string{right, ""}
		default:
			keys[i] = [2]string{anchor.Fold(m.Of(text)), right}
		}
	}
	order := make([]int, len(c.lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(keys[a][0], keys[b][0]), cmp.Compare(keys[a][1], keys[b][1]))
	})
	lines := make([]lineOf, len(order))
	for i, from := range order {
		lines[i] = c.lines[from]
	}
	c.lines = lines
	return nil
}

// texts reads the words of hits, testimony after testimony.
func (w *Workspace) texts(ctx context.Context, hits []index.Hit, out []string) error {
	order := make([]int, len(hits))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(hits[a].Testimony, hits[b].Testimony) })
	return w.store.View(func(tx *store.Tx) error {
		r := hitReader{tx: tx, recall: &w.recall, layouts: w.layouts, testimonies: map[corpus.ID]corpus.Testimony{}}
		for _, i := range order {
			if ctx.Err() != nil {
				return cancelled(ctx.Err())
			}
			h, err := r.hit(hits[i])
			if err != nil && !gone(err) {
				return err
			}
			out[i] = h.Text
		}
		return nil
	})
}

// compared is how many words beside a match decide where its line stands.
const compared = 5

// wordsAfter returns the first words of a text, as they are compared.
func wordsAfter(text string) string {
	return foldedWords(text[:min(len(text), around)], func(words []string) []string { return words[:min(compared, len(words))] })
}

// wordsBefore returns the last words of a text, the last first.
func wordsBefore(text string) string {
	return foldedWords(text[max(0, len(text)-around):], func(words []string) []string {
		words = words[max(0, len(words)-compared):]
		slices.Reverse(words)
		return words
	})
}

// around is how many bytes beside a match hold the words that are compared.
const around = 160

func foldedWords(text string, some func([]string) []string) string {
	text = anchor.Fold(strings.ToValidUTF8(text, ""))
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(some(words), " ")
}
