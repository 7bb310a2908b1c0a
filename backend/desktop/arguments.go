package desktop

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/settings"
)

// Bounds of what the interface sends; nobody types as much. The largest list is
// that of every quote of a project, the longest text a memo.
const (
	mostText  = 1 << 20 // bytes of one string
	mostItems = 200_000 // of one list
	mostBytes = 32 << 20
	// mostNumber is what a JavaScript number holds exactly.
	mostNumber = 1 << 53
	mostCoder  = 200 // bytes of the name put on codings
)

// bounded refuses arguments that are too large, or that are no number. Each
// method hands it all that it was given, before anything else.
func bounded(args ...any) error {
	b := bounds{}
	for _, a := range args {
		if err := b.value(reflect.ValueOf(a)); err != nil {
			return err
		}
	}
	return nil
}

// language refuses what is not a language of the interface.
func language(locale string) error { return oneOf("the language", locale, "fr", "en") }

// oneOf refuses a value that is not in the list.
func oneOf(what, is string, list ...string) error {
	if slices.Contains(list, is) {
		return nil
	}
	return corpus.Fail(corpus.Invalid, what, "it is none of "+strings.Join(list, ", "))
}

// within refuses a number that is not from least to most.
func within(what string, is, least, most int) error {
	if is >= least && is <= most {
		return nil
	}
	return corpus.Fail(corpus.Invalid, what, fmt.Sprintf("it is not from %d to %d", least, most))
}

// valid refuses settings that the interface has no choice for.
func valid(s Settings) error {
	return errors.Join(
		bounded(s), language(s.Locale), oneOf("the theme", s.Theme, "light", "dark", "system"),
		within("the size of the text", s.TextSize, 12, 40), within("the pinned codes", len(s.Pinned), 0, 9),
		within("the shortcuts", len(s.Keys), 0, settings.MostKeys),
		within("the length of the name", len(s.Coder), 0, mostCoder),
	)
}

// bounds counts what the arguments of one call take together.
type bounds struct{ bytes int }

func (b *bounds) value(v reflect.Value) error {
	switch v.Kind() {
	case reflect.String:
		if b.bytes += v.Len(); v.Len() > mostText || b.bytes > mostBytes {
			return corpus.Fail(corpus.TooLarge, "the text", "more than 1 MB")
		}
	case reflect.Slice:
		if v.Len() > mostItems {
			return corpus.Fail(corpus.TooLarge, "the list", fmt.Sprintf("more than %d items", mostItems))
		}
		for i := range v.Len() {
			if err := b.value(v.Index(i)); err != nil {
				return err
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if err := b.value(v.Field(i)); err != nil {
				return err
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			return b.value(v.Elem())
		}
	case reflect.Int:
		if n := v.Int(); n > mostNumber || n < -mostNumber {
			return corpus.Fail(corpus.Invalid, "the number", "it is out of range")
		}
	case reflect.Float64:
		if f := v.Float(); math.IsNaN(f) || math.IsInf(f, 0) {
			return corpus.Fail(corpus.Invalid, "the number", "it is none")
		}
	case reflect.Bool:
	default:
		return corpus.Fail(corpus.Invalid, "the argument", "it is a "+v.Kind().String())
	}
	return nil
}
