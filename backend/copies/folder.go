package copies

import (
	"os"
	"path/filepath"
	"strings"
)

// Folder returns the service that keeps the folder of a file alike on several
// machines, and the top of what it keeps; "" where none is known to.
func Folder(path string) (Service, string) {
	dir, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return "", ""
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	for {
		if s := kept(dir); s != "" {
			return s, dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", ""
		}
		dir = up
	}
}

// kept returns the service of which dir is the top.
func kept(dir string) Service {
	if s := marked(dir); s != "" {
		return s
	}
	return called(filepath.Base(dir), filepath.Base(filepath.Dir(dir)))
}

// marks are what services leave at the top of their folders.
func marks() []struct {
	name    string
	service Service
} {
	return []struct {
		name    string
		service Service
	}{
		{".dropbox", Dropbox},
		{".dropbox.cache", Dropbox},
		{".stfolder", Syncthing},
		{".849C9593-D756-4E56-8D6E-42412F2A707B", OneDrive},
		{".nextcloudsync.log", Nextcloud},
		{".owncloudsync.log", OwnCloud},
		{".seafile-data", Seafile},
		{".megaignore", Mega},
		{".SynologyWorkingDirectory", Synology},
		{".tmp.driveupload", GoogleDrive},
		{".tmp.drivedownload", GoogleDrive},
	}
}

func marked(dir string) Service {
	for _, m := range marks() {
		if _, err := os.Lstat(filepath.Join(dir, m.name)); err == nil {
			return m.service
		}
	}
	// The databases of Nextcloud and ownCloud bear a random name.
	f, err := os.Open(dir)
	if err != nil {
		return ""
	}
	defer f.Close()
	names, _ := f.Readdirnames(mostNames)
	for _, n := range names {
		if strings.HasSuffix(n, ".db") && (strings.HasPrefix(n, ".sync_") || strings.HasPrefix(n, "._sync_")) {
			return Nextcloud
		}
	}
	return ""
}

// mostNames bounds what is read of a folder.
const mostNames = 2000

// called knows the folders that services make by their names: "OneDrive -
// Université", "Dropbox (Asso)", on a Mac "CloudStorage/OneDrive-Personal".
func called(name, above string) Service {
	name = strings.ToLower(name)
	if strings.EqualFold(above, "Mobile Documents") {
		return ICloud
	}
	for _, n := range []struct {
		name    string
		service Service
	}{
		{"onedrive", OneDrive}, {"nextcloud", Nextcloud}, {"owncloud", OwnCloud}, {"dropbox", Dropbox},
		{"google drive", GoogleDrive}, {"googledrive", GoogleDrive}, {"iclouddrive", ICloud}, {"icloud drive", ICloud},
		{"com~apple~clouddocs", ICloud}, {"kdrive", KDrive}, {"pclouddrive", PCloud}, {"pcloud drive", PCloud},
		{"proton drive", ProtonDrive}, {"protondrive", ProtonDrive}, {"seafile", Seafile}, {"synologydrive", Synology},
		{"megasync", Mega},
	} {
		rest, ok := strings.CutPrefix(name, n.name)
		if ok && (rest == "" || rest[0] == '-' && above == "CloudStorage" || strings.HasPrefix(rest, " - ") || strings.HasPrefix(rest, " (") || digits(rest)) {
			return n.service
		}
	}
	return ""
}

// digits reports whether s is a number, such as that of a second account.
func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
