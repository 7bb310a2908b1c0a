package logbook

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"
)

// mostBytes bounds one file; there are two.
const mostBytes = 512 << 10

const (
	current = "log.jsonl"
	before  = "log.1.jsonl"
)

// Log writes events to a folder. A nil Log, and one on a folder that cannot be
// written, keep silent. Safe for concurrent use, also by several processes.
type Log struct {
	dir string
	out slog.Handler
	now func() time.Time
}

// Open returns the log in a folder, which is made with the first event; "" is
// no log.
func Open(dir string) *Log {
	if dir == "" {
		return nil
	}
	w := &rotating{dir: dir}
	return &Log{dir: dir, out: slog.NewJSONHandler(w, nil), now: time.Now}
}

// Dir is where the user's log stands: in the state folder where the system has
// one, else in the cache; "" where there is neither.
func Dir() string {
	if runtime.GOOS != "windows" && runtime.GOOS != "darwin" {
		if dir := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
			return filepath.Join(dir, "florilege")
		}
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, ".local", "state", "florilege")
		}
		return ""
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "florilege", "log")
}

// Note writes that something happened, with what is known of it.
func (l *Log) Note(e Event, facts ...Fact) {
	if l == nil {
		return
	}
	r := slog.NewRecord(l.now().UTC(), slog.LevelInfo, e.String(), 0)
	for _, f := range facts {
		r.AddAttrs(f.attr)
	}
	_ = l.out.Handle(context.Background(), r)
}

// Text returns what the log holds, the oldest first.
func (l *Log) Text() string {
	if l == nil {
		return ""
	}
	var out []byte
	for _, name := range []string{before, current} {
		data, err := os.ReadFile(filepath.Join(l.dir, name))
		if err == nil {
			out = append(out, data...)
		}
	}
	return string(out)
}

// rotating appends each event to the current file, opened for it alone: events
// are rare, and another process may have put the file aside in between.
type rotating struct {
	mu  sync.Mutex
	dir string
}

func (r *rotating) Write(line []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := os.MkdirAll(r.dir, 0o700); err != nil {
		return 0, err
	}
	path := filepath.Join(r.dir, current)
	if info, err := os.Stat(path); err == nil && info.Size()+int64(len(line)) > mostBytes {
		if err := os.Rename(path, filepath.Join(r.dir, before)); err != nil {
			return 0, err
		}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, err
	}
	n, err := f.Write(line)
	if closed := f.Close(); err == nil {
		err = closed
	}
	return n, err
}
