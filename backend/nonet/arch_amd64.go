//go:build linux && !dev

package nonet

import "golang.org/x/sys/unix"

const (
	auditArch = unix.AUDIT_ARCH_X86_64
	// foreignNumbers begin the calls of the x32 interface.
	foreignNumbers = 0x40000000
)
