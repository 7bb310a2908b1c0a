package workspace

import (
	"fmt"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/store"
)

// filters works out what each filter of a query lets through, or says which names
// nothing and what must have been meant.
func (w *Workspace) filters(tx *store.Tx, r *index.Request) error {
	limits := map[corpus.Span]index.Limits{}
	for _, f := range r.Query.Filters() {
		now, err := tx.Moment()
		if err != nil {
			return err
		}
		key := fmt.Sprintf("%s %q %q", f.Kind, f.Name, f.Values)
		if asksOnce(f) {
			continue // find sees to it: it depends on what is found
		}
		if l, ok := w.recall.filtered(now, key); ok {
			limits[f.At] = l
			continue
		}
		l, fault, near, err := w.filter(tx, f)
		if err != nil {
			return err
		}
		if fault != "" {
			return r.Query.Refuse(fault, f.At, typedAgain(f, near, r.Query))
		}
		w.recall.filter(now, key, l)
		limits[f.At] = l
	}
	r.Where = func(f index.Filter) (index.Limits, error) { return limits[f.At], nil }
	return nil
}

// typedAgain writes a filter with a name that exists, as the person wrote it.
func typedAgain(f index.Filter, near string, q index.Query) string {
	if near == "" {
		return ""
	}
	if strings.ContainsAny(near, " \t|()\"«»") {
		near = `"` + near + `"`
	}
	typed := f.At.Of(q.String())
	if f.Kind == index.ByAttribute && f.Name != "" {
		return near + typed[strings.LastIndex(typed, "="):]
	}
	return typed[:strings.IndexAny(typed, ":=")+1] + near
}

// filter returns what a filter lets through; or why it cannot, with the nearest
// name that there is.
func (w *Workspace) filter(tx *store.Tx, f index.Filter) (l index.Limits, fault index.Reason, near string, err error) {
	switch f.Kind {
	case index.ByCode:
		codes, unknown, near, err := codesNamed(tx, f.Values)
		if err != nil || unknown {
			return l, index.UnknownCode, near, err
		}
		l, err = carrying(tx, codes)
		return l, "", "", err
	case index.ByNoCode:
		l, err = uncoded(tx)
		return l, "", "", err
	case index.BySpeaker:
		return w.spokenBy(tx, f.Values)
	case index.ByTestimony:
		return titled(tx, f.Values)
	case index.ByRepeat:
		yes, _ := index.Yes(f.Values[0])
		l, err = repeated(tx, yes)
		return l, "", "", err
	}
	c, fault, err := conditionOf(tx, f.Name, f.Values)
	if err != nil || fault != "" {
		near, nameErr := nearestOf(tx, f, fault)
		if err == nil {
			err = nameErr
		}
		return l, fault, near, err
	}
	l, err = w.limits(tx, []Condition{c})
	return l, "", "", err
}

// nearestOf returns the attribute or value that somebody must have meant, or "".
func nearestOf(tx *store.Tx, f index.Filter, fault index.Reason) (string, error) {
	all, err := attributesOf(tx)
	if err != nil {
		return "", err
	}
	var names []string
	for _, a := range all {
		switch {
		case fault == index.UnknownAttribute:
			names = append(names, a.Name)
		case fault == index.UnknownGroup && a.Groups:
			names = append(names, a.Choices...)
		}
	}
	if fault == index.UnknownAttribute {
		return index.Nearest(f.Name, names), nil
	}
	return index.Nearest(f.Values[0], names), nil
}

// spokenBy lets through what is said by a speaker, or a participant, of one of the
// names.
func (w *Workspace) spokenBy(tx *store.Tx, names []string) (l index.Limits, fault index.Reason, near string, err error) {
	people := map[corpus.ID]string{}
	for p, err := range tx.Participants().All() {
		if err != nil {
			return l, "", "", err
		}
		people[p.ID] = p.Name
	}
	wanted, heard := foldedAll(names), map[string]string{}
	is := func(t corpus.Testimony, i int) bool {
		for _, name := range []string{t.SpeakerName(i), people[t.ParticipantOf(i)]} {
			if name != "" && slices.Contains(wanted, anchor.Fold(name)) {
				return true
			}
		}
		return false
	}
	l, err = w.heard(tx, func(t corpus.Testimony) (bool, func(int) bool) {
		any := false
		for i, s := range t.Speakers {
			any = any || is(t, i)
			heard[anchor.Fold(s.Name)] = s.Name
			if p := people[s.Participant]; p != "" {
				heard[anchor.Fold(p)] = p
			}
		}
		return any, func(speaker int) bool { return is(t, speaker) }
	})
	for i, name := range wanted {
		if heard[name] == "" {
			return l, index.UnknownSpeaker, index.Nearest(names[i], sortedValues(heard)), err
		}
	}
	return l, "", "", err
}

// titled lets through the testimonies of one of the titles, or that have such
// words in it.
func titled(tx *store.Tx, titles []string) (l index.Limits, fault index.Reason, near string, err error) {
	l.Testimonies = []corpus.ID{}
	found, all := map[string]bool{}, map[string]string{}
	for t, err := range tx.Testimonies().All() {
		if err != nil {
			return l, "", "", err
		}
		folded := anchor.Fold(t.Title)
		all[folded] = t.Title
		for _, title := range foldedAll(titles) {
			if strings.Contains(folded, title) {
				found[title] = true
				l.Testimonies = append(l.Testimonies, t.ID)
				break
			}
		}
	}
	for i, title := range foldedAll(titles) {
		if !found[title] {
			return l, index.UnknownTestimony, index.Nearest(titles[i], sortedValues(all)), nil
		}
	}
	return l, "", "", nil
}

func foldedAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = anchor.Fold(anchor.Name(s))
	}
	return out
}

func sortedValues(m map[string]string) []string {
	out := make([]string, 0, len(m))
	for _, v := range m {
		out = append(out, v)
	}
	slices.Sort(out)
	return out
}
