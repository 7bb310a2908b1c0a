package export

import (
	"archive/zip"
	"hash/crc32"
	"io"
	"time"
)

// archive is a zip that holds nothing of the moment it was made: the same parts
// give the same bytes.
type archive struct{ *zip.Writer }

func newArchive(w io.Writer) archive { return archive{zip.NewWriter(w)} }

// open begins the part of that name; it ends with the next one. The time is the
// first day that a zip can hold, and says nothing.
func (a archive) open(name string) (io.Writer, error) {
	return a.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
}

// add writes a whole part.
func (a archive) add(name string, content []byte) error {
	w, err := a.open(name)
	if err == nil {
		_, err = w.Write(content)
	}
	return err
}

// store writes a part as it is, with nothing between its name and its content.
func (a archive) store(name, content string) error {
	size := uint64(len(content))
	w, err := a.CreateRaw(&zip.FileHeader{
		Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(content)), CompressedSize64: size, UncompressedSize64: size,
	})
	if err == nil {
		_, err = io.WriteString(w, content)
	}
	return err
}
