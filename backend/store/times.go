package store

import (
	"errors"
	"reflect"
	"sync"
	"time"
)

// errTime says that a record holds a time that cannot be written again: CBOR may
// have it as a number, and the years of ours have four digits.
var errTime = errors.New("a time in it is of no year from 0 to 9999")

// calendar finds the times in records.
type calendar struct{ holds sync.Map } // by reflect.Type: whether such values may hold a time

var timeType = reflect.TypeFor[time.Time]()

// check fails where a value holds a time that cannot be written.
func (c *calendar) check(v reflect.Value) error {
	if !c.may(v.Type()) {
		return nil
	}
	if v.Type() == timeType {
		if year := v.Interface().(time.Time).Year(); year < 0 || year > 9999 {
			return errTime
		}
		return nil
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return c.check(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			if err := c.check(v.Index(i)); err != nil {
				return err
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !v.Type().Field(i).IsExported() {
				continue // no record is read into it
			}
			if err := c.check(v.Field(i)); err != nil {
				return err
			}
		}
	}
	return nil
}

// may reports whether values of a type may hold a time.
func (c *calendar) may(t reflect.Type) bool {
	if known, ok := c.holds.Load(t); ok {
		return known.(bool)
	}
	may := t == timeType
	switch {
	case may:
	case t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice:
		may = c.may(t.Elem())
	case t.Kind() == reflect.Struct:
		for i := range t.NumField() {
			may = may || t.Field(i).IsExported() && c.may(t.Field(i).Type)
		}
	}
	c.holds.Store(t, may)
	return may
}
