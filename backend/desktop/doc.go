// Package desktop is what the window calls: thin methods on App that turn the
// bridge's records and UTF-16 positions into those of the workspace and back,
// native dialogs, and the events that tell the interface what moved. It holds
// no rule of the product.
package desktop
