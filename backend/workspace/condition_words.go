package workspace

import (
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/store"
)

// FindConditions reads conditions as people write them: "attribute=value", and
// names of groups. Each must hold.
func (w *Workspace) FindConditions(where, groups []string) (out []Condition, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		for _, s := range where {
			name, value, ok := strings.Cut(s, "=")
			if !ok {
				return corpus.Fail(corpus.Invalid, "«"+s+"»", "it is not of the form attribute=value")
			}
			c, fault, err := conditionOf(tx, name, []string{value})
			if err != nil || fault != "" {
				return refused(err, fault, s)
			}
			out = append(out, c)
		}
		for _, s := range groups {
			c, fault, err := conditionOf(tx, "", []string{s})
			if err != nil || fault != "" {
				return refused(err, fault, s)
			}
			out = append(out, c)
		}
		return nil
	})
	return out, err
}

func refused(err error, fault index.Reason, words string) error {
	if err != nil {
		return err
	}
	return corpus.Fail(corpus.Invalid, "the filter", (&index.Fault{Reason: fault, Words: words}).Error())
}

// conditionOf finds the attributes of a name that have such values; with no
// name, those that group testimonies. It says what is not there.
func conditionOf(tx *store.Tx, name string, values []string) (c Condition, fault index.Reason, err error) {
	all, err := attributesOf(tx)
	if err != nil {
		return c, "", err
	}
	name = anchor.Fold(anchor.Name(name))
	all = slices.DeleteFunc(all, func(a corpus.Attribute) bool {
		return name == "" && !a.Groups || name != "" && anchor.Fold(a.Name) != name
	})
	if len(all) == 0 && name != "" {
		return c, index.UnknownAttribute, nil
	}
	c.Values = values
	for _, v := range values {
		meant := false
		for _, a := range all {
			if testOf(a, v) == nil {
				continue
			}
			meant = true
			if !slices.Contains(c.Attributes, a.ID) {
				c.Attributes = append(c.Attributes, a.ID)
			}
		}
		switch {
		case meant:
		case name == "":
			return c, index.UnknownGroup, nil
		default:
			return c, index.UnknownValue, nil
		}
	}
	return c, "", nil
}
