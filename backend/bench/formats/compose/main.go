// Command compose writes the interview that formats are measured with, and the
// sources from which real programs make its files: build/interview.sh runs it.
//
//	go run ./backend/bench/formats/compose FOLDER
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"florilege/backend/bench/formats"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "compose: one folder to write into")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "compose:", err)
		os.Exit(1)
	}
}

func write(dir string) error {
	i := compose()
	cues := cuesOf(i.Spoken())
	files := map[string][]byte{
		"interview.tsv":    []byte(i.String()),
		"utf-8.txt":        []byte(i.Text()),
		"interview.md":     []byte(markdown(i)),
		"interview.html":   []byte(page(i)),
		"otter.txt":        []byte(otter(cues)),
		"bracket.txt":      []byte(bracket(cues)),
		"whisperx.srt":     []byte(whisperX(cues)),
		"interview.srt":    []byte(srt(cues)),
		"interview.vtt":    []byte(vtt(cues)),
		"praat.TextGrid":   praat(cues),
		"interview.eaf":    []byte(eaf(cues)),
		"interview.trs":    []byte(trs(cues)),
		"interview.otr":    otr(i, cues),
		"survey.csv":       []byte(survey(i, ",")),
		"survey-excel.csv": []byte(survey(i, ";")),
	}
	for _, enc := range []string{"windows-1252", "iso-8859-1", "iso-8859-15", "macintosh", "cp850"} {
		files[enc+".utf-8"] = []byte(formats.Lacking(enc).Replace(i.Text()))
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			return err
		}
	}
	fmt.Printf("%d words, %d turns\n", len(strings.Fields(i.Text())), len(i.Turns()))
	return nil
}
