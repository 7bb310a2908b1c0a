package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"florilege/backend/corpus"
	"florilege/backend/index"
)

// searchingResult is search on its own: the index without the project around it,
// warm, with highlights, and SQLite's full text search on the same texts.
type searchingResult struct {
	Size        size              `json:"size"`
	TextBytes   int64             `json:"textBytes"`
	Queries     int               `json:"queries"`
	Hits        int               `json:"hits"` // in all
	IndexBytes  int64             `json:"indexBytes"`
	PerText     float64           `json:"indexBytesPerTextByte"`
	IndexSecs   float64           `json:"indexSeconds"`
	MBPerSecond float64           `json:"indexMBPerSecond"`
	WarmSecs    float64           `json:"warmSeconds"`
	All         spread            `json:"ours"`
	Processor   spread            `json:"oursProcessor"` // of all processors, when others use them too
	IndexProc   float64           `json:"indexProcessorSeconds"`
	MBPerProc   float64           `json:"indexMBPerProcessorSecond"`
	Costs       map[string]cost   `json:"indexCosts"`
	ByKind      map[string]spread `json:"oursByKind"`
	SQLite      sqliteResult      `json:"sqliteFTS5"`
}

// cost is what a part of the index takes on disk.
type cost struct {
	Bytes   int64   `json:"bytes"`
	PerText float64 `json:"bytesPerTextByte"`
}

// spread is how long queries took, in milliseconds.
type spread struct {
	P50 float64 `json:"p50"`
	P95 float64 `json:"p95"`
	Max float64 `json:"max"`
}

func spreadOf(times []time.Duration) spread {
	slices.Sort(times)
	at := func(share float64) float64 {
		return float64(times[min(len(times)-1, int(share*float64(len(times))))].Microseconds()) / 1000
	}
	return spread{at(0.5), at(0.95), at(1)}
}

// asked is one query of the set, as we and as SQLite read it.
type asked struct {
	kind, ours, theirs string
	limits             index.Limits // of its filter
	group              int          // of the testimonies that its filter lets through, -1 for none
}

// groups is how many groups the testimonies are in, for filters.
const groups = 4

// pageOfHits is how many hits a query asks for.
const pageOfHits = 50

func searching(s size, seed uint64) (r searchingResult, err error) {
	r.Size = s
	dir, err := os.MkdirTemp("", "florilege-bench")
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	docs, err := passagesOf(s, seed)
	if err != nil {
		return r, err
	}
	for _, d := range docs {
		r.TextBytes += int64(len(d.Text))
	}
	x, err := index.Create(filepath.Join(dir, "index"))
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, x.Close()) }()
	start, spent := time.Now(), processorTime()
	for batch := range slices.Chunk(docs, 1000) {
		if err := x.Apply(index.Batch{Put: batch}); err != nil {
			return r, err
		}
	}
	r.IndexSecs, r.IndexProc = time.Since(start).Seconds(), (processorTime() - spent).Seconds()
	r.MBPerSecond, r.MBPerProc = float64(r.TextBytes)/1e6/r.IndexSecs, float64(r.TextBytes)/1e6/r.IndexProc
	start = time.Now()
	if err := x.Warm(); err != nil {
		return r, err
	}
	r.WarmSecs = time.Since(start).Seconds()
	if r.IndexBytes, err = settledSize(filepath.Join(dir, "index")); err != nil {
		return r, err
	}
	r.PerText = float64(r.IndexBytes) / float64(r.TextBytes)
	if err := r.weigh(x); err != nil {
		return r, err
	}
	set := querySet(docs, seed)
	r.Queries = len(set)
	if err := r.ask(x, set); err != nil {
		return r, err
	}
	r.SQLite, err = sqlite(filepath.Join(dir, "fts.sqlite"), docs, set)
	return r, err
}

// weigh says what each part of the index takes.
func (r *searchingResult) weigh(x *index.Index) error {
	costs, err := x.Costs()
	r.Costs = make(map[string]cost, len(costs))
	for part, n := range costs {
		r.Costs[part] = cost{n, float64(n) / float64(r.TextBytes)}
	}
	return err
}

// settledSize returns the size of a folder once its merges are over.
func settledSize(dir string) (int64, error) {
	last := int64(-1)
	for range 30 {
		n := int64(0)
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			if err == nil {
				n += info.Size()
			}
			return nil
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return 0, err
		}
		if n == last {
			break
		}
		last = n
		time.Sleep(2 * time.Second)
	}
	return last, nil
}

// ask times the set, after one round that warms.
func (r *searchingResult) ask(x *index.Index, set []asked) error {
	byKind, all, spent := map[string][]time.Duration{}, []time.Duration{}, []time.Duration{}
	for round := range 2 {
		for _, q := range set {
			start, used := time.Now(), processorTime()
			parsed, err := index.Parse(q.ours)
			if err != nil {
				return err
			}
			found, err := x.Search(context.Background(), index.Request{
				Query: parsed, Limit: pageOfHits, Where: func(index.Filter) (index.Limits, error) { return q.limits, nil },
			})
			if err != nil {
				return err
			}
			if round > 0 {
				took := time.Since(start)
				all, byKind[q.kind] = append(all, took), append(byKind[q.kind], took)
				spent = append(spent, processorTime()-used)
				r.Hits += found.Total
			}
		}
	}
	r.All, r.Processor, r.ByKind = spreadOf(all), spreadOf(spent), map[string]spread{}
	for kind, times := range byKind {
		r.ByKind[kind] = spreadOf(times)
	}
	return nil
}

// passagesOf returns the passages and quotes of a study, as a project indexes them.
func passagesOf(s size, seed uint64) ([]index.Doc, error) {
	g, err := newGenerator(seed)
	if err != nil {
		return nil, err
	}
	var docs []index.Doc
	quotes := 0
	for n := range s.Texts {
		id := corpus.ID(fmt.Sprintf("01900000-0000-7000-8000-%012d", n))
		at := 0
		for said := 0; said < s.Words; {
			words := 8 + g.rng.IntN(80)
			text := g.say(words)
			said += words
			d := index.Doc{Kind: index.Testimonies, ID: id, Testimony: id, Span: corpus.Span{Start: at, End: at + len(text)}, Text: text}
			docs = append(docs, d)
			at += len(text) + 20
			if quotes < (n+1)*s.Quotes/s.Texts && len(docs)%2 == 0 {
				quotes++
				d.Kind, d.ID = index.Quotes, corpus.ID(fmt.Sprintf("01900000-0000-7000-9000-%012d", quotes))
				docs = append(docs, d)
			}
		}
	}
	return docs, nil
}

// querySet makes 500 queries of words as frequent as they are said.
func querySet(docs []index.Doc, seed uint64) []asked {
	rng := rand.New(rand.NewPCG(seed, 7))
	word := func(least int) string {
		for {
			words := strings.FieldsFunc(docs[rng.IntN(len(docs))].Text, func(r rune) bool { return !letter(r) })
			if w := words[rng.IntN(len(words))]; len([]rune(w)) >= least {
				return strings.ToLower(w)
			}
		}
	}
	phrase := func() string {
		for {
			words := strings.FieldsFunc(docs[rng.IntN(len(docs))].Text, func(r rune) bool { return !letter(r) })
			n := 2 + rng.IntN(3)
			if len(words) > n {
				i := rng.IntN(len(words) - n)
				return `"` + strings.ToLower(strings.Join(words[i:i+n], " ")) + `"`
			}
		}
	}
	set := make([]asked, 0, 500)
	for i := range 500 {
		q := asked{group: -1}
		switch i % 10 {
		case 0, 1, 2:
			q.kind, q.ours = "word", word(1)
			q.theirs = quoted(q.ours)
		case 3, 4:
			q.kind, q.ours = "phrase", phrase()
			q.theirs = q.ours
		case 5:
			w := []rune(word(5))
			q.kind, q.ours = "prefix", string(w[:3])+"*"
			q.theirs = quoted(string(w[:3])) + "*"
		case 6:
			q.kind, q.ours = "fuzzy", word(5)+"~"
		case 7:
			a, b := word(3), word(3)
			q.kind, q.ours = "or", a+" OU "+b
			q.theirs = quoted(a) + " OR " + quoted(b)
		case 8:
			a, b := word(3), word(4)
			q.kind, q.ours = "boolean", a+" -"+b+" groupe:x"
			q.theirs, q.group = quoted(a)+" NOT "+quoted(b), rng.IntN(groups)
		case 9:
			a, b := word(4), word(4)
			q.kind, q.ours = "near", fmt.Sprintf(`"%s %s"~5`, a, b)
			q.theirs = fmt.Sprintf("NEAR(%s %s, 5)", quoted(a), quoted(b))
		}
		if q.group >= 0 {
			q.limits = groupOf(docs, q.group)
		}
		set = append(set, q)
	}
	return set
}

func letter(r rune) bool { return unicode.IsLetter(r) }

func quoted(w string) string { return `"` + w + `"` }

// groupOf lets through the testimonies of one group.
func groupOf(docs []index.Doc, group int) index.Limits {
	l := index.Limits{Testimonies: []corpus.ID{}}
	seen := map[corpus.ID]bool{}
	for _, d := range docs {
		if !seen[d.Testimony] {
			seen[d.Testimony] = true
			if len(seen)%groups == group {
				l.Testimonies = append(l.Testimonies, d.Testimony)
			}
		}
	}
	return l
}
