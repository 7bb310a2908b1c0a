package main

import (
	"database/sql"
	"errors"
	"os"
	"slices"
	"time"

	_ "modernc.org/sqlite" // the driver

	"florilege/backend/index"
)

// sqliteResult is SQLite's FTS5 on the same texts: it folds accents and case, and
// knows no inflection and no fuzzy words.
type sqliteResult struct {
	Bytes       int64             `json:"bytes"`
	IndexSecs   float64           `json:"indexSeconds"`
	MBPerSecond float64           `json:"indexMBPerSecond"`
	Queries     int               `json:"queries"`
	All         spread            `json:"all"`
	ByKind      map[string]spread `json:"byKind"`
}

func sqlite(path string, docs []index.Doc, set []asked) (r sqliteResult, err error) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	size := 0
	start := time.Now()
	if _, err := db.Exec(`CREATE VIRTUAL TABLE t USING fts5(text, grp UNINDEXED, tokenize = "unicode61 remove_diacritics 2")`); err != nil {
		return r, err
	}
	group := map[string]int{}
	for batch := range slices.Chunk(docs, 1000) {
		tx, err := db.Begin()
		if err != nil {
			return r, err
		}
		for _, d := range batch {
			id := string(d.Testimony)
			if _, ok := group[id]; !ok {
				group[id] = (len(group) + 1) % groups
			}
			if _, err := tx.Exec("INSERT INTO t(text, grp) VALUES(?, ?)", d.Text, group[id]); err != nil {
				return r, err
			}
			size += len(d.Text)
		}
		if err := tx.Commit(); err != nil {
			return r, err
		}
	}
	r.IndexSecs = time.Since(start).Seconds()
	r.MBPerSecond = float64(size) / 1e6 / r.IndexSecs
	if info, err := os.Stat(path); err == nil {
		r.Bytes = info.Size()
	}
	return r, r.ask(db, set)
}

// ask times the set as we do: how many there are, and the best page with what was
// found marked.
func (r *sqliteResult) ask(db *sql.DB, set []asked) error {
	byKind, all := map[string][]time.Duration{}, []time.Duration{}
	for round := range 2 {
		for _, q := range set {
			if q.theirs == "" {
				continue
			}
			start := time.Now()
			if err := askSQLite(db, q); err != nil {
				return err
			}
			if round > 0 {
				took := time.Since(start)
				all, byKind[q.kind] = append(all, took), append(byKind[q.kind], took)
			}
		}
	}
	r.Queries, r.All, r.ByKind = len(all), spreadOf(all), map[string]spread{}
	for kind, times := range byKind {
		r.ByKind[kind] = spreadOf(times)
	}
	return nil
}

func askSQLite(db *sql.DB, q asked) error {
	where, args := "t MATCH ?", []any{q.theirs}
	if q.group >= 0 {
		where, args = where+" AND grp = ?", append(args, q.group)
	}
	var total int
	if err := db.QueryRow("SELECT count(*) FROM t WHERE "+where, args...).Scan(&total); err != nil {
		return err
	}
	rows, err := db.Query("SELECT highlight(t, 0, '[', ']') FROM t WHERE "+where+" ORDER BY rank LIMIT ?", append(args, pageOfHits)...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return err
		}
	}
	return rows.Err()
}
