//go:build !unix

package corpus

import "syscall"

// noRoom is Windows' ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL and
// ERROR_DISK_QUOTA_EXCEEDED.
func noRoom() []syscall.Errno { return []syscall.Errno{39, 112, 1295} }
