package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"florilege/backend/bench/formats"
	"florilege/backend/ingest"
)

// speedResult compares reading a file with what pandoc takes to make plain text
// of it, in turns of one run.
type speedResult struct {
	File   string  `json:"file"`
	Bytes  int     `json:"bytes"`
	Words  int     `json:"words"`
	Read   timing  `json:"read"`
	PerSec float64 `json:"mbPerSecond"` // of the file, read, by the median

	Pandoc *timing `json:"pandoc"` // absent where it is not installed
	// Ratio is of the medians; RatioWorking leaves out what pandoc takes for a
	// document of one word, which is its start.
	Ratio        float64 `json:"ratio,omitempty"`
	RatioWorking float64 `json:"ratioWithoutStart,omitempty"`
	Skipped      string  `json:"skipped,omitempty"` // why there is no comparison
}

// speedRuns is how often pandoc reads each file; each time the importer reads it
// as often.
const speedRuns = 9

// readingSpeed measures the formats of word processors, parse to text.
func readingSpeed() ([]speedResult, error) {
	dir, err := os.MkdirTemp("", "florilege-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	pandoc, err := exec.LookPath("pandoc")
	if err != nil && !errors.Is(err, exec.ErrNotFound) {
		return nil, err
	}
	var out []speedResult
	for _, f := range formats.Files() {
		switch f.Format() {
		case "docx", "odt", "rtf":
			res, err := speedOf(f, dir, pandoc)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", f.Name, err)
			}
			out = append(out, res)
		}
	}
	return out, nil
}

func speedOf(f formats.File, dir, pandoc string) (res speedResult, err error) {
	data, err := f.Data()
	if err != nil {
		return res, err
	}
	path := filepath.Join(dir, f.Name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return res, err
	}
	res = speedResult{File: f.Name, Bytes: len(data)}
	var reads, pandocs, starts []time.Duration
	for range speedRuns {
		begun := time.Now()
		d, err := ingest.Read(f.Name, data)
		if err != nil {
			return res, err
		}
		reads, res.Words = append(reads, time.Since(begun)), d.Words
		if pandoc == "" {
			continue
		}
		took, err := plainText(pandoc, path, nil)
		if err != nil {
			return res, err
		}
		start, err := plainText(pandoc, "", []byte("Bonjour\n"))
		if err != nil {
			return res, err
		}
		pandocs, starts = append(pandocs, took), append(starts, start)
	}
	res.Read = timingOf(reads)
	res.PerSec = float64(len(data)) / (1 << 20) / (res.Read.Median / 1000)
	if pandoc == "" {
		res.Skipped = "pandoc is not installed: no comparison"
		return res, nil
	}
	slow := timingOf(pandocs)
	res.Pandoc, res.Ratio = &slow, slow.Median/res.Read.Median
	res.RatioWorking = (slow.Median - timingOf(starts).Median) / res.Read.Median
	return res, nil
}

// plainText times pandoc making plain text of a file, or of Markdown given.
func plainText(pandoc, path string, text []byte) (time.Duration, error) {
	args := []string{"-t", "plain", "-o", os.DevNull}
	if path != "" {
		args = append(args, path)
	}
	cmd := exec.Command(pandoc, args...)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(text), os.Stderr
	begun := time.Now()
	err := cmd.Run()
	return time.Since(begun), err
}
