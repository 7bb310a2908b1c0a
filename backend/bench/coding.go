package main

import (
	"io"
	"os"
	"path/filepath"
	"time"

	bolt "go.etcd.io/bbolt"

	"florilege/backend/workspace"
)

// codingResult compares coding a quote with bbolt alone writing the same bytes
// into a copy of the same file.
type codingResult struct {
	Coding timing  `json:"coding"`
	Bare   timing  `json:"bareUpdate"`
	Ratio  float64 `json:"ratio"` // of the medians
}

// roundCodings is how many codings are timed before as many bare updates, so
// that both meet the same machine.
const roundCodings = 50

func (st *study) coding() (res codingResult, err error) {
	twin := filepath.Join(st.dir, "twin.db")
	var codings, bare []time.Duration
	for range st.Samples / roundCodings {
		if err := copyFile(st.project, twin); err != nil {
			return res, err
		}
		c, err := st.codeRound(int64(len(codings)))
		if err != nil {
			return res, err
		}
		b, err := replay(st.project, twin, roundCodings)
		if err != nil {
			return res, err
		}
		codings, bare = append(codings, c...), append(bare, b...)
	}
	res.Coding, res.Bare = timingOf(codings), timingOf(bare)
	res.Ratio = res.Coding.Median / res.Bare.Median
	return res, nil
}

func (st *study) codeRound(n int64) ([]time.Duration, error) {
	w, err := workspace.Open(st.project, st.options)
	if err != nil {
		return nil, err
	}
	defer w.Close()
	p, err := newPassages(w, st.seed+uint64(n)+7)
	if err != nil {
		return nil, err
	}
	var out []time.Duration
	for range roundCodings {
		passage := p.next()
		begun := time.Now()
		if _, err := w.CodePassage(author(), passage); err != nil {
			return nil, err
		}
		out = append(out, time.Since(begun))
	}
	return out, nil
}

// pair is what one coding wrote under one key.
type pair struct{ bucket, key, value []byte }

// replay writes into twin, by one bare Update each, what the last n changes
// wrote into the project: the keys that twin lacks, in the order of the journal.
func replay(project, twin string, n int) ([]time.Duration, error) {
	rounds, err := written(project, twin, n)
	if err != nil {
		return nil, err
	}
	db, err := bolt.Open(twin, 0o600, &bolt.Options{FreelistType: bolt.FreelistMapType, InitialMmapSize: 1 << 30})
	if err != nil {
		return nil, err
	}
	defer db.Close()
	var out []time.Duration
	for _, round := range rounds {
		begun := time.Now()
		err := db.Update(func(tx *bolt.Tx) error {
			for _, p := range round {
				if err := tx.Bucket(p.bucket).Put(p.key, p.value); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		out = append(out, time.Since(begun))
	}
	return out, nil
}

// written shares out among n rounds the pairs that project has and twin lacks.
// The buckets that every coding writes to grow by as many keys as there were
// codings; the head of the journal is written each time.
func written(project, twin string, n int) ([][]pair, error) {
	rounds := make([][]pair, n)
	a, err := bolt.Open(project, 0o600, &bolt.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer a.Close()
	b, err := bolt.Open(twin, 0o600, &bolt.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer b.Close()
	err = a.View(func(now *bolt.Tx) error {
		return b.View(func(then *bolt.Tx) error {
			head := now.Bucket([]byte("meta")).Get([]byte("head"))
			for i := range rounds {
				rounds[i] = append(rounds[i], pair{[]byte("meta"), []byte("head"), clone(head)})
			}
			return now.ForEach(func(name []byte, bucket *bolt.Bucket) error {
				i := 0
				return bucket.ForEach(func(k, v []byte) error {
					if then.Bucket(name).Get(k) == nil {
						rounds[i%n] = append(rounds[i%n], pair{clone(name), clone(k), clone(v)})
						i++
					}
					return nil
				})
			})
		})
	})
	return rounds, err
}

func clone(b []byte) []byte { return append([]byte{}, b...) }

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	if err := out.Sync(); err != nil {
		return err
	}
	return out.Close()
}
