package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// hand does actions on one project. What it does follows from the seed, the
// number of the action and the state of the project alone: names, IDs and
// moments too. So the same actions on another file give the same project.
type hand struct {
	path string // of the project; exports go to a folder beside it
	seed uint64

	w       *workspace.Workspace // nil while closed
	options workspace.Options
	index   bool // keep the index up
	wild    bool // the clock jumps back and forth

	n    uint64 // number of the action under way
	rng  *rand.Rand
	made int // IDs made in it
}

var author = workspace.Author{Name: "Torture"}

// coders are who codes in the project, so that some codings are of both.
func coders() [2]workspace.Author { return [2]workspace.Author{author, {Name: "Supplice"}} }

// errNothing says that the project holds nothing that the action could be done to.
var errNothing = errors.New("nothing to do it to")

// newHand does actions on the project at path. Indexes and private copies go to cache.
func newHand(path, cache string, seed uint64) *hand {
	h := &hand{path: path, seed: seed}
	h.options = workspace.Options{Cache: cache, Now: h.now, NewID: h.id}
	h.options.Backups = workspace.BackupPlace{Root: h.beside("backups"), Limit: 4 << 20}
	return h
}

// somebody is one of those who code.
func (h *hand) somebody() workspace.Author { return coders()[h.rng.IntN(2)] }

func (h *hand) out() string { return filepath.Join(filepath.Dir(h.path), "exports") }

// now is one moment an action, a second after the one before. A wild clock is
// set anew every few actions, by years.
func (h *hand) now() time.Time {
	at := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC).Add(time.Duration(h.n) * time.Second)
	if h.wild {
		set := rand.New(rand.NewPCG(h.seed, h.n/6)).Int64N(20 * 365 * 24 * int64(time.Hour))
		at = at.Add(time.Duration(set) - 10*365*24*time.Hour)
	}
	return at
}

// id counts up, in the form of a UUIDv7. With a wild clock it goes where that goes.
func (h *hand) id() corpus.ID {
	h.made++
	if h.wild {
		ms := h.now().UnixMilli()
		return corpus.ID(fmt.Sprintf("%08x-%04x-7%03x-8000-%012x", ms>>16, ms&0xffff, h.made&0xfff, h.n<<16|uint64(h.made)))
	}
	return corpus.ID(fmt.Sprintf("%08x-%04x-7000-8000-%012x", h.n>>16, h.n&0xffff, h.made))
}

// begin is action number n; the making of the project is 0.
func (h *hand) begin(n uint64) {
	h.n, h.made = n, 0
	h.rng = rand.New(rand.NewPCG(h.seed, n))
}

// create makes the project and opens it.
func (h *hand) create() (err error) {
	h.begin(0)
	if err := os.MkdirAll(h.out(), 0o700); err != nil {
		return err
	}
	h.w, err = workspace.New(h.path, "Ateliers", "fr", author, h.options)
	return err
}

// open opens the project, and remembers its key.
func (h *hand) open() (err error) {
	if h.w, err = workspace.Open(h.path, h.options); err != nil {
		return err
	}
	h.options.Key = h.w.Key()
	if h.index {
		err = h.w.StartIndex()
	}
	return err
}

// unlocking is what opens the project for others.
func (h *hand) unlocking() unlocking { return unlocking{h.options.Secret, h.options.Key} }

func (h *hand) close() error {
	if h.w == nil {
		return nil
	}
	w := h.w
	h.w = nil
	return w.Close()
}

// act does action number n and returns the moment after it.
func (h *hand) act(n uint64, a action) (moment, error) {
	h.begin(n)
	err := a.do(h)
	if h.w == nil {
		if err == nil {
			err = errors.New("the action left the project closed and said nothing")
		}
		return moment{}, err
	}
	m, errNow := h.moment()
	return m, errors.Join(err, errNow)
}

func (h *hand) moment() (moment, error) {
	last, err := h.w.History(0, 1)
	if err != nil || len(last) == 0 {
		return moment{}, errors.Join(err, errors.New("no history"))
	}
	return moment{Seq: last[0].Seq, ID: last[0].ID}, nil
}

// closed runs f, which needs the project closed, between closing and opening it.
// That it does not open matters more than why f failed.
func (h *hand) closed(f func() error) error {
	if err := h.close(); err != nil {
		return err
	}
	err := f()
	if opening := h.open(); opening != nil {
		return opening
	}
	return err
}

// one returns one of list, or errNothing.
func one[T any](h *hand, list []T, err error) (T, error) {
	var none T
	if err == nil && len(list) == 0 {
		err = errNothing
	}
	if err != nil {
		return none, err
	}
	return list[h.rng.IntN(len(list))], nil
}

// some returns one to most of list, each once, or errNothing.
func some[T any](h *hand, list []T, most int) ([]T, error) {
	if len(list) == 0 {
		return nil, errNothing
	}
	n := 1 + h.rng.IntN(min(most, len(list)))
	out := make([]T, 0, n)
	for _, i := range h.rng.Perm(len(list))[:n] {
		out = append(out, list[i])
	}
	return out, nil
}

func (h *hand) testimony() (workspace.Reading, error) {
	all, err := h.w.Testimonies()
	m, err := one(h, all, err)
	if err != nil {
		return workspace.Reading{}, err
	}
	return h.w.Read(m.ID)
}

func (h *hand) code() (workspace.CodeInfo, error) {
	all, err := h.w.Codes()
	return one(h, all, err)
}

// codes returns up to most codes.
func (h *hand) codes(most int) ([]corpus.ID, error) {
	all, err := h.w.Codes()
	if err != nil {
		return nil, err
	}
	some, err := some(h, all, most)
	return ids(some, func(c workspace.CodeInfo) corpus.ID { return c.ID }), err
}

func (h *hand) quote() (workspace.QuoteInfo, error) {
	all, _, err := h.w.Quotes(workspace.Filter{})
	return one(h, all, err)
}

// coding returns a quote and one of its codings.
func (h *hand) coding() (q workspace.QuoteInfo, c corpus.Coding, err error) {
	if q, err = h.quote(); err == nil {
		c, err = one(h, q.Codings, nil)
	}
	return q, c, err
}

// twoQuotes returns two quotes that are not the same.
func (h *hand) twoQuotes() (a, b workspace.QuoteInfo, err error) {
	if a, err = h.quote(); err != nil {
		return a, b, err
	}
	if b, err = h.quote(); err == nil && a.ID == b.ID {
		err = errNothing
	}
	return a, b, err
}

// quotes returns least to most quotes.
func (h *hand) quotes(least, most int) ([]corpus.ID, error) {
	all, _, err := h.w.Quotes(workspace.Filter{})
	if err == nil && len(all) < least {
		err = errNothing
	}
	if err != nil {
		return nil, err
	}
	some, err := some(h, all, most)
	for i := 0; len(some) < least; i++ {
		if !contains(some, all[i]) {
			some = append(some, all[i])
		}
	}
	return ids(some, func(q workspace.QuoteInfo) corpus.ID { return q.ID }), err
}

func contains(list []workspace.QuoteInfo, q workspace.QuoteInfo) bool {
	for _, l := range list {
		if l.ID == q.ID {
			return true
		}
	}
	return false
}

func (h *hand) collection() (corpus.Collection, error) {
	all, err := h.w.Collections()
	return one(h, all, err)
}

// item returns a collection with one of its items.
func (h *hand) item() (corpus.Collection, corpus.Item, error) {
	c, err := h.collection()
	if err != nil {
		return c, corpus.Item{}, err
	}
	it, err := one(h, c.Items, nil)
	return c, it, err
}

// passage returns a span of some words of a testimony.
func (h *hand) passage() (workspace.Passage, error) {
	r, err := h.testimony()
	if err != nil {
		return workspace.Passage{}, err
	}
	return workspace.Passage{Testimony: r.ID, Span: h.span(r.Text)}, nil
}

func (h *hand) span(text string) corpus.Span {
	words := strings.Fields(text)
	from := h.rng.IntN(len(words))
	said := words[from:min(from+1+h.rng.IntN(25), len(words))]
	start := strings.Index(text, said[0])
	end := start + len(said[0])
	for _, w := range said[1:] {
		next := strings.Index(text[end:], w)
		if next < 0 {
			break
		}
		end += next + len(w)
	}
	return corpus.Span{Start: start, End: end}
}

func ids[T any](list []T, id func(T) corpus.ID) []corpus.ID {
	out := make([]corpus.ID, len(list))
	for i, v := range list {
		out[i] = id(v)
	}
	return out
}
