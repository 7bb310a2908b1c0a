//go:build !linux || !webkit2_41 || (!production && !dev)

package desktop

import "florilege/backend/logbook"

// confine does nothing: here the policy of the page and Wails' own keep the
// webview to the interface.
func confine(*logbook.Log) error { return nil }

// allowPrint does nothing: printing is not refused here.
func allowPrint() {}

func webviewVersion() string { return "" }
