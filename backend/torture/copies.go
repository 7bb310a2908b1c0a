package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// copies opens and checks every copy and backup beside the project that came or
// changed since the last time: none that bears its name may be half made.
func (v *victim) copies() error {
	return filepath.WalkDir(filepath.Dir(v.path), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path == v.path || strings.HasPrefix(d.Name(), ".") || filepath.Ext(path) != ".florilege" {
			return err
		}
		info, err := os.Stat(path)
		if err != nil || info.ModTime().Equal(v.looked[path]) {
			return err
		}
		v.looked[path] = info.ModTime()
		if err := v.ring.good(path); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		return nil
	})
}

// besides are the folders of what is written beside a project.
func besides() []string { return []string{"exports", "backups", "backups-elsewhere", "copies"} }

// names compares the names of copies and backups with those of the twin.
func (v *victim) names() error {
	ours, err := namesBeside(filepath.Dir(v.path))
	if err != nil {
		return err
	}
	theirs, err := namesBeside(filepath.Dir(v.twin.path))
	if err == nil && !slices.Equal(ours, theirs) {
		err = fmt.Errorf("beside it stand %v, and should %v", ours, theirs)
	}
	return err
}

func namesBeside(dir string) (names []string, err error) {
	for _, folder := range besides() {
		err := filepath.WalkDir(filepath.Join(dir, folder), func(path string, d fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err == nil && !d.IsDir() && filepath.Ext(path) == ".florilege" && !strings.HasPrefix(d.Name(), ".") {
				names = append(names, stampless(d.Name()))
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(names)
	return names, nil
}

// stampless is the name of a backup without its last part, which is another
// under every passphrase.
func stampless(name string) string {
	if i := strings.LastIndexByte(name, '-'); i > 0 {
		return name[:i]
	}
	return name
}

// mirror makes what stands beside one project what stands beside another.
func mirror(from, to string) error {
	for _, folder := range besides() {
		if err := os.RemoveAll(filepath.Join(to, folder)); err != nil {
			return err
		}
		err := filepath.WalkDir(filepath.Join(from, folder), func(path string, d fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			rel, errRel := filepath.Rel(from, path)
			if err = errors.Join(err, errRel); err != nil || strings.HasPrefix(d.Name(), ".") {
				return err
			}
			if d.IsDir() {
				return os.MkdirAll(filepath.Join(to, rel), 0o700)
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(to, rel), data, 0o600)
		})
		if err != nil {
			return err
		}
	}
	return os.MkdirAll(filepath.Join(to, "exports"), 0o700)
}
