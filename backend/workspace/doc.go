// Package workspace is one open project, for the window and the command line
// alike. It is the only writer of the store and of the index: every change goes
// through one of its methods, is durable when that method returns, and is told
// to the listener. Searches follow the journal, so whatever was stored can be
// found.
//
// Positions are UTF-8 bytes in the testimony's text, half-open. Methods may be
// called from several goroutines.
package workspace
