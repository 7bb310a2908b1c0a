package store

import "encoding/binary"

// Space is how much of the file is used.
type Space struct {
	Bytes int64 // of the file, without the room it keeps to grow
	Free  int64 // of these, what deleted or changed records left behind
}

// Space reads how much of the file writing it anew would save at least. It reads
// two pages.
func (s *Store) Space() (out Space, err error) {
	err = s.guard(func() error {
		h, err := headerOf(s.file, s.name())
		if err != nil || h.freelist == noFreelist {
			return err
		}
		var head [pageHeaderBytes + 8]byte
		if _, err := s.file.ReadAt(head[:], int64(h.freelist)*h.page); err != nil {
			return openError(s.path, err)
		}
		count := uint64(headOf(head[:]).count)
		if count == longCount {
			count = binary.LittleEndian.Uint64(head[pageHeaderBytes:])
		}
		out.Bytes = int64(h.high) * h.page
		out.Free = int64(min(count, h.high)) * h.page
		return nil
	})
	return out, err
}
