//go:build !unix

package store

import "os"

// mapBytes is nothing here: on Windows the file would grow to it.
const mapBytes = 0

// letGo closes a file that is still mapped.
func letGo(f *os.File) error { return f.Close() }

func readOnlyFS(error) bool { return false }

// syncFolder does nothing: Windows writes names through.
func syncFolder(string) {}
