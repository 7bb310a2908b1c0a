// Package sample makes the sample project: interviews at an invented training
// centre, partly coded. All of it is fiction, and it says so.
package sample

import (
	"context"
	"embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

//go:embed transcripts/* titles.csv codings-a.csv codings-b.csv
var files embed.FS

// What the sample is called, and the memo that says what it is.
const (
	name       = "Les mots de l’atelier (fiction)"
	memo       = "Projet d’exemple. L’Atelier des Trois Saisons, ses stagiaires et leurs paroles sont inventés : toute ressemblance serait fortuite."
	collection = "Ce que la formation change"
)

// Make makes the sample project at path, which must not exist, and opens it.
// On an error nothing stays.
func Make(ctx context.Context, path string, a workspace.Author, o workspace.Options) (*workspace.Workspace, error) {
	w, err := workspace.New(path, name, "fr", a, o)
	if err != nil {
		return nil, err
	}
	if err := fill(ctx, w, a); err != nil {
		return nil, errors.Join(err, w.Close(), os.Remove(path))
	}
	return w, nil
}

func fill(ctx context.Context, w *workspace.Workspace, a workspace.Author) error {
	if err := w.EditProject(a, name, memo); err != nil {
		return err
	}
	if _, err := w.AddTemplate(a, "cisp", "fr"); err != nil {
		return err
	}
	byFile, err := importAll(ctx, w, a)
	if err != nil {
		return err
	}
	if err := describe(w, a, byFile); err != nil {
		return err
	}
	qualities, err := addDimensions(w, a)
	if err != nil {
		return err
	}
	for _, list := range []string{"codings-a.csv", "codings-b.csv"} {
		if err := code(w, a, list, byFile, qualities); err != nil {
			return err
		}
	}
	var f workspace.Filter
	for _, path := range []string{"Estime de soi", "Autonomie administrative"} {
		id, err := w.FindCode(path)
		if err != nil {
			return err
		}
		f.Codes = append(f.Codes, id)
	}
	_, err = w.AddCollection(a, collection, f, true)
	return err
}

// importAll imports every transcript that the list of titles names, in its
// order, and returns the testimonies by file name.
func importAll(ctx context.Context, w *workspace.Workspace, a workspace.Author) (map[string]corpus.ID, error) {
	titles, err := table("titles.csv")
	if err != nil {
		return nil, err
	}
	batch := w.NewBatch(a)
	out := map[string]corpus.ID{}
	for _, t := range titles {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		file, title := t[0], t[1]
		data, err := files.ReadFile("transcripts/" + file)
		if err != nil {
			return nil, err
		}
		plan := w.PlanBytes(file, data)
		plan.Draft.Title = title
		row := batch.Import(plan, false)
		if row.Err != nil {
			return nil, row.Err
		}
		out[file] = row.Testimony.ID
	}
	return out, nil
}

// code puts the codings of a list (file, quote, codes, memo, then what the first coding says in
// each dimension) on the testimonies.
func code(w *workspace.Workspace, a workspace.Author, list string, byFile map[string]corpus.ID, qualities []corpus.Dimension) error {
	rows, err := table(list)
	if err != nil {
		return err
	}
	for i, row := range rows {
		q, err := codeRow(w, a, byFile[row[0]], row[1], strings.Split(row[2], "|"), row[3])
		if err == nil {
			err = qualify(w, a, q, qualities, row[4:])
		}
		if err != nil {
			return fmt.Errorf("%s, line %d: %w", list, i+2, err)
		}
	}
	return nil
}

// table returns the rows of a list, without its header.
func table(name string) ([][]string, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	return rows[1:], nil
}

func codeRow(w *workspace.Workspace, a workspace.Author, testimony corpus.ID, words string, codes []string, memo string) (q corpus.Quote, err error) {
	r, err := w.Read(testimony)
	if err != nil {
		return q, err
	}
	words = anchor.Normalize(words)
	at := strings.Index(r.Text, words)
	if at < 0 {
		return q, fmt.Errorf("«%s» does not say «%s»", r.Title, words)
	}
	p := workspace.Passage{Testimony: testimony, Span: corpus.Span{Start: at, End: at + len(words)}}
	for _, c := range codes {
		id, err := w.FindCode(c)
		if err != nil {
			return q, err
		}
		p.Codes = append(p.Codes, id)
	}
	if q, err = w.CodePassage(a, p); err == nil && memo != "" {
		q, err = w.EditMemo(a, q.ID, memo)
	}
	return q, err
}

// Transcripts returns the transcripts as files.
func Transcripts() fs.FS {
	sub, err := fs.Sub(files, "transcripts")
	if err != nil {
		panic(err) // the folder is embedded
	}
	return sub
}
