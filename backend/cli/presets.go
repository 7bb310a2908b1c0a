package cli

import (
	"fmt"
	"io"

	"florilege/backend/workspace"
)

type presetsVerb struct {
	Project string   `arg:"" help:"Path of the project."`
	Action  []string `arg:"" optional:"" help:"save NAME, with the flags of export, or delete NAME"`
	exportFlags
}

type presetRow struct {
	ID         string       `json:"id"`
	Name       string       `json:"name"`
	Format     string       `json:"format"`
	Collection string       `json:"collection"` // its name, "" for every quote
	Settings   []settingRow `json:"settings"`   // what differs from the usual export
	Error      *problem     `json:"error"`      // why it cannot be made now, null where it can
}

type settingRow struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

func (v *presetsVerb) Run(e *env) error {
	switch {
	case len(v.Action) == 0:
		return e.read(v.Project, func(w *workspace.Workspace) error {
			all, err := w.Presets()
			if err != nil {
				return err
			}
			rows := []presetRow{}
			for _, p := range all {
				rows = append(rows, presetRowOf(w, p))
			}
			return e.print(rows, func(out io.Writer) {
				for _, r := range rows {
					r.text(out)
				}
			})
		})
	case len(v.Action) == 2 && v.Action[0] == "save":
		return e.change(v.Project, func(w *workspace.Workspace) error {
			r, err := v.request(w)
			if err != nil {
				return err
			}
			p, err := w.SavePreset(e.author, v.Action[1], r)
			if err != nil {
				return err
			}
			row := presetRowOf(w, p)
			return e.print(row, row.text)
		})
	case len(v.Action) == 2 && v.Action[0] == "delete":
		return e.change(v.Project, func(w *workspace.Workspace) error {
			p, err := w.FindPreset(v.Action[1])
			if err != nil {
				return err
			}
			row := presetRowOf(w, p)
			if err := w.DeletePreset(e.author, p.ID); err != nil {
				return err
			}
			return e.print(row, func(out io.Writer) { fmt.Fprintln(out, p.Name) })
		})
	}
	return usage{"presets PROJECT takes save NAME, or delete NAME"}
}

func presetRowOf(w *workspace.Workspace, p workspace.Preset) presetRow {
	row := presetRow{string(p.ID), p.Name, p.Request.Format, string(p.Request.Collection), []settingRow{}, problemOf(p.Err)}
	if c, _, err := w.Collection(p.Request.Collection); err == nil {
		row.Collection = c.Name
	}
	for _, s := range p.Settings() {
		row.Settings = append(row.Settings, settingRow(s))
	}
	return row
}

func (r presetRow) text(out io.Writer) {
	fmt.Fprintf(out, "%s: %s", r.Name, r.Format)
	if r.Collection != "" {
		fmt.Fprintf(out, " of %s", r.Collection)
	}
	for _, s := range r.Settings {
		fmt.Fprintf(out, ", %s=%s", s.Name, s.Value)
	}
	if r.Error != nil {
		fmt.Fprintf(out, " (%s)", r.Error.Message)
	}
	fmt.Fprintln(out)
}
