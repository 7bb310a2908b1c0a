package main

import (
	"bytes"
	"cmp"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/blevesearch/vellum"

	"florilege/backend/lexicon"
)

// write stores the forms, and the sets of rules that lead from each to its
// lemmas, one set a line. It returns how many sets there are.
func write(automaton, rules string, f forms) (int, error) {
	var buf bytes.Buffer
	b, err := vellum.New(&buf, nil)
	if err != nil {
		return 0, err
	}
	count := map[string]int{}
	sets := map[string]string{}
	for form, lemmas := range f {
		var set []string
		for _, l := range lemmas {
			set = append(set, lexicon.RuleOf(form, l).String())
		}
		slices.Sort(set)
		sets[form] = strings.Join(set, " ")
		count[sets[form]]++
	}
	// The commonest sets come first, so that most numbers are small.
	lines := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	number := make(map[string]uint64, len(lines))
	for i, l := range lines {
		number[l] = uint64(i)
	}
	for _, form := range slices.Sorted(maps.Keys(f)) {
		if err := b.Insert([]byte(form), number[sets[form]]); err != nil {
			return 0, err
		}
	}
	if err := b.Close(); err != nil {
		return 0, err
	}
	if err := os.WriteFile(automaton, buf.Bytes(), 0o644); err != nil {
		return 0, err
	}
	return len(lines), os.WriteFile(rules, []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}
