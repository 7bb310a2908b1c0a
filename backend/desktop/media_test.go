package desktop

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"florilege/backend/corpus"
)

func TestMediaIsGrantedByTokenAlone(t *testing.T) {
	dir := t.TempDir()
	sound := filepath.Join(dir, "amina.WAV")
	must(t, os.WriteFile(sound, []byte("RIFF son"), 0o600))
	m := &media{}
	served := assets{fstest.MapFS{"index.html": {Data: []byte("page")}}, m}
	address := m.grant(sound)
	name := strings.TrimPrefix(address, "/")
	if strings.Contains(address, "amina") || !strings.HasSuffix(address, ".wav") || m.grant(sound) != address {
		t.Errorf("granted as %s", address)
	}
	f, err := served.Open(name)
	must(t, err)
	seeker, ok := f.(io.ReadSeeker)
	if !ok {
		t.Fatal("it cannot be sought in, so ranges cannot be asked for")
	}
	if _, err := seeker.Seek(5, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	if rest, _ := io.ReadAll(seeker); string(rest) != "son" {
		t.Errorf("read %q", rest)
	}
	must(t, f.Close())
	for _, bad := range []string{
		"media", "media/", "media/x.wav", "media/" + sound, "media/../media/../" + sound, "media/amina.WAV", sound,
		strings.ToLower(name), "x/../media/..", strings.TrimSuffix(name, ".wav"),
	} {
		if f, err := served.Open(bad); err == nil {
			_ = f.Close()
			t.Errorf("%q was opened", bad)
		} else if strings.Contains(err.Error(), dir) && !strings.Contains(bad, dir) {
			t.Errorf("%q told the path: %v", bad, err)
		}
	}
	if page, err := fs.ReadFile(served, "index.html"); err != nil || string(page) != "page" {
		t.Errorf("the page is %q, %v", page, err)
	}
	must(t, os.Remove(sound))
	if _, err := served.Open(name); err == nil || strings.Contains(err.Error(), dir) {
		t.Errorf("a file that is gone: %v", err)
	}
	m.forget()
	if _, err := served.Open(name); err == nil {
		t.Error("what was forgotten was opened")
	}
}

func TestRecordingOfATestimony(t *testing.T) {
	h := newHouse(t)
	h.ready(t)
	a := h.app
	all, err := a.Testimonies()
	must(t, err)
	id := all[0].ID
	if r, err := a.Recording(id); err != nil || r != (Recording{}) {
		t.Errorf("without a link: %+v, %v", r, err)
	}
	outside := filepath.Join(h.outside, "secret.wav")
	must(t, os.WriteFile(outside, []byte("RIFF"), 0o600))
	if err := a.LinkRecording(id, outside, ""); corpus.CodeOf(err) != corpus.Invalid {
		t.Errorf("a path that nobody named was linked: %v", err)
	}
	beside := filepath.Join(filepath.Dir(a.open.path), "Amina.mp3")
	must(t, os.WriteFile(beside, []byte("ID3"), 0o600))
	found, err := a.ProposeRecordings(id)
	must(t, err)
	if len(found) != 1 || found[0].Name != "Amina.mp3" {
		t.Fatalf("found %+v", found)
	}
	must(t, a.LinkRecording(id, found[0].Path, ""))
	r, err := a.Recording(id)
	if err != nil || r.Error != nil || r.Bytes != 3 || !strings.HasPrefix(r.Address, "/media/") {
		t.Errorf("linked: %+v, %v", r, err)
	}
	if text, err := a.Text(id); err != nil || text.Testimony.Media != "Amina.mp3" {
		t.Errorf("the testimony tells %q, %v", text.Testimony.Media, err)
	}
	must(t, os.Remove(beside))
	if r, err := a.Recording(id); err != nil || r.Error == nil || r.Error.Code != string(corpus.Missing) || r.Address != "" {
		t.Errorf("missing: %+v, %v", r, err)
	}
	must(t, a.UnlinkRecording(id, ""))
	must(t, a.closeProject())
	if a.media.paths != nil {
		t.Error("addresses outlive the project")
	}
}
