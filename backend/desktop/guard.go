package desktop

import (
	"errors"
	"runtime"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/logbook"
)

// failure is the error of a bound method, with where it was answered.
type failure struct {
	at  uintptr // program counter in the method
	err error
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// guard ends every bound method. A panic becomes an error, without what it
// carried: else the interface would wait for ever for the answer.
func guard(err *error) {
	if p := recover(); p != nil {
		*err = corpus.Recovered(p)
	}
	var told *failure
	if *err != nil && !errors.As(*err, &told) {
		*err = &failure{boundMethod(), *err}
	}
}

// boundMethod returns a program counter in the method of App that is ending.
func boundMethod() uintptr {
	pcs := make([]uintptr, 64)
	for _, pc := range pcs[:runtime.Callers(2, pcs)] {
		f := runtime.FuncForPC(pc)
		if f != nil && strings.Contains(f.Name(), "desktop.(*App).") {
			return pc
		}
	}
	return 0
}

// answer logs what kind of failure an error is and writes it for the bridge.
func (a *App) answer(err error) any {
	a.note(err)
	return formatError(err)
}

// note logs a failure, unless it is a matter of course.
func (a *App) note(err error) {
	switch corpus.CodeOf(err) {
	case corpus.Cancelled, corpus.BadQuery, corpus.BadExpression, corpus.NothingToUndo, corpus.NothingToRedo:
		return
	}
	var at uintptr
	var f *failure
	if errors.As(err, &f) {
		at = f.at
	}
	if d := corpus.DefectOf(err); d != nil {
		a.log.Note(logbook.Panicked, logbook.Method(at), logbook.Trace(d))
		return
	}
	a.log.Note(logbook.Failed, logbook.Method(at), logbook.Code(err))
}
