package desktop

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// Recording returns what a testimony is linked to, and where to play it from.
func (a *App) Recording(testimony string) (out Recording, err error) {
	defer guard(&err)
	p, err := a.project(testimony)
	if err != nil {
		return out, err
	}
	r, err := p.Workspace.Recording(corpus.ID(testimony))
	if err != nil || r.Link == "" {
		return out, err
	}
	out = Recording{
		Name: shown(filepath.Base(filepath.FromSlash(r.Link))), Path: shown(r.Path), Bytes: int(r.Bytes), Film: r.Film, Error: problemOf(r.Err),
	}
	if r.Err == nil && !offersFiles {
		out.Address = a.media.grant(r.Path)
	}
	return out, nil
}

// OfferRecording answers the page's next request for a file with the recording
// of a testimony, where the page cannot play it from an address.
func (a *App) OfferRecording(testimony string) (err error) {
	defer guard(&err)
	p, err := a.project(testimony)
	if err != nil {
		return err
	}
	r, err := p.Workspace.Recording(corpus.ID(testimony))
	switch {
	case err != nil:
		return err
	case r.Link == "":
		return corpus.Fail(corpus.NotFound, "recording of this testimony", "")
	case r.Err != nil:
		return r.Err
	}
	offer(r.Path)
	return nil
}

// PickRecording asks for an audio or video file.
func (a *App) PickRecording(title string) (path string, err error) {
	defer guard(&err)
	if err := bounded(title); err != nil {
		return "", err
	}
	<-a.ready
	var patterns []string
	for _, ext := range append(workspace.Sounds(), workspace.Films()...) {
		patterns = append(patterns, "*"+ext, "*"+strings.ToUpper(ext)) // recorders write either
	}
	return a.dialogs.open(title, runtime.FileFilter{DisplayName: "Audio, vidéo", Pattern: strings.Join(patterns, ";")})
}

// ProposeRecordings returns files that may be the recording of a testimony.
func (a *App) ProposeRecordings(testimony string) (out []FoundRecording, err error) {
	defer guard(&err)
	p, err := a.project(testimony)
	if err != nil {
		return nil, err
	}
	paths, err := p.Workspace.ProposeRecordings(corpus.ID(testimony), a.importFolders()...)
	return a.foundRecordings(paths), err
}

// foundRecordings lets the interface link files that were found.
func (a *App) foundRecordings(paths []string) []FoundRecording {
	out := []FoundRecording{}
	for _, path := range paths {
		a.grants.toRead(path)
		out = append(out, FoundRecording{Path: absolute(path), Name: shown(filepath.Base(path))})
	}
	return out
}

// importFolders are where the last files to import came from.
func (a *App) importFolders() []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	seen := map[string]bool{}
	var out []string
	for _, p := range a.plans {
		if dir := filepath.Dir(p.Path); !seen[dir] {
			seen[dir] = true
			out = append(out, dir)
		}
	}
	return out
}

// LinkRecording links a testimony to a file that PickRecording or
// ProposeRecordings gave.
func (a *App) LinkRecording(testimony, path, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(testimony, path, origin)
	if err == nil {
		err = a.grants.mayRead(path)
	}
	if err != nil {
		return err
	}
	return p.Workspace.LinkRecording(a.author(origin), corpus.ID(testimony), path)
}

// UnlinkRecording takes the link off a testimony; the file stays.
func (a *App) UnlinkRecording(testimony, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(testimony, origin)
	if err != nil {
		return err
	}
	return p.Workspace.UnlinkRecording(a.author(origin), corpus.ID(testimony))
}

// KeepRecording copies the recording of a testimony beside the project, links
// the copy and returns its path; job "media".
func (a *App) KeepRecording(testimony, origin string) (path string, err error) {
	defer guard(&err)
	p, err := a.project(testimony, origin)
	if err != nil {
		return "", err
	}
	err = a.job("media", percent, func(ctx context.Context, progress func(int, string)) error {
		path, err = p.Workspace.KeepRecording(ctx, a.author(origin), corpus.ID(testimony), func(done, total int64) {
			progress(int(done*percent/max(total, 1)), "")
		})
		return err
	})
	return shown(path), err
}
