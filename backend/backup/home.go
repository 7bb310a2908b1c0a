package backup

import (
	"os"
	"path/filepath"
	"runtime"
)

// Home returns the root of backups that nobody chose: in the user's own data
// folder, or "" where there is none.
func Home() string {
	dir := dataDir(runtime.GOOS, os.Getenv, os.UserHomeDir)
	if dir == "" {
		return ""
	}
	return filepath.Join(dir, "florilege", "backups")
}

// dataDir returns where programs of a system keep what is the user's and cannot
// be made again, unlike a cache.
func dataDir(system string, env func(string) string, home func() (string, error)) string {
	under := func(parts ...string) string {
		dir, err := home()
		if err != nil {
			return ""
		}
		return filepath.Join(append([]string{dir}, parts...)...)
	}
	switch system {
	case "windows":
		if dir := env("LocalAppData"); dir != "" {
			return dir
		}
		return under("AppData", "Local")
	case "darwin":
		return under("Library", "Application Support")
	}
	if dir := env("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir
	}
	return under(".local", "share")
}
