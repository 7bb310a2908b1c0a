package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/ingest"
	"florilege/backend/workspace"
)

// importResult compares importing transcripts, until all can be searched, with
// the index alone taking the same passages. Both are made in turns, several
// times; the figures are the medians.
type importResult struct {
	Seconds float64       `json:"seconds"`
	PeakMB  float64       `json:"peakMB"` // the most of all rounds
	Alone   float64       `json:"indexAloneSeconds"`
	Ratio   float64       `json:"ratio"` // the median of those of the rounds
	Rounds  []importRound `json:"rounds"`
}

// importRound is one import after one index alone. On a machine that does other
// things beside, times of the processors tell more.
type importRound struct {
	Import childResult `json:"import"`
	Alone  childResult `json:"indexAlone"`
	Ratio  float64     `json:"ratio"`
}

// childResult is what a process of its own measures.
type childResult struct {
	Seconds   float64 `json:"seconds"`
	Processor float64 `json:"processorSeconds"` // of all processors, 0 where it is not known
	PeakMB    float64 `json:"peakMB"`
}

// importRounds is how often both are measured.
const importRounds = 3

func (st *study) importing() (res importResult, err error) {
	var seconds, alone, ratios []float64
	for range importRounds {
		var r importRound
		dir := filepath.Join(st.dir, "alone")
		for _, old := range []string{dir, st.project, st.options.Cache} {
			if err := os.RemoveAll(old); err != nil {
				return res, err
			}
		}
		if err := child("index", &r.Alone, append([]string{dir}, st.files...)...); err != nil {
			return res, err
		}
		if err := st.fill(&r.Import); err != nil {
			return res, err
		}
		r.Ratio = r.Import.Seconds / r.Alone.Seconds
		seconds, alone, ratios = append(seconds, r.Import.Seconds), append(alone, r.Alone.Seconds), append(ratios, r.Ratio)
		res.PeakMB = max(res.PeakMB, r.Import.PeakMB)
		res.Rounds = append(res.Rounds, r)
	}
	res.Seconds, res.Alone, res.Ratio = median(seconds), median(alone), median(ratios)
	return res, nil
}

// fill imports the transcripts.
func (st *study) fill(took *childResult) error {
	return child("import", took, append([]string{st.project, st.options.Cache}, st.files...)...)
}

func median(figures []float64) float64 {
	slices.Sort(figures)
	return figures[len(figures)/2]
}

func runChild(name string, args []string) error {
	var took childResult
	var err error
	switch name {
	case "import":
		took, err = measured(func() error { return importAll(args[0], args[1], args[2:]) })
	case "index":
		took, err = indexAll(args[0], args[1:])
	case "repeats":
		return repeatQuotes(args[0], args[1])
	case "exports":
		took, err = exportQuotes(args[0], args[1], args[2], args[3])
	case "open":
		took, err = openOnce(args[0], args[1])
	case "open-sealed":
		return openTwice(args[0], args[1], args[2])
	case "index-sealed":
		took, err = measured(func() error { return indexSealed(args[0], args[1]) })
	default:
		err = fmt.Errorf("unknown measure %q", name)
	}
	if err != nil {
		return err
	}
	took.PeakMB = peakMB()
	return json.NewEncoder(os.Stdout).Encode(took)
}

// measured times work, but for the memory it takes.
func measured(work func() error) (took childResult, err error) {
	begun, spent := time.Now(), processorTime()
	err = work()
	took.Seconds, took.Processor = time.Since(begun).Seconds(), (processorTime() - spent).Seconds()
	return took, err
}

func importAll(project, cache string, files []string) error {
	w, err := workspace.New(project, "Bench", "fr", author(), workspace.Options{Cache: cache})
	if err != nil {
		return err
	}
	defer w.Close()
	if err := w.StartIndex(); err != nil {
		return err
	}
	planner, err := w.NewPlanner()
	if err != nil {
		return err
	}
	batch := w.NewBatch(author())
	for _, f := range files {
		if row := batch.Import(planner.Plan(f, ""), false); row.Err != nil {
			return row.Err
		}
	}
	return w.WaitIndex(context.Background())
}

// indexAll gives the index the passages of the files, read beforehand, in
// batches of about a thousand.
func indexAll(dir string, files []string) (took childResult, err error) {
	var docs []index.Doc
	for i, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return took, err
		}
		d, err := ingest.Read(f, data)
		if err != nil {
			return took, err
		}
		id := corpus.ID(fmt.Sprintf("%08d", i))
		for _, p := range corpus.Passages(d.Text, d.Layout.Turns) {
			docs = append(docs, index.Doc{Kind: index.Testimonies, ID: id, Testimony: id, Span: p.Span, Text: p.Span.Of(d.Text)})
		}
	}
	return measured(func() error { return indexDocs(dir, docs) })
}

func indexDocs(dir string, docs []index.Doc) error {
	x, err := index.Create(dir)
	if err != nil {
		return err
	}
	defer x.Close()
	const batch = 1000
	for len(docs) > 0 {
		n := min(batch, len(docs))
		if err := x.Apply(index.Batch{Put: docs[:n]}); err != nil {
			return err
		}
		docs = docs[n:]
	}
	return nil
}
