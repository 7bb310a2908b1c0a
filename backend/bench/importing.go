package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/ingest"
	"florilege/backend/workspace"
)

// importResult compares importing transcripts, until all can be searched, with
// the index alone taking the same passages.
type importResult struct {
	Seconds   float64 `json:"seconds"`
	PeakMB    float64 `json:"peakMB"`
	Alone     float64 `json:"indexAloneSeconds"`
	AlonePeak float64 `json:"indexAlonePeakMB"`
	Ratio     float64 `json:"ratio"`
}

// childResult is what a process of its own measures.
type childResult struct {
	Seconds float64 `json:"seconds"`
	PeakMB  float64 `json:"peakMB"`
}

func (st *study) importing() (res importResult, err error) {
	var alone, whole childResult
	args := append([]string{filepath.Join(st.dir, "alone")}, st.files...)
	if err := st.child("index", &alone, args...); err != nil {
		return res, err
	}
	args = append([]string{st.project, st.options.Cache}, st.files...)
	if err := st.child("import", &whole, args...); err != nil {
		return res, err
	}
	return importResult{whole.Seconds, whole.PeakMB, alone.Seconds, alone.PeakMB, whole.Seconds / alone.Seconds}, nil
}

func runChild(name string, args []string) error {
	begun := time.Now()
	var seconds float64
	var err error
	switch name {
	case "import":
		err = importAll(args[0], args[1], args[2:])
		seconds = time.Since(begun).Seconds()
	case "index":
		seconds, err = indexAll(args[0], args[1:])
	case "open":
		seconds, err = openOnce(args[0], args[1])
	case "open-sealed":
		return openTwice(args[0], args[1], args[2])
	case "index-sealed":
		err = indexSealed(args[0], args[1])
		seconds = time.Since(begun).Seconds()
	default:
		err = fmt.Errorf("unknown measure %q", name)
	}
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(childResult{seconds, peakMB()})
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
func indexAll(dir string, files []string) (seconds float64, err error) {
	var docs []index.Doc
	for i, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return 0, err
		}
		d, err := ingest.Read(f, data)
		if err != nil {
			return 0, err
		}
		id := corpus.ID(fmt.Sprintf("%08d", i))
		for _, p := range corpus.Passages(d.Text, d.Layout.Turns) {
			docs = append(docs, index.Doc{Kind: index.Testimonies, ID: id, Testimony: id, Span: p.Span, Text: p.Span.Of(d.Text)})
		}
	}
	begun := time.Now()
	x, err := index.Create(dir)
	if err != nil {
		return 0, err
	}
	defer x.Close()
	const batch = 1000
	for len(docs) > 0 {
		n := min(batch, len(docs))
		if err := x.Apply(index.Batch{Put: docs[:n]}); err != nil {
			return 0, err
		}
		docs = docs[n:]
	}
	return time.Since(begun).Seconds(), nil
}
