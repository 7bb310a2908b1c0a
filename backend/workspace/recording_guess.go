package workspace

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/store"
)

// ProposeRecordings returns the paths of files that may be the recording of a
// testimony: in the project's folder or one of the others, what the transcript
// names or what is named as the transcript. Nothing is linked.
func (w *Workspace) ProposeRecordings(id corpus.ID, folders ...string) ([]string, error) {
	m, err := w.Testimony(id)
	if err != nil {
		return nil, err
	}
	var original []byte
	err = w.store.View(func(tx *store.Tx) error {
		if m.Original == "" {
			return nil
		}
		original, err = tx.Original(m.Original)
		return err
	})
	if err != nil {
		return nil, err
	}
	names := append(ingest.Recordings(original), m.Path)
	return Beside{}.named(names, append(folders, filepath.Dir(w.Path()))...), nil
}

// Beside knows the recordings of folders, each of which it reads once.
type Beside map[string][]string

// Of returns the paths of files that may be the recording of what a plan would
// import: beside it, what it names or what is named as it is.
func (b Beside) Of(p Plan) []string {
	if p.Err != nil {
		return []string{}
	}
	return b.named(append(ingest.Recordings(p.original), filepath.Base(p.Path)), filepath.Dir(p.Path))
}

// named returns the recordings of folders that bear one of the names, whatever
// their extension.
func (b Beside) named(names []string, folders ...string) []string {
	out := []string{}
	for _, dir := range folders {
		found, known := b[dir]
		if !known {
			found = recordingsIn(dir)
			b[dir] = found
		}
		for _, path := range found {
			file := filepath.Base(path)
			bears := func(name string) bool {
				return name != "" && (alike(file, name) || alike(stem(file), stem(name)) || alike(stem(file), name))
			}
			if slices.ContainsFunc(names, bears) && !slices.Contains(out, path) {
				out = append(out, path)
			}
		}
	}
	return out
}

// mostBeside is how many files of a folder are looked at.
const mostBeside = 20_000

// recordingsIn returns the recordings of a folder, by name.
func recordingsIn(dir string) []string {
	f, err := os.Open(dir)
	if err != nil {
		return nil // a folder that is gone proposes nothing
	}
	defer func() { _ = f.Close() }()
	entries, _ := f.ReadDir(mostBeside)
	var out []string
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if _, err := recorded(path); err == nil {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

func stem(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) }

// alike compares names as file systems that mind neither case nor composition do.
func alike(a, b string) bool { return strings.EqualFold(anchor.Normalize(a), anchor.Normalize(b)) }
