package desktop

import (
	"slices"

	"florilege/backend/workspace"
)

// newestChanges bounds the changes that a preview tells.
const newestChanges = 12

// BackupChanges says what would be different in a backup of the open project.
func (a *App) BackupChanges(name, secret string) (out BackupChanges, err error) {
	defer guard(&err)
	p, err := a.project(name, secret)
	if err != nil {
		return out, err
	}
	b, err := a.backup("", name)
	if err != nil {
		return out, err
	}
	c, err := p.CompareFile(b.Path, secret)
	if err != nil {
		return out, err
	}
	return changesOf(c), nil
}

func changesOf(c workspace.Comparison) BackupChanges {
	out := BackupChanges{
		Relation: string(c.Relation), Steps: c.Here.Steps, Own: c.There.Steps, Newest: []Step{}, Kinds: []KindChange{},
	}
	for _, e := range c.Here.Newest[:min(len(c.Here.Newest), newestChanges)] {
		out.Newest = append(out.Newest, *stepOf(&e))
	}
	for _, d := range c.Differences {
		at := slices.IndexFunc(out.Kinds, func(k KindChange) bool { return k.Kind == d.Kind })
		if at < 0 {
			at = len(out.Kinds)
			out.Kinds = append(out.Kinds, KindChange{Kind: d.Kind})
		}
		k := &out.Kinds[at]
		switch {
		case d.Here == workspace.Added && d.There == "", d.There == workspace.Removed && d.Here == "":
			k.Missing++
		case d.There == workspace.Added && d.Here == "", d.Here == workspace.Removed && d.There == "":
			k.Back++
		default:
			k.Changed++
		}
	}
	return out
}
