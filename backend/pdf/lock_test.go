package pdf

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// locked returns the files that qpdf and LibreOffice locked, by name: those named
// asks-… ask for a password, the others open without.
func locked(t testing.TB) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob("testdata/locked/*.pdf")
	if err != nil || len(paths) < 12 {
		t.Fatal(paths, err)
	}
	out := map[string][]byte{}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(p)] = data
	}
	return out
}

func words(t *testing.T, data []byte) string {
	t.Helper()
	return strings.NewReplacer("|", " ", "\u00a0", " ").Replace(textsOf(t, data))
}

func TestLocked(t *testing.T) {
	for name, data := range locked(t) {
		doc, err := Read(data)
		if strings.HasPrefix(name, "asks-") {
			if !errors.Is(err, ErrProtected) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if doc.Damaged || doc.Title != "Amina, été 2024 (œuvre)" {
			t.Errorf("%s: damaged %v, title %q", name, doc.Damaged, doc.Title)
		}
		if got := words(t, data); !strings.Contains(got, "à la commune") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// Where the table of objects is lost, a locked file is read as others are.
func TestLockedAndDamaged(t *testing.T) {
	for name, data := range locked(t) {
		at := bytes.LastIndex(data, []byte("startxref"))
		broken := append(bytes.Clone(data[:at]), "startxref\n1\n%%EOF\n"...)
		doc, err := Read(broken)
		if strings.HasPrefix(name, "asks-") {
			if !errors.Is(err, ErrProtected) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil || !doc.Damaged {
			t.Errorf("%s: damaged %v, %v", name, doc.Damaged, err)
			continue
		}
		if got := words(t, broken); !strings.Contains(got, "à la commune") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A lock that says what cannot be, or that another program holds, is a password.
func TestLocksRefused(t *testing.T) {
	data := string(locked(t)["rc4-128.pdf"])
	for name, change := range map[string][2]string{
		"by certificates":      {"/Filter /Standard", "/Filter /Adobe.PubSec"},
		"of a later version":   {"/V 2", "/V 9"},
		"with another key":     {"/P -", "/P "},
		"without a hash":       {"/U <", "/X <"},
		"of a length too long": {"/Length 128", "/Length 999"},
	} {
		if !strings.Contains(data, change[0]) {
			t.Fatalf("%s: the file does not say %s", name, change[0])
		}
		if _, err := Read([]byte(strings.Replace(data, change[0], change[1], 1))); !errors.Is(err, ErrProtected) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzLock gives the reader files with locks of any making.
func FuzzLock(f *testing.F) {
	for _, data := range locked(f) {
		if len(data) < 4000 {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(data)
		if err == nil && len(doc.Pages) == 0 {
			t.Fatal("neither pages nor an error")
		}
	})
}
