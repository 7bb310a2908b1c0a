//go:build unix

package store

import (
	"errors"
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
