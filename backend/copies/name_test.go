package copies

import (
	"testing"
	"time"
)

func TestOf(t *testing.T) {
	day := time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC)
	moment := day.Add(10*time.Hour + 33*time.Minute + 43*time.Second)
	conflict := func(s Service, by string, at time.Time) *Name {
		return &Name{Conflict: true, Service: s, By: by, At: at}
	}
	copied := &Name{}
	for _, c := range []struct {
		other string
		want  *Name
	}{
		// Services, as they write it.
		{"Étude (conflicted copy 2026-11-26 103343).florilege", conflict(Nextcloud, "", moment)},
		{"Étude (copie en conflit 2026-11-26 103343).florilege", conflict(Nextcloud, "", moment)},
		{"Étude (copie conflictuelle 2026-11-26).florilege", conflict(Nextcloud, "", day)},
		{"Étude_conflict-20261126-103343.florilege", conflict(OwnCloud, "", moment)},
		{"Étude_conflict_20261126_103343_b2c3.florilege", conflict(KDrive, "", moment)},
		{"Étude (Ada's conflicted copy 2026-11-26).florilege", conflict(Dropbox, "Ada", day)},
		{"Étude (PC d’Ada’s conflicted copy 2026-11-26).florilege", conflict(Dropbox, "PC d’Ada", day)},
		{"Étude (Copie en conflit de Ada 2026-11-26).florilege", conflict(Dropbox, "Ada", day)},
		{"Étude (Copie en conflit d’Ada 2026-11-26 1).florilege", conflict(Dropbox, "Ada", day)},
		{"Étude.sync-conflict-20261126-103343-ABCDEFG.florilege", conflict(Syncthing, "ABCDEFG", moment)},
		{"Étude~sync-conflict-20261126-103343.florilege", conflict(Syncthing, "", moment)},
		{"Étude (SFConflict ada@example.org 2026-11-26-10-33-43).florilege", conflict(Seafile, "ada@example.org", moment)},
		{"Étude_PORTABLE_Nov-26-103343-2026_Conflict.florilege", conflict(Synology, "PORTABLE", time.Time{})},
		{"Étude [conflicted].florilege", conflict(PCloud, "", time.Time{})},
		{"Étude.Conflict.florilege", conflict(Resilio, "", time.Time{})},
		{"Étude-PORTABLE-7.florilege", conflict(OneDrive, "PORTABLE-7", time.Time{})},
		{"Étude-DESKTOP-K3M9Q2V.florilege", conflict(OneDrive, "DESKTOP-K3M9Q2V", time.Time{})},
		// Somebody, with Explorer, the Finder, Files, Drive.
		{"Étude - Copie.florilege", copied},
		{"Étude - Copie (2).florilege", copied},
		{"Étude - Copy.florilege", copied},
		{"Étude (1).florilege", copied},
		{"Étude (12).florilege", copied},
		{"Étude 2.florilege", copied},
		{"Étude copie.florilege", copied},
		{"Étude copie 3.florilege", copied},
		{"Étude copy.florilege", copied},
		{"Étude (copie).florilege", copied},
		{"Étude (autre copie).florilege", copied},
		{"Étude (3e copie).florilege", copied},
		{"Étude (3rd copy).florilege", copied},
		{"Copie de Étude.florilege", copied},
		{"Copy of Étude.florilege", copied},
		// A copy of a copy; decomposed accents; other capitals.
		{"Étude - Copie (conflicted copy 2026-11-26 103343).florilege", conflict(Nextcloud, "", moment)},
		{"Étude (conflicted copy 2026-11-26 103343) (1).florilege", conflict(Nextcloud, "", moment)},
		{"E\u0301tude (1).florilege", copied},
		{"étude (Conflicted Copy 2026-11-26 103343).FLORILEGE", conflict(Nextcloud, "", moment)},
		{"Étude (conflicted copy 2026-99-26 103343).florilege", conflict(Nextcloud, "", time.Time{})},
		// Other files.
		{"Étude.florilege", nil},
		{"E\u0301tude.florilege", nil},
		{"Étude 2025.florilege", nil},
		{"Étude-2025.florilege", nil},
		{"Étude-v2.florilege", nil},
		{"Étude-sauvegarde.florilege", nil},
		{"Étude (2025).florilege", nil},
		{"Étude des copies.florilege", nil},
		{"Etude (1).florilege", nil},
		{"Autre (conflicted copy 2026-11-26 103343).florilege", nil},
		{"(1).florilege", nil},
		{"", nil},
	} {
		got, ok := Of("Étude.florilege", c.other)
		if ok != (c.want != nil) || ok && got != *c.want {
			t.Errorf("%s: %+v, %v, want %+v", c.other, got, ok, c.want)
		}
		if c.want == nil {
			continue
		}
		// From the copy, the original is found.
		want := *c.want
		want.Original = true
		if got, ok := Of(c.other, "Étude.florilege"); !ok || got != want {
			t.Errorf("from %s: %+v, %v", c.other, got, ok)
		}
	}
	// Two copies are copies of one another, told by the other's name.
	if got, ok := Of("Étude (1).florilege", "Étude-PORTABLE.florilege"); !ok || got.Service != OneDrive {
		t.Errorf("%+v, %v", got, ok)
	}
	if got, ok := Of("Entretien 2.florilege", "Entretien 3.florilege"); !ok || got.Conflict {
		t.Errorf("only the content tells that these are two projects: %+v, %v", got, ok)
	}
}

func TestServicesHaveNames(t *testing.T) {
	for _, f := range forms {
		if f.name.Service != "" && f.name.Service.Name() == "" {
			t.Errorf("%s has no name", f.name.Service)
		}
	}
	for _, m := range marks() {
		if m.service.Name() == "" {
			t.Errorf("%s has no name", m.service)
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add("Étude.florilege", "Étude (Ada's conflicted copy 2026-11-26).florilege")
	f.Add("a-b", "a-b-C")
	f.Fuzz(func(t *testing.T, project, other string) {
		one, ok := Of(project, other)
		back, again := Of(other, project)
		if ok != again || ok && one.Original && back.Original {
			t.Errorf("%q and %q: %+v, %+v", project, other, one, back)
		}
	})
}
