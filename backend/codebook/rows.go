package codebook

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"florilege/backend/corpus"
)

// column is what a column of a table of codes holds.
type column int

const (
	colPath column = iota
	colColor
	colDefinition
	colInclusion
	colExclusion
	colExample
	colMemo
	colArchived
	colQuotes
	colID
	colParent
	columns
)

// headers are the names under which tables have these columns, ours and those of
// other programs, folded.
func headers() [columns][]string {
	return [columns][]string{
		colPath:       {"code", "chemin", "path", "nom", "name", "tag", "categorie", "category", "code name", "titre", "title", "noeud", "node"},
		colColor:      {"couleur", "colour", "color"},
		colDefinition: {"definition", "description", "desc", "comment", "commentaire"},
		colInclusion:  {"a inclure", "inclusion", "include", "criteres d'inclusion", "inclusion criteria"},
		colExclusion:  {"a exclure", "exclusion", "exclude", "criteres d'exclusion", "exclusion criteria"},
		colExample:    {"exemple", "example"},
		colMemo:       {"memo", "note", "notes"},
		colArchived:   {"archive", "archived"},
		colQuotes:     {"extraits", "quotes"},
		colID:         {"id", "guid"},
		colParent:     {"parent", "sous", "under", "code parent", "parent code", "parent name"},
	}
}

// Bounds of a codebook that is read.
const (
	MostCodes = 20_000
	mostDeep  = 60 // codes under one another
)

var hexColor = regexp.MustCompile(`^#?([0-9a-fA-F]{6})$`)

// colorOf returns a colour as codes have it, or "".
func colorOf(s string) string {
	if m := hexColor.FindStringSubmatch(strings.TrimSpace(s)); m != nil {
		return "#" + strings.ToLower(m[1])
	}
	return ""
}

// Rows returns a codebook as a table, the names of the columns first: a code a
// row, parents before their children, its place told as a path.
func Rows(nodes []Node, language string) [][]string {
	w := wordsOf(language)
	out := [][]string{w.columns[:]}
	var walk func(prefix string, nodes []Node)
	walk = func(prefix string, nodes []Node) {
		for _, n := range nodes {
			path := prefix + escaped.Replace(n.Name)
			archived := w.no
			if n.Archived {
				archived = w.yes
			}
			out = append(out, []string{
				path, n.Color, n.Definition, n.Inclusion, n.Exclusion, n.Example, n.Memo, archived, strconv.Itoa(n.Quotes), n.ID,
			})
			walk(path+corpus.PathSeparator, n.Codes)
		}
	}
	walk("", nodes)
	return out
}

// Widths are the widths, in characters, of the columns of Rows.
func Widths() []float64 { return []float64{40, 10, 50, 36, 36, 50, 36, 9, 9, 38} }

// FromRows reads a codebook from the rows below the names of columns, which are
// folded. A column tells the code, as its name or its path; one may tell what it
// stands under; others say more. Codes that are named only as what others stand
// under come too. An error is a corpus.Error about name.
func FromRows(name string, names []string, rows [][]string) ([]Node, error) {
	var at [columns]int
	for c, accepted := range headers() {
		at[c] = slices.IndexFunc(names, func(n string) bool { return slices.Contains(accepted, n) })
	}
	if at[colPath] < 0 {
		return nil, corpus.Fail(corpus.Invalid, name, "no column is called «code»")
	}
	b := newBuilder(name)
	for _, row := range rows {
		cell := func(c column) string {
			if at[c] < 0 || at[c] >= len(row) {
				return ""
			}
			return strings.TrimSpace(asTyped(row[at[c]]))
		}
		path := split(cell(colPath))
		if parent := split(cell(colParent)); len(parent) > 0 && len(path) == 1 {
			path = append(b.pathOf(parent), path...)
		}
		if len(path) == 0 {
			continue
		}
		n, err := b.at(path)
		if err != nil {
			return nil, err
		}
		n.ID, n.Color, n.Memo = cell(colID), colorOf(cell(colColor)), cell(colMemo)
		n.Definition, n.Inclusion, n.Exclusion, n.Example = cell(colDefinition), cell(colInclusion), cell(colExclusion), cell(colExample)
		switch strings.ToLower(cell(colArchived)) {
		case "oui", "yes", "true", "vrai", "1", "x":
			n.Archived = true
		}
	}
	return b.tree(), nil
}

// guarded is text that a spreadsheet would run, with the apostrophe that an export
// puts before it.
var guarded = regexp.MustCompile("^'+[-=+@\t\n＝＋－＠]")

func asTyped(s string) string {
	if guarded.MatchString(s) {
		return s[1:]
	}
	return s
}

// builder puts codes that come one by one into a tree.
type builder struct {
	name  string
	root  *branch
	count int
	named map[string][]string // the path of the code that was met first, by its name
}

// branch is a node while the tree grows.
type branch struct {
	Node
	under  []*branch
	byName map[string]*branch
}

func newBuilder(name string) *builder {
	return &builder{name: name, root: &branch{byName: map[string]*branch{}}, named: map[string][]string{}}
}

// pathOf returns the path of a parent that a table may tell by its name alone.
func (b *builder) pathOf(parent []string) []string {
	if len(parent) > 1 {
		return parent
	}
	if path, ok := b.named[parent[0]]; ok {
		return slices.Clone(path)
	}
	return parent
}

// at returns the node of a path, made where it is not there.
func (b *builder) at(path []string) (*Node, error) {
	if len(path) > mostDeep {
		return nil, corpus.Fail(corpus.TooLarge, b.name, "> "+strconv.Itoa(mostDeep)+" ↓")
	}
	here := b.root
	for i, name := range path {
		next := here.byName[name]
		if next == nil {
			if b.count++; b.count > MostCodes {
				return nil, corpus.Fail(corpus.TooLarge, b.name, "> "+strconv.Itoa(MostCodes))
			}
			next = &branch{Node: Node{Name: name}, byName: map[string]*branch{}}
			here.byName[name] = next
			here.under = append(here.under, next)
			if _, ok := b.named[name]; !ok {
				b.named[name] = slices.Clone(path[:i+1])
			}
		}
		here = next
	}
	return &here.Node, nil
}

func (b *builder) tree() []Node { return b.root.nodes() }

func (r *branch) nodes() []Node {
	out := make([]Node, len(r.under))
	for i, u := range r.under {
		out[i] = u.Node
		out[i].Codes = u.nodes()
	}
	return out
}
