package workspace

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/seal"
	"florilege/backend/store"
)

// EraseRequest is a wish to erase a testimony.
type EraseRequest struct {
	Testimony corpus.ID
	Reason    string   // kept and shown: it must not name anybody
	Backups   []string // files of the same project to erase it from as well
}

// EraseReport says what became of a request.
type EraseReport struct {
	Erasure corpus.Erasure
	Traces  int // places elsewhere from which its words were taken
	Backups []BackupErasure
}

// EraseStatus says what became of a backup.
type EraseStatus string

// What can become of a backup.
const (
	BackupErased  EraseStatus = "erased"
	BackupWithout EraseStatus = "without" // it did not hold the testimony
	BackupRemoved EraseStatus = "removed" // it could not be opened, and was deleted
	BackupKept    EraseStatus = "failed"  // it still holds the testimony
)

// BackupErasure is what became of a backup.
type BackupErasure struct {
	Path   string
	Status EraseStatus
	Err    error // why it was deleted, or still holds the testimony
}

// Progress tells how far a file is being written, in bytes of each of its rounds.
type Progress func(file string, done, total int64)

// Erase removes a testimony for good from the project at path, which nobody may
// have open, from its index and from backups. The project is written anew, so
// that no byte of it is left; until that is done it stays as it is. Undo does
// not bring it back. Backups come first: an erasure that stops midway is asked
// for again. One that cannot be opened is deleted.
func Erase(ctx context.Context, path string, r EraseRequest, a Author, o Options, tell Progress) (out EraseReport, err error) {
	o = o.filled()
	if tell == nil {
		tell = func(string, int64, int64) {}
	}
	r.Reason = anchor.Name(r.Reason)
	project, err := o.prepare(path, r)
	if err != nil {
		return out, err
	}
	o.Key = project.key
	out.Backups = []BackupErasure{}
	e := erasing{ctx, r, a, o, tell}
	for _, b := range r.Backups {
		if err := ctx.Err(); err != nil {
			return out, cancelled(err)
		}
		if sameFile(path, b) {
			continue
		}
		row := e.backup(b, project.id)
		if corpus.CodeOf(row.Err) == corpus.Cancelled {
			return out, row.Err
		}
		out.Backups = append(out.Backups, row)
	}
	// What an index or a copy for reading holds goes first: they are made again.
	index := filepath.Join(o.cache(), "index", string(project.id))
	if err := os.RemoveAll(index); err != nil {
		return out, corpus.FailWriting(index, err)
	}
	_ = os.RemoveAll(filepath.Join(o.cache(), "reading")) // of commands that were killed; one under way may hold its own
	out.Erasure, out.Traces, err = e.file(path)
	return out, err
}

// erasing is a request being fulfilled.
type erasing struct {
	ctx  context.Context
	r    EraseRequest
	a    Author
	o    Options
	tell Progress
}

// file erases the testimony from one file.
func (e erasing) file(path string) (made corpus.Erasure, traces int, err error) {
	err = store.Renew(e.ctx, path, e.o.file(), store.Rewriting{
		Progress: func(done, total int64) { e.tell(path, done, total) },
		Edit: func(s *store.Store) error {
			made, traces, err = e.amend(s)
			return err
		},
	})
	return made, traces, err
}

func (e erasing) amend(s *store.Store) (made corpus.Erasure, traces int, err error) {
	var p ErasePlan
	var goes *scope
	err = s.View(func(tx *store.Tx) error {
		if p, goes, err = planErase(tx, e.r.Testimony); err != nil {
			return err
		}
		made, err = tombstone(tx, p, e)
		return err
	})
	if err != nil {
		return made, 0, err
	}
	amendment := store.Amendment{
		Change: store.Change{By: e.a.Name, At: made.At, Action: corpus.ActErase, Subject: e.r.Reason},
		Retell: func(tx *store.Tx, entry corpus.Entry, steps []store.Step) (by, subject string) {
			return entry.By, goes.retold(tx, entry, steps)
		},
	}
	err = s.Amend(amendment, func(tx *store.Tx) error {
		if err := dropTestimony(tx, e.r.Testimony); err != nil {
			return err
		}
		if err := goes.dropPeople(tx); err != nil {
			return err
		}
		if _, _, err := goes.scrub(tx, true); err != nil {
			return err
		}
		return errors.Join(tx.Erasures().Put(made.ID, made), goes.call(tx))
	})
	return made, len(p.Traces), err
}

// dropTestimony removes a testimony, its quotes, and what names those.
func dropTestimony(tx *store.Tx, id corpus.ID) error {
	if err := forgetQuotes(tx, tx.QuotesOf(id)); err != nil {
		return err
	}
	if err := forgetRevisions(tx, id); err != nil {
		return err
	}
	if err := tx.Layouts().Delete(id); err != nil {
		return err
	}
	return tx.Testimonies().Delete(id)
}

// forgetRevisions removes what tells of earlier texts of a testimony.
func forgetRevisions(tx *store.Tx, testimony corpus.ID) error {
	return rewritten(tx.Revisions(), func(r corpus.Revision) (corpus.ID, corpus.Revision, bool) {
		return r.ID, r, r.Testimony != testimony
	})
}

// dropPeople removes the participants and pseudonyms that go with a scope.
func (s *scope) dropPeople(tx *store.Tx) error {
	for id := range s.people {
		if err := tx.Participants().Delete(id); err != nil {
			return err
		}
	}
	for id := range s.named {
		if err := tx.Pseudonyms().Delete(id); err != nil {
			return err
		}
	}
	return nil
}

// tombstone returns what stands for the testimony from now on.
func tombstone(tx *store.Tx, p ErasePlan, e erasing) (corpus.Erasure, error) {
	out := corpus.Erasure{
		ID: p.Testimony, At: e.o.Now(), By: e.a.Name, Reason: e.r.Reason, Quotes: p.Quotes, Words: p.Words,
	}
	all, err := erasable(tx)
	if err != nil {
		return out, err
	}
	i := slices.IndexFunc(all, func(m Erasable) bool { return m.ID == p.Testimony })
	if all[i].Original == "" || len(p.SharedWith) > 0 {
		return out, nil
	}
	out.Salt = make([]byte, sha256.Size)
	if _, err := rand.Read(out.Salt); err != nil {
		return out, err
	}
	out.Mark = mark(out.Salt, all[i].Original)
	return out, nil
}

// mark returns what a file of that SHA-256 is recognised by after its erasure.
func mark(salt []byte, hash string) []byte {
	h := hmac.New(sha256.New, salt)
	h.Write([]byte(hash))
	return h.Sum(nil)
}

// erasedBefore returns the erasure of what was imported from bytes of that
// SHA-256, and false where there is none.
func erasedBefore(tx *store.Tx, hash string) (corpus.Erasure, bool, error) {
	for e, err := range tx.Erasures().All() {
		if err != nil {
			return e, false, err
		}
		if len(e.Mark) > 0 && hmac.Equal(e.Mark, mark(e.Salt, hash)) {
			return e, true, nil
		}
	}
	return corpus.Erasure{}, false, nil
}

// prepared is what is known of the project before anything is written.
type prepared struct {
	id  corpus.ID
	key *seal.Key
}

// prepare refuses what cannot be done, before anything is.
func (o Options) prepare(path string, r EraseRequest) (p prepared, err error) {
	s, err := store.Open(path, o.file())
	if err != nil {
		return p, err
	}
	err = s.View(func(tx *store.Tx) error {
		project, err := tx.Project()
		if err != nil {
			return err
		}
		p.id = project.ID
		return checkErase(tx, r)
	})
	if sealing := s.Sealing(); sealing != nil {
		p.key = sealing.Key
	}
	return p, errors.Join(err, s.Close())
}

// CheckErase refuses a request that Erase would: of a testimony that is not
// there, without a reason, or with one that says a name or words of it.
func (w *Workspace) CheckErase(r EraseRequest) error {
	return w.store.View(func(tx *store.Tx) error { return checkErase(tx, r) })
}

func checkErase(tx *store.Tx, r EraseRequest) error {
	reason := anchor.Name(r.Reason)
	if reason == "" {
		return corpus.Fail(corpus.Invalid, "the reason", "it is empty")
	}
	_, goes, err := planErase(tx, r.Testimony)
	if err != nil {
		return err
	}
	if _, says := goes.subject(reason); says {
		return corpus.Fail(corpus.Invalid, "the reason", "it says a name or words of the testimony")
	}
	return nil
}

// backup erases the testimony from a backup of a project.
func (e erasing) backup(path string, project corpus.ID) BackupErasure {
	row := BackupErasure{Path: path, Status: BackupErased}
	if id, err := store.Identify(path, e.o.file()); err == nil && id.Project != project {
		return BackupErasure{path, BackupKept, corpus.Fail(corpus.OtherProject, filepath.Base(path), "")}
	}
	info, err := os.Stat(path)
	if err != nil {
		return BackupErasure{path, BackupKept, corpus.FailWith(corpus.Unreadable, path, err)}
	}
	// Backups are marked read-only.
	if info.Mode().Perm()&0o200 == 0 {
		if err := os.Chmod(path, info.Mode().Perm()|0o200); err != nil {
			return BackupErasure{path, BackupKept, corpus.FailWriting(path, err)}
		}
		defer func() { _ = os.Chmod(path, info.Mode().Perm()) }()
	}
	_, _, err = e.file(path)
	switch corpus.CodeOf(err) {
	case corpus.NotFound:
		row.Status = BackupWithout
	case corpus.Locked, corpus.WrongPassphrase, corpus.Damaged, corpus.NotAProject, corpus.Newer:
		row.Status, row.Err = BackupRemoved, err
		if gone := os.Remove(path); gone != nil {
			row.Status, row.Err = BackupKept, corpus.FailWriting(path, gone)
		}
	default:
		if err != nil {
			row.Status, row.Err = BackupKept, err
		}
	}
	return row
}

// ProjectFiles returns the files of the project at path in some folders, those
// that stand directly in them, but not the project's own.
func ProjectFiles(path string, folders []string, o Options) ([]string, error) {
	o = o.filled()
	own, err := store.Identify(path, o.file())
	if err != nil {
		return nil, err
	}
	out := []string{}
	for _, folder := range folders {
		entries, err := os.ReadDir(folder)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, corpus.FailWith(corpus.Unreadable, folder, err)
		}
		for _, entry := range entries {
			file := filepath.Join(folder, entry.Name())
			if !strings.HasSuffix(entry.Name(), filepath.Ext(path)) || entry.IsDir() || sameFile(path, file) {
				continue
			}
			if id, err := store.Identify(file, o.file()); err == nil && id.Project == own.Project {
				out = append(out, file)
			}
		}
	}
	return out, nil
}
