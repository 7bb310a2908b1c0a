package workspace

import (
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/ingest"
	"florilege/backend/store"
)

// NamesRead says what an import of a table of pseudonyms did.
type NamesRead struct {
	Added, Changed, Unchanged int
}

// mostTable bounds a table that is read, in bytes.
const mostTable = 16 << 20

// ExportNames writes the table of pseudonyms as CSV, which real names stand in.
func (w *Workspace) ExportNames(path string) error {
	if w.isOurs(path) {
		return corpus.Fail(corpus.Invalid, filepath.Base(path), "it is the project itself")
	}
	names, err := w.Names()
	if err != nil {
		return err
	}
	var language string
	err = w.store.View(func(tx *store.Tx) error {
		p, err := tx.Project()
		language = p.Language
		return err
	})
	if err != nil {
		return err
	}
	return export.File(path, func(out io.Writer) error { return export.WriteNames(out, names, language) })
}

// ImportNames reads a table of pseudonyms (see export.ReadNames), as one step to
// undo: an entry of the same name gets what the file says, others stay.
func (w *Workspace) ImportNames(a Author, path string) (NamesRead, error) {
	var out NamesRead
	name := filepath.Base(path)
	rows, err := readNames(name, path)
	if err != nil {
		return out, err
	}
	change := store.Change{Action: corpus.ActPseudonymAdd, Subject: name, Count: len(rows)}
	err = w.update(a, change, []string{store.Pseudonyms}, func(tx *store.Tx) error {
		out = NamesRead{}
		names, err := nameTable(tx)
		if err != nil {
			return err
		}
		there := map[string]corpus.Pseudonym{}
		for _, n := range names {
			there[sequence(n.Name)] = n
		}
		for _, n := range rows {
			key := sequence(n.Name)
			old, known := there[key]
			n.ID, n.Created = old.ID, old.Created
			switch {
			case !known:
				n.ID, n.Created = w.opts.NewID(), w.opts.Now()
				out.Added++
			case reflect.DeepEqual(orNone(old), orNone(n)):
				out.Unchanged++
				continue
			default:
				out.Changed++
			}
			there[key] = n
			if err := tx.Pseudonyms().Put(n.ID, n); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

func readNames(name, path string) ([]corpus.Pseudonym, error) {
	info, err := os.Stat(path)
	if err == nil && info.Size() > mostTable {
		return nil, corpus.Fail(corpus.TooLarge, name, "more than 16 MB")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, corpus.FailWith(corpus.Unreadable, name, err)
	}
	text, err := ingest.PlainText(name, data)
	if err != nil {
		return nil, err
	}
	rows, err := export.ReadNames(name, strings.ReplaceAll(text, "\r\n", "\n"))
	if err != nil {
		return nil, err
	}
	for i := range rows {
		if rows[i], err = tidyName(rows[i]); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// orNone returns an entry whose forms are never an empty list, to compare.
func orNone(n corpus.Pseudonym) corpus.Pseudonym {
	if len(n.Forms) == 0 {
		n.Forms = nil
	}
	return n
}
