//go:build linux && !dev

package nonet

import "golang.org/x/sys/unix"

const (
	auditArch = unix.AUDIT_ARCH_AARCH64
	// foreignNumbers is above every call: there is no second interface.
	foreignNumbers = 0xffffffff
)
