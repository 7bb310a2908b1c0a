//go:build unix

package corpus

import "syscall"

func noRoom() []syscall.Errno { return []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT} }
