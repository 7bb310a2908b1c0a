package workspace

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"florilege/backend/corpus"
)

// Whatever bytes of a project change, what is left becomes a project that opens
// and is sound. Each edit is a position (3 bytes), how many bytes after it are
// changed too, and what is added to them.
func FuzzMend(f *testing.F) {
	o := optionsOf(f)
	path := newStudy(f, o)
	sound, err := os.ReadFile(path)
	fatal(f, err)
	for len(sound) > 4096 && len(bytes.Trim(sound[len(sound)-4096:], "\x00")) == 0 {
		sound = sound[:len(sound)-4096]
	}
	f.Add([]byte{})
	for page := 0; page*4096 < len(sound); page += 7 {
		at := page * 4096
		f.Add([]byte{byte(at >> 16), byte(at >> 8), byte(at), 255, 7})
		at += 8
		f.Add([]byte{byte(at >> 16), byte(at >> 8), byte(at), 0, 1, 0, 0, 0, 255, 3})
	}
	dir := f.TempDir()
	damaged, to := filepath.Join(dir, "abîmé.florilege"), filepath.Join(dir, "sauvé.florilege")
	f.Fuzz(func(t *testing.T, edits []byte) {
		data := bytes.Clone(sound)
		for ; len(edits) >= 5; edits = edits[5:] {
			at := (int(edits[0])<<16 | int(edits[1])<<8 | int(edits[2])) % len(data)
			for i := at; i <= min(at+16*int(edits[3]), len(data)-1); i++ {
				data[i] += edits[4]
			}
		}
		fatal(t, os.WriteFile(damaged, data, 0o600))
		defer os.Remove(to)
		if _, err := Mend(context.Background(), damaged, to, ada, Repairing{}, o); err != nil {
			if corpus.CodeOf(err) != corpus.NotAProject && corpus.CodeOf(err) != corpus.Newer {
				t.Fatal(err)
			}
			return
		}
		w, err := Open(to, o)
		fatal(t, err)
		problems, err := w.Check()
		if err != nil || len(problems) > 0 {
			t.Errorf("check says %v, %v", problems, err)
		}
		fatal(t, w.Close())
	})
}
