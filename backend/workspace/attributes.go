package workspace

import (
	"cmp"
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// AttributeInfo is an attribute with how many testimonies or participants have a
// value of it.
type AttributeInfo struct {
	corpus.Attribute
	Valued int
}

// Attributes returns every attribute, those of testimonies first, in their order.
func (w *Workspace) Attributes() (out []AttributeInfo, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		all, err := attributesOf(tx)
		if err != nil {
			return err
		}
		valued := map[corpus.ID]int{}
		for _, of := range []corpus.Bearer{corpus.OfTestimony, corpus.OfParticipant} {
			bearers, err := bearersOf(tx, of)
			if err != nil {
				return err
			}
			for _, b := range bearers {
				for _, v := range b.values {
					valued[v.Attribute]++
				}
			}
		}
		out = make([]AttributeInfo, len(all))
		for i, a := range all {
			out[i] = AttributeInfo{a, valued[a.ID]}
		}
		return nil
	})
	return out, err
}

// attributesOf lists the attributes of testimonies, then those of participants,
// each in their order.
func attributesOf(tx *store.Tx) ([]corpus.Attribute, error) {
	out := []corpus.Attribute{}
	for a, err := range tx.Attributes().All() {
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b corpus.Attribute) int {
		return cmp.Or(cmp.Compare(b.Of, a.Of), cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

func attributeOf(tx *store.Tx, id corpus.ID) (corpus.Attribute, error) {
	a, err := tx.Attributes().Get(id)
	return a, named(err, "attribute", id)
}

// AddAttribute adds an attribute after the others of its bearer, with the name,
// type, choices, groups and memo of attr.
func (w *Workspace) AddAttribute(a Author, attr corpus.Attribute) (out corpus.Attribute, err error) {
	c := store.Change{Action: corpus.ActAttributeAdd, Subject: anchor.Name(attr.Name)}
	err = w.update(a, c, []string{store.Attributes}, func(tx *store.Tx) error {
		out, err = addAttribute(tx, w.opts, attr)
		return err
	})
	return out, err
}

func addAttribute(tx *store.Tx, o Options, attr corpus.Attribute) (corpus.Attribute, error) {
	all, err := attributesOf(tx)
	if err != nil {
		return attr, err
	}
	attr.ID, attr.Created, attr.Order = o.NewID(), o.Now(), 0
	for _, other := range all {
		if other.Of == attr.Of {
			attr.Order = max(attr.Order, other.Order+1)
		}
	}
	if attr, err = soundAttribute(all, attr); err != nil {
		return attr, err
	}
	return attr, tx.Attributes().Put(attr.ID, attr)
}

// mostChoices bounds a choice: a longer list is text.
const mostChoices = 1000

// soundAttribute returns an attribute as it is stored, or says why it cannot be.
func soundAttribute(all []corpus.Attribute, a corpus.Attribute) (corpus.Attribute, error) {
	var err error
	if a.Name, err = usable("the name of the attribute", a.Name); err != nil {
		return a, err
	}
	if a.Of != corpus.OfTestimony && a.Of != corpus.OfParticipant {
		return a, corpus.Fail(corpus.Invalid, "the attribute "+a.Name, "it is neither of testimonies nor of participants")
	}
	if !slices.Contains(AttributeTypes(), a.Type) {
		return a, corpus.Fail(corpus.Invalid, "the type "+string(a.Type), "it is none of text, number, date, yesno, choice")
	}
	for _, other := range all {
		if other.Of == a.Of && other.ID != a.ID && anchor.Fold(other.Name) == anchor.Fold(a.Name) {
			return a, corpus.Fail(corpus.Exists, "the attribute "+other.Name, "")
		}
	}
	a.Memo = noted(a.Memo)
	if a.Type != corpus.TypeChoice {
		a.Choices, a.Groups = nil, false
		return a, nil
	}
	a.Groups = a.Groups && a.Of == corpus.OfTestimony
	a.Choices, err = soundChoices(a.Choices)
	return a, err
}

// AttributeTypes returns every type, in the order an interface offers them.
func AttributeTypes() []corpus.AttributeType {
	return []corpus.AttributeType{corpus.TypeText, corpus.TypeChoice, corpus.TypeNumber, corpus.TypeDate, corpus.TypeYesNo}
}

func soundChoices(choices []string) ([]string, error) {
	if len(choices) > mostChoices {
		return nil, corpus.Fail(corpus.TooLarge, "the list of choices", "more than 1000")
	}
	var out []string
	seen := map[string]bool{}
	for _, c := range choices {
		c, err := usable("the choice", c)
		if err != nil {
			return nil, err
		}
		if key := anchor.Fold(c); seen[key] {
			return nil, corpus.Fail(corpus.Exists, "the choice "+c, "")
		} else {
			seen[key] = true
		}
		out = append(out, c)
	}
	return out, nil
}

// MoveAttribute puts an attribute before the one of its bearer that is at index
// (from 0; past the end for the last place).
func (w *Workspace) MoveAttribute(a Author, id corpus.ID, index int) error {
	moved, err := w.attribute(id)
	if err != nil {
		return err
	}
	c := store.Change{Action: corpus.ActAttributeEdit, Subject: moved.Name}
	return w.update(a, c, []string{store.Attributes}, func(tx *store.Tx) error {
		all, err := attributesOf(tx)
		if err != nil {
			return err
		}
		all = slices.DeleteFunc(all, func(o corpus.Attribute) bool { return o.Of != moved.Of || o.ID == id })
		for i, o := range slices.Insert(all, min(max(index, 0), len(all)), moved) {
			o.Order = i
			if err := tx.Attributes().Put(o.ID, o); err != nil {
				return err
			}
		}
		return nil
	})
}

// DeleteAttribute removes an attribute with its values.
func (w *Workspace) DeleteAttribute(a Author, id corpus.ID) error {
	deleted, err := w.attribute(id)
	if err != nil {
		return err
	}
	c := store.Change{Action: corpus.ActAttributeDelete, Subject: deleted.Name}
	return w.update(a, c, valued(deleted.Of), func(tx *store.Tx) error {
		bearers, err := bearersOf(tx, deleted.Of)
		if err != nil {
			return err
		}
		for _, b := range bearers {
			if err := b.put(tx, corpus.WithValue(b.values, id, "")); err != nil {
				return err
			}
		}
		return tx.Attributes().Delete(id)
	})
}

// valued are the records that a change of attributes and their values touches.
func valued(of corpus.Bearer) []string {
	if of == corpus.OfTestimony {
		return []string{store.Attributes, store.Testimonies}
	}
	return []string{store.Attributes, store.Participants}
}

func (w *Workspace) attribute(id corpus.ID) (a corpus.Attribute, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		a, err = attributeOf(tx, id)
		return err
	})
	return a, err
}
