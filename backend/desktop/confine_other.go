//go:build !linux || !webkit2_41 || (!production && !dev)

package desktop

import "florilege/backend/logbook"

// confine does nothing: here the policy of the page and Wails' own keep the
// webview to the interface.
func confine(*logbook.Log) error { return nil }

// allowPrint does nothing: printing is not refused here.
func allowPrint() {}

// offersFiles tells that the webview plays what an address of ours answers.
const offersFiles = false

// offer does nothing.
func offer(string) {}

func webviewVersion() string { return "" }
