package workspace

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/mend"
	"florilege/backend/store"
)

// Repairing says how a damaged project is saved.
type Repairing struct {
	Backup   string         // file of the same project to take from what is missing, "" for none
	Progress store.Progress // in bytes, of each of its rounds; may be nil
}

// Repair is what became of a damaged project.
type Repair struct {
	Project string // its name
	Sealed  bool
	Whole   bool // nothing was missing: the records are those that were there, to the last
	store.Holdings
	Notes []mend.Note // what was lost, and what was done about it
}

// Examine tells what Mend would save of the project at path, which nobody may
// have open for writing. Nothing is written.
func Examine(ctx context.Context, path string, r Repairing, o Options) (Repair, error) {
	return salvage(ctx, path, r, o, func(*store.Salvage) error { return nil })
}

// Mend saves whatever can be read of the project at path into a new project
// file, which must not exist, and which is sealed as the old one. The old file
// is never written.
func Mend(ctx context.Context, path, to string, a Author, r Repairing, o Options) (Repair, error) {
	o = o.filled()
	return salvage(ctx, path, r, o, func(v *store.Salvage) error {
		c := store.Change{By: a.Name, At: o.Now(), Action: corpus.ActRepair, Subject: filepath.Base(path)}
		return v.Write(ctx, to, c, r.Progress)
	})
}

// salvage reads a project, makes it whole, and hands it to write.
func salvage(ctx context.Context, path string, r Repairing, o Options, write func(*store.Salvage) error) (out Repair, err error) {
	o = o.filled()
	v, err := store.OpenSalvage(ctx, path, o.file(), r.Progress)
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	if r.Backup != "" {
		if v.Sealing() != nil {
			o.Key = v.Sealing().Key
		}
		donor, closeDonor, err := openReading(r.Backup, o)
		if err != nil {
			return out, err
		}
		defer func() { _ = closeDonor() }()
		if err := v.Fill(donor); err != nil {
			return out, err
		}
	}
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	mended := mend.Mend(v.Study(), rest{v}, mend.Options{Name: name, NewID: o.NewID, Now: o.Now()})
	out = Repair{Project: mended.Study.Project.Name, Sealed: v.Sealing() != nil, Notes: mended.Notes, Holdings: v.Holdings()}
	if _, err := v.Put(mended.Study); err != nil {
		return out, err
	}
	for _, t := range mended.Texts {
		v.PutText(t.Testimony, t.Revision, t.Text)
	}
	out.Whole = v.Whole()
	return out, write(v)
}

// rest is what a salvage leaves, with the importers.
type rest struct{ *store.Salvage }

// Hash returns the SHA-256 of data in hexadecimal.
func (rest) Hash(data []byte) string { return store.Hash(data) }

// Read reads a file as importers do; where name has no extension, as each of
// them that can.
func (rest) Read(name string, data []byte) []mend.Draft {
	names := []string{name}
	if filepath.Ext(name) == "" {
		names = nil
		for _, extension := range ingest.Extensions() {
			names = append(names, extension)
		}
	}
	var out []mend.Draft
	for _, n := range names {
		d, err := ingest.Read(n, data)
		if err != nil {
			continue
		}
		if filepath.Ext(d.Title) == d.Title {
			d.Title = "" // made of the name, which is none
		}
		out = append(out, mend.Draft{
			Title: d.Title, Format: d.Format, Encoding: d.Encoding, Text: d.Text, Layout: d.Layout, Speakers: d.Speakers, Words: d.Words,
		})
	}
	return out
}
