package cli

import (
	"fmt"
	"io"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

type mediaVerb struct {
	Project   string `arg:"" help:"Path of the project."`
	Testimony string `arg:"" help:"ID, title or file name."`
	File      string `arg:"" optional:"" help:"Audio or video file to link; it is not copied."`
	Remove    bool   `help:"Take the link off; the file stays."`
	Copy      bool   `help:"Copy the recording beside the project and link the copy."`
}

type mediaRow struct {
	Testimony string   `json:"testimony"`
	Link      string   `json:"link"` // "" for none
	Path      string   `json:"path"` // where it leads from here
	Bytes     int64    `json:"bytes"`
	Error     *problem `json:"error"`    // why the file cannot be read
	Proposed  []string `json:"proposed"` // files that may be the recording; none are looked for where one is linked
}

func (v *mediaVerb) Run(e *env) error {
	if v.Remove && (v.File != "" || v.Copy) {
		return usage{"media --remove takes neither a FILE nor --copy"}
	}
	open := e.read
	if v.Remove || v.Copy || v.File != "" {
		open = e.change
	}
	return open(v.Project, func(w *workspace.Workspace) error {
		id, err := w.FindTestimony(v.Testimony)
		if err != nil {
			return err
		}
		if err := v.act(e, w, id); err != nil {
			return err
		}
		return printMedia(e, w, id)
	})
}

func (v *mediaVerb) act(e *env, w *workspace.Workspace, id corpus.ID) error {
	if v.Remove {
		return w.UnlinkRecording(e.author, id)
	}
	if v.File != "" {
		if err := w.LinkRecording(e.author, id, v.File); err != nil {
			return err
		}
	}
	if v.Copy {
		_, err := w.KeepRecording(e.ctx, e.author, id, nil)
		return err
	}
	return nil
}

func printMedia(e *env, w *workspace.Workspace, id corpus.ID) error {
	r, err := w.Recording(id)
	if err != nil {
		return err
	}
	row := mediaRow{string(id), r.Link, r.Path, r.Bytes, problemOf(r.Err), []string{}}
	if r.Link == "" {
		if row.Proposed, err = w.ProposeRecordings(id); err != nil {
			return err
		}
	}
	return e.print(row, func(out io.Writer) {
		switch {
		case r.Link == "":
			fmt.Fprintln(out, "no recording is linked")
		case r.Err != nil:
			fmt.Fprintf(out, "%s: %v\n", r.Link, r.Err)
		default:
			fmt.Fprintf(out, "%s (%d bytes)\n", r.Link, r.Bytes)
		}
		for _, path := range row.Proposed {
			fmt.Fprintf(out, "perhaps: %s\n", path)
		}
	})
}
