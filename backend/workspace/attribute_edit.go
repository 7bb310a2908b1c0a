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

// AttributeEdit is what becomes of an attribute: its name, type, choices, groups
// and memo; its bearer and place stay.
type AttributeEdit struct {
	corpus.Attribute
	Renamed map[string]string // choices that have another name, from before; their values follow
	Drop    bool              // takes out the values that cannot be read as the type
}

// Unread is a value that cannot be read as its attribute's type.
type Unread struct {
	Record    corpus.ID // the testimony or the participant
	Name      string    // of the record
	Attribute corpus.ID
	Text      string // as it was written
}

// PlanAttribute returns the values that an edit would take out, because they
// cannot be read as its type or are none of its choices.
func (w *Workspace) PlanAttribute(edit AttributeEdit) (lost []Unread, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		_, lost, err = convert(tx, &edit)
		return err
	})
	return lost, err
}

// EditAttribute changes an attribute and converts its values. Where some cannot
// be read nothing is done, unless edit.Drop says that they go. A choice that is
// given no choices has those that its values say.
func (w *Workspace) EditAttribute(a Author, edit AttributeEdit) error {
	old, err := w.attribute(edit.ID)
	if err != nil {
		return err
	}
	c := store.Change{Action: corpus.ActAttributeEdit, Subject: old.Name}
	if name := anchor.Name(edit.Name); name != old.Name {
		c.Subject = old.Name + " → " + name
	}
	return w.update(a, c, valued(old.Of), func(tx *store.Tx) error {
		converted, lost, err := convert(tx, &edit)
		if err != nil {
			return err
		}
		if len(lost) > 0 && !edit.Drop {
			return corpus.Fail(corpus.Invalid, "the attribute "+edit.Name, strconv.Itoa(len(lost))+" values cannot be read so")
		}
		for _, b := range converted {
			if err := b.put(tx, b.values); err != nil {
				return err
			}
		}
		return tx.Attributes().Put(edit.ID, edit.Attribute)
	})
}

// convert makes the edited attribute whole, and returns who has a value of it,
// with the new one, and the values that cannot be read.
func convert(tx *store.Tx, edit *AttributeEdit) (converted []bearer, lost []Unread, err error) {
	old, err := attributeOf(tx, edit.ID)
	if err != nil {
		return nil, nil, err
	}
	edit.Of, edit.Order, edit.Created = old.Of, old.Order, old.Created
	p, err := tx.Project()
	if err != nil {
		return nil, nil, err
	}
	bearers, err := bearersOf(tx, old.Of)
	if err != nil {
		return nil, nil, err
	}
	bearers = slices.DeleteFunc(bearers, func(b bearer) bool { return corpus.ValueOf(b.values, old.ID) == "" })
	said := make([]string, len(bearers))
	for i, b := range bearers {
		said[i] = valueWords(old.Type, p.Language, corpus.ValueOf(b.values, old.ID))
		if to, ok := edit.Renamed[said[i]]; ok {
			said[i] = to
		}
	}
	if edit.Type == corpus.TypeChoice && old.Type != corpus.TypeChoice && len(edit.Choices) == 0 {
		edit.Choices = distinct(said)
	}
	all, err := attributesOf(tx)
	if err != nil {
		return nil, nil, err
	}
	if edit.Attribute, err = soundAttribute(all, edit.Attribute); err != nil {
		return nil, nil, err
	}
	lost = []Unread{}
	for i, b := range bearers {
		text, ok := attribute.Read(edit.Type, edit.Choices, said[i])
		if !ok {
			lost = append(lost, Unread{b.id, b.name, old.ID, said[i]})
		}
		b.values = corpus.WithValue(b.values, old.ID, text)
		converted = append(converted, b)
	}
	return converted, lost, nil
}

// distinct returns the texts that differ in more than accents and case, in the
// order they first come.
func distinct(texts []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, t := range texts {
		if key := anchor.Fold(t); !seen[key] && t != "" {
			seen[key] = true
			out = append(out, t)
		}
	}
	return out
}

// valueWords is a stored value in the words of a language.
func valueWords(t corpus.AttributeType, language, value string) string {
	if t != corpus.TypeYesNo || value == "" {
		return value
	}
	yes, no := "yes", "no"
	switch {
	case strings.HasPrefix(language, "fr"):
		yes, no = "oui", "non"
	case strings.HasPrefix(language, "nl"):
		yes, no = "ja", "nee"
	}
	if value == "yes" {
		return yes
	}
	return no
}
