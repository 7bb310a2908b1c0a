//go:build bindings

package desktop

const opensWindow = false
