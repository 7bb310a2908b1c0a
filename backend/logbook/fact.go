package logbook

import (
	"errors"
	"io/fs"
	"log/slog"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"time"

	"florilege/backend/corpus"
)

// Event is what happened. It is a number, so that no word can stand for one.
type Event uint8

// What can happen.
const (
	Started  Event = iota // a window or a command began
	Ended                 // it ended in order
	Opened                // a project was opened, or not
	Closed                // a project was closed
	Failed                // a call of the interface was answered with an error
	Panicked              // a defect was caught
	Worked                // long work ended
	Followed              // the search index caught up, or failed to
	Refused               // the webview was refused an address, a window, a download or a permission
)

func (e Event) String() string {
	names := [...]string{"started", "ended", "opened", "closed", "failed", "panicked", "worked", "followed", "refused"}
	if int(e) >= len(names) {
		return other
	}
	return names[e]
}

// Fact is one thing known of an event.
type Fact struct{ attr slog.Attr }

// other stands for a word that the program does not know.
const other = "other"

// Key names what is counted; a number too.
type Key uint8

// What can be counted.
const (
	Bytes Key = iota
	Items     // of long work
	Testimonies
	Quotes
	Codes
	Problems
	Exit // code of a command
)

func (k Key) String() string {
	names := [...]string{"bytes", "items", "testimonies", "quotes", "codes", "problems", "exit"}
	if int(k) >= len(names) {
		return other
	}
	return names[k]
}

// Count is a number of something.
func Count(what Key, n int) Fact { return Fact{slog.Int(what.String(), n)} }

// Took is how long it lasted, in milliseconds.
func Took(d time.Duration) Fact { return Fact{slog.Int64("ms", d.Milliseconds())} }

// Code is what kind of failure err is, "done" for nil. Where the program has no
// code for it, the kind of the system's error stands beside it.
func Code(err error) Fact {
	if err == nil {
		return Fact{slog.String("code", "done")}
	}
	code := string(corpus.CodeOf(err))
	if !slices.Contains(corpus.ErrorCodes(), corpus.ErrorCode(code)) {
		code = other
	}
	for _, kind := range []error{fs.ErrPermission, fs.ErrNotExist, fs.ErrExist, fs.ErrClosed} {
		if errors.Is(err, kind) {
			code += " (" + kind.Error() + ")" // the text of the kind, not of err
		}
	}
	return Fact{slog.String("code", code)}
}

// identifier is how this program writes methods, verbs, versions and systems.
var identifier = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_.+-]{0,63}$`)

// Method is the method of a bridge or command that pc, a program counter, stands in.
func Method(pc uintptr) Fact {
	name := other
	if f := runtime.FuncForPC(pc); f != nil {
		name = f.Name()[strings.LastIndexByte(f.Name(), '.')+1:]
	}
	return Fact{slog.String("method", name)}
}

// Word is one word of a list that the program itself holds, such as a verb or a
// kind of work; one that is not in the list is "other".
func Word(is string, list ...string) Fact {
	if !slices.Contains(list, is) || !identifier.MatchString(is) {
		is = other
	}
	return Fact{slog.String("is", is)}
}

// Version is the program's own, with what it was built by and for.
func Version(v string) Fact {
	if !identifier.MatchString("v" + v) {
		v = other
	}
	return Fact{slog.Group("program", "version", v, "go", runtime.Version(), "os", runtime.GOOS, "arch", runtime.GOARCH)}
}

// Extension is the end of a file's name where it is one that the program reads
// or writes: what follows the dot of another may be a name.
func Extension(path string) Fact {
	ext := strings.ToLower(filepath.Ext(path))
	if !slices.Contains([]string{"", ".florilege", ".txt", ".md", ".docx", ".csv", ".html", ".pdf"}, ext) {
		ext = other
	}
	return Fact{slog.String("extension", ext)}
}

// Trace is the way to a defect: functions, files and lines of the program.
func Trace(d *corpus.Defect) Fact {
	return Fact{slog.Group("panic", "type", d.Type, "at", d.Trace)}
}
