//go:build unix

package store

import (
	"bytes"
	"errors"
	"io"
	"os"
	"syscall"
)

// mapBytes is the address space kept for the file, so that a growing file need
// not wait for its readers. It costs no memory.
const mapBytes = 1 << 30

// letGo closes a file that is still mapped, which alone would keep its lock.
func letGo(f *os.File) error {
	_ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN)
	return f.Close()
}

func readOnlyFS(err error) bool { return errors.Is(err, syscall.EROFS) }

// syncFolder brings the names in a folder to the disk, where the file system can.
func syncFolder(dir string) {
	if f, err := os.Open(dir); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}

// mapped gives the first bytes of a file to read here and there, at the cost of
// no system call each, until done is called. It may fault, as guard expects.
func mapped(f *os.File, size int64) (pages io.ReaderAt, done func()) {
	data, err := syscall.Mmap(int(f.Fd()), 0, int(size), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return f, func() {}
	}
	return bytes.NewReader(data), func() { _ = syscall.Munmap(data) }
}

// lockShared keeps whoever writes away from an open file, as long as it is open.
func lockShared(f *os.File) error {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB)
}
