package workspace

import (
	"slices"
	"strconv"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/attribute"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Condition narrows to testimonies, or to participants who speak, by the value
// that they have for an attribute.
type Condition struct {
	Attributes []corpus.ID // any of them
	Values     []string    // any of them, as people write them; "" for none, "a..b" from a number or date to another
	Except     bool        // those others
}

// matcher tells which words pass conditions.
type matcher struct {
	tx         *store.Tx
	conditions []condition
	of         map[corpus.Bearer]bool // what the conditions ask about
	people     map[corpus.ID]corpus.Participant
}

type condition struct {
	any    []wanted
	except bool
}

// wanted is an attribute with the values looked for.
type wanted struct {
	corpus.Attribute
	tests []func(value string) bool
}

func newMatcher(tx *store.Tx, list []Condition) (*matcher, error) {
	m := &matcher{tx: tx, of: map[corpus.Bearer]bool{}, people: map[corpus.ID]corpus.Participant{}}
	for _, c := range list {
		made := condition{except: c.Except}
		for _, id := range c.Attributes {
			a, err := attributeOf(tx, id)
			if err != nil {
				return nil, err
			}
			w := wanted{Attribute: a}
			for _, v := range c.Values {
				if test := testOf(a, v); test != nil {
					w.tests = append(w.tests, test)
				}
			}
			m.of[a.Of] = true
			made.any = append(made.any, w)
		}
		m.conditions = append(m.conditions, made)
	}
	if !m.of[corpus.OfParticipant] {
		return m, nil
	}
	for p, err := range tx.Participants().All() {
		if err != nil {
			return nil, err
		}
		m.people[p.ID] = p
	}
	return m, nil
}

// passes reports whether what a speaker of t says, or corpus.NoSpeaker's words,
// meet every condition. Where nobody is known to speak, conditions about
// participants see no value.
func (m *matcher) passes(t corpus.Testimony, speaker int) bool {
	values := m.people[t.ParticipantOf(speaker)].Values
	return !slices.ContainsFunc(m.conditions, func(c condition) bool {
		held := slices.ContainsFunc(c.any, func(w wanted) bool {
			from := t.Values
			if w.Of == corpus.OfParticipant {
				from = values
			}
			v := corpus.ValueOf(from, w.ID)
			return slices.ContainsFunc(w.tests, func(test func(string) bool) bool { return test(v) })
		})
		return held == c.except
	})
}

// within reports whether any words of t may pass.
func (m *matcher) within(t corpus.Testimony) bool {
	if !m.of[corpus.OfParticipant] {
		return m.passes(t, corpus.NoSpeaker)
	}
	for i := corpus.NoSpeaker; i < len(t.Speakers); i++ {
		if m.passes(t, i) {
			return true
		}
	}
	return false
}

// Within returns the testimonies of which any words meet the conditions, in the
// order of the project.
func (w *Workspace) Within(where []Condition) (out []corpus.ID, err error) {
	out = []corpus.ID{}
	err = w.store.View(func(tx *store.Tx) error {
		m, err := newMatcher(tx, where)
		if err != nil {
			return err
		}
		for t, err := range tx.Testimonies().All() {
			if err != nil {
				return err
			}
			if m.within(t) {
				out = append(out, t.ID)
			}
		}
		return nil
	})
	return out, err
}

// quotes tells which quotes meet the conditions.
func (m *matcher) quotes() (func(corpus.Quote) bool, error) {
	if len(m.conditions) == 0 {
		return func(corpus.Quote) bool { return true }, nil
	}
	testimonies := map[corpus.ID]corpus.Testimony{}
	for t, err := range m.tx.Testimonies().All() {
		if err != nil {
			return nil, err
		}
		testimonies[t.ID] = t
	}
	return func(q corpus.Quote) bool { return m.passes(testimonies[q.Testimony], q.Speaker) }, nil
}

// rangeSign stands between the ends of a range of numbers or dates.
const rangeSign = ".."

// testOf returns what tells the values that are meant by v, or nil where v is no
// value of the attribute.
func testOf(a corpus.Attribute, v string) func(string) bool {
	v = strings.TrimSpace(v)
	if v == "" {
		return func(value string) bool { return value == "" }
	}
	if from, to, ok := strings.Cut(v, rangeSign); ok && (a.Type == corpus.TypeNumber || a.Type == corpus.TypeDate) {
		return rangeOf(a.Type, from, to)
	}
	read, ok := attribute.Read(a.Type, a.Choices, v)
	if !ok {
		return nil
	}
	switch a.Type {
	case corpus.TypeDate: // as exact as it was given: 2024 is any day of it
		return func(value string) bool { return value == read || strings.HasPrefix(value, read+"-") }
	case corpus.TypeText:
		folded := anchor.Fold(read)
		return func(value string) bool { return anchor.Fold(value) == folded }
	}
	return func(value string) bool { return value == read }
}

// rangeOf tells the values from one to another, both included; a blank end is open.
func rangeOf(t corpus.AttributeType, from, to string) func(string) bool {
	low, ok1 := attribute.Read(t, nil, from)
	high, ok2 := attribute.Read(t, nil, to)
	if !ok1 || !ok2 || low == "" && high == "" {
		return nil
	}
	if t == corpus.TypeDate {
		return func(v string) bool {
			return v != "" && (low == "" || v >= low) && (high == "" || v <= high || strings.HasPrefix(v, high+"-"))
		}
	}
	number := func(s string) float64 { n, _ := strconv.ParseFloat(s, 64); return n }
	return func(v string) bool {
		return v != "" && (low == "" || number(v) >= number(low)) && (high == "" || number(v) <= number(high))
	}
}
