package workspace

import (
	"cmp"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/store"
)

// maxFile is the largest file that is read, in bytes: a hundred times the
// longest interview.
const maxFile = 64 << 20

// Plan is what an import would store of one file. Nothing is stored by making
// one; the caller may change the draft's title, its speakers and what is taken.
type Plan struct {
	Path      string // of the file
	Draft     ingest.Draft
	Found     []ingest.Found // passages in quotation marks; Taken says which become quotes
	Same      corpus.ID      // the testimony that was imported from the same bytes, or ""
	SameTitle string
	Err       error // why the file cannot be imported, or nil

	original []byte
}

// Files lists the files that paths name, folders opened to the files inside
// them that can be imported, in the order of their names.
func Files(paths []string) []string {
	var out []string
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil || !info.IsDir() {
			out = append(out, p)
			continue
		}
		var inside []string
		_ = filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error {
			hidden := strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "~$")
			switch {
			case err != nil:
				inside = append(inside, path) // reading it will say why
			case d.IsDir() && hidden && path != p:
				return filepath.SkipDir
			case d.Type().IsRegular() && !hidden && importable(path):
				inside = append(inside, path)
			}
			return nil
		})
		slices.SortFunc(inside, func(a, b string) int { return cmp.Compare(a, b) })
		out = append(out, inside...)
	}
	return out
}

func importable(path string) bool {
	return slices.Contains(ingest.Extensions(), strings.ToLower(filepath.Ext(path)))
}

// Plan reads one file and says what importing it would store. A file that
// cannot be imported is a plan with its error.
func (w *Workspace) Plan(path string) Plan {
	p := Plan{Path: path}
	p.original, p.Err = readFile(path)
	if p.Err == nil {
		w.understand(&p, filepath.Base(path))
	}
	return p
}

// PlanBytes is Plan for a file that is not on the disk.
func (w *Workspace) PlanBytes(name string, data []byte) Plan {
	p := Plan{Path: name, original: data}
	w.understand(&p, name)
	return p
}

func (w *Workspace) understand(p *Plan, name string) {
	hash := store.Hash(p.original)
	p.Err = w.store.View(func(tx *store.Tx) error { return allowed(tx, name, hash) })
	if p.Err == nil {
		p.Draft, p.Err = ingest.Read(name, p.original)
	}
	if p.Err == nil {
		p.Err = w.store.View(func(tx *store.Tx) error {
			m, _, err := importedBefore(tx, hash, p.Draft.Text)
			p.Same, p.SameTitle = m.ID, m.Title
			return err
		})
	}
	if p.Err == nil {
		p.Found = ingest.FindQuotes(p.Draft)
	}
}

// allowed refuses a file whose testimony was erased at somebody's request.
func allowed(tx *store.Tx, name, hash string) error {
	e, erased, err := erasedBefore(tx, hash)
	if err == nil && erased {
		err = corpus.Fail(corpus.Erased, name, e.At.Format(time.DateOnly))
	}
	return err
}

// importedBefore returns the testimony of the same bytes. In a copy without
// originals it is known by its text.
func importedBefore(tx *store.Tx, hash, text string) (m corpus.Testimony, ok bool, err error) {
	for _, id := range tx.ByOriginal(hash) {
		m, err = testimony(tx, id)
		return m, err == nil, err
	}
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return m, false, err
		}
		if m.Original != "" || m.Bytes != len(text) {
			continue
		}
		if stored, err := tx.Text(m.ID, m.Revision); err != nil || stored == text {
			return m, err == nil, err
		}
	}
	return corpus.Testimony{}, false, nil
}

// Plans plans every file and tells how many are done before each.
func (w *Workspace) Plans(ctx context.Context, files []string, progress func(done int, file string)) ([]Plan, error) {
	out := make([]Plan, 0, len(files))
	for i, f := range files {
		if ctx.Err() != nil {
			return nil, cancelled(ctx.Err())
		}
		progress(i, f)
		out = append(out, w.Plan(f))
	}
	return out, nil
}

func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return nil, corpus.Fail(corpus.Missing, path, "")
	case err != nil:
		return nil, corpus.FailWith(corpus.Unreadable, path, err)
	case !info.Mode().IsRegular():
		return nil, corpus.Fail(corpus.Unreadable, path, "it is not a file")
	case info.Size() > maxFile:
		return nil, corpus.Fail(corpus.TooLarge, filepath.Base(path), "> 64 MB")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, corpus.FailWith(corpus.Unreadable, path, err)
	}
	return data, nil
}
