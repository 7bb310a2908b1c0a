//go:build !dev

package desktop

func newDialogs() dialogs { return &native{} }
