package workspace

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// audio writes a file that is a recording by its name.
func audio(t *testing.T, path string) string {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(path), 0o700))
	must(t, os.WriteFile(path, []byte("RIFF"), 0o600))
	return path
}

func TestLinkRecording(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	dir := filepath.Dir(w.Path())
	away := audio(t, filepath.Join(t.TempDir(), "amina.mp3"))
	for _, c := range []struct{ path, link string }{
		{audio(t, filepath.Join(dir, "sons", "Été n° 1.wav")), "sons/Été n° 1.wav"},
		{audio(t, filepath.Join(dir, "..a.mp4")), "..a.mp4"},
		{away, away},
	} {
		must(t, w.LinkRecording(ada, m.ID, c.path))
		r, err := w.Recording(m.ID)
		if err != nil || r.Err != nil || r.Link != c.link || r.Bytes != 4 || r.Film != (extension(c.link) == ".mp4") {
			t.Errorf("%s: %+v, %v", c.path, r, err)
		}
	}
	if _, err := w.Undo(ada); err != nil {
		t.Fatal(err)
	}
	if r, _ := w.Recording(m.ID); r.Link != "..a.mp4" {
		t.Errorf("undone to %q", r.Link)
	}
	must(t, os.Remove(filepath.Join(dir, "..a.mp4")))
	if r, err := w.Recording(m.ID); err != nil || corpus.CodeOf(r.Err) != corpus.Missing {
		t.Errorf("a missing file: %+v, %v", r, err)
	}
	for _, bad := range []string{filepath.Join(dir, "gone.wav"), w.Path(), dir} {
		if err := w.LinkRecording(ada, m.ID, bad); err == nil {
			t.Errorf("%s was linked", bad)
		}
	}
}

// A project received from somebody may hold any link.
func TestHostileLinks(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	dir := filepath.Dir(w.Path())
	secret := filepath.Join(filepath.Dir(dir), "secret.wav")
	audio(t, secret)
	must(t, os.Mkdir(filepath.Join(dir, "folder.wav"), 0o700))
	for _, link := range []string{
		"../secret.wav", "a/../../secret.wav", `\\server\share\a.wav`, "//server/share/a.wav", `\/server/a.wav`,
		"/etc/passwd", "p.florilege", "folder.wav", ".", "\x00.wav", strings.Repeat("a", 5000) + ".wav",
	} {
		must(t, w.update(ada, store.Change{}, nil, func(tx *store.Tx) error {
			held, err := testimony(tx, m.ID)
			held.Media = link
			return errors.Join(err, tx.Testimonies().Put(held.ID, held))
		}))
		if r, err := w.Recording(m.ID); err != nil || r.Err == nil {
			t.Errorf("%q leads to %q, %v", link, r.Path, err)
		} else if onShare(link) && r.Path != "" {
			t.Errorf("%q is asked for at %q", link, r.Path)
		}
		if _, err := w.KeepRecording(context.Background(), ada, m.ID, nil); err == nil {
			t.Errorf("%q was copied", link)
		}
	}
}

func TestKeepRecording(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "amina.txt", interview)
	dir := filepath.Dir(w.Path())
	audio(t, filepath.Join(dir, "amina.wav"))
	must(t, w.LinkRecording(ada, m.ID, audio(t, filepath.Join(t.TempDir(), "amina.wav"))))
	cancelled, stop := context.WithCancel(context.Background())
	stop()
	if _, err := w.KeepRecording(cancelled, ada, m.ID, nil); corpus.CodeOf(err) != corpus.Cancelled {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "amina (2).wav")); err == nil {
		t.Error("half a copy was left")
	}
	var told int64
	path, err := w.KeepRecording(context.Background(), ada, m.ID, func(done, _ int64) { told = done })
	must(t, err)
	r, err := w.Recording(m.ID)
	must(t, err)
	if r.Link != "amina (2).wav" || r.Path != path || r.Err != nil || told != 4 {
		t.Errorf("kept as %+v, told %d", r, told)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the copy is %v, %v", info.Mode(), err)
	}
	if again, err := w.KeepRecording(context.Background(), ada, m.ID, nil); err != nil || again != path {
		t.Errorf("kept again as %q, %v", again, err)
	}
}

func TestProposeRecordings(t *testing.T) {
	w := newWorkspace(t, options(t))
	dir, far := filepath.Dir(w.Path()), t.TempDir()
	m := put(t, w, "Étude d’Amina.otr", `{"text":"<p>Amina : Oui, toute seule.</p>","media":"zoom 12.m4a"}`)
	want := []string{audio(t, filepath.Join(far, "e\u0301tude d’amina.MP3")), audio(t, filepath.Join(dir, "zoom 12.m4a"))}
	audio(t, filepath.Join(dir, "autre.wav"))
	must(t, os.WriteFile(filepath.Join(dir, "zoom 12.txt"), nil, 0o600))
	got, err := w.ProposeRecordings(m.ID, far, filepath.Join(far, "none"))
	must(t, err)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if r, _ := w.Recording(m.ID); r.Link != "" {
		t.Errorf("%q was linked by itself", r.Link)
	}
}

// What an import proposes lies beside the file; it is linked where that is
// wanted, in the same step, and a recording that is gone by then is no reason
// to refuse the words.
func TestImportLinksTheRecordingBeside(t *testing.T) {
	w := newWorkspace(t, options(t))
	dir := t.TempDir()
	write := func(name, said string) Plan {
		t.Helper()
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, []byte("WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Nadia>"+said+"\n"), 0o600))
		return w.Plan(path)
	}
	sound := audio(t, filepath.Join(dir, "NADIA.wav"))
	audio(t, filepath.Join(dir, "autre.mp3"))
	nadia, yann := write("nadia.vtt", "Par ma conseillère."), write("yann.vtt", "Par hasard.")
	beside := Beside{}
	if got := beside.Of(nadia); !slices.Equal(got, []string{sound}) {
		t.Errorf("beside nadia %q", got)
	}
	if got := beside.Of(yann); len(got) > 0 {
		t.Errorf("beside yann %q", got)
	}
	if len(nadia.Draft.Layout.Times) != 1 {
		t.Fatalf("times %v", nadia.Draft.Layout.Times)
	}
	nadia.Recording, yann.Recording = sound, filepath.Join(dir, "partie.wav")
	batch := w.NewBatch(ada)
	first, second := batch.Import(nadia, false), batch.Import(yann, false)
	if first.Err != nil || first.Testimony.Media != sound {
		t.Errorf("linked to %q, %v", first.Testimony.Media, first.Err)
	}
	if second.Err != nil || second.Testimony.Media != "" {
		t.Errorf("linked to what is gone: %q, %v", second.Testimony.Media, second.Err)
	}
	if _, err := w.Undo(ada); err != nil {
		t.Fatal(err)
	}
	if all, err := w.Testimonies(); err != nil || len(all) != 0 {
		t.Errorf("one undo leaves %d testimonies, %v", len(all), err)
	}
}
