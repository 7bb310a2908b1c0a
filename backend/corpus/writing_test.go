package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"testing"
)

func TestFailWriting(t *testing.T) {
	for _, c := range []struct {
		name   string
		err    error
		code   ErrorCode
		detail string
	}{
		{"a full disk", &fs.PathError{Op: "write", Path: "/a/b", Err: noRoom()[0]}, DiskFull, ""},
		{"a full share of the disk", os.NewSyscallError("fdatasync", noRoom()[1]), DiskFull, ""},
		{"put into words by a library", fmt.Errorf("file resize error: %s", noRoom()[0]), DiskFull, ""},
		{"in a path", &fs.PathError{Op: "write", Path: "/a/b", Err: syscall.EIO}, Unwritable, syscall.EIO.Error()},
		{"in two paths", &os.LinkError{Op: "rename", Old: "/a", New: "/b", Err: syscall.EXDEV}, Unwritable, syscall.EXDEV.Error()},
		{"anything", errors.New("no luck"), Unwritable, "no luck"},
		{"told already", fmt.Errorf("while writing: %w", Fail(Exists, "s", "d")), Exists, "d"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := FailWriting("s", c.err)
			var e *Error
			if !errors.As(err, &e) || e.Code != c.code || e.Subject != "s" || e.Detail != c.detail {
				t.Errorf("%#v", err)
			}
			if c.code != Exists && !errors.Is(err, c.err) {
				t.Error("the cause is lost")
			}
		})
	}
}
