package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf16"

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
	entries map[string]*zip.File // by lower-case name
	taken   int64
}

func openArchive(name string, data []byte) (*archive, error) {
	if why := notZip(data); why != "" {
		return nil, corpus.Fail(corpus.Unreadable, name, why)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, corpus.Fail(corpus.Unreadable, name, "it is cut short or damaged")
	}
	if len(z.File) > mostEntries {
		return nil, corpus.Fail(corpus.TooLarge, name, fmt.Sprintf("more than %d parts", mostEntries))
	}
	a := &archive{name: name, size: int64(len(data)), entries: map[string]*zip.File{}}
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

func (a *archive) has(entry string) bool { return a.entries[strings.ToLower(entry)] != nil }

// open returns the content of an entry that exists; the caller closes it.
func (a *archive) open(entry string) (io.ReadCloser, error) {
	f := a.entries[strings.ToLower(entry)]
	if f.Flags&encryptedEntry != 0 {
		return nil, corpus.Fail(corpus.Unreadable, a.name, "it is protected by a password; take the password off and import it again")
	}
	r, err := f.Open()
	if err != nil {
		return nil, corpus.FailWith(corpus.Unreadable, a.name, err)
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
		return 0, corpus.Fail(corpus.TooLarge, a.name, fmt.Sprintf("more than %d MB once unpacked", a.taken>>20))
	}
	return n, err
}

// notZip says in a user's words what a file is that is no zip, or "".
func notZip(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("PK")):
		return ""
	case !bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		if what := notText(data); what != "" {
			return "it is " + what + ", not a Word document"
		}
		return "it is not a Word document"
	case bytes.Contains(data, utf16le("EncryptedPackage")):
		return "it is protected by a password; take the password off in Word and import it again"
	case bytes.Contains(data, utf16le("WordDocument")):
		return "it is a Word document of the old kind (.doc); save it as .docx and import it again"
	}
	return "it is protected by a password or of an old kind (.doc); open it in Word and save it as .docx without a password"
}

func utf16le(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}
