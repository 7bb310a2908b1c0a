package corpus

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"
)

// FailWriting returns the failure to write the subject: DiskFull, or Unwritable
// with what the system says, without the path before it. An Error in err's
// chain is returned as it is.
func FailWriting(subject string, err error) error {
	var told *Error
	if errors.As(err, &told) {
		return told
	}
	if full(err) {
		return &Error{Code: DiskFull, Subject: subject, Err: err}
	}
	var inPath *fs.PathError
	var inLink *os.LinkError
	detail := err
	switch {
	case errors.As(err, &inPath):
		detail = inPath.Err
	case errors.As(err, &inLink):
		detail = inLink.Err
	}
	return &Error{Code: Unwritable, Subject: subject, Detail: detail.Error(), Err: err}
}

// full reports whether err says that there is no room: on the disk, or in what
// a user may take of it. A library may have put the system's error into words.
func full(err error) bool {
	return slices.ContainsFunc(noRoom(), func(e syscall.Errno) bool {
		return errors.Is(err, e) || strings.Contains(err.Error(), e.Error())
	})
}
