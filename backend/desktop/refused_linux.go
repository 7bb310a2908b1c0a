//go:build linux && webkit2_41 && (production || dev)

package desktop

import "C"

import (
	"sync/atomic"

	"florilege/backend/logbook"
)

// refusals is where C says that the webview was refused something.
var refusals struct{ log atomic.Pointer[logbook.Log] }

//export florilegeRefused
func florilegeRefused() { refusals.log.Load().Note(logbook.Refused) }
