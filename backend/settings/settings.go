// Package settings keeps what belongs to the user and not to a project: the
// language, the theme, recent projects. Settings never keep the program from
// starting: the defaults take the place of what cannot be understood, and the
// file is kept beside under another name.
package settings

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"florilege/backend/corpus"
)

// Settings are one user's.
type Settings struct {
	Locale   string   `json:"locale"`   // "fr", "en"
	Theme    string   `json:"theme"`    // "light", "dark", "system"
	Coder    string   `json:"coder"`    // put on codings; "" for the account's name
	TextSize int      `json:"textSize"` // of the reader, in CSS pixels
	Pinned   []string `json:"pinned"`   // IDs of the codes on the digits 1 to 9
	Last     string   `json:"last"`     // path of the last project, "" for none
	Recent   []Recent `json:"recent"`   // the newest first
	Backups  Backups  `json:"backups"`
	Window   Window   `json:"window"`

	Keys []Key `json:"keys"` // shortcuts that are not the usual ones

	ShowPseudonyms  []string `json:"showPseudonyms"`  // IDs of the projects in which the window shows pseudonyms
	ExportRealNames []string `json:"exportRealNames"` // IDs of the projects whose exports show real names

	Libraries []Library `json:"libraries"` // of the projects that were arranged, the newest last

	Templates []string `json:"templates"` // paths of the documents whose styles the user chose for exports, the newest first

	Aside []Notice `json:"aside"` // notices that the user put aside, the newest first
}

// Key is the shortcut that the user chose for a command.
type Key struct {
	Command string `json:"command"`
	Keys    string `json:"keys"` // as the interface writes them, "" for none
}

// MostKeys bounds the shortcuts that are chosen.
const MostKeys = 500

// Notice is what a window tells about something as long as that is in a state.
type Notice struct {
	About string `json:"about"`
	State string `json:"state"`
}

// mostTemplates bounds the templates that are remembered.
const mostTemplates = 20

// RememberTemplate keeps that the user chose the document at path.
func (s *Settings) RememberTemplate(path string) {
	others := slices.DeleteFunc(slices.Clone(s.Templates), func(o string) bool { return o == path })
	s.Templates = append([]string{path}, others[:min(len(others), mostTemplates-1)]...)
}

// mostAside bounds the notices that are kept aside.
const mostAside = 100

// Backups is where the backups of all projects go.
type Backups struct {
	Root    string `json:"root"`    // folder; "" for the user's own data folder
	LimitMB int    `json:"limitMB"` // megabytes for each project; 0 for any
}

// Bounds of the room for backups, in megabytes.
const (
	LeastBackupsMB   = 50
	MostBackupsMB    = 10_000_000
	defaultBackupsMB = 2000
)

// Recent is a project opened before.
type Recent struct {
	Path   string    `json:"path"`
	Name   string    `json:"name"` // "" for one that is sealed: its name is words of it
	Opened time.Time `json:"opened"`
}

// Window is the size of the window when it was closed, in CSS pixels.
type Window struct {
	Width     int  `json:"width"`
	Height    int  `json:"height"`
	Maximised bool `json:"maximised"`
}

// mostRecent bounds the list of recent projects.
const mostRecent = 12

// File is the settings on the disk. Safe for concurrent use.
type File struct {
	mu   sync.Mutex
	path string
	now  Settings
	kept string
}

// Open reads the settings in the folder dir.
func Open(dir string) *File {
	f := &File{path: filepath.Join(dir, "settings.json"), now: defaults()}
	data, err := os.ReadFile(f.path)
	if err == nil && json.Unmarshal(data, &f.now) != nil {
		f.keep() // now is the defaults, but for what was understood
	}
	f.now.clean()
	return f
}

// keep moves a file that cannot be understood out of the way of the next one.
func (f *File) keep() {
	kept := strings.TrimSuffix(f.path, ".json") + time.Now().Format(" 2006-01-02 150405") + ".json"
	if os.Rename(f.path, kept) == nil {
		f.kept = kept
	}
}

// Kept returns where a file that could not be understood was moved to when the
// settings were opened, or "".
func (f *File) Kept() string { return f.kept }

func defaults() Settings {
	return Settings{
		Locale: "fr", Theme: "system", TextSize: 18,
		Backups: Backups{LimitMB: defaultBackupsMB}, Window: Window{Width: 1280, Height: 800},
	}
}

// clean puts what makes no sense back to the defaults.
func (s *Settings) clean() {
	d := defaults()
	if s.Locale != "fr" && s.Locale != "en" {
		s.Locale = d.Locale
	}
	if s.Theme != "light" && s.Theme != "dark" {
		s.Theme = d.Theme
	}
	if s.TextSize < 12 || s.TextSize > 40 {
		s.TextSize = d.TextSize
	}
	if mb := s.Backups.LimitMB; mb != 0 && (mb < LeastBackupsMB || mb > MostBackupsMB) {
		s.Backups.LimitMB = d.Backups.LimitMB
	}
	if s.Backups.Root != "" && !filepath.IsAbs(s.Backups.Root) {
		s.Backups.Root = ""
	}
	if s.Window.Width < 640 || s.Window.Height < 480 {
		s.Window = d.Window
	}
	s.Recent = s.Recent[:min(len(s.Recent), mostRecent)]
	s.Aside = s.Aside[:min(len(s.Aside), mostAside)]
	s.Templates = s.Templates[:min(len(s.Templates), mostTemplates)]
	s.Keys = s.Keys[:min(len(s.Keys), MostKeys)]
	s.ShowPseudonyms = newest(s.ShowPseudonyms)
	s.ExportRealNames = newest(s.ExportRealNames)
	s.Libraries = newest(s.Libraries)
}

// mostProjects bounds the projects that a choice is kept for.
const mostProjects = 100

// newest drops the projects that a choice was made for first.
func newest[T any](projects []T) []T {
	return projects[max(0, len(projects)-mostProjects):]
}

// Get returns a copy of the settings.
func (f *File) Get() Settings {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := f.now
	s.Pinned, s.Recent, s.Aside = slices.Clone(s.Pinned), slices.Clone(s.Recent), slices.Clone(s.Aside)
	s.ShowPseudonyms, s.ExportRealNames = slices.Clone(s.ShowPseudonyms), slices.Clone(s.ExportRealNames)
	s.Libraries, s.Keys = slices.Clone(s.Libraries), slices.Clone(s.Keys)
	return s
}

// Change lets edit change the settings and writes them.
func (f *File) Change(edit func(*Settings)) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	edit(&f.now)
	f.now.clean()
	data, err := json.MarshalIndent(f.now, "", "  ")
	if err != nil {
		return err
	}
	if err := f.write(data); err != nil {
		return corpus.FailWriting(f.path, err)
	}
	return nil
}

// write puts data in the place of the file whole, or leaves what was there.
func (f *File) write(data []byte) error {
	if err := os.MkdirAll(filepath.Dir(f.path), 0o700); err != nil {
		return err
	}
	part, err := os.OpenFile(f.path+".part", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer os.Remove(part.Name()) // gone already where all went well
	_, err = part.Write(data)
	// A name can reach the disk before the bytes do.
	if err = errors.Join(err, part.Sync(), part.Close()); err != nil {
		return err
	}
	return os.Rename(part.Name(), f.path)
}

// Opened puts a project first among the recent ones and makes it the last.
func (s *Settings) Opened(path, name string, at time.Time) {
	s.Forget(path)
	s.Recent = slices.Insert(s.Recent, 0, Recent{path, name, at})
	s.Last = path
}

// Conceal forgets the name of a project, but not where it is.
func (s *Settings) Conceal(path string) {
	for i := range s.Recent {
		if s.Recent[i].Path == path {
			s.Recent[i].Name = ""
		}
	}
}

// Title returns what to call the project: its name, or else that of its file.
func (r Recent) Title() string {
	if r.Name != "" {
		return r.Name
	}
	return strings.TrimSuffix(filepath.Base(r.Path), filepath.Ext(r.Path))
}

// Forget takes a project off the recent ones.
func (s *Settings) Forget(path string) {
	s.Recent = slices.DeleteFunc(s.Recent, func(r Recent) bool { return r.Path == path })
	if s.Last == path {
		s.Last = ""
	}
}

// Dismiss puts a notice about something aside until that is in another state.
func (s *Settings) Dismiss(about, state string) {
	s.Aside = slices.DeleteFunc(s.Aside, func(n Notice) bool { return n.About == about })
	s.Aside = slices.Insert(s.Aside, 0, Notice{about, state})
}

// Dismissed reports whether the notice about something in that state was put aside.
func (s *Settings) Dismissed(about, state string) bool {
	return slices.Contains(s.Aside, Notice{about, state})
}
