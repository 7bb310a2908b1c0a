package store

import (
	"os"

	"golang.org/x/sys/unix"
)

// syncData brings what a file holds to the disk, without its times.
func syncData(f *os.File) error {
	for {
		if err := unix.Fdatasync(int(f.Fd())); err != unix.EINTR {
			return err
		}
	}
}

// forgetCached makes the next reading of a file, which was synced, come from
// the disk and not from memory. Where that fails, it comes from memory.
func forgetCached(path string) {
	if f, err := os.Open(path); err == nil {
		_ = unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED)
		_ = f.Close()
	}
}

// diskRoom returns how many bytes are free on the disk of a folder, and in all.
func diskRoom(dir string) (free, total int64, ok bool) {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return 0, 0, false
	}
	return int64(st.Bavail) * int64(st.Bsize), int64(st.Blocks) * int64(st.Bsize), true
}
