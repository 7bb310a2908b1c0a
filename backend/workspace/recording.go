package workspace

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Sounds and Films are the extensions of files that can be linked to a
// testimony; whether one plays is up to the system.
func Sounds() []string {
	return []string{".wav", ".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".flac", ".wma", ".amr", ".aif", ".aiff"}
}

// Films are the extensions of films; see Sounds.
func Films() []string {
	return []string{".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".mpg", ".mpeg", ".wmv", ".ogv", ".3gp"}
}

// Recording is the audio or film that a testimony is linked to.
type Recording struct {
	Link  string // as the project holds it; "" for none
	Path  string // of the file, absolute; "" where the link leads nowhere
	Bytes int64  // of the file
	Film  bool
	Err   error // why it cannot be read, or nil
}

// Recording returns what a testimony is linked to. A project may come from
// anybody: a link leads to a file of a recording's kind or nowhere.
func (w *Workspace) Recording(id corpus.ID) (Recording, error) {
	m, err := w.Testimony(id)
	if err != nil || m.Media == "" {
		return Recording{}, err
	}
	return recordingAt(m.Media, followed(w.Path(), m.Media)), nil
}

func recordingAt(link, path string) Recording {
	r := Recording{Link: link, Path: path, Film: slices.Contains(Films(), extension(link))}
	r.Bytes, r.Err = recorded(path)
	if path == "" {
		r.Err = corpus.Fail(corpus.Missing, link, "")
	}
	return r
}

// recorded returns the size of a recording, or why it is none.
func recorded(path string) (int64, error) {
	name := filepath.Base(path)
	if !slices.Contains(append(Sounds(), Films()...), extension(path)) {
		return 0, corpus.Fail(corpus.Invalid, name, "it is no audio or video file")
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return 0, corpus.Fail(corpus.Missing, name, "")
	case err != nil:
		return 0, corpus.FailWith(corpus.Unreadable, name, err)
	case !info.Mode().IsRegular():
		return 0, corpus.Fail(corpus.Invalid, name, "it is no audio or video file")
	}
	return info.Size(), nil
}

func extension(path string) string { return strings.ToLower(filepath.Ext(path)) }

// followed returns where a link of the project leads, or "". A share of the
// network is never followed: asking for one tells another computer who asks.
func followed(project, link string) string {
	local := filepath.FromSlash(link)
	switch {
	case onShare(link):
		return ""
	case filepath.IsAbs(local):
		return filepath.Clean(local)
	case filepath.IsLocal(local):
		return filepath.Join(filepath.Dir(project), local)
	}
	return ""
}

func onShare(path string) bool { return strings.HasPrefix(strings.ReplaceAll(path, `\`, "/"), "//") }

// linkTo returns what a project holds of a path: from its folder on where the
// file lies in it, so that both can be moved together.
func linkTo(project, path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", corpus.FailWith(corpus.Unreadable, filepath.Base(path), err)
	}
	if onShare(path) {
		return "", corpus.Fail(corpus.Invalid, filepath.Base(path), "it is on a share of the network; give that a drive letter, or copy the file")
	}
	home, err := filepath.Abs(filepath.Dir(project))
	if err == nil {
		if rel, err := filepath.Rel(home, path); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel), nil
		}
	}
	return path, nil
}

// LinkRecording links a testimony to the recording at path, in place of the one
// before. The file is not read, copied or changed.
func (w *Workspace) LinkRecording(a Author, id corpus.ID, path string) error {
	if _, err := recorded(path); err != nil {
		return err
	}
	link, err := linkTo(w.Path(), path)
	if err != nil {
		return err
	}
	return w.setRecording(a, id, link)
}

// UnlinkRecording takes the link off a testimony; the file stays.
func (w *Workspace) UnlinkRecording(a Author, id corpus.ID) error { return w.setRecording(a, id, "") }

func (w *Workspace) setRecording(a Author, id corpus.ID, link string) error {
	m, err := w.Testimony(id)
	if err != nil || m.Media == link {
		return err
	}
	c := store.Change{Action: corpus.ActMedia, Subject: m.Title}
	return w.update(a, c, []string{store.Testimonies}, func(tx *store.Tx) error {
		m, err := testimony(tx, id)
		if err != nil {
			return err
		}
		m.Media = link
		return tx.Testimonies().Put(id, m)
	})
}

// KeepRecording copies the recording of a testimony beside the project, unless
// it lies in the project's folder already, links the copy and returns its path.
// The copy is as readable as the recording, whether the project is sealed or not.
func (w *Workspace) KeepRecording(ctx context.Context, a Author, id corpus.ID, progress func(done, total int64)) (string, error) {
	r, err := w.Recording(id)
	switch {
	case err != nil:
		return "", err
	case r.Link == "":
		return "", corpus.Fail(corpus.NotFound, "recording of this testimony", "")
	case r.Err != nil:
		return "", r.Err
	}
	if link, err := linkTo(w.Path(), r.Path); err != nil || !filepath.IsAbs(filepath.FromSlash(link)) {
		return r.Path, err
	}
	path, err := copyBeside(ctx, r, filepath.Dir(w.Path()), progress)
	if err != nil {
		return "", err
	}
	return path, w.LinkRecording(a, id, path)
}

// copyBeside copies a recording into a folder, under a name that is free there.
func copyBeside(ctx context.Context, r Recording, dir string, progress func(done, total int64)) (path string, err error) {
	from, err := os.Open(r.Path)
	if err != nil {
		return "", corpus.FailWith(corpus.Unreadable, filepath.Base(r.Path), err)
	}
	defer func() { _ = from.Close() }()
	to, err := newFile(dir, filepath.Base(r.Path))
	if err != nil {
		return "", err
	}
	path = to.Name()
	_, err = io.Copy(to, &counted{ctx: ctx, from: from, total: r.Bytes, tell: progress})
	if err = errors.Join(err, to.Sync(), to.Close()); err != nil {
		_ = os.Remove(path)
		if ctx.Err() != nil {
			return "", cancelled(ctx.Err())
		}
		return "", corpus.FailWriting(path, err)
	}
	return path, nil
}

// mostAlike is how many files of one name are looked past.
const mostAlike = 1000

func newFile(dir, name string) (*os.File, error) {
	stem, ext := strings.TrimSuffix(name, filepath.Ext(name)), filepath.Ext(name)
	for n := 2; ; n++ {
		path := filepath.Join(dir, name)
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err == nil {
			return f, nil
		}
		if !errors.Is(err, os.ErrExist) || n > mostAlike {
			return nil, corpus.FailWriting(path, err)
		}
		name = fmt.Sprintf("%s (%d)%s", stem, n, ext)
	}
}

// counted tells how far it was read, and stops where the work is cancelled.
type counted struct {
	ctx         context.Context
	from        io.Reader
	done, total int64
	tell        func(done, total int64)
}

func (c *counted) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.from.Read(p)
	if c.done += int64(n); c.tell != nil {
		c.tell(c.done, c.total)
	}
	return n, err
}
