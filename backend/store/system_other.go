//go:build !unix

package store

import (
	"io"
	"os"
)

// mapBytes is nothing here: on Windows the file would grow to it.
const mapBytes = 0

// letGo closes a file that is still mapped.
func letGo(f *os.File) error { return f.Close() }

func readOnlyFS(error) bool { return false }

// syncFolder does nothing: Windows writes names through.
func syncFolder(string) {}

// mapped gives a file to read here and there.
func mapped(f *os.File, _ int64) (pages io.ReaderAt, done func()) { return f, func() {} }

// lockShared does nothing: Windows lets nobody read a file that another process
// has locked.
func lockShared(*os.File) error { return nil }
