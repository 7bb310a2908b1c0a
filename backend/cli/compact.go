package cli

import (
	"fmt"
	"io"
	"path/filepath"

	"florilege/backend/workspace"
)

type compactVerb struct {
	Project string `arg:"" help:"Path of the project."`
}

type compactResult struct {
	Before int64 `json:"before"`
	After  int64 `json:"after"`
}

func (v *compactVerb) Run(e *env) error {
	var res compactResult
	err := e.unlocking(func(o workspace.Options) (err error) {
		res.Before, res.After, err = workspace.Compact(e.ctx, v.Project, o, nil)
		return err
	})
	if err != nil {
		return err
	}
	return e.print(res, func(out io.Writer) {
		fmt.Fprintf(out, "%s took %s and now takes %s\n", filepath.Base(v.Project), megabytes(res.Before), megabytes(res.After))
	})
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }
