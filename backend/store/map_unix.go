//go:build unix

package store

import (
	"errors"
	"syscall"
)

// mapBytes is the address space kept for the file, so that a growing file need
// not wait for its readers. It costs no memory.
const mapBytes = 1 << 30

func readOnlyFS(err error) bool { return errors.Is(err, syscall.EROFS) }
