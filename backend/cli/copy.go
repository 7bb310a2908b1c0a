package cli

import (
	"fmt"
	"io"
	"path/filepath"

	"florilege/backend/workspace"
)

type copyVerb struct {
	Project string `arg:"" help:"Path of the project."`
	To      string `arg:"" help:"Path of the new file, which must not exist."`
}

type copyResult struct {
	Path string `json:"path"`
}

func (v *copyVerb) Run(e *env) error {
	err := e.read(v.Project, func(w *workspace.Workspace) error { return w.SaveCopy(e.ctx, v.To, nil) })
	if err != nil {
		return err
	}
	return e.print(copyResult{v.To}, func(out io.Writer) {
		fmt.Fprintf(out, "%s is copied to %s, which was read again and is sound\n", filepath.Base(v.Project), v.To)
	})
}
