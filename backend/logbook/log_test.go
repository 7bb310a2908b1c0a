package logbook

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"florilege/backend/corpus"
)

// canary stands for whatever must not be logged.
const canary = "Zénobie-au-chômage"

// TestNoWordPasses gives every fact words where it takes any, and looks for
// them in the files.
func TestNoWordPasses(t *testing.T) {
	l := Open(filepath.Join(t.TempDir(), "log"))
	failures := []error{
		corpus.Fail(corpus.Ambiguous, canary, canary),
		corpus.Fail(corpus.ErrorCode(canary), canary, canary),
		errors.New(canary),
		&os.PathError{Op: canary, Path: canary, Err: os.ErrPermission},
		fmt.Errorf("%s: %w", canary, corpus.FailWith(corpus.Unreadable, canary, errors.New(canary))),
	}
	for _, err := range failures {
		l.Note(Failed, Code(err))
	}
	l.Note(Worked, Word(canary, "import", canary), Word("import", "import"))
	l.Note(Opened, Extension(canary), Extension("/"+canary+"/p."+canary), Extension(canary+".DOCX"))
	l.Note(Started, Version(canary+" 1"), Version("0.2.0-rc.1+3"))
	for _, v := range []any{canary, errors.New(canary), []byte(canary), map[string]string{canary: canary}} {
		func() {
			defer func() {
				l.Note(Panicked, Trace(corpus.DefectOf(corpus.Recovered(recover()))))
			}()
			panic(v)
		}()
	}
	text := l.Text()
	if strings.Contains(text, canary) {
		t.Errorf("words passed:\n%s", text)
	}
	for _, want := range []string{`"code":"ambiguous"`, `"code":"other"`, `"code":"internal (permission denied)"`,
		`"code":"unreadable"`, `"is":"import"`, `"is":"other"`, `"extension":".docx"`, `"extension":"other"`,
		`"version":"0.2.0-rc.1+3"`, `"version":"other"`, "logbook.TestNoWordPasses", `"type":"*errors.errorString"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing:\n%s", want, text)
		}
	}
	for line := range strings.Lines(text) {
		if !json.Valid([]byte(line)) {
			t.Errorf("not JSON: %s", line)
		}
	}
}

func TestTheLogStaysSmall(t *testing.T) {
	dir := t.TempDir()
	l := Open(dir)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 3000 {
				l.Note(Worked, Count(Items, 12), Took(3*time.Second), Word("import", "import"))
			}
		})
	}
	wg.Wait()
	size := int64(0)
	for _, name := range []string{current, before} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by %v", name, info.Mode())
		}
		size += info.Size()
	}
	if size > 2*mostBytes || size < mostBytes {
		t.Errorf("%d bytes", size)
	}
	for line := range strings.Lines(l.Text()) {
		if !json.Valid([]byte(line)) {
			t.Fatalf("not JSON: %s", line)
		}
	}
}

func TestALogThatCannotBeWrittenKeepsSilent(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, l := range []*Log{nil, Open(""), Open(filepath.Join(file, "log"))} {
		l.Note(Started)
		if got := l.Text(); got != "" {
			t.Errorf("wrote %q", got)
		}
	}
}

func TestEveryEventAndKeyHasAName(t *testing.T) {
	for e := Started; e <= Refused; e++ {
		if e.String() == other {
			t.Errorf("event %d has none", e)
		}
	}
	for k := Bytes; k <= Exit; k++ {
		if k.String() == other {
			t.Errorf("key %d has none", k)
		}
	}
	if Event(200).String() != other || Key(200).String() != other {
		t.Error("a number without a name is not other")
	}
}
