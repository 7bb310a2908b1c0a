package store

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"time"

	"florilege/backend/corpus"
)

// write changes a project as fast as it can, until it is killed or its input
// ends, and says each change that is acknowledged: the number and the ID of its
// journal entry.
func write(path string, pause time.Duration) {
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	s, err := Open(path, Options{NewID: randomID})
	if err != nil {
		fatal(err)
	}
	out := bufio.NewWriter(os.Stdout)
	for {
		m, err := anyChange(s)
		if code := corpus.CodeOf(err); code == corpus.NothingToRedo || code == corpus.NothingToUndo {
			continue
		}
		if err != nil {
			fatal(err)
		}
		fmt.Fprintln(out, m.Seq, m.ID)
		if err := out.Flush(); err != nil {
			fatal(err)
		}
		time.Sleep(pause)
	}
}

func randomID() corpus.ID {
	return corpus.ID(fmt.Sprintf("%016x%016x", rand.Uint64(), rand.Uint64()))
}

// anyChange does one of the things that people do.
func anyChange(s *Store) (m Moment, err error) {
	switch n := rand.IntN(20); {
	case n < 3:
		_, m, err = s.Undo("Zoé", clock(1))
	case n < 5:
		_, m, err = s.Redo("Zoé", clock(1))
	case n == 5:
		m, err = s.Update(Change{Action: corpus.ActImport, Group: "import"}, importAnything)
	default:
		m, err = s.Update(Change{Action: corpus.ActQuoteCode}, func(tx *Tx) error {
			q := sampleQuote(string(randomID()), 1, "repris cœur", "code-1", "code-2")
			if n == 6 {
				q.ID = "quote-1" // one that is there changes
			}
			q.Memo = strings.Repeat("mémo ", rand.IntN(200))
			return tx.Quotes().Put(q.ID, q)
		})
	}
	return m, err
}

// importAnything adds a testimony of 50 kB with a quote.
func importAnything(tx *Tx) error {
	id := randomID()
	text := strings.Repeat(string(id)+" j’ai repris cœur.\n", 1000)
	if err := tx.PutOriginal([]byte(text)); err != nil {
		return err
	}
	if err := tx.PutText(id, 1, text); err != nil {
		return err
	}
	if err := tx.Layouts().Put(id, corpus.Layout{}); err != nil {
		return err
	}
	q := corpus.Quote{ID: randomID(), Testimony: id, Span: corpus.Span{Start: 0, End: 32}, Exact: string(id), Speaker: corpus.NoSpeaker}
	if err := tx.Quotes().Put(q.ID, q); err != nil {
		return err
	}
	return tx.Testimonies().Put(id, corpus.Testimony{ID: id, Original: Hash([]byte(text)), Revision: 1, Bytes: len(text)})
}
