package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/seal"
)

const passphrase = "quatre mots au hasard"

// sealings makes one sealing for all tests: its secrets are slow by design.
var sealings = sync.OnceValues(func() (*Sealing, string) {
	s, recovery, err := NewSealing(passphrase)
	if err != nil {
		panic(err)
	}
	return s, recovery
})

// newSealed makes the sample project and seals it.
func newSealed(t testing.TB) (path string, o Options) {
	t.Helper()
	s, path := newSample(t)
	undo(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	sealing, _ := sealings()
	if err := Renew(context.Background(), path, options(100), Rewriting{Reseal: true, Sealing: sealing}); err != nil {
		t.Fatal(err)
	}
	o = options(200)
	o.Key = sealing.Key
	return path, o
}

// opened opens a file that must open.
func opened(t testing.TB, path string, o Options) *Store {
	t.Helper()
	s, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// content returns every record as it is read, and what the history tells.
func content(t testing.TB, s *Store) map[slot]string {
	t.Helper()
	out := map[slot]string{}
	view(t, s, func(tx *Tx) error {
		for k := range kinds {
			if k == kindMeta || k == kindJournal || k == kindByOriginal {
				continue
			}
			err := tx.bucket(k).ForEach(func(key, value []byte) error {
				if k.isDerived() {
					out[slot{k, string(key)}] = ""
					return nil
				}
				payload, err := s.codec.open(k, key, value)
				name := string(key)
				if k == kindOriginal {
					name = Hash(payload)
				}
				out[slot{k, name}] = string(payload)
				return err
			})
			if err != nil {
				return err
			}
		}
		all, err := tx.History(0, 1000)
		for _, e := range all {
			out[slot{kindJournal, string(seqKey(e.Seq))}] = e.Subject + string(e.Action) + string(e.ID)
		}
		return err
	})
	return out
}

func wantContent(t testing.TB, s *Store, want map[slot]string) {
	t.Helper()
	got := content(t, s)
	for k, v := range want {
		if got[k] != v {
			t.Errorf("%s %q is %q, not %q", k.kind, k.key, got[k], v)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d records, not %d", len(got), len(want))
	}
}

// words are passages of the sample that must not be read in a sealed file.
func words() []string {
	return []string{"repris cœur", "Farida", "Ateliers", "Estime de soi", "Prendre confiance", "Pour le rapport", "Dit en riant", "entretien", "Entretien 1", "Anouk", "Zoé"}
}

func holds(t testing.TB, path string) (found []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range words() {
		if bytes.Contains(data, []byte(w)) {
			found = append(found, w)
		}
	}
	return found
}

func TestSealedProject(t *testing.T) {
	s, _ := newSample(t)
	undo(t, s)
	want := content(t, s)
	path, o := newSealed(t)
	if found := holds(t, path); len(found) > 0 {
		t.Errorf("the file tells %q", found)
	}
	sealed := opened(t, path, o)
	wantContent(t, sealed, want)
	wantSound(t, sealed)
	view(t, sealed, func(tx *Tx) error {
		if ids := tx.ByOriginal(Hash([]byte(strings.ReplaceAll(sampleText(1), "\n", "\r\n")))); len(ids) != 1 || ids[0] != "testimony-01" {
			t.Errorf("by original: %v", ids)
		}
		return nil
	})
	// A change, all of it undone and done again.
	rename(t, sealed, "code-1", "Estime de soi, autrement", "")
	after := stateOf(t, sealed)
	for range 8 {
		undo(t, sealed)
	}
	sealed = reopenedWith(t, sealed, o)
	for range 8 {
		redo(t, sealed)
	}
	if !sameState(stateOf(t, sealed), after) {
		t.Error("undone and redone, it is not the same")
	}
	wantSound(t, sealed)
	if found := holds(t, path); len(found) > 0 {
		t.Errorf("after changes the file tells %q", found)
	}
	// What is there already is not written again.
	m := momentOf(t, sealed)
	commit(t, sealed, Change{}, func(tx *Tx) error {
		q, err := tx.Quotes().Get("quote-1")
		return errors.Join(err, tx.Quotes().Put(q.ID, q), tx.PutText("testimony-01", 1, sampleText(1)))
	})
	if momentOf(t, sealed) != m {
		t.Error("writing the same again is a change")
	}
}

func reopenedWith(t testing.TB, s *Store, o Options) *Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return opened(t, s.path, o)
}

func TestOpeningSealed(t *testing.T) {
	path, _ := newSealed(t)
	_, recovery := sealings()
	other, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	file := digest(t, path)
	for name, c := range map[string]struct {
		secret string
		key    *seal.Key
		code   corpus.ErrorCode
	}{
		"nothing":                       {"", nil, corpus.Locked},
		"another key":                   {"", other, corpus.Locked},
		"a wrong passphrase":            {"quatre mots au hasart", nil, corpus.WrongPassphrase},
		"the passphrase":                {passphrase, nil, ""},
		"the passphrase, another key":   {passphrase, other, ""},
		"the recovery key in lowercase": {strings.ToLower(recovery), nil, ""},
	} {
		o := options(300)
		o.Secret, o.Key = c.secret, c.key
		for _, open := range []func(string, Options) (*Store, error){OpenReadOnly, Open} {
			s, err := open(path, o)
			if c.code != "" {
				wantCode(t, err, c.code)
				continue
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if s.Sealing() == nil {
				t.Errorf("%s: it is not sealed", name)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	}
	if digest(t, path) != file {
		t.Error("opening changed the file")
	}
	id, err := Identify(path, options(0))
	if err != nil || id != (Identity{Project: "project-1", Sealed: true, Version: Version}) {
		t.Errorf("identified as %+v, %v", id, err)
	}
}

// Whoever can write to the file cannot put in what was not sealed.
func TestSealedRefusesWhatIsNot(t *testing.T) {
	path, o := newSealed(t)
	s := opened(t, path, o)
	open := s.codec.with(nil)
	cases := map[string]func(tx *Tx) error{
		"an open record": func(tx *Tx) error {
			data, err := open.encode(kindCode, []byte("code-1"), corpus.Code{ID: "code-1", Name: "Forged"})
			return errors.Join(err, tx.put(kindCode, []byte("code-1"), data))
		},
		"a record from another place": func(tx *Tx) error {
			return tx.put(kindCode, []byte("code-1"), bytes.Clone(tx.bucket(kindCode).Get([]byte("code-2"))))
		},
		"a flipped bit": func(tx *Tx) error {
			data := bytes.Clone(tx.bucket(kindCode).Get([]byte("code-1")))
			data[len(data)/2] ^= 4
			return tx.put(kindCode, []byte("code-1"), data)
		},
	}
	for name, forge := range cases {
		before := bytes.Clone(nil)
		view(t, s, func(tx *Tx) error { before = bytes.Clone(tx.bucket(kindCode).Get([]byte("code-1"))); return nil })
		if _, err := s.update(forge); err != nil {
			t.Fatal(err)
		}
		err := s.View(func(tx *Tx) error { _, err := tx.Codes().Get("code-1"); return err })
		wantCode(t, err, corpus.Damaged)
		problems, err := s.Check()
		if err != nil || len(problems) == 0 {
			t.Errorf("%s: Check says nothing, %v", name, err)
		}
		if _, err := s.update(func(tx *Tx) error { return tx.put(kindCode, []byte("code-1"), before) }); err != nil {
			t.Fatal(err)
		}
	}
	wantSound(t, s)
	plain, _ := newSample(t)
	data := s.codec.seal(kindCode, []byte("code-1"), []byte{1})
	if _, err := plain.codec.open(kindCode, []byte("code-1"), data); err != errSealed {
		t.Errorf("a sealed record in a plain project: %v", err)
	}
}

func TestLocksThatMakeNoSense(t *testing.T) {
	path, o := newSealed(t)
	s := opened(t, path, o)
	if _, err := s.update(func(tx *Tx) error { return tx.putLock(lock{"project-1", make([]seal.Slot, 1)}) }); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	o.Key, o.Secret = nil, passphrase
	_, err := Open(path, o)
	wantCode(t, err, corpus.Damaged)
}

func TestResealing(t *testing.T) {
	path, o := newSealed(t)
	s := opened(t, path, o)
	want := content(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	fresh, _, err := NewSealing("une autre phrase de passe")
	if err != nil {
		t.Fatal(err)
	}
	if err := Renew(ctx, path, o, Rewriting{Reseal: true, Sealing: fresh}); err != nil {
		t.Fatal(err)
	}
	_, err = Open(path, o)
	wantCode(t, err, corpus.Locked)
	o.Key = fresh.Key
	s = opened(t, path, o)
	wantContent(t, s, want)
	beside := filepath.Join(t.TempDir(), "ouvert.florilege")
	if err := s.Copy(ctx, beside, Rewriting{Reseal: true}); err != nil {
		t.Fatal(err)
	}
	plain := opened(t, beside, options(400))
	wantContent(t, plain, want)
	wantSound(t, plain)
	if plain.Sealing() != nil || len(holds(t, beside)) != len(words()) {
		t.Errorf("it is not open: %q", holds(t, beside))
	}
}

func TestShortPassphrase(t *testing.T) {
	_, _, err := NewSealing("court")
	if corpus.CodeOf(err) != corpus.ShortPassphrase {
		t.Error(err)
	}
}

func TestSealedFromTheStart(t *testing.T) {
	sealing, _ := sealings()
	path := filepath.Join(t.TempDir(), "neuf.florilege")
	o := options(500)
	o.Sealing = sealing
	s, err := Create(path, corpus.Project{ID: "project-1", Name: "Ateliers du cœur"}, "Farida", o)
	if err != nil {
		t.Fatal(err)
	}
	wantSound(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if found := holds(t, path); len(found) > 0 {
		t.Errorf("the file tells %q", found)
	}
	_, err = Open(path, options(600))
	wantCode(t, err, corpus.Locked)
	o = options(600)
	o.Secret = passphrase
	view(t, opened(t, path, o), func(tx *Tx) error {
		if p, err := tx.Project(); err != nil || p.Name != "Ateliers du cœur" {
			t.Errorf("%+v, %v", p, err)
		}
		return nil
	})
}

// A file in the making, that a killed program left, may be an open copy.
func TestLeftoversGo(t *testing.T) {
	path, o := newSealed(t)
	dir := filepath.Dir(path)
	left := filepath.Join(dir, "."+filepath.Base(path)+".123.part")
	others := []string{filepath.Join(dir, ".other.florilege.123.part"), filepath.Join(dir, filepath.Base(path)+".txt")}
	for _, p := range append(others, left) {
		if err := os.WriteFile(p, []byte("words"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	opened(t, path, o)
	if _, err := os.Stat(left); err == nil {
		t.Error("it is still there")
	}
	for _, p := range others {
		if _, err := os.Stat(p); err != nil {
			t.Error(err)
		}
	}
}
