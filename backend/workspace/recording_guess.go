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
	out := []string{}
	for _, dir := range append(folders, filepath.Dir(w.Path())) {
		for _, path := range recordingsIn(dir, names) {
			if !slices.Contains(out, path) {
				out = append(out, path)
			}
		}
	}
	return out, nil
}

// mostBeside is how many files of a folder are looked at.
const mostBeside = 20_000

// recordingsIn returns the recordings of a folder that bear one of the names,
// whatever their extension.
func recordingsIn(dir string, names []string) []string {
	f, err := os.Open(dir)
	if err != nil {
		return nil // a folder that is gone proposes nothing
	}
	defer func() { _ = f.Close() }()
	entries, _ := f.ReadDir(mostBeside)
	var out []string
	for _, e := range entries {
		named := func(name string) bool {
			return name != "" && (alike(e.Name(), name) || alike(stem(e.Name()), stem(name)) || alike(stem(e.Name()), name))
		}
		path := filepath.Join(dir, e.Name())
		if !slices.ContainsFunc(names, named) {
			continue
		}
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
