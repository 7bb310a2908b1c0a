//go:build unix && !linux

package main

import (
	"runtime"
	"syscall"
)

// peakMB is the most memory that this process held at once.
func peakMB() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	kilobytes := float64(u.Maxrss)
	if runtime.GOOS == "darwin" {
		kilobytes /= 1024 // bytes there
	}
	return kilobytes / 1024
}
