package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"florilege/backend/corpus"
)

// Bounds of an archive that is read; what is not read (pictures) is not counted.
const (
	mostEntries    = 10_000
	mostBytes      = 200 << 20 // decompressed, in all
	freeBytes      = 10 << 20  // below which the ratio says nothing
	mostRatio      = 200       // decompressed bytes for each byte of the file
	encryptedEntry = 1         // in an entry's flags
)

// archive is a zip file that is taken for hostile: every byte that comes out of
// it counts towards one bound.
type archive struct {
	name    string
	size    int64
	data    []byte
	wanted  string               // kind of document
	entries map[string]*zip.File // by lower-case name
	taken   int64
}

// openArchive opens a document of the wanted kind.
func openArchive(name string, data []byte, wanted string) (*archive, error) {
	if len(data) == 0 {
		return nil, corpus.Fail(corpus.EmptyFile, name, "")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, mistaken(name, data, wanted)
	}
	if len(z.File) > mostEntries {
		return nil, corpus.Fail(corpus.TooLarge, name, fmt.Sprintf("ZIP > %d", mostEntries))
	}
	a := &archive{name: name, size: int64(len(data)), data: data, wanted: wanted, entries: map[string]*zip.File{}}
	for _, f := range z.File {
		entry := strings.ReplaceAll(f.Name, `\`, "/")
		if entry == "" || entry != strings.TrimPrefix(path.Clean("/"+entry), "/") {
			continue // a folder, or a way out of the archive
		}
		if key := strings.ToLower(entry); a.entries[key] == nil {
			a.entries[key] = f
		}
	}
	return a, nil
}

// lacks is the error about an archive that is not the document that it should be.
func (a *archive) lacks() error { return mistaken(a.name, a.data, a.wanted) }

func (a *archive) has(entry string) bool { return a.entries[strings.ToLower(entry)] != nil }

// open returns the content of an entry that exists; the caller closes it.
func (a *archive) open(entry string) (io.ReadCloser, error) {
	f := a.entries[strings.ToLower(entry)]
	if f.Flags&encryptedEntry != 0 {
		return nil, corpus.Fail(corpus.PasswordProtected, a.name, "")
	}
	r, err := f.Open()
	if err != nil {
		return nil, &corpus.Error{Code: corpus.Broken, Subject: a.name, Err: err}
	}
	return &bounded{r, a}, nil
}

// bounded counts what is read against the bounds of its archive.
type bounded struct {
	io.ReadCloser
	archive *archive
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	a := b.archive
	a.taken += int64(n)
	if a.taken > mostBytes || a.taken > freeBytes && a.taken/mostRatio > a.size {
		return 0, corpus.Fail(corpus.TooLarge, a.name, fmt.Sprintf("ZIP > %d MB", a.taken>>20))
	}
	return n, err
}
