package workspace

import (
	"cmp"
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
	Path   string // of the file
	Hash   string // of its bytes, as store.Hash makes it; "" where they could not be read
	Status ImportStatus
	Draft  ingest.Draft
	Plain  bool           // a person may say its encoding
	Found  []ingest.Found // passages in quotation marks; Taken says which become quotes
	Err    error          // why the file cannot be imported, or nil

	Same      corpus.ID // the testimony that Status is about, or ""
	SameTitle string
	Twin      string  // path of the file of this import that Status is about, or ""
	Share     float64 // of a duplicate: how many of the words of one the other holds, from 0 to 1

	Recording string // path of the recording that the testimony is linked to, or ""

	original []byte
}

// Files lists the files that paths name, folders opened to the documents inside
// them, in the order of their names. Pictures, recordings and the like that lie
// among them are passed over.
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
			case d.Type().IsRegular() && !hidden && expected(path):
				inside = append(inside, path)
			}
			return nil
		})
		slices.SortFunc(inside, func(a, b string) int { return cmp.Compare(a, b) })
		out = append(out, inside...)
	}
	return out
}

// expected reports whether a file of a folder is one that can be imported, or
// one that a person may believe to be and should be told about.
func expected(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return slices.Contains(slices.Concat(ingest.Extensions(), ingest.TableExtensions(), ingest.Foreign()), ext)
}

// Plan reads one file and says what importing it would store. A file that
// cannot be imported is a plan with its error. A Planner compares its words too.
func (w *Workspace) Plan(path string) Plan { return w.PlanAs(path, "") }

// PlanAs is Plan for a file whose encoding is given, as ingest.ReadAs takes it.
func (w *Workspace) PlanAs(path, encoding string) Plan {
	p := Plan{Path: path, Status: Failed}
	if p.original, p.Err = readFile(path); p.Err == nil {
		w.understand(&p, filepath.Base(path), encoding)
	}
	return p
}

// Again reads the file of a plan once more, in an encoding where one is given. A
// file that changed since is a plan with its error.
func (w *Workspace) Again(before Plan, encoding string) Plan {
	if before.Err != nil {
		return before
	}
	p := w.PlanAs(before.Path, encoding)
	if p.Err == nil && p.Hash != before.Hash {
		p.Status, p.Err = Failed, corpus.Fail(corpus.MovedOn, filepath.Base(p.Path), "")
	}
	if p.Err == nil && p.Status == Fresh {
		p.Status, p.Same, p.SameTitle, p.Twin, p.Share = before.Status, before.Same, before.SameTitle, before.Twin, before.Share
	}
	return p
}

// WithoutFile returns the plan without the bytes of its file: it cannot be
// imported, but says all else, and Again reads it once more.
func (p Plan) WithoutFile() Plan {
	p.original = nil
	return p
}

// PlanBytes is Plan for a file that is not on the disk.
func (w *Workspace) PlanBytes(name string, data []byte) Plan {
	p := Plan{Path: name, Status: Failed, original: data}
	w.understand(&p, name, "")
	return p
}

func (w *Workspace) understand(p *Plan, name, encoding string) {
	p.Hash, p.Plain = store.Hash(p.original), ingest.Recodable(p.original)
	if p.Err = w.store.View(func(tx *store.Tx) error { return allowed(tx, name, p.Hash) }); p.Err != nil {
		return
	}
	if p.Draft, p.Err = ingest.ReadAs(name, p.original, encoding); p.Err != nil {
		return
	}
	p.Err = w.store.View(func(tx *store.Tx) error {
		m, again, err := importedBefore(tx, p.Hash, p.Draft.Text)
		p.Same, p.SameTitle, p.Status = m.ID, m.Title, Fresh
		if again {
			p.Status = Unchanged
		}
		return err
	})
	if p.Err != nil {
		p.Status = Failed
		return
	}
	p.Found = ingest.FindQuotes(p.Draft)
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
	for _, id := range tx.WithoutOriginal() {
		m, err := testimony(tx, id)
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
