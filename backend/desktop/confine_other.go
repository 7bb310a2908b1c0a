//go:build !linux || !webkit2_41 || (!production && !dev)

package desktop

import "florilege/backend/logbook"

// confine does nothing: here the policy of the page and Wails' own keep the
// webview to the interface.
func confine(*logbook.Log) error { return nil }

func webviewVersion() string { return "" }
