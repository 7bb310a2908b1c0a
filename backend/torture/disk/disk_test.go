package disk

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"florilege/backend/torture/trace"
)

// recorded is a disk that held "old" with the words "before", and on which a
// program made the calls. DIR stands for the folder.
func recorded(t *testing.T, calls string) *Disk {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "old"), []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := New(dir)
	if err != nil {
		t.Fatal(err)
	}
	read, err := trace.Read(strings.NewReader(escaped(calls, d.Root())))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Record(read); err != nil {
		t.Fatal(err)
	}
	return d
}

// escaped writes strings as strace does.
func escaped(calls, root string) string {
	var out strings.Builder
	for i, part := range strings.Split(calls, `"`) {
		if i%2 == 0 {
			out.WriteString(part)
			continue
		}
		out.WriteByte('"')
		for _, b := range []byte(strings.ReplaceAll(part, "DIR", root)) {
			fmt.Fprintf(&out, `\x%02x`, b)
		}
		out.WriteByte('"')
	}
	return out.String()
}

// outcomes returns every way a file can come out of cuts at the end, "-" for
// none of that name.
func outcomes(t *testing.T, d *Disk, line int, name string) []string {
	t.Helper()
	seen := map[string]bool{}
	for seed := range uint64(400) {
		err := d.Cuts([]int{line}, rand.New(rand.NewPCG(seed, 1)), func(c Cut) error {
			data, ok := c.Files[name]
			if !ok {
				data = []byte("-")
			}
			seen[string(data)] = true
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	var out []string
	for s := range seen {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

func TestCuts(t *testing.T) {
	for name, c := range map[string]struct {
		calls string
		file  string
		want  []string
	}{
		"not synced": {
			`1 openat(AT_FDCWD, "DIR/old", O_RDWR) = 3
1 pwrite64(3, "AFTER", 5, 0) = 5`, "old", []string{"AFTERe", "before"},
		},
		"synced": {
			`1 openat(AT_FDCWD, "DIR/old", O_RDWR) = 3
1 pwrite64(3, "AFTER", 5, 0) = 5
1 fdatasync(3) = 0`, "old", []string{"AFTERe"},
		},
		"sync that failed": {
			`1 openat(AT_FDCWD, "DIR/old", O_RDWR) = 3
1 pwrite64(3, "AFTER", 5, 0) = 5
1 fdatasync(3) = -1 EIO (Input/output error)`, "old", []string{"AFTERe", "before"},
		},
		"write under way when the sync began": {
			`1 openat(AT_FDCWD, "DIR/old", O_RDWR) = 3
1 pwrite64(3, "AFTER", 5, 0 <unfinished ...>
2 fdatasync(3) = 0
1 <... pwrite64 resumed>) = 5`, "old", []string{"AFTERe", "before"},
		},
		"copied from another file": {
			`1 openat(AT_FDCWD, "DIR/old", O_RDONLY) = 3
1 openat(AT_FDCWD, "DIR/new", O_RDWR|O_CREAT, 0600) = 4
1 copy_file_range(3, NULL, 4, NULL, 4, 0) = 4
1 copy_file_range(3, NULL, 4, NULL, 1073741824, 0) = 2
1 copy_file_range(3, NULL, 4, NULL, 1073741824, 0) = 0
1 fsync(4) = 0`, "new", []string{"-", "before"},
		},
		"sync of another file": {
			`1 openat(AT_FDCWD, "DIR/old", O_RDWR) = 3
1 openat(AT_FDCWD, "DIR/new", O_RDWR|O_CREAT, 0600) = 4
1 pwrite64(3, "AFTER", 5, 0) = 5
1 fsync(4) = 0`, "old", []string{"AFTERe", "before"},
		},
		"in any order": {
			`1 openat(AT_FDCWD, "DIR/old", O_RDWR) = 3
1 pwrite64(3, "A", 1, 0) = 1
1 pwrite64(3, "E", 1, 5) = 1`, "old", []string{"AeforE", "Aefore", "beforE", "before"},
		},
		"new without sync of the folder": {
			`1 openat(AT_FDCWD, "DIR/new", O_RDWR|O_CREAT, 0600) = 3
1 write(3, "hello", 5) = 5
1 fsync(3) = 0`, "new", []string{"-", "hello"},
		},
		"new with sync of the folder": {
			`1 openat(AT_FDCWD, "DIR/new", O_RDWR|O_CREAT, 0600) = 3
1 write(3, "hel", 3) = 3
1 write(3, "lo", 2) = 2
1 fsync(3) = 0
1 openat(AT_FDCWD, "DIR", O_RDONLY) = 4
1 fsync(4) = 0`, "new", []string{"hello"},
		},
		"renamed before its bytes are there": {
			`1 openat(AT_FDCWD, "DIR/part", O_RDWR|O_CREAT, 0600) = 3
1 write(3, "x", 1) = 1
1 renameat(AT_FDCWD, "DIR/part", AT_FDCWD, "DIR/old") = 0`, "old", []string{"", "before", "x"},
		},
		"in a folder that was not synced into its own": {
			`1 mkdirat(AT_FDCWD, "DIR/sub", 0700) = 0
1 openat(AT_FDCWD, "DIR/sub/new", O_RDWR|O_CREAT, 0600) = 3
1 write(3, "hello", 5) = 5
1 fsync(3) = 0
1 openat(AT_FDCWD, "DIR/sub", O_RDONLY) = 4
1 fsync(4) = 0`, "sub/new", []string{"-", "hello"},
		},
		"cut short": {
			`1 openat(AT_FDCWD, "DIR/old", O_RDWR|O_TRUNC) = 3`, "old", []string{"", "before"},
		},
		"another file on the same descriptor": {
			`1 openat(AT_FDCWD, "DIR/old", O_RDWR) = 3
1 close(3) = 0
1 openat(AT_FDCWD, "/elsewhere", O_RDWR) = 3
1 pwrite64(3, "AFTER", 5, 0) = 5`, "old", []string{"before"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := recorded(t, c.calls)
			got := outcomes(t, d, d.Lines()+1, c.file)
			// Where a file grew there may be anything, in a byte.
			got = slices.DeleteFunc(got, func(s string) bool { return len(s) == 1 && s != "x" && s != "-" })
			if !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
			if got := outcomes(t, d, 0, "old"); !slices.Equal(got, []string{"before"}) {
				t.Errorf("before anything was done: %q", got)
			}
		})
	}
}

// A write of several sectors may be torn, and a file that grows may hold
// anything where nothing was written.
func TestTorn(t *testing.T) {
	long := strings.Repeat("a", sector) + strings.Repeat("b", sector)
	d := recorded(t, fmt.Sprintf(`1 openat(AT_FDCWD, "DIR/old", O_RDWR) = 3
1 pwrite64(3, "%s", %d, 512) = %d`, long, len(long), len(long)))
	halves := map[string]bool{}
	for _, s := range outcomes(t, d, d.Lines()+1, "old") {
		if len(s) > 2*sector {
			halves[s[sector:sector+1]+s[2*sector:2*sector+1]] = true
		}
	}
	if !halves["ab"] || !halves["a\x00"] || !halves["\x00b"] {
		t.Errorf("%v", halves)
	}
}

func TestSaid(t *testing.T) {
	d := recorded(t, "1 write(1, \"one\", 3) = 3\n1 write(1, \"two\", 3) = 3\n")
	for line, want := range []string{"", "one", "onetwo"} {
		err := d.Cuts([]int{line}, rand.New(rand.NewPCG(1, 1)), func(c Cut) error {
			got := ""
			for _, s := range c.Said {
				got += string(s)
			}
			if got != want {
				t.Errorf("at line %d it said %q", line, got)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// What was named since the last words is nobody's word that it is there.
func TestUnsaid(t *testing.T) {
	d := recorded(t, `1 write(1, "started", 7) = 7
1 openat(AT_FDCWD, "DIR/said", O_WRONLY|O_CREAT, 0600) = 5
1 write(1, "done", 4) = 4
1 openat(AT_FDCWD, "DIR/.part", O_WRONLY|O_CREAT, 0600) = 6
1 write(6, "new", 3) = 3
1 renameat(AT_FDCWD, "DIR/.part", AT_FDCWD, "DIR/old") = 0
`)
	got := d.Unsaid()
	if len(got) != 2 || string(got["old"]) != "new" || got[".part"] == nil {
		t.Errorf("%q", got)
	}
}

// A recording that misses something is noticed, and what a killed process did
// of a call is taken from the folder.
func TestSettle(t *testing.T) {
	write := `1 openat(AT_FDCWD, "DIR/old", O_RDWR) = 3
1 pwrite64(3, "AFTER", 5, 0`
	d := recorded(t, write+") = 5")
	if d.Settle() == nil {
		t.Error("what was never written is taken for granted")
	}
	if err := os.WriteFile(filepath.Join(d.Root(), "old"), []byte("AFTERe"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := d.Settle(); err != nil {
		t.Error(err)
	}
	d = recorded(t, write+" <unfinished ...>")
	if err := os.WriteFile(filepath.Join(d.Root(), "old"), []byte("AFTore"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := d.Settle(); err != nil {
		t.Error(err)
	}
	if got := outcomes(t, d, d.Lines()+1, "old"); !slices.Equal(got, []string{"AFTore", "before"}) {
		t.Errorf("%q", got)
	}
	if err := os.WriteFile(filepath.Join(d.Root(), "other"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if d.Settle() == nil {
		t.Error("a file came from nowhere, unnoticed")
	}
}
