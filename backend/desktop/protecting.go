package desktop

import (
	"context"
	"errors"

	"florilege/backend/settings"
	"florilege/backend/workspace"
)

// UnlockProject opens a project file that is sealed, with its passphrase or its
// recovery key.
func (a *App) UnlockProject(path, secret string) (out Status, err error) {
	defer guard(&err)
	if err := bounded(path, secret); err != nil {
		return out, err
	}
	<-a.ready
	path = absolute(path)
	if err := a.mayOpen(path); err != nil {
		return out, err
	}
	o := a.options()
	o.Secret = secret
	return a.openProject(path, o)
}

// NewProtectedProject makes a project file that is sealed from the first byte
// and opens it.
func (a *App) NewProtectedProject(path, name string, templates []string, locale, passphrase string) (out Protection, err error) {
	defer guard(&err)
	if err := errors.Join(bounded(path, name, templates, passphrase), language(locale)); err != nil {
		return out, err
	}
	<-a.ready
	out.Left = []string{}
	out.Status, err = a.newProject(path, templates, locale, func(path string, who workspace.Author) (w *workspace.Workspace, err error) {
		w, out.RecoveryKey, err = workspace.NewProtected(path, name, locale, passphrase, who, a.options())
		return w, err
	})
	return out, err
}

// ProtectProject seals the open project with a passphrase; job "protect". One
// that is sealed already asks for the secret that opens it now.
func (a *App) ProtectProject(current, passphrase string) (out Protection, err error) {
	defer guard(&err)
	p, err := a.project(current, passphrase)
	if err != nil {
		return out, err
	}
	// Before the project is closed and its index forgotten.
	if err := workspace.CheckPassphrase(passphrase); err != nil {
		return out, err
	}
	if err := p.Verify(current); err != nil {
		return out, err
	}
	var made workspace.Protection
	out, err = a.rewrite(p, "protect", func(ctx context.Context, o *workspace.Options, progress func(done, total int64)) (err error) {
		o.Secret = current
		made, err = workspace.Protect(ctx, p.path, *o, passphrase, progress)
		if err == nil {
			o.Key, o.Secret = made.Key, ""
		}
		return err
	})
	out.RecoveryKey, out.Left = made.RecoveryKey, orEmpty(made.Left)
	return out, err
}

// UnprotectProject writes the open project in the clear; job "protect". It asks
// for the secret that opens it now.
func (a *App) UnprotectProject(current string) (out Protection, err error) {
	defer guard(&err)
	p, err := a.project(current)
	if err == nil {
		err = p.Verify(current)
	}
	if err != nil {
		return out, err
	}
	return a.rewrite(p, "protect", func(ctx context.Context, o *workspace.Options, progress func(done, total int64)) error {
		o.Secret = current
		return workspace.Unprotect(ctx, p.path, *o, progress)
	})
}

// rewrite closes the open project, lets work write its file anew, and opens it
// again with what work leaves in the options: those that open it now where work
// fails. Nothing else can be asked of the project meanwhile.
func (a *App) rewrite(p *project, kind string, work func(ctx context.Context, o *workspace.Options, progress func(done, total int64)) error) (out Protection, err error) {
	out.Left = []string{}
	now := a.options()
	now.Key = p.Key()
	err = a.job(kind, percent, func(ctx context.Context, progress func(int, string)) error {
		a.mu.Lock()
		if a.open == p {
			a.open = nil
		}
		a.mu.Unlock()
		if err := p.Close(); err != nil {
			return err
		}
		o := now
		err := work(ctx, &o, func(done, total int64) { progress(int(done*percent/max(total, 1)), "") })
		if err == nil {
			now = o
		}
		return err
	})
	var opening error
	if out.Status, opening = a.openProject(p.path, now); opening != nil {
		out.Reopening = problemOf(opening)
		out.Status = Status{Version: a.version}
	}
	if err != nil && opening != nil {
		return out, opening // that it is closed matters more
	}
	return out, err
}

// percent is the total of a job whose size is that of files.
const percent = 100

// conceal keeps the name of a project, which is words of it, out of the
// settings.
func (a *App) conceal(path string) {
	// Settings that cannot be written hold what they held before.
	_ = a.settings.Change(func(s *settings.Settings) { s.Conceal(path) })
}

// AllowPrint lets the page print once: the sheet with the recovery key. The
// system's dialog then asks where.
func (a *App) AllowPrint() (err error) {
	defer guard(&err)
	allowPrint()
	return nil
}

// SuggestPassphrase returns words drawn at random, for a passphrase to be.
func (a *App) SuggestPassphrase(locale string) (words string, err error) {
	defer guard(&err)
	if err := language(locale); err != nil {
		return "", err
	}
	return workspace.SuggestPassphrase(locale), nil
}
