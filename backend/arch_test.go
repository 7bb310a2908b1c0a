package backend

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows says what each package may import of the project. What is not listed
// may not be imported; main may import desktop, cli and nonet.
func arrows() map[string][]string {
	leaves := []string{"anchor", "corpus"}
	sealed := append(leaves, "seal")
	use := []string{"attribute", "backup", "codebook", "copies", "corpus", "anchor", "export", "index", "ingest", "pseudonym", "repeats", "sample", "stats", "store", "workspace"}
	return map[string][]string{
		".":                     {},
		"corpus":                {},
		"anchor":                {"corpus"},
		"attribute":             leaves,
		"codebook":              {"corpus"},
		"settings":              {"corpus"},
		"backup":                {"corpus"},
		"copies":                leaves,
		"nonet":                 {},
		"logbook":               {"corpus"},
		"diagnostics":           {"corpus", "nonet", "settings", "store", "workspace"},
		"seal":                  {},
		"store":                 sealed,
		"lexicon":               {},
		"index":                 append(leaves, "lexicon"),
		"ingest":                append(leaves, "attribute", "pdf", "xmltext"),
		"pdf":                   {},
		"xmltext":               {},
		"mend":                  leaves,
		"pseudonym":             leaves,
		"repeats":               leaves,
		"repeats/planted":       {"anchor"},
		"likeness":              append(leaves, "lexicon"),
		"fairness":              leaves,
		"sorting":               {},
		"stats":                 leaves,
		"export":                leaves,
		"workspace":             {"anchor", "attribute", "backup", "codebook", "copies", "corpus", "export", "fairness", "index", "ingest", "lexicon", "likeness", "mend", "pseudonym", "repeats", "seal", "sorting", "stats", "store"},
		"sample":                {"anchor", "corpus", "workspace"},
		"cli":                   append(use, "mend", "diagnostics", "logbook", "nonet", "settings"),
		"desktop":               append(use, "mend", "diagnostics", "logbook", "nonet", "settings"),
		"bench":                 append(use, "bench/formats", "repeats/planted"),
		"bench/formats":         append(leaves, "ingest"),
		"bench/formats/compose": {"bench/formats"},
		"torture":               append(use, "seal", "settings", "torture/disk", "torture/trace"),
		"torture/disk":          {"torture/trace"},
		"torture/trace":         {},
	}
}

// outside says which packages alone may import a library.
func outside() map[string][]string {
	return map[string][]string{
		"github.com/wailsapp/wails":      {"desktop"},
		"go.etcd.io/bbolt":               {"store", "index", "bench"},
		"github.com/blevesearch":         {"index", "lexicon"},
		"codeberg.org/go-pdf/fpdf":       {"export"},
		"github.com/boombuler/barcode":   {"export"},
		"golang.org/x/image":             {"export"},
		"github.com/go-text/typesetting": {"export"},
		"github.com/alecthomas/kong":     {"cli"},
		"github.com/yuin/goldmark":       {"ingest"},
		"github.com/fxamacker/cbor":      {"store"},
		"golang.org/x/sys":               {"desktop", "nonet", "store"},
		"golang.org/x/text/encoding":     {"ingest", "pdf"},
		"golang.org/x/text/unicode/norm": {"anchor", "index", "ingest", "pdf", "seal"},
		"golang.org/x/crypto":            {"seal"},
		"golang.org/x/term":              {"cli"},
		"modernc.org/sqlite":             {"bench"},
		"net":                            {},
		"net/http":                       {},
	}
}

func TestArrows(t *testing.T) {
	may := arrows()
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		pkg := filepath.ToSlash(filepath.Dir(file))
		allowed, ok := may[pkg]
		if !ok {
			t.Errorf("%s: package %q has no place in the house", file, pkg)
			return nil
		}
		for _, imported := range imports(t, file) {
			if ours, ok := strings.CutPrefix(imported, "florilege/backend/"); ok {
				if !slices.Contains(allowed, ours) {
					t.Errorf("%s: %s may not import %s", file, pkg, ours)
				}
				continue
			}
			if pkg == "corpus" && strings.Contains(imported, ".") {
				t.Errorf("%s: corpus may import the standard library only, not %s", file, imported)
			}
			for library, only := range outside() {
				if (imported == library || strings.HasPrefix(imported, library+"/")) && !slices.Contains(only, pkg) {
					t.Errorf("%s: %s may not import %s", file, pkg, imported)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, i := range parsed.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, path.Clean(p))
	}
	return out
}
