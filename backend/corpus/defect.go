package corpus

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// Defect is a panic turned into an error. It keeps where it happened and the Go
// type of what the panic carried, never the value, which can hold somebody's words.
type Defect struct {
	Type  string
	Trace []string // functions of the program with file and line, from where it happened outwards
}

// mostTrace bounds a trace, in functions.
const mostTrace = 24

// Error names the place.
func (d *Defect) Error() string {
	if len(d.Trace) == 0 {
		return d.Type
	}
	return d.Type + " in " + d.Trace[0]
}

// Recovered makes an error of what recover returned; call it where that was called.
func Recovered(p any) error {
	d := &Defect{Type: fmt.Sprintf("%T", p)}
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	panicked := false
	for more := true; more && len(d.Trace) < mostTrace; {
		var f runtime.Frame
		f, more = frames.Next()
		inRuntime := strings.HasPrefix(f.Function, "runtime.")
		if panicked && !inRuntime && f.Function != "" {
			d.Trace = append(d.Trace, f.Function+" "+filepath.Base(f.File)+":"+strconv.Itoa(f.Line))
		}
		panicked = panicked || f.Function == "runtime.gopanic"
	}
	return &Error{Code: Internal, Detail: d.Error(), Err: d}
}

// DefectOf returns the defect in err's chain, or nil.
func DefectOf(err error) *Defect {
	var d *Defect
	errors.As(err, &d)
	return d
}
