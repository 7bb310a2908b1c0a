package workspace

import (
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/store"
)

// Preset is an export under a name, ready to be made again.
type Preset struct {
	ID      corpus.ID
	Name    string
	Request ExportRequest
	Err     error // why it cannot be made now: what it names is not there any more; nil where it can
}

// Settings is what differs from the usual export, by name.
func (p Preset) Settings() []corpus.Setting { return settingsOf(p.Request) }

// Presets returns the exports that are kept under a name, by name.
func (w *Workspace) Presets() ([]Preset, error) {
	out := []Preset{}
	err := w.store.View(func(tx *store.Tx) error {
		p, err := tx.Project()
		if err != nil {
			return err
		}
		for _, kept := range p.Presets {
			r, err := chosen(kept)
			if err == nil {
				err = standing(tx, r)
			}
			if r.Template != "" {
				r.Template = followed(w.Path(), r.Template)
			}
			out = append(out, Preset{kept.ID, kept.Name, r, err})
		}
		return nil
	})
	slices.SortFunc(out, func(a, b Preset) int { return strings.Compare(anchor.Fold(a.Name), anchor.Fold(b.Name)) })
	return out, err
}

// FindPreset returns the preset of a name, accents and case aside.
func (w *Workspace) FindPreset(name string) (Preset, error) {
	all, err := w.Presets()
	if err != nil {
		return Preset{}, err
	}
	i := slices.IndexFunc(all, func(p Preset) bool { return anchor.Fold(p.Name) == anchor.Fold(anchor.Name(name)) })
	if i < 0 {
		return Preset{}, corpus.Fail(corpus.NotFound, "the preset «"+name+"»", "")
	}
	return all[i], nil
}

// Preset returns the preset of an ID.
func (w *Workspace) Preset(id corpus.ID) (Preset, error) {
	all, err := w.Presets()
	if err != nil {
		return Preset{}, err
	}
	i := slices.IndexFunc(all, func(p Preset) bool { return p.ID == id })
	if i < 0 {
		return Preset{}, corpus.Fail(corpus.NotFound, "the preset", "")
	}
	return all[i], nil
}

// SavePreset keeps an export under a name. One of that name is replaced.
func (w *Workspace) SavePreset(a Author, name string, r ExportRequest) (Preset, error) {
	name, err := usable("the name of the preset", name)
	if err != nil {
		return Preset{}, err
	}
	if !slices.ContainsFunc(export.Formats(), func(f export.Format) bool { return f.Name == r.Format }) {
		return Preset{}, corpus.Fail(corpus.Invalid, r.Format, "it is no format of exports")
	}
	out := Preset{Name: name, Request: r}
	if r.Template != "" {
		if r.Template, err = linkTo(w.Path(), r.Template); err != nil {
			return Preset{}, err
		}
	}
	kept := corpus.ExportPreset{Name: name, Format: r.Format, Collection: r.Collection, Settings: settingsOf(r)}
	err = w.update(a, store.Change{Action: corpus.ActPresetSave, Subject: name}, []string{store.Projects}, func(tx *store.Tx) error {
		if err := standing(tx, r); err != nil {
			return err
		}
		p, err := tx.Project()
		if err != nil {
			return err
		}
		p.Presets = slices.Clone(p.Presets)
		i := slices.IndexFunc(p.Presets, func(o corpus.ExportPreset) bool { return anchor.Fold(o.Name) == anchor.Fold(name) })
		if i >= 0 {
			kept.ID = p.Presets[i].ID
			p.Presets[i] = kept
		} else {
			kept.ID = w.opts.NewID()
			p.Presets = append(p.Presets, kept)
		}
		return tx.PutProject(p)
	})
	out.ID = kept.ID
	return out, err
}

// DeletePreset forgets a preset.
func (w *Workspace) DeletePreset(a Author, id corpus.ID) error {
	kept, err := w.Preset(id)
	if err != nil {
		return err
	}
	return w.update(a, store.Change{Action: corpus.ActPresetDelete, Subject: kept.Name}, []string{store.Projects}, func(tx *store.Tx) error {
		p, err := tx.Project()
		if err != nil {
			return err
		}
		p.Presets = slices.DeleteFunc(slices.Clone(p.Presets), func(o corpus.ExportPreset) bool { return o.ID == id })
		return tx.PutProject(p)
	})
}

// standing refuses an export that names a collection, a testimony, a code or a
// participant that is not there any more: it would not be what was chosen.
func standing(tx *store.Tx, r ExportRequest) error {
	if r.Collection != "" {
		if _, err := collection(tx, r.Collection); err != nil {
			return err
		}
	}
	testimonies := []corpus.ID{r.Filter.Testimony}
	if r.Search != nil {
		testimonies = append(testimonies, r.Search.Testimony)
	}
	for _, id := range testimonies {
		if id == "" {
			continue
		}
		if _, err := testimony(tx, id); err != nil {
			return err
		}
	}
	for _, id := range r.Filter.Codes {
		if _, err := tx.Codes().Get(id); err != nil {
			return named(err, "code", id)
		}
	}
	if id := r.Filter.Participant; id != "" {
		if _, err := tx.Participants().Get(id); err != nil {
			return named(err, "participant", id)
		}
	}
	return nil
}
