//go:build !linux

package store

import "os"

// syncData brings what a file holds to the disk.
func syncData(f *os.File) error { return f.Sync() }

// forgetCached does nothing: only Linux is asked to read from the disk.
func forgetCached(string) {}
