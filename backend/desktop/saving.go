package desktop

import "context"

// InPlace says whether the file of the open project is still where it was
// opened: null, or why nothing can be saved any more. It is cheap.
func (a *App) InPlace() (out *Problem, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return nil, err
	}
	return problemOf(p.Workspace.InPlace()), nil
}

// SaveCopy writes the open project into a new file at a path that PickNew gave,
// also where its own file is gone; job "copy". The open project stays open.
func (a *App) SaveCopy(path string) (err error) {
	defer guard(&err)
	p, err := a.project(path)
	if err == nil {
		err = a.grants.mayWrite(path)
	}
	if err != nil {
		return err
	}
	err = a.job("copy", percent, func(ctx context.Context, progress func(int, string)) error {
		return p.Workspace.SaveCopy(ctx, path, func(done, total int64) { progress(int(done*percent/max(total, 1)), "") })
	})
	if err != nil {
		return err
	}
	a.grants.spend(path)
	a.grants.toRead(path)
	return nil
}
