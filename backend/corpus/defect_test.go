package corpus

import (
	"errors"
	"strings"
	"testing"
)

func recovered(f func()) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = Recovered(p)
		}
	}()
	f()
	return nil
}

func TestADefectSaysWhereAndKeepsNoValue(t *testing.T) {
	const words = "je ne sors plus"
	list := strings.Fields(words)
	for name, f := range map[string]func(){
		"a string": func() { panic(words) },
		"an error": func() { panic(errors.New(words)) },
		"a range":  func() { _ = list[len(words)] },
		"a type":   func() { _ = any(words).(int) },
	} {
		err := recovered(f)
		d := DefectOf(err)
		if CodeOf(err) != Internal || d == nil || len(d.Trace) == 0 {
			t.Errorf("%s: %v, %+v", name, err, d)
			continue
		}
		if !strings.Contains(d.Trace[0], "TestADefect") || !strings.Contains(d.Trace[0], "defect_test.go:") {
			t.Errorf("%s happened at %q", name, d.Trace[0])
		}
		if told := err.Error() + d.Error() + strings.Join(d.Trace, ""); strings.Contains(told, words) {
			t.Errorf("%s told %q", name, told)
		}
	}
	if DefectOf(Fail(Invalid, "x", "y")) != nil {
		t.Error("a failure is told as a defect")
	}
}
