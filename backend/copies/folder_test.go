package copies

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFolder(t *testing.T) {
	for _, c := range []struct {
		top, inside string // of the folder, and the file in it
		mark        string // made in the top, or ""
		want        Service
	}{
		{"OneDrive", "Études/a.florilege", "", OneDrive},
		{"OneDrive - Université de Mons", "a.florilege", "", OneDrive},
		{"Dropbox (Asso)", "a.florilege", "", Dropbox},
		{"Nextcloud", "x/y/z/a.florilege", "", Nextcloud},
		{"Nextcloud2", "a.florilege", "", Nextcloud},
		{"CloudStorage/GoogleDrive-ada@example.org", "Mon Drive/a.florilege", "", GoogleDrive},
		{"Mobile Documents/com~apple~CloudDocs", "a.florilege", "", ICloud},
		{"iCloudDrive", "a.florilege", "", ICloud},
		{"kDrive", "a.florilege", "", KDrive},
		{"Travail", "Études/a.florilege", ".sync_1f2e3d.db", Nextcloud},
		{"Travail", "a.florilege", "._sync_1f2e3d.db", Nextcloud},
		{"Travail", "a.florilege", ".owncloudsync.log", OwnCloud},
		{"Travail [nouveau]", "a.florilege", ".sync_1f2e3d.db", Nextcloud},
		{"Travail", "a.florilege", ".stfolder", Syncthing},
		{"Travail", "a.florilege", ".dropbox.cache", Dropbox},
		{"Travail", "a.florilege", "", ""},
		{"Nextcloud-archives", "a.florilege", "", ""},
		{"Dropbox vieux", "a.florilege", "", ""},
		{"Mes OneDrive", "a.florilege", "", ""},
	} {
		top := filepath.Join(t.TempDir(), c.top)
		file := filepath.Join(top, c.inside)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if c.mark != "" {
			if err := os.WriteFile(filepath.Join(top, c.mark), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		got, at := Folder(file)
		if got != c.want || got != "" && !same(t, at, top) {
			t.Errorf("%s/%s with %q: %q at %s", c.top, c.inside, c.mark, got, at)
		}
	}
	if got, _ := Folder(filepath.Join(t.TempDir(), "OneDrive", "gone", "a.florilege")); got != OneDrive {
		t.Errorf("a folder that is not there: %q", got)
	}
}

// A link from elsewhere leads into the folder.
func TestFolderThroughALink(t *testing.T) {
	dir := t.TempDir()
	top := filepath.Join(dir, "Nextcloud", "Études")
	if err := os.MkdirAll(top, 0o700); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "raccourci")
	if err := os.Symlink(top, link); err != nil {
		t.Skip(err)
	}
	if got, _ := Folder(filepath.Join(link, "a.florilege")); got != Nextcloud {
		t.Errorf("%q", got)
	}
}

func same(t *testing.T, a, b string) bool {
	t.Helper()
	one, err := os.Stat(a)
	if err != nil {
		t.Fatal(err)
	}
	two, err := os.Stat(b)
	return err == nil && os.SameFile(one, two)
}
