package desktop

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"

	"florilege/backend/corpus"
	"florilege/backend/settings"
	"florilege/backend/workspace"
)

// backupPlace is where the user wants backups.
func (a *App) backupPlace() workspace.BackupPlace {
	s := a.settings.Get().Backups
	return workspace.NewBackupPlace(s.Root, a.backups, s.LimitMB)
}

func (a *App) backedUp(st workspace.BackupState) {
	a.emit("backup", backupStateOf(st))
	if st.Err != nil && !st.Running {
		a.note(st.Err)
	}
}

func backupStateOf(st workspace.BackupState) BackupState {
	out := BackupState{Running: st.Running, Damaged: st.Damaged, Away: st.Away, Folder: st.Root, Problem: problemOf(st.Err)}
	if !st.Last.IsZero() {
		out.Last = stamp(st.Last)
	}
	return out
}

// BackupState says how the backups of the open project stand.
func (a *App) BackupState() (out BackupState, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return out, err
	}
	return backupStateOf(p.BackupState()), nil
}

// BackupsOf lists the backups of the project at a path, which may be gone or
// damaged, or of the open one for "".
func (a *App) BackupsOf(path string) (out Backups, err error) {
	defer guard(&err)
	if err := bounded(path); err != nil {
		return out, err
	}
	list, err := a.listBackups(path)
	if err != nil {
		return out, err
	}
	s := a.settings.Get().Backups
	out = Backups{Items: []Backup{}, Folder: a.backupPlace().Root, LimitMB: s.LimitMB}
	out.Own = out.Folder == a.backups
	for _, b := range list {
		out.Items = append(out.Items, Backup{Name: filepath.Base(b.Path), At: stamp(b.At), Seq: int(b.Seq), Bytes: int(b.Bytes), Damaged: b.Damaged})
		out.Bytes += int(b.Bytes)
	}
	return out, nil
}

// listBackups returns the backups of the project at a path that may be opened,
// or of the open one for "".
func (a *App) listBackups(path string) ([]workspace.Backup, error) {
	if path == "" {
		p, err := a.project()
		if err != nil {
			return nil, err
		}
		return p.Backups()
	}
	<-a.ready
	path = absolute(path)
	if err := a.mayOpen(path); err != nil {
		return nil, err
	}
	return workspace.BackupsOf(path, a.backupPlace())
}

// backup returns the backup of that name, of the project at a path.
func (a *App) backup(path, name string) (workspace.Backup, error) {
	list, err := a.listBackups(path)
	if err != nil {
		return workspace.Backup{}, err
	}
	at := slices.IndexFunc(list, func(b workspace.Backup) bool { return filepath.Base(b.Path) == name })
	if at < 0 {
		return workspace.Backup{}, corpus.Fail(corpus.Missing, name, "")
	}
	return list[at], nil
}

// reading are options that open a backup: with what opens the open project,
// where it is one of that, or else with a secret.
func (a *App) reading(path, secret string) workspace.Options {
	o := a.options()
	o.Secret = secret
	a.mu.Lock()
	defer a.mu.Unlock()
	if path == "" && a.open != nil {
		o.Key = a.open.Key()
	}
	return o
}

// ReadBackup says what a backup of the project at a path ("" for the open one)
// holds. secret opens one that is sealed in another way; "" for none.
func (a *App) ReadBackup(path, name, secret string) (out BackupContents, err error) {
	defer guard(&err)
	if err := bounded(path, name, secret); err != nil {
		return out, err
	}
	b, err := a.backup(path, name)
	if err != nil {
		return out, err
	}
	c, err := workspace.ReadBackup(b.Path, a.reading(path, secret))
	out = BackupContents{
		Project: c.Project, Testimonies: c.Holdings.Testimonies, Quotes: c.Holdings.Quotes, Codes: c.Holdings.Codes,
		Collections: c.Holdings.Collections, Last: []Step{}, Sealed: c.Key != nil,
	}
	for _, e := range c.Last {
		out.Last = append(out.Last, *stepOf(&e))
	}
	return out, err
}

// BackUpNow backs the open project up. Where that was done at this moment of it
// already, the answer is false.
func (a *App) BackUpNow() (made bool, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return false, err
	}
	err = a.job("backup", 0, func(ctx context.Context, _ func(int, string)) error {
		_, made, err = p.BackUp(ctx)
		return err
	})
	return made, err
}

// RestoreBackup writes a backup of the project at a path ("" for the open one)
// to a new file beside it, with the label in its name, and returns its path; job
// "restore". Nothing is written over. Of a damaged project's it is what can be read.
func (a *App) RestoreBackup(path, name, label, secret string) (restored string, err error) {
	defer guard(&err)
	if err := bounded(path, name, label, secret); err != nil {
		return "", err
	}
	b, err := a.backup(path, name)
	if err != nil {
		return "", err
	}
	o := a.reading(path, secret)
	beside := path
	if path == "" {
		p, err := a.project()
		if err != nil {
			return "", err
		}
		beside = p.path
	}
	err = a.job("restore", percent, func(ctx context.Context, progress func(int, string)) error {
		return eachName(absolute(beside), label, func(to string) error {
			restored = to
			tell := func(done, total int64) { progress(int(done*percent/max(total, 1)), "") }
			if b.Damaged {
				_, err := workspace.Mend(ctx, b.Path, to, a.author(""), workspace.Repairing{Progress: tell}, o)
				return err
			}
			return workspace.Restore(ctx, b.Path, to, o, tell)
		})
	})
	if err != nil {
		return "", err
	}
	a.grants.toRead(restored)
	return restored, nil
}

// mostNames bounds how many names are tried for a new file.
const mostNames = 100

// eachName calls make with names for a copy of the project at a path, one after
// the other until one is free: in its folder, or in the user's documents where
// that is gone.
func eachName(path, label string, make func(to string) error) error {
	dir := filepath.Dir(path)
	if !isDir(dir) {
		dir = documents()
	}
	base := filepath.Base(path)
	stem := base[:len(base)-len(filepath.Ext(base))] + " - " + fileName(label)
	for i := 1; ; i++ {
		name := stem
		if i > 1 {
			name += " " + strconv.Itoa(i)
		}
		err := make(filepath.Join(dir, name+projectExtension))
		if corpus.CodeOf(err) != corpus.Exists || i == mostNames {
			return err
		}
	}
}

// LimitBackups sets how many megabytes the backups of a project may take, 0 for
// any; from the next backup on.
func (a *App) LimitBackups(megabytes int) (err error) {
	defer guard(&err)
	if err := bounded(megabytes); err != nil {
		return err
	}
	if megabytes != 0 {
		if err := within("the room for backups", megabytes, settings.LeastBackupsMB, settings.MostBackupsMB); err != nil {
			return err
		}
	}
	if err := a.settings.Change(func(s *settings.Settings) { s.Backups.LimitMB = megabytes }); err != nil {
		return err
	}
	a.placeBackups()
	return nil
}

// placeBackups tells the open project where its backups go.
func (a *App) placeBackups() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.open != nil {
		a.open.PlaceBackups(a.backupPlace())
	}
}

// PickFolder asks for a folder.
func (a *App) PickFolder(title string) (path string, err error) {
	defer guard(&err)
	if err := bounded(title); err != nil {
		return "", err
	}
	<-a.ready
	return a.dialogs.folder(title)
}

// MoveBackups brings the backups of all projects to a folder that was picked, or
// back to the user's own for "", and returns what that is; job "move". Where the
// folder before is not there, what is in it stays in it.
func (a *App) MoveBackups(folder string) (root string, err error) {
	defer guard(&err)
	if err := bounded(folder); err != nil {
		return "", err
	}
	<-a.ready
	to := a.backups
	if folder != "" {
		folder = absolute(folder)
		if err := a.grants.mayRead(folder); err != nil {
			return "", err
		}
		if to, err = workspace.BackupRoot(folder); err != nil {
			return "", err
		}
	}
	a.mu.Lock()
	p := a.open
	a.mu.Unlock()
	err = a.job("move", percent, func(ctx context.Context, progress func(int, string)) error {
		tell := func(done, total int64) { progress(int(done*percent/max(total, 1)), "") }
		if p != nil {
			return p.MoveBackups(ctx, to, tell)
		}
		return workspace.MoveBackups(ctx, a.backupPlace().Root, to, tell)
	})
	if err != nil {
		return "", err
	}
	err = a.settings.Change(func(s *settings.Settings) {
		if s.Backups.Root = to; to == a.backups {
			s.Backups.Root = ""
		}
	})
	a.placeBackups()
	return to, err
}
