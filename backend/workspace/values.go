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

// Cell is what one testimony or participant is to have for one attribute.
type Cell struct {
	Record    corpus.ID // the testimony or the participant, as the attribute is of
	Attribute corpus.ID
	Text      string // as a person writes it; blank for no value
}

// CheckValues returns the cells that cannot be read. widen makes new choices of
// words that are none of a choice's.
func (w *Workspace) CheckValues(cells []Cell, widen bool) (unread []Unread, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		_, unread, err = readCells(tx, cells, widen)
		return err
	})
	return unread, err
}

// SetValues sets cells as one step to undo, all or none: where one cannot be
// read nothing is done. widen makes new choices of words that are none of a
// choice's.
func (w *Workspace) SetValues(a Author, cells []Cell, widen bool) error {
	if len(cells) == 0 {
		return nil
	}
	c, err := w.valuesChange(cells)
	if err != nil {
		return err
	}
	records := []string{store.Attributes, store.Testimonies, store.Participants}
	return w.update(a, c, records, func(tx *store.Tx) error {
		return setCells(tx, cells, widen)
	})
}

// valuesChange tells a change of values under the names of the attributes.
func (w *Workspace) valuesChange(cells []Cell) (c store.Change, err error) {
	records := map[corpus.ID]bool{}
	for _, cell := range cells {
		records[cell.Record] = true
	}
	var names []string
	for _, id := range distinctAttributes(cells) {
		a, err := w.attribute(id)
		if err != nil {
			return c, err
		}
		names = append(names, a.Name)
	}
	return store.Change{Action: corpus.ActValues, Subject: strings.Join(names, ", "), Count: len(records)}, nil
}

// setCells writes cells, and the attributes whose choices they widen.
func setCells(tx *store.Tx, cells []Cell, widen bool) error {
	read, unread, err := readCells(tx, cells, widen)
	if err != nil {
		return err
	}
	if len(unread) > 0 {
		a, err := attributeOf(tx, unread[0].Attribute)
		if err != nil {
			return err
		}
		return corpus.Fail(corpus.Invalid, "the value of "+a.Name, valueExpected(a)+"; "+strconv.Itoa(len(unread))+" cannot be read")
	}
	for _, a := range read.widened {
		if err := tx.Attributes().Put(a.ID, a); err != nil {
			return err
		}
	}
	for _, b := range read.bearers {
		if err := b.put(tx, b.values); err != nil {
			return err
		}
	}
	return nil
}

// valueExpected says how the values of an attribute are written.
func valueExpected(a corpus.Attribute) string {
	switch a.Type {
	case corpus.TypeNumber:
		return "a number is expected"
	case corpus.TypeDate:
		return "a date is expected"
	case corpus.TypeYesNo:
		return "yes or no is expected"
	case corpus.TypeChoice:
		return "one of its choices is expected"
	}
	return "a text is expected"
}

// readValues is what cells come to.
type readValues struct {
	bearers []bearer // with their new values, in the order of the cells
	widened []corpus.Attribute
}

func readCells(tx *store.Tx, cells []Cell, widen bool) (out readValues, unread []Unread, err error) {
	attributes := map[corpus.ID]corpus.Attribute{}
	at := map[corpus.ID]int{}
	unread = []Unread{}
	for _, cell := range cells {
		a, ok := attributes[cell.Attribute]
		if !ok {
			if a, err = attributeOf(tx, cell.Attribute); err != nil {
				return out, nil, err
			}
		}
		i, ok := at[cell.Record]
		if !ok {
			b, err := bearerOf(tx, a.Of, cell.Record)
			if err != nil {
				return out, nil, err
			}
			i = len(out.bearers)
			at[cell.Record] = i
			out.bearers = append(out.bearers, b)
		}
		b := &out.bearers[i]
		if b.of != a.Of {
			return out, nil, corpus.Fail(corpus.Invalid, "the attribute "+a.Name, "it is not of "+string(b.of)+"s")
		}
		text, ok := attribute.Read(a.Type, a.Choices, cell.Text)
		if !ok && widen && a.Type == corpus.TypeChoice && len(a.Choices) < mostChoices && len(cell.Text) <= mostName {
			text, ok = anchor.Name(cell.Text), true
			a.Choices = append(slices.Clip(a.Choices), text)
		}
		if a.Type == corpus.TypeText {
			ok = ok && len(text) <= mostValue
		}
		attributes[a.ID] = a
		if !ok {
			unread = append(unread, Unread{b.id, b.name, a.ID, cell.Text})
			continue
		}
		b.values = corpus.WithValue(b.values, a.ID, text)
	}
	for _, id := range distinctAttributes(cells) {
		was, err := attributeOf(tx, id)
		if err != nil {
			return out, nil, err
		}
		if a := attributes[id]; len(a.Choices) > len(was.Choices) {
			out.widened = append(out.widened, a)
		}
	}
	return out, unread, nil
}

// mostValue is the length of a value in bytes; more is a testimony.
const mostValue = 20_000

func distinctAttributes(cells []Cell) []corpus.ID {
	var out []corpus.ID
	seen := map[corpus.ID]bool{}
	for _, c := range cells {
		if !seen[c.Attribute] {
			seen[c.Attribute] = true
			out = append(out, c.Attribute)
		}
	}
	return out
}
