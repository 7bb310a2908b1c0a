// Command bench measures the main job at the sizes of real studies and prints
// JSON: projects are generated from a fixed seed, and every limit is a ratio or
// a figure of one run on one machine.
//
//	go run ./backend/bench [-size usual,large,extreme] [-only NAMES] [-seed N] [-o FILE]
//
// -formats FILE writes the page about what is kept of each format, and nothing else;
// -texts FOLDER writes the transcripts of the first size as Word documents;
// -project FILE writes a project of the first size, which may also be "long": one
// testimony of a million words.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"florilege/backend/bench/formats"
)

// size is a study: transcripts of so many words, with so many quotes.
type size struct {
	Name    string `json:"name"`
	Texts   int    `json:"testimonies"`
	Words   int    `json:"wordsEach"`
	Quotes  int    `json:"quotes"`
	Codes   int    `json:"codes"`
	Samples int    `json:"-"` // codings measured
}

func sizes() []size {
	return []size{
		{"usual", 30, 8000, 1500, 60, 300},
		{"large", 80, 10000, 8000, 200, 300},
		{"extreme", 400, 10000, 40000, 500, 300},
	}
}

// report is what is printed.
type report struct {
	Made    string           `json:"made"`
	Go      string           `json:"go"`
	System  string           `json:"system"`
	CPUs    int              `json:"cpus"`
	Seed    uint64           `json:"seed"`
	Formats []formats.Result `json:"formats,omitempty"`
	Reading []speedResult    `json:"reading,omitempty"`
	Results []results        `json:"results"`

	Searching *searchingResult  `json:"searching,omitempty"`
	Repeating []repeatingResult `json:"repeating,omitempty"`
	Exporting []exportingResult `json:"exporting,omitempty"`
}

// results are the figures of one size.
type results struct {
	Size    size         `json:"size"`
	Import  importResult `json:"import,omitzero"`
	Coding  codingResult `json:"coding,omitzero"`
	Open    openResult   `json:"open,omitzero"`
	Search  searchResult `json:"search,omitzero"`
	Repeats timing       `json:"repeats,omitzero"`
	Again   timing       `json:"passages,omitzero"` // that stand in several testimonies
	Sealed  sealedResult `json:"sealed,omitzero"`

	Collections collectingResult `json:"collections,omitzero"`

	Bytes int64 `json:"fileBytes,omitzero"`
}

func main() {
	sized := flag.String("size", "usual,large,extreme", "sizes to measure")
	only := flag.String("only", "", "what to measure, such as formats,reading,import; all where empty")
	seed := flag.Uint64("seed", 20240611, "seed of the generator")
	out := flag.String("o", "", "file to write; the terminal where absent")
	table := flag.String("formats", "", "page to write about what is kept of each format, instead of measuring")
	texts := flag.String("texts", "", "folder to write the transcripts of the first size into, instead of measuring")
	project := flag.String("project", "", "file to write a project of the first size into, instead of measuring")
	child := flag.String("child", "", "internal: measure one thing in a process of its own")
	flag.Parse()
	if *child != "" {
		if err := runChild(*child, flag.Args()); err != nil {
			fail(err)
		}
		return
	}
	if *table != "" {
		if err := writeTable(*table); err != nil {
			fail(err)
		}
		return
	}
	if *texts != "" {
		if err := writeTexts(*texts, *sized, *seed); err != nil {
			fail(err)
		}
		return
	}
	if *project != "" {
		if err := writeProject(*project, *sized, *seed); err != nil {
			fail(err)
		}
		return
	}
	r := report{
		Made: time.Now().UTC().Format(time.RFC3339), Go: runtime.Version(),
		System: runtime.GOOS + "/" + runtime.GOARCH, CPUs: runtime.NumCPU(), Seed: *seed,
	}
	wanted := func(name string) bool { return *only == "" || listed(*only, name) }
	var err error
	if wanted("formats") {
		if r.Formats, err = formats.Measure(); err != nil {
			fail(err)
		}
	}
	if wanted("reading") {
		if r.Reading, err = readingSpeed(); err != nil {
			fail(err)
		}
	}
	for _, s := range sizes() {
		if !listed(*sized, s.Name) {
			continue
		}
		res, err := measure(s, *seed, wanted)
		if err != nil {
			fail(err)
		}
		r.Results = append(r.Results, res)
	}
	if wanted("searching") {
		found, err := searching(sizes()[len(sizes())-1], *seed)
		if err != nil {
			fail(err)
		}
		r.Searching = &found
	}
	if wanted("repeating") {
		if r.Repeating, err = repeating(*seed); err != nil {
			fail(err)
		}
	}
	if wanted("exporting") {
		if r.Exporting, err = exporting(*seed); err != nil {
			fail(err)
		}
	}
	if err := write(*out, r); err != nil {
		fail(err)
	}
}

// writeTexts writes the transcripts of the first of the named sizes.
func writeTexts(dir, sized string, seed uint64) error {
	g, err := newGenerator(seed)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, s := range sizes() {
		if listed(sized, s.Name) {
			_, err = g.write(dir, s)
			return err
		}
	}
	return fmt.Errorf("no size %q", sized)
}

// listed reports whether name stands in a list with commas.
func listed(list, name string) bool { return strings.Contains(","+list+",", ","+name+",") }

func write(path string, r report) error {
	var w io.Writer = os.Stdout
	if path != "" {
		f, err := os.Create(path)
		if err != nil {
			return err
		}
		defer f.Close()
		w = io.MultiWriter(os.Stdout, f)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "bench:", err)
	os.Exit(1)
}
