//go:build linux && (amd64 || arm64) && !dev

package nonet

import (
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"
)

// closeBut installs the filter on every thread of this process. Those that come
// later and the processes that they start inherit it.
func closeNow(display bool) State {
	// The promise never to gain privileges is made for one thread; the filter takes it to the others.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return Refused
	}
	code := program(display)
	prog := unix.SockFprog{Len: uint16(len(code)), Filter: &code[0]}
	// A thread that cannot be given the filter is named by the result instead of an error.
	tid, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER,
		unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&prog)))
	runtime.KeepAlive(code)
	switch {
	case errno != 0 || tid != 0:
		return Refused
	case display:
		return Display
	}
	return Closed
}

// Where the kernel puts what a filter reads (struct seccomp_data), and the low
// half of the first two arguments on these little-endian processors.
const (
	offNumber = 0
	offArch   = 4
	offDomain = 16
	offType   = 24
)

// typeMask leaves SOCK_STREAM and its like of a socket's type, without its flags.
const typeMask = 0xf

// program is the filter in classic BPF. Calls of another architecture, by which
// 32-bit code would go round it, are refused, and so is io_uring, which makes
// sockets without socket(). With display, streams over the internet protocols
// stay allowed.
func program(display bool) []unix.SockFilter {
	load := func(offset uint32) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: offset}
	}
	give := func(answer uint32) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: answer}
	}
	// unless skips the next n instructions where the value is not k.
	unless := func(k uint32, n uint8) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: k, Jf: n}
	}
	const allow = unix.SECCOMP_RET_ALLOW
	refuse := func(errno unix.Errno) unix.SockFilter { return give(unix.SECCOMP_RET_ERRNO | uint32(errno)) }

	p := []unix.SockFilter{
		load(offArch),
		{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: auditArch, Jt: 1},
		refuse(unix.ENOSYS),
		load(offNumber),
		{Code: unix.BPF_JMP | unix.BPF_JGE | unix.BPF_K, K: foreignNumbers, Jf: 1},
		refuse(unix.ENOSYS),
		unless(unix.SYS_IO_URING_SETUP, 1),
		refuse(unix.ENOSYS),
		{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: unix.SYS_SOCKET, Jt: 1},
		give(allow),
		load(offDomain),
		unless(unix.AF_UNIX, 1),
		give(allow),
	}
	if display {
		p = append(p,
			unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: unix.AF_INET, Jt: 1},
			unless(unix.AF_INET6, 4),
			load(offType),
			unix.SockFilter{Code: unix.BPF_ALU | unix.BPF_AND | unix.BPF_K, K: typeMask},
			unless(unix.SOCK_STREAM, 1),
			give(allow))
	}
	return append(p, refuse(unix.EACCES))
}
