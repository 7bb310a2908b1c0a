//go:build !bindings

package desktop

// opensWindow says whether Run opens a window, or tells what a window may call, as
// Wails has it of a build with the tag bindings.
const opensWindow = true
