package export

import (
	"archive/zip"
	"io"
	"time"
)

// archive is a zip that holds nothing of the moment it was made: the same parts
// give the same bytes.
type archive struct{ *zip.Writer }

func newArchive(w io.Writer) archive { return archive{zip.NewWriter(w)} }

// open begins the part of that name; it ends with the next one. The time is the
// first day that a zip can hold, and says nothing.
func (a archive) open(name string) (io.Writer, error) { return a.entry(name, zip.Deflate) }

// store writes a part as it is, without squeezing it.
func (a archive) store(name, content string) error { return a.fill(name, []byte(content), zip.Store) }

// add writes a whole part.
func (a archive) add(name string, content []byte) error { return a.fill(name, content, zip.Deflate) }

func (a archive) fill(name string, content []byte, method uint16) error {
	w, err := a.entry(name, method)
	if err == nil {
		_, err = w.Write(content)
	}
	return err
}

func (a archive) entry(name string, method uint16) (io.Writer, error) {
	return a.CreateHeader(&zip.FileHeader{Name: name, Method: method, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
}
