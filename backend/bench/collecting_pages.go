package main

import (
	"fmt"
	"strings"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/workspace"
)

// previewResult is what a page of a large collection costs to show, the reading of
// its quotes included.
type previewResult struct {
	Format string  `json:"format"`
	Page   string  `json:"page"`   // first, middle or last
	Cold   float64 `json:"coldMs"` // the first thing that is asked of a project that was just opened
	Warm   timing  `json:"warm"`   // after a coding of one of its quotes

	Processor timing `json:"warmProcessor"` // what it took of the processors, whatever else they had to do
}

const (
	previewed   = 10_000 // quotes of the collection
	previewRuns = 7
)

// previewing shows the first, a middle and the last page of a collection in each format.
func (st *study) previewing() (out []previewResult, err error) {
	r, err := st.largeCollection()
	if err != nil {
		return nil, err
	}
	for _, f := range export.Formats() {
		if export.IsChain(f.Name) {
			continue
		}
		r.Format = f.Name
		shown, err := st.pagesOf(r)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		out = append(out, shown...)
	}
	return out, nil
}

// largeCollection makes a collection of so many quotes, or of all there are, under a
// heading for each code.
func (st *study) largeCollection() (r workspace.ExportRequest, err error) {
	w, err := workspace.Open(st.project, st.options)
	if err != nil {
		return r, err
	}
	defer w.Close()
	page, err := w.QuotePage(workspace.Filter{Limit: previewed})
	if err != nil {
		return r, err
	}
	var ids []corpus.ID
	for _, q := range page.Quotes {
		ids = append(ids, q.ID)
	}
	c, err := w.AddCollection(author(), "Grand recueil "+time.Now().String(), workspace.Filter{Quotes: ids}, true)
	r.Collection = c.ID
	return r, err
}

// pagesOf measures pages of one format.
func (st *study) pagesOf(r workspace.ExportRequest) (out []previewResult, err error) {
	const count = 4
	at := map[string]int{"first": 0}
	pages := []string{"first", "middle", "last"}
	for i := 0; i < len(pages); i++ {
		res := previewResult{Format: r.Format, Page: pages[i]}
		err := st.opened(func(w *workspace.Workspace) error {
			start := time.Now()
			look, err := w.Preview(r, at[res.Page], count)
			if err != nil {
				return err
			}
			res.Cold = float64(time.Since(start).Microseconds()) / 1000
			if i == 0 {
				n := max(look.Pages, look.Parts)
				at["middle"], at["last"] = n/2, max(n-count, 0)
				if look.Parts > 0 {
					at["last"] = n - 1
				}
				if n == 0 { // a table or a text shows its beginning
					pages = pages[:1]
				}
			}
			return res.recode(w, r, at[res.Page], count)
		})
		if err != nil {
			return nil, err
		}
		out = append(out, res)
	}
	return out, nil
}

// opened runs work on the project, just opened.
func (st *study) opened(work func(*workspace.Workspace) error) error {
	w, err := workspace.Open(st.project, st.options)
	if err != nil {
		return err
	}
	defer w.Close()
	return work(w)
}

// recode shows pages again and again, each time after a code was put on a quote of
// the collection, or taken off it.
func (res *previewResult) recode(w *workspace.Workspace, r workspace.ExportRequest, first, count int) error {
	_, items, err := w.Collection(r.Collection)
	if err != nil {
		return err
	}
	codes, err := w.Codes()
	if err != nil {
		return err
	}
	code := codes[len(codes)-1].ID
	var runs, busy []time.Duration
	for i := range previewRuns {
		q := items[(i/2*len(items)/previewRuns)|1]
		if i%2 == 0 {
			_, err = w.AddCodes(author(), q.Quote.ID, []corpus.ID{code})
		} else {
			_, err = w.RemoveCode(author(), q.Quote.ID, code)
		}
		if err != nil {
			return err
		}
		start, before := time.Now(), processorTime()
		look, err := w.Preview(r, first, count)
		if err != nil {
			return err
		}
		runs, busy = append(runs, time.Since(start)), append(busy, processorTime()-before)
		if !strings.Contains(look.HTML, "</html>") {
			return fmt.Errorf("no page is shown from %d on", first)
		}
	}
	res.Warm, res.Processor = timingOf(runs), timingOf(busy)
	return nil
}
