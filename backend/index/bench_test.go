package index

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"florilege/backend/corpus"
)

// The extreme project: 4 million words and 40,000 quotes.
const (
	extremeTestimonies = 400
	extremeWords       = 10_000
	extremeQuotes      = 100 // of each testimony
	batchDocs          = 1000
)

// extremeBatches returns the batches by which the extreme project is indexed.
func extremeBatches() (batches []Batch, documents, bytes int) {
	s := newStudy(1)
	var b Batch
	for t := range extremeTestimonies {
		passages := s.testimony(t, extremeWords)
		b.DropPassages = append(b.DropPassages, id("aa", t))
		b.Put = append(b.Put, passages...)
		for q := range extremeQuotes {
			d := s.quote(t*extremeQuotes+q, passages)
			b.Drop = append(b.Drop, Key{Quotes, d.ID}, Key{Memos, d.ID})
			b.Put = append(b.Put, d)
		}
		if len(b.Put) >= batchDocs || t == extremeTestimonies-1 {
			b.State = State{Revision: uint64(t + 1)}
			batches = append(batches, b)
			b = Batch{}
		}
	}
	for _, b := range batches {
		for _, d := range b.Put {
			documents, bytes = documents+1, bytes+len(d.Text)
		}
	}
	return batches, documents, bytes
}

// heapPeak samples the heap until the returned function is called, which tells
// the most it saw, in bytes.
func heapPeak() func() uint64 {
	var peak atomic.Uint64
	quit := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak.Store(max(peak.Load(), m.HeapInuse))
			select {
			case <-quit:
				return
			case <-time.After(50 * time.Millisecond):
			}
		}
	}()
	return func() uint64 {
		close(quit)
		<-done
		return peak.Load()
	}
}

func diskSize(b *testing.B, dir string) (n int64) {
	b.Helper()
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			n += info.Size()
		}
		return nil // a segment may go meanwhile
	})
	must(b, err)
	return n
}

func report(b *testing.B, took time.Duration, documents, bytes int, disk int64, peak uint64) {
	b.ReportMetric(float64(documents)/took.Seconds(), "docs/s")
	b.ReportMetric(float64(bytes)/1e6/took.Seconds(), "MB/s")
	b.ReportMetric(float64(disk)/float64(bytes), "disk/text")
	b.ReportMetric(float64(peak)/1e6, "peak-heap-MB")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkBuild indexes the extreme project from nothing.
func BenchmarkBuild(b *testing.B) {
	batches, documents, bytes := extremeBatches()
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			dir := filepath.Join(b.TempDir(), "index")
			x, err := Create(dir)
			must(b, err)
			peak, start := heapPeak(), time.Now()
			for _, batch := range batches {
				apply(b, x, batch)
			}
			took := time.Since(start)
			must(b, x.Close())
			report(b, took, documents, bytes, diskSize(b, dir), peak())
		}
	})
	// Bleve's own French analysis into one field with term vectors, for comparison.
	b.Run("bleve", func(b *testing.B) {
		for b.Loop() {
			dir := filepath.Join(b.TempDir(), "index")
			m := bleve.NewIndexMapping()
			m.DefaultMapping.Dynamic = false
			text := bleve.NewTextFieldMapping()
			text.Analyzer, text.Store, text.IncludeInAll, text.DocValues = "fr", false, false, false
			m.DefaultMapping.AddFieldMappingsAt("text", text)
			x, err := bleve.NewUsing(dir, m, scorch.Name, scorch.Name, nil)
			must(b, err)
			peak, start := heapPeak(), time.Now()
			for _, batch := range batches {
				list := x.NewBatch()
				for _, d := range batch.Put {
					must(b, list.Index(d.name(), map[string]any{"text": d.Text}))
				}
				must(b, x.Batch(list))
			}
			took := time.Since(start)
			must(b, x.Close())
			report(b, took, documents, bytes, diskSize(b, dir), peak())
		}
	})
}

// BenchmarkSearch asks the extreme project for pages of 50 hits with their
// matches, and reports how long the median and the slowest twentieth took.
func BenchmarkSearch(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "index")
	x, err := Create(dir)
	must(b, err)
	batches, _, _ := extremeBatches()
	for _, batch := range batches {
		apply(b, x, batch)
	}
	must(b, x.Close())
	start := time.Now()
	x, err = Open(dir)
	must(b, err)
	b.Logf("opened %d bytes in %v", diskSize(b, dir), time.Since(start))
	start = time.Now()
	must(b, x.Warm())
	b.Logf("warm in %v", time.Since(start))
	b.Cleanup(func() { must(b, x.Close()) })
	kinds := []struct {
		name     string
		searches []string
	}{
		{"word", []string{"formation", "autonomie", "travailler", "enfant", "équipe", "confiances", "vies", "projets"}},
		{"words", []string{"confiance projet", "gens école", "monde du travail", "la vie de famille"}},
		{"frequent", []string{"je", "de", "est", "que"}},
		{"phrase", []string{`"prendre confiance"`, `"un travail"`, `"la formation"`, `"en fait"`, `"mon projet"`}},
		{"frequentPhrase", []string{`"je ne sais pas"`, `"c'est vrai que"`, `"à un moment donné"`, `"de la"`}},
		{"compound", []string{"aujourd'hui", "rendez-vous", "chef-d'œuvre"}},
		{"prefix", []string{"form*", "auto*", "tra*", "co*"}},
		{"exclusion", []string{"formation -école", `projet -"je ne sais pas"`}},
	}
	for _, k := range kinds {
		b.Run(k.name, func(b *testing.B) {
			var took []time.Duration
			hits := 0
			for i := 0; b.Loop(); i++ {
				start := time.Now()
				hits += found(b, x, k.searches[i%len(k.searches)], Request{Limit: 50}).Total
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(took[len(took)/2].Seconds()*1e3, "p50-ms")
			b.ReportMetric(took[len(took)*95/100].Seconds()*1e3, "p95-ms")
			b.ReportMetric(float64(hits)/float64(len(took)), "hits")
		})
	}
	b.Run("inOneTestimony", func(b *testing.B) {
		for b.Loop() {
			found(b, x, "je travail", Request{Testimony: corpus.ID(id("aa", 7)), In: []Kind{Testimonies}, Limit: 50})
		}
	})
	b.Run("oneQuoteChanged", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			apply(b, x, Batch{Put: []Doc{{Kind: Quotes, ID: id("bb", 5), Testimony: id("aa", 0), Text: fmt.Sprintf("le jardin %d", i)}}})
		}
	})
}
