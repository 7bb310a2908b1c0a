package desktop

import (
	"context"
	"path/filepath"

	"florilege/backend/workspace"
)

// Check reads the whole project and returns what is wrong; job "check". Work may
// go on meanwhile.
func (a *App) Check() (out []Trouble, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return nil, err
	}
	err = a.job("check", percent, func(ctx context.Context, progress func(int, string)) error {
		problems, err := p.CheckAll(ctx, func(done, total int64) { progress(int(done*percent/max(total, 1)), "") })
		out = troublesOf(problems)
		return err
	})
	return out, err
}

// ExamineProject tells what can be saved of the project at a path, or of the
// open one for ""; job "examine". backup is another file of the project, to take
// from what is missing, or "": the name of one of its backups, or a path that
// somebody chose. A project that is sealed asks for its secret, and where it is
// open a backup that has another one for its own.
func (a *App) ExamineProject(path, backup, secret string) (out RepairReport, err error) {
	defer guard(&err)
	if err := bounded(path, backup, secret); err != nil {
		return out, err
	}
	d, err := a.damaged(path, backup, secret)
	if err != nil {
		return out, err
	}
	err = a.job("examine", percent, func(ctx context.Context, progress func(int, string)) error {
		d.Progress = func(done, total int64) { progress(int(done*percent/max(total, 1)), "") }
		r, err := d.examine(ctx)
		out = repairOf("", r)
		return err
	})
	return out, err
}

// RepairProject saves what can be read of the project at a path, or of the open
// one for "", into a new file at a path that PickNew gave; job "repair".
func (a *App) RepairProject(path, to, backup, secret string) (out RepairReport, err error) {
	defer guard(&err)
	if err := bounded(path, to, backup, secret); err != nil {
		return out, err
	}
	d, err := a.damaged(path, backup, secret)
	if err == nil {
		err = a.grants.mayWrite(to)
	}
	if err != nil {
		return out, err
	}
	err = a.job("repair", percent, func(ctx context.Context, progress func(int, string)) error {
		d.Progress = func(done, total int64) { progress(int(done*percent/max(total, 1)), "") }
		r, err := d.mend(ctx, to)
		out = repairOf(to, r)
		return err
	})
	if err != nil {
		return out, err
	}
	a.grants.spend(to)
	a.grants.toRead(to)
	return out, nil
}

// damaged is a project that is to be saved.
type damaged struct {
	workspace.Repairing
	examine func(ctx context.Context) (workspace.Repair, error)
	mend    func(ctx context.Context, to string) (workspace.Repair, error)
}

func (a *App) damaged(path, backup, secret string) (*damaged, error) {
	<-a.ready
	from, err := a.donor(path, backup)
	if err != nil {
		return nil, err
	}
	d := &damaged{Repairing: workspace.Repairing{Backup: from}}
	who := a.author("")
	if path == "" {
		p, err := a.project()
		if err != nil {
			return nil, err
		}
		d.Secret = secret // the project is open: it is the backup that asks
		d.examine = func(ctx context.Context) (workspace.Repair, error) { return p.Examine(ctx, d.Repairing) }
		d.mend = func(ctx context.Context, to string) (workspace.Repair, error) {
			return p.Mend(ctx, to, who, d.Repairing)
		}
		return d, nil
	}
	path = absolute(path)
	if err := a.mayOpen(path); err != nil {
		return nil, err
	}
	o := a.options()
	o.Secret = secret
	d.examine = func(ctx context.Context) (workspace.Repair, error) {
		return workspace.Examine(ctx, path, d.Repairing, o)
	}
	d.mend = func(ctx context.Context, to string) (workspace.Repair, error) {
		return workspace.Mend(ctx, path, to, who, d.Repairing, o)
	}
	return d, nil
}

// donor returns the path of what completes the project at a path: one of its
// backups, by its name, or a file that somebody chose.
func (a *App) donor(path, backup string) (string, error) {
	switch {
	case backup == "":
		return "", nil
	case backup != filepath.Base(backup):
		return backup, a.grants.mayRead(backup)
	}
	b, err := a.backup(path, backup)
	return b.Path, err
}
