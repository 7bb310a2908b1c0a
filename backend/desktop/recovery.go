package desktop

import (
	"io"
	"path/filepath"
	"time"

	"florilege/backend/export"
)

// SaveRecoverySheet writes the page with a recovery key of the project file of
// that name as a PDF, at a path that PickRecoverySheet gave.
func (a *App) SaveRecoverySheet(path, key, file, locale string) (err error) {
	defer guard(&err)
	if err := bounded(path, key, file); err != nil {
		return err
	}
	if err := language(locale); err != nil {
		return err
	}
	if err := a.grants.mayWrite(path); err != nil {
		return err
	}
	sheet := export.RecoverySheet{Key: key, File: filepath.Base(file), Language: locale, Made: time.Now()}
	return export.File(path, func(out io.Writer) error { return export.WriteRecoverySheet(out, sheet) })
}

// PickRecoverySheet asks where to write that page; name is the suggested one,
// without its extension.
func (a *App) PickRecoverySheet(title, name string) (path string, err error) {
	defer guard(&err)
	if err := bounded(title, name); err != nil {
		return "", err
	}
	return a.pickFile(title, fileName(name), ".pdf")
}
