package ingest

import (
	"path/filepath"
	"strings"

	"florilege/backend/corpus"
)

// format is a kind of file with its importer.
type format struct {
	name       string
	extensions []string
	read       func(name string, data []byte) (source, error)
}

// formats is the list that a new importer is added to.
func formats() []format {
	return []format{
		{"txt", []string{".txt", ".text"}, readText},
		{"md", []string{".md", ".markdown"}, readMarkdown},
		{"docx", []string{".docx"}, readDocx},
	}
}

// Extensions returns the endings of the files that can be read, with their dot.
func Extensions() []string {
	var out []string
	for _, f := range formats() {
		out = append(out, f.extensions...)
	}
	return out
}

// Read understands a file; the ending of its name decides the format. Errors
// are corpus.Errors about the name.
func Read(name string, data []byte) (Draft, error) {
	base := filepath.Base(name)
	extension := strings.ToLower(filepath.Ext(base))
	for _, f := range formats() {
		for _, e := range f.extensions {
			if e != extension {
				continue
			}
			src, err := f.read(base, data)
			if err != nil {
				return Draft{}, err
			}
			return understand(base, f.name, src)
		}
	}
	return Draft{}, corpus.Fail(corpus.Unsupported, base, "")
}
