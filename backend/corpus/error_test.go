package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
)

func TestErrorsAreSentences(t *testing.T) {
	for _, c := range ErrorCodes() {
		s := Fail(c, "SUBJECT", "DETAIL").Error()
		if s == "" || strings.ContainsAny(s, "{}") || strings.HasSuffix(s, ".") {
			t.Errorf("%s says %q", c, s)
		}
	}
	if s := Fail("new_code", "a.txt", "why").Error(); !strings.Contains(s, "new_code") || !strings.Contains(s, "a.txt") || !strings.Contains(s, "why") {
		t.Errorf("a code without a sentence says %q", s)
	}
}

func TestCodeOf(t *testing.T) {
	cause := &fs.PathError{Op: "open", Path: "a.txt", Err: fs.ErrPermission}
	err := fmt.Errorf("while importing: %w", FailWith(Unreadable, "a.txt", cause))
	if CodeOf(err) != Unreadable || !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "permission denied") {
		t.Errorf("%v: code %s", err, CodeOf(err))
	}
	if CodeOf(errors.New("other")) != Internal {
		t.Errorf("another error has code %s", CodeOf(errors.New("other")))
	}
}
