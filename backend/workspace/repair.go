package workspace

import (
	"cmp"
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
	Secret   string         // opens Backup where what opens the project does not; "" for none
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
	return salvage(ctx, closed(path, o), r, o, nil)
}

// Mend saves whatever can be read of the project at path into a new project
// file, which must not exist, and which is sealed as the old one. The old file
// is never written.
func Mend(ctx context.Context, path, to string, a Author, r Repairing, o Options) (Repair, error) {
	return salvage(ctx, closed(path, o), r, o, mendTo(to, path, a))
}

// Examine is the function of that name for an open project. Changes wait until
// it has ended.
func (w *Workspace) Examine(ctx context.Context, r Repairing) (Repair, error) {
	return salvage(ctx, w.damaged(), r, w.opts, nil)
}

// Mend is the function of that name for an open project. Changes wait until it
// has ended.
func (w *Workspace) Mend(ctx context.Context, to string, a Author, r Repairing) (Repair, error) {
	return salvage(ctx, w.damaged(), r, w.opts, mendTo(to, w.Path(), a))
}

// damaged is a project that is to be saved.
type damaged struct {
	path string
	open func(ctx context.Context, tell store.Progress) (*store.Salvage, error)
}

func closed(path string, o Options) damaged {
	return damaged{path, func(ctx context.Context, tell store.Progress) (*store.Salvage, error) {
		return store.OpenSalvage(ctx, path, o.filled().file(), tell)
	}}
}

func (w *Workspace) damaged() damaged { return damaged{w.Path(), w.store.Salvage} }

// mendTo returns what writes a project that was saved.
func mendTo(to, from string, a Author) func(context.Context, *store.Salvage, Repairing, Options) error {
	return func(ctx context.Context, v *store.Salvage, r Repairing, o Options) error {
		c := store.Change{By: a.Name, At: o.Now(), Action: corpus.ActRepair, Subject: filepath.Base(from)}
		return v.Write(ctx, to, c, r.Progress)
	}
}

// salvage reads a project, makes it whole, and hands it to write, which may be nil.
func salvage(ctx context.Context, d damaged, r Repairing, o Options, write func(context.Context, *store.Salvage, Repairing, Options) error) (out Repair, err error) {
	o = o.filled()
	v, err := d.open(ctx, r.Progress)
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	if r.Backup != "" {
		if v.Sealing() != nil {
			o.Key = v.Sealing().Key
		}
		o.Secret = cmp.Or(r.Secret, o.Secret)
		donor, closeDonor, err := openReading(r.Backup, o)
		if err != nil {
			return out, err
		}
		defer func() { _ = closeDonor() }()
		if err := v.Fill(donor); err != nil {
			return out, err
		}
	}
	name := strings.TrimSuffix(filepath.Base(d.path), filepath.Ext(d.path))
	mended := mend.Mend(v.Study(), rest{v}, mend.Options{Name: name, NewID: o.NewID, Now: o.Now()})
	out = Repair{Project: mended.Study.Project.Name, Sealed: v.Sealing() != nil, Notes: mended.Notes, Holdings: v.Holdings()}
	if _, err := v.Put(mended.Study); err != nil {
		return out, err
	}
	for _, t := range mended.Texts {
		v.PutText(t.Testimony, t.Revision, t.Text)
	}
	out.Whole = v.Whole()
	for kind, n := range map[string]int{
		store.Testimonies: len(mended.Study.Testimonies), store.Quotes: len(mended.Study.Quotes), store.Codes: len(mended.Study.Codes),
		store.Collections: len(mended.Study.Collections), store.Verdicts: len(mended.Study.Verdicts), store.Layouts: len(mended.Study.Layouts),
		store.Participants: len(mended.Study.Participants), store.Attributes: len(mended.Study.Attributes), store.Pseudonyms: len(mended.Study.Pseudonyms),
	} {
		out.Records[kind] = n
	}
	if write != nil {
		err = write(ctx, v, r, o)
	}
	return out, err
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
		names = ingest.Extensions()
	}
	var out []mend.Draft
	for _, n := range names {
		d, err := ingest.Read(n, data)
		if ingest.IsTable(n) {
			d, err = answersAgain(n, data)
		}
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

// answersAgain reads the original of an answer sheet.
func answersAgain(name string, data []byte) (ingest.Draft, error) {
	d, ok := ingest.ReadAnswers(data, strings.TrimPrefix(strings.ToLower(filepath.Ext(name)), "."), "")
	if !ok {
		return d, corpus.Fail(corpus.Unreadable, name, "it is no answer sheet")
	}
	return d, nil
}
