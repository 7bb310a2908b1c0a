package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/term"
)

// meter shows on a terminal how far a long verb is; elsewhere it is silent.
type meter struct {
	total int
	begun time.Time
	told  time.Time
	now   func() time.Time
	on    bool
}

// meterEvery spaces what a meter shows.
const meterEvery = 200 * time.Millisecond

func newMeter(total int, now func() time.Time) *meter {
	return &meter{total: total, begun: now(), now: now, on: total > 1 && term.IsTerminal(int(os.Stderr.Fd()))}
}

// show says how many files and words are done and which file is at hand.
func (m *meter) show(done, words int, file string) {
	now := m.now()
	if !m.on || now.Sub(m.told) < meterEvery {
		return
	}
	m.told = now
	left := ""
	if done > 0 {
		rest := now.Sub(m.begun) * time.Duration(m.total-done) / time.Duration(done)
		left = fmt.Sprintf(", %v left", rest.Round(time.Second))
	}
	// The line is written over: what ends it clears what stood there before.
	fmt.Fprintf(os.Stderr, "\r%d/%d files, %d words%s  ", done, m.total, words, left)
	fmt.Fprintf(visible{os.Stderr}, "%.40s", filepath.Base(file))
	fmt.Fprint(os.Stderr, "\x1b[K")
}

// end clears the line.
func (m *meter) end() {
	if m.on && !m.told.IsZero() {
		fmt.Fprint(os.Stderr, "\r\x1b[K")
	}
}
