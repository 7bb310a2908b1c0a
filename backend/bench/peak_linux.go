package main

import (
	"os"
	"strconv"
	"strings"
)

// peakMB is the most memory that this process held at once. What getrusage tells
// is no less than what the parent held when it started this process, whose memory
// is another's then.
func peakMB() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if peak, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kilobytes, _ := strconv.ParseFloat(strings.Fields(peak)[0], 64)
			return kilobytes / 1024
		}
	}
	return 0
}
