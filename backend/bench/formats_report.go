package main

import (
	"fmt"
	"os"

	"florilege/backend/bench/formats"
)

// writeTable writes what is kept of each format as a page of the documentation,
// and fails where a threshold is missed.
func writeTable(path string) error {
	results, err := formats.Measure()
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, []byte(formats.Table(results)), 0o644); err != nil {
		return err
	}
	missed := 0
	for _, r := range results {
		if r.Missed != "" {
			fmt.Fprintf(os.Stderr, "bench: %s: %s\n", r.File, r.Missed)
			missed++
		}
	}
	if missed > 0 {
		return fmt.Errorf("%d formats miss a threshold", missed)
	}
	return nil
}
