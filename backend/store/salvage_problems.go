package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"florilege/backend/corpus"
)

// Damage returns what is wrong with a file that does not open: its pages, and
// every record that is not in its place any more, with what people know it by.
func Damage(ctx context.Context, path string, o Options, tell Progress) ([]Problem, error) {
	v, err := OpenSalvage(ctx, path, o, tell)
	if err != nil {
		return nil, err
	}
	defer v.Close()
	h, err := headerOf(v.file, v.name)
	wrong := []fault{{what: headerFault(err)}}
	if err == nil {
		wrong = checkPages(v.file, h, true, nil)
	}
	c := &checker{problems: []Problem{}}
	if h.torn {
		c.report(Torn, "file", "")
	}
	for _, f := range wrong {
		c.pages(f)
	}
	return append(c.problems, v.problems()...), v.meter.end()
}

// damaged is Damage of a file that is open, as far as its records go.
func (s *Store) damaged(m *meter) []Problem {
	info, err := s.file.Stat()
	if err != nil {
		return nil
	}
	v := &Salvage{file: s.file, size: info.Size(), name: s.name(), meter: m, options: Options{NewID: s.ids}}
	if s.sealing != nil {
		v.options.Key = s.sealing.Key
	}
	if v.read() != nil {
		return nil
	}
	return v.problems()
}

// problems tells of every record that is not in its place.
func (v *Salvage) problems() []Problem {
	s := v.Study()
	title := func(id corpus.ID) string { return s.Testimonies[id].Title }
	name := map[kind]func(corpus.ID) string{
		kindTestimony:  title,
		kindLayout:     title,
		kindCode:       func(id corpus.ID) string { return s.Codes[id].Name },
		kindQuote:      func(id corpus.ID) string { return title(s.Quotes[id].Testimony) },
		kindCollection: func(id corpus.ID) string { return s.Collections[id].Name },
		kindAttribute:  func(id corpus.ID) string { return s.Attributes[id].Name },
		kindRevision:   func(id corpus.ID) string { return title(s.Revisions[id].Testimony) },
	}
	out := []Problem{}
	for k := range kinds {
		if k == kindMeta || k.isDerived() || k == kindJournal {
			continue
		}
		for _, key := range slices.Sorted(maps.Keys(v.finds[k])) {
			if v.finds[k][key].source == InPlace {
				continue
			}
			p := newProblem(Elsewhere, k.String()+" "+blobName(k, []byte(key)), "")
			if name[k] != nil {
				p.Name = name[k](corpus.ID(key))
			}
			out = append(out, p)
		}
	}
	texts := map[corpus.ID]bool{}
	for _, id := range v.TextsAlone() {
		texts[id] = true
	}
	for _, id := range slices.Sorted(maps.Keys(s.Testimonies)) {
		m := s.Testimonies[id]
		if !texts[id] {
			out = append(out, named(newProblem(NoText, "testimonies "+string(id), "its text cannot be read"), m.Title))
		}
		if m.Original != "" && !v.HasOriginal(m.Original) {
			out = append(out, named(newProblem(NoOriginal, "testimonies "+string(id), "the file it was imported from cannot be read"), m.Title))
		}
	}
	testimonies, quotes := v.Lost()
	for _, id := range testimonies {
		out = append(out, newProblem(Gone, "testimonies "+string(id), ""))
	}
	for _, id := range slices.Sorted(maps.Keys(quotes)) {
		out = append(out, named(newProblem(Gone, "quotes "+string(id), ""), title(quotes[id])))
	}
	if len(v.gaps) > 0 {
		out = append(out, newProblem(NoEntry, "journal", gapsOf(v.gaps)))
	}
	return out
}

func named(p Problem, name string) Problem {
	p.Name = name
	return p
}

// gapsOf names missing entries: the first, and how many more.
func gapsOf(gaps []uint64) string {
	if len(gaps) == 1 {
		return fmt.Sprint(gaps[0])
	}
	return fmt.Sprintf("%d (and %d more)", gaps[0], len(gaps)-1)
}
