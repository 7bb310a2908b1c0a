//go:build dev

package desktop

import (
	"context"
	"encoding/json"
	"os"
	"sync"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"florilege/backend/corpus"
)

// answersVariable names a file with the answers to the next dialogs, one JSON
// list of paths a line: a browser cannot drive native dialogs. Only the build
// that browsers drive reads it.
const answersVariable = "FLORILEGE_TEST_DIALOGS"

func newDialogs() dialogs {
	if path := os.Getenv(answersVariable); path != "" {
		return &answered{path: path}
	}
	return &native{}
}

// answered takes its answers from a file; past the last one it cancels.
type answered struct {
	mu   sync.Mutex
	path string
	used int
}

func (a *answered) connect(context.Context) {}

func (a *answered) next() ([]string, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	f, err := os.Open(a.path)
	if err != nil {
		return nil, corpus.FailWith(corpus.Unreadable, a.path, err)
	}
	defer f.Close()
	dec := json.NewDecoder(f)
	var answer []string
	for range a.used + 1 {
		answer = nil
		if err := dec.Decode(&answer); err != nil {
			return nil, nil
		}
	}
	a.used++
	return answer, nil
}

func (a *answered) one() (string, error) {
	answer, err := a.next()
	if len(answer) == 0 {
		return "", err
	}
	return answer[0], err
}

func (a *answered) open(string, runtime.FileFilter) (string, error)       { return a.one() }
func (a *answered) openMany(string, runtime.FileFilter) ([]string, error) { return a.next() }
func (a *answered) save(string, string, runtime.FileFilter) (string, error) {
	return a.one()
}
func (a *answered) folder(string) (string, error) { return a.one() }
