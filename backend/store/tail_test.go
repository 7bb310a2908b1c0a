package store

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// spoilt opens a copy of the file of s that spoil changed.
func spoilt(t *testing.T, s *Store, spoil func(data []byte, h header)) *Store {
	t.Helper()
	data := trimmed(t, s.path)
	h, _, _ := metas(bytes.NewReader(data))
	spoil(data, h)
	s, err := Open(written(t, data), options(7000))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// flipAfter flips a byte behind the last of the places where what stands.
func flipAfter(t *testing.T, data []byte, what string, offset int) {
	t.Helper()
	at := bytes.LastIndex(data, []byte(what))
	if at < 0 {
		t.Fatalf("%q is not in the file", what)
	}
	data[at+len(what)+offset] ^= 0x20
}

func history(t *testing.T, s *Store) (out []corpus.Entry) {
	t.Helper()
	view(t, s, func(tx *Tx) (err error) {
		out, err = tx.History(0, 10000)
		return err
	})
	return out
}

func nextOf(t *testing.T, s *Store) (undo, redo string) {
	t.Helper()
	view(t, s, func(tx *Tx) error {
		u, r, err := tx.Next()
		undo, redo = told(u), told(r)
		return err
	})
	return undo, redo
}

func wantProblem(t *testing.T, s *Store, code ProblemCode, record string) {
	t.Helper()
	problems, err := s.Check()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Code == code && p.Record == record {
			return
		}
	}
	t.Errorf("check says %v, want %s of %s", problems, code, record)
}

// spoilHead makes the record of the head unreadable.
func spoilHead(t *testing.T, s *Store) *Store {
	t.Helper()
	return spoilt(t, s, func(data []byte, h header) {
		// Older heads stand in free pages: the one that counts is in the root.
		root := data[int64(h.root)*h.page:][:h.page]
		flipAfter(t, root, "head", 7)
	})
}

func TestHeadIsMadeAnew(t *testing.T) {
	s, _ := newProject(t)
	rename(t, s, "c", "one", "")
	rename(t, s, "c", "two", "g")
	rename(t, s, "d", "three", "g")
	rename(t, s, "c", "four", "")
	for _, do := range []func(){
		func() {}, func() { undo(t, s) }, func() { undo(t, s) }, func() { redo(t, s) }, func() { undo(t, s) },
		func() { undo(t, s) }, func() { redo(t, s) }, func() { redo(t, s) }, func() { redo(t, s) },
	} {
		do()
		wantUndo, wantRedo := nextOf(t, s)
		want, records := momentOf(t, s), stateOf(t, s)
		c := spoilHead(t, s)
		if got := c.Notices(); !slices.Equal(got, []Notice{JournalDamaged}) {
			t.Errorf("notices %v", got)
		}
		wantProblem(t, c, BadHead, "journal")
		if got := momentOf(t, c); got != want || !sameState(stateOf(t, c), records) {
			t.Errorf("the moment is %v, want %v", got, want)
		}
		if u, r := nextOf(t, c); u != wantUndo || r != wantRedo {
			t.Errorf("next are %q and %q, want %q and %q", u, r, wantUndo, wantRedo)
		}
		// The next change writes it anew and keeps what could not be read.
		if wantRedo != "" {
			redo(t, c)
			undo(t, c)
		}
		rename(t, c, "other", fmt.Sprint(want.Seq), "")
		undo(t, c)
		c = reopened(t, c)
		if len(c.Notices()) > 0 {
			t.Error("it is told for ever")
		}
		wantProblem(t, c, SetAside, "journal")
		if u, r := nextOf(t, c); u != wantUndo || !strings.HasPrefix(r, fmt.Sprint(want.Seq)) {
			t.Errorf("next are %q and %q, want %q", u, r, wantUndo)
		}
	}
}

// An entry in the middle that cannot be read hides no other.
func TestEntryThatCannotBeRead(t *testing.T) {
	s, _ := newProject(t)
	for i := range 6 {
		rename(t, s, fmt.Sprint("c", i), fmt.Sprint("name ", i), "")
	}
	before := stateOf(t, s)
	s = spoilt(t, s, func(data []byte, _ header) {
		for _, i := range []int{2, 3} {
			spoilEntry(t, data, uint64(i+2))
		}
	})
	if got := s.Notices(); len(got) > 0 {
		t.Errorf("the tail is sound, and the notices are %v", got)
	}
	if !sameState(stateOf(t, s), before) {
		t.Error("a record is not what it was")
	}
	wantProblem(t, s, Unreadable, "journal")
	got := history(t, s)
	want := []string{"name 5 7 1", "name 4 6 1", " 4 2", "name 1 3 1", "name 0 2 1", "Ateliers 1 1"}
	for i, e := range got {
		if line := fmt.Sprint(e.Subject, " ", e.Seq, " ", e.Count); i >= len(want) || line != want[i] || (e.Action == corpus.ActLost) != (i == 2) {
			t.Errorf("entry %d is %q, want %q", i, line, want[i])
		}
	}
	view(t, s, func(tx *Tx) error {
		if page, _ := tx.History(got[2].Seq, 1); len(page) != 1 || page[0].Subject != "name 1" {
			t.Errorf("after the lost ones comes %v", page)
		}
		return nil
	})
	undo(t, s)
	undo(t, s)
	if u, r := nextOf(t, s); u != "" || r != "name 4 1" {
		t.Errorf("next are %q and %q", u, r)
	}
	_, _, err := s.Undo("Zoé", clock(1))
	wantCode(t, err, corpus.NothingToUndo)
	redo(t, s)
	redo(t, s)
	rename(t, s, "c9", "nine", "")
	undo(t, s)
	if !sameState(stateOf(t, s), before) {
		t.Error("undo and redo came to something else")
	}
	view(t, s, func(tx *Tx) error {
		if _, err := tx.Since(Moment{1, "entry-000001"}); corpus.CodeOf(err) != corpus.Damaged {
			t.Errorf("what changed since the first entry: %v", err)
		}
		touched, err := tx.Since(Moment{})
		if len(touched) != 7 {
			t.Errorf("everything is %v", touched)
		}
		return err
	})
}

// spoilEntry flips a byte in every copy of a journal entry.
func spoilEntry(t *testing.T, data []byte, seq uint64) {
	t.Helper()
	mark := append(seqKey(seq), envelopeOpen)
	found := false
	for at := 0; ; {
		n := bytes.Index(data[at:], mark)
		if n < 0 {
			break
		}
		at += n + len(mark)
		data[at+10] ^= 1
		found = true
	}
	if !found {
		t.Fatalf("entry %d is not in the file", seq)
	}
}

// The last entries cannot be read: nothing is undone, and work goes on behind
// them.
func TestLastEntriesCannotBeRead(t *testing.T) {
	s, _ := newProject(t)
	for i := range 4 {
		rename(t, s, "c", fmt.Sprint("name ", i), "")
	}
	at := momentOf(t, s)
	s = spoilt(t, s, func(data []byte, _ header) {
		spoilEntry(t, data, 4)
		spoilEntry(t, data, 5)
	})
	if got := s.Notices(); !slices.Equal(got, []Notice{JournalDamaged}) {
		t.Errorf("notices %v", got)
	}
	if got := momentOf(t, s); got != at {
		t.Errorf("the moment is %v, want %v", got, at)
	}
	_, _, err := s.Undo("Zoé", clock(1))
	wantCode(t, err, corpus.NothingToUndo)
	m := rename(t, s, "c", "five", "")
	if m.Seq != 6 {
		t.Errorf("the next entry is %d", m.Seq)
	}
	undo(t, s)
	if u, _ := nextOf(t, s); u != "" {
		t.Errorf("undo would take back %q", u)
	}
	redo(t, s)
	s = reopened(t, s)
	if len(s.Notices()) > 0 {
		t.Errorf("it is told again: %v", s.Notices())
	}
	if got := history(t, s); len(got) != 7 || got[3].Action != corpus.ActLost || got[3].Count != 2 {
		t.Errorf("the history is %v", got)
	}
	wantProblem(t, s, Unreadable, "journal")
}

// journalPages returns the pages of the journal: its root first.
func journalPages(t *testing.T, data []byte) (root uint64, leaves []uint64) {
	t.Helper()
	s, err := OpenReadOnly(written(t, data), options(0))
	if err != nil {
		t.Fatal(err)
	}
	view(t, s, func(tx *Tx) error {
		root = uint64(tx.bucket(kindJournal).Root())
		return nil
	})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	h, _, _ := metas(bytes.NewReader(data))
	page := data[int64(root)*h.page:]
	head := headOf(page)
	if head.flags != flagBranch {
		t.Fatalf("the journal is too small for this test: %d, %+v", root, head)
	}
	elements, _, _ := parse(page[:(1+int64(head.over))*h.page], head)
	for _, e := range elements {
		leaves = append(leaves, e.child)
	}
	return root, leaves
}

// Whole pages of the journal are gone: the project opens, for reading and for
// writing, and what is left of them is never written to.
func TestJournalPagesGone(t *testing.T) {
	sound := newLarger(t)
	h, _, _ := metas(bytes.NewReader(sound))
	root, leaves := journalPages(t, sound)
	whole := func(t *testing.T) (*Store, state, []corpus.Entry) {
		s, err := Open(written(t, sound), options(7000))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		return s, stateOf(t, s), history(t, s)
	}
	_, records, entries := whole(t)
	for name, test := range map[string]struct {
		spoil func(b []byte)
		undo  bool // the last change can be undone
	}{
		"the last leaf is blank":     {func(b []byte) { clear(b[int64(leaves[len(leaves)-1])*h.page:][:h.page]) }, false},
		"the first leaf is blank":    {func(b []byte) { clear(b[int64(leaves[0])*h.page:][:h.page]) }, true},
		"the root is blank":          {func(b []byte) { clear(b[int64(root)*h.page:][:h.page]) }, false},
		"the root leads to itself":   {func(b []byte) { b[int64(root)*h.page+pageHeaderBytes+8] = byte(root) }, true},
		"the last leaf has no sense": {func(b []byte) { copy(b[int64(leaves[len(leaves)-1])*h.page+30:], bytes.Repeat([]byte{0xA7}, 60)) }, true},
	} {
		t.Run(name, func(t *testing.T) {
			data := bytes.Clone(sound)
			test.spoil(data)
			path := written(t, data)
			r, err := OpenReadOnly(path, options(0))
			if err != nil {
				t.Fatal(err)
			}
			if !sameState(stateOf(t, r), records) {
				t.Error("reading shows other records")
			}
			if err := r.Close(); err != nil {
				t.Fatal(err)
			}
			s, err := Open(path, options(7000))
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			wantNotice := []Notice{JournalDamaged}
			if got := s.Notices(); !slices.Equal(got, wantNotice) {
				t.Errorf("notices %v", got)
			}
			wantProblem(t, s, BadPages, "journal")
			read := 0
			for _, e := range history(t, s) {
				if e.Action != corpus.ActLost {
					read++
				}
			}
			if name != "the root is blank" && read == 0 || read > len(entries) {
				t.Errorf("%d of %d entries are read", read, len(entries))
			}
			if u, _ := nextOf(t, s); (u != "") != test.undo {
				t.Errorf("next is %q", u)
			}
			at := momentOf(t, s)
			m := rename(t, s, "code-1", "autre", "")
			if m.Seq != at.Seq+1 {
				t.Errorf("after %d comes %d", at.Seq, m.Seq)
			}
			undo(t, s)
			if !sameState(stateOf(t, s), records) {
				t.Error("the records are others after a change and its undo")
			}
			for i := range 80 { // enough to fill what bbolt takes for free
				rename(t, s, "code-1", fmt.Sprint("nom ", i), "")
			}
			s = reopened(t, s)
			if len(s.Notices()) > 0 {
				t.Errorf("it is told again: %v", s.Notices())
			}
			wantProblem(t, s, BadPages, "journal")
			wantProblem(t, s, SetAside, "journal")
			again := 0
			for _, e := range history(t, s) {
				if e.Action != corpus.ActLost && e.Seq <= at.Seq {
					again++
				}
			}
			if again != read {
				t.Errorf("%d entries could be read and now %d", read, again)
			}
			problems, err := s.Check()
			for _, p := range problems {
				if p.Kind != "journal" {
					t.Errorf("check says %s: %s", p.Record, p.What)
				}
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
}

// A page that never reached the disk leaves the one before it, which is sound
// and old.
func TestCheckFindsOldPages(t *testing.T) {
	s, _ := newSample(t)
	commit(t, s, Change{}, func(tx *Tx) error {
		q, err := tx.Quotes().Get("quote-4")
		q.Memo = "nouveau"
		if err == nil {
			err = tx.Quotes().Put(q.ID, q)
		}
		return err
	})
	if _, err := s.update(func(tx *Tx) error { // past the journal, as such a page would be
		q, err := tx.Quotes().Get("quote-4")
		if err != nil {
			return err
		}
		q.Memo = ""
		data, err := s.codec.encode(kindQuote, []byte("quote-4"), q)
		if err != nil {
			return err
		}
		return tx.put(kindQuote, []byte("quote-4"), data)
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.update(func(tx *Tx) error { return tx.settle() }); err != nil {
		t.Fatal(err)
	}
	problems, err := s.Check()
	if err != nil || len(problems) != 1 || problems[0].Code != OutOfStep || problems[0].Name != "Entretien 2" {
		t.Errorf("check says %v, %v", problems, err)
	}
}
