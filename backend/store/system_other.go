//go:build !unix

package store

// mapBytes is nothing here: on Windows the file would grow to it.
const mapBytes = 0

func readOnlyFS(error) bool { return false }

// syncFolder does nothing: Windows writes names through.
func syncFolder(string) {}
