package diagnostics

import (
	"strings"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/nonet"
	"florilege/backend/settings"
	"florilege/backend/store"
	"florilege/backend/workspace"
)

// Report is what a diagnostic tells.
type Report struct {
	Made     time.Time
	Version  string      // of the program
	Webview  string      // "WebKitGTK 2.50.6", "" where there is none
	Network  nonet.State // what keeps it closed
	System   System
	Settings *settings.Settings // nil where they were not read; paths and names are left out
	Project  *Project           // nil where none was asked about
	Log      string             // as the logbook gives it
}

// Project is what is told of a project.
type Project struct {
	Failed  corpus.ErrorCode // why it could not be read; "" where it was
	Bytes   int64            // of the file
	Sealed  bool
	Summary workspace.Summary // only its figures are told
	Words   int
	Longest int            // words of the longest testimony
	Formats map[string]int // testimonies by the format they came in
	Index   *workspace.IndexState
	Took    time.Duration  // the check
	Wrong   map[string]int // problems by the kind of record
}

// Of reads a project whole, as its check does, and returns what is told of it.
func Of(w *workspace.Workspace, bytes int64) Project {
	p := Project{Bytes: bytes, Sealed: w.Sealed(), Formats: map[string]int{}, Wrong: map[string]int{}}
	begun := time.Now()
	problems, err := w.Check()
	p.Took = time.Since(begun)
	for _, problem := range problems {
		p.Wrong[kindOf(problem.Record)]++
	}
	if err == nil {
		p.Summary, err = w.Summary()
	}
	if err == nil {
		err = p.read(w)
	}
	if err != nil {
		p.Failed = corpus.CodeOf(err)
	}
	return p
}

// Unread is what is told of a project that cannot be opened.
func Unread(err error, bytes int64) Project {
	return Project{Failed: corpus.CodeOf(err), Bytes: bytes}
}

func (p *Project) read(w *workspace.Workspace) error {
	all, err := w.Testimonies()
	for _, m := range all {
		p.Words += m.Words
		p.Longest = max(p.Longest, m.Words)
		p.Formats[known(m.Format, "txt", "md", "docx")]++
	}
	return err
}

// kindOf returns the kind of a record that a check names: the rest may be damaged.
func kindOf(record string) string {
	kind, _, _ := strings.Cut(record, " ")
	return known(kind, "file", "journal", "texts", "originals", "layouts", store.Projects, store.Testimonies,
		store.Codes, store.Quotes, store.Verdicts, store.Collections, store.Erasures, store.Participants, store.Attributes,
		store.Pseudonyms, store.Revisions)
}

// known returns a word of the list, or "other".
func known(word string, list ...string) string {
	for _, w := range list {
		if w == word {
			return w
		}
	}
	return "other"
}
