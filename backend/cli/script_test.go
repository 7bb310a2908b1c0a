package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"florilege/backend/cli"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"florilege": func() {
			os.Exit(cli.Run(context.Background(), os.Args[1:], os.Stdout, os.Stderr, "test"))
		},
	})
}

// TestScripts runs the sessions of testdata. In them, "json FIELD VAR" puts a
// field of the last output, such as 0.id or hits.1.start, into a variable, and
// "at FILE WORDS START END" the bytes where words stand in a file; "tells PATH
// WORDS" asks for words in a file, or in one of a folder; "spoil FILE words
// WORDS" makes words in it unreadable, where \n is the end of a line, "spoil FILE blank FROM TO" bytes of it,
// and "spoil FILE cut LENGTH" cuts it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, ".cache"))
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, ".data"))
			e.Setenv("XDG_CONFIG_HOME", filepath.Join(e.WorkDir, ".config"))
			e.Setenv("HOME", e.WorkDir)
			seed, err := filepath.Abs("../../../shared/seed")
			if err != nil {
				return err
			}
			e.Setenv("SEED", seed)
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "seed" {
				found, err := filepath.Glob("../../../shared/seed/*.txt")
				return len(found) > 0, err
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"json": jsonField, "at": place, "tells": tells, "spoil": spoil},
	})
}

func jsonField(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: json FIELD VAR")
	}
	var v any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &v))
	for _, part := range strings.Split(args[0], ".") {
		switch at := v.(type) {
		case map[string]any:
			v = at[part]
		case []any:
			var i int
			if _, err := fmt.Sscan(part, &i); err != nil || i >= len(at) {
				ts.Fatalf("no element %s in %d", part, len(at))
			}
			v = at[i]
		default:
			ts.Fatalf("no field %s", part)
		}
	}
	ts.Setenv(args[1], fmt.Sprint(v))
}

func place(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: at FILE WORDS START END")
	}
	i := regexp.MustCompile(regexp.QuoteMeta(args[1])).FindStringIndex(ts.ReadFile(args[0]))
	if i == nil {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Setenv(args[2], fmt.Sprint(i[0]))
	ts.Setenv(args[3], fmt.Sprint(i[1]))
}

func tells(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: tells PATH WORDS")
	}
	found := ""
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(data, []byte(args[1])) {
			found = path
		}
		return err
	}))
	if (found != "") == neg {
		ts.Fatalf("%q in %q: %q", args[1], args[0], found)
	}
}

// spoil damages a file.
func spoil(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: spoil FILE words WORDS | blank FROM TO | cut LENGTH")
	}
	path := ts.MkAbs(args[0])
	data, err := os.ReadFile(path)
	ts.Check(err)
	number := func(i int) int {
		n := 0
		_, err := fmt.Sscan(args[i], &n)
		ts.Check(err)
		return min(n, len(data))
	}
	switch args[1] {
	case "words":
		if words := []byte(strings.ReplaceAll(args[2], `\n`, "\n")); bytes.Contains(data, words) {
			data = bytes.ReplaceAll(data, words, bytes.Repeat([]byte{'#'}, len(words)))
		} else {
			ts.Fatalf("%s does not hold %q", args[0], args[2])
		}
	case "blank":
		clear(data[number(2):number(3)])
	case "cut":
		data = data[:number(2)]
	}
	ts.Check(os.WriteFile(path, data, 0o600))
}
