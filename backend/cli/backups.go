package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"time"

	"florilege/backend/corpus"
	"florilege/backend/settings"
	"florilege/backend/workspace"
)

// backupPlace returns where backups are: in a folder that was given, which must
// be there, or else where the user's settings say.
func backupPlace(folder string) (workspace.BackupPlace, error) {
	s := settings.Open(SettingsDir()).Get().Backups
	if folder == "" {
		return workspace.NewBackupPlace(s.Root, BackupsDir(), s.LimitMB), nil
	}
	root, err := workspace.BackupRoot(folder)
	return workspace.NewBackupPlace(root, "", s.LimitMB), err
}

type backupVerb struct {
	Project string `arg:"" help:"Path of the project."`
	To      string `placeholder:"FOLDER" help:"Folder of backups; that of the settings where absent."`
}

type backupRow struct {
	Name    string `json:"name"`
	Path    string `json:"path"`
	At      string `json:"at"`
	Seq     uint64 `json:"seq"`
	Bytes   int64  `json:"bytes"`
	Damaged bool   `json:"damaged"` // the project was when it was made
}

func backupRowOf(b workspace.Backup) backupRow {
	return backupRow{filepath.Base(b.Path), b.Path, b.At.Format(time.RFC3339), b.Seq, b.Bytes, b.Damaged}
}

type backupResult struct {
	backupRow
	Made bool   `json:"made"`
	Away string `json:"away"`
}

func (v *backupVerb) Run(e *env) error {
	place, err := backupPlace(v.To)
	if err != nil {
		return err
	}
	var res backupResult
	err = e.read(v.Project, func(w *workspace.Workspace) error {
		w.PlaceBackups(place)
		b, made, err := w.BackUp(e.ctx)
		res = backupResult{backupRowOf(b), made, w.BackupState().Away}
		return err
	})
	if err != nil {
		return err
	}
	err = e.print(res, func(out io.Writer) {
		if res.Away != "" {
			fmt.Fprintf(out, "%s is not there; meanwhile backups go elsewhere\n", res.Away)
		}
		if res.Made {
			fmt.Fprintf(out, "backed up to %s\n", res.Path)
		} else {
			fmt.Fprintf(out, "nothing changed since %s\n", res.Path)
		}
		if res.Damaged {
			fmt.Fprintln(out, "the project is damaged, and so is this backup; good ones stay beside it: see check and repair")
		}
	})
	if err == nil && res.Damaged {
		return errSaid
	}
	return err
}

type backupsVerb struct {
	Project string `arg:"" help:"Path of the project; the file may be gone or damaged."`
	In      string `placeholder:"FOLDER" help:"Folder of backups; that of the settings where absent."`
}

type heldRow struct {
	backupRow
	Testimonies int       `json:"testimonies"`
	Quotes      int       `json:"quotes"`
	Codes       int       `json:"codes"`
	Collections int       `json:"collections"`
	Last        []stepRow `json:"last"`
	Sealed      bool      `json:"sealed"`
	Error       *problem  `json:"error"`
}

func (v *backupsVerb) Run(e *env) error {
	place, err := backupPlace(v.In)
	if err != nil {
		return err
	}
	list, err := workspace.BackupsOf(v.Project, place)
	if err != nil {
		return err
	}
	rows := []heldRow{}
	for _, b := range list {
		rows = append(rows, e.held(b))
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			fmt.Fprintf(out, "%s  %6.1f MB  ", r.Name, float64(r.Bytes)/1e6)
			if r.Damaged {
				fmt.Fprint(out, "of the damaged project: ")
			}
			if r.Error != nil {
				fmt.Fprintln(out, r.Error.Message)
				continue
			}
			fmt.Fprintf(out, "%d testimonies, %d quotes, %d codes", r.Testimonies, r.Quotes, r.Codes)
			if len(r.Last) > 0 {
				fmt.Fprintf(out, "; last %s: %s", r.Last[0].Action, r.Last[0].Subject)
			}
			fmt.Fprintln(out)
		}
	})
}

// held reads what a backup holds, or why that cannot be read.
func (e *env) held(b workspace.Backup) heldRow {
	row := heldRow{backupRow: backupRowOf(b), Last: []stepRow{}}
	key := e.options.Key
	err := e.unlocking(func(o workspace.Options) error {
		c, err := workspace.ReadBackup(b.Path, o)
		if err != nil {
			return err
		}
		h := c.Holdings
		row.Testimonies, row.Quotes, row.Codes, row.Collections = h.Testimonies, h.Quotes, h.Codes, h.Collections
		if c.Key != nil {
			row.Sealed, key = true, c.Key
		}
		for _, s := range c.Last {
			row.Last = append(row.Last, stepOf(s))
		}
		return nil
	})
	e.options.Key = key // deriving it takes long, and the next ones open with it
	code := corpus.CodeOf(err)
	row.Error, row.Sealed = problemOf(err), row.Sealed || err != nil && (code == corpus.Locked || code == corpus.WrongPassphrase)
	return row
}

type restoreVerb struct {
	Project string `arg:"" help:"Path of the project; the file may be gone or damaged."`
	Backup  string `arg:"" help:"Name of the backup, as backups prints it, or its path."`
	Out     string `short:"o" required:"" placeholder:"NEW" help:"Path of the file to make, which must not exist."`
	In      string `placeholder:"FOLDER" help:"Folder of backups; that of the settings where absent."`
}

type restoreResult struct {
	Path   string        `json:"path"`
	From   string        `json:"from"`
	Repair *repairResult `json:"repair"` // what became of a backup of the damaged project, else null
}

func (v *restoreVerb) Run(e *env) error {
	place, err := backupPlace(v.In)
	if err != nil {
		return err
	}
	list, err := workspace.BackupsOf(v.Project, place)
	if err != nil {
		return err
	}
	b, ok := backupNamed(list, v.Backup)
	if !ok {
		return corpus.Fail(corpus.Missing, v.Backup, "")
	}
	res := restoreResult{v.Out, b.Path, nil}
	err = e.unlocking(func(o workspace.Options) error {
		if !b.Damaged {
			return workspace.Restore(e.ctx, b.Path, v.Out, o, nil)
		}
		got, err := workspace.Mend(e.ctx, b.Path, v.Out, e.author, workspace.Repairing{}, o)
		repair := repairResultOf(v.Out, got)
		res.Repair = &repair
		return err
	})
	if err != nil {
		return err
	}
	return e.print(res, func(out io.Writer) {
		fmt.Fprintf(out, "restored to %s\n", res.Path)
		if res.Repair != nil {
			fmt.Fprintln(out, "the project was damaged when it was backed up; what can be read is:")
			printRepair(out, *res.Repair)
		}
	})
}

// backupNamed returns the one of a name, as backups prints it, or of a path.
func backupNamed(list []workspace.Backup, ref string) (workspace.Backup, bool) {
	at := slices.IndexFunc(list, func(b workspace.Backup) bool {
		return filepath.Base(b.Path) == ref || filepath.Clean(b.Path) == filepath.Clean(ref)
	})
	if at < 0 {
		return workspace.Backup{}, false
	}
	return list[at], true
}
