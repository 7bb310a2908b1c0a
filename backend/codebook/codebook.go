// Package codebook ships the codebook templates: trees of codes to start from,
// in French and English, which a user changes freely once added. It reads and
// writes codebooks as other programs do: as the rows of a table, and as REFI-QDA.
package codebook

import (
	"embed"
	"encoding/json"
	"io/fs"
	"path"
	"slices"
	"strings"

	"florilege/backend/corpus"
)

//go:embed templates/*.json
var files embed.FS

// Template is a codebook to start from.
type Template struct {
	Name        string `json:"-"` // "cisp"
	Title       string `json:"title"`
	Description string `json:"description"`
	Codes       []Node `json:"codes"`
}

// Names returns the names of the templates, in alphabetical order.
func Names() []string {
	paths, _ := fs.Glob(files, "templates/*.fr.json") // the pattern is right
	out := make([]string, len(paths))
	for i, p := range paths {
		out[i] = strings.TrimSuffix(path.Base(p), ".fr.json")
	}
	slices.Sort(out)
	return out
}

// Load returns a template in a language: "en", or French for any other.
func Load(name, language string) (Template, error) {
	if language != "en" {
		language = "fr"
	}
	if !slices.Contains(Names(), name) {
		return Template{}, corpus.Fail(corpus.NotFound, "template «"+name+"» (there are "+strings.Join(Names(), ", ")+")", "")
	}
	data, err := files.ReadFile("templates/" + name + "." + language + ".json")
	if err != nil {
		return Template{}, err
	}
	t := Template{Name: name}
	return t, json.Unmarshal(data, &t)
}

// Paths returns the paths of the template's codes, in the order of the tree.
func (t Template) Paths() []string { return paths("", t.Codes) }

func paths(prefix string, nodes []Node) []string {
	out := []string{}
	for _, n := range nodes {
		out = append(out, prefix+n.Name)
		out = append(out, paths(prefix+n.Name+corpus.PathSeparator, n.Codes)...)
	}
	return out
}
