package stats

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"florilege/backend/corpus"
)

func tree(pairs ...corpus.ID) map[corpus.ID]corpus.Code {
	out := map[corpus.ID]corpus.Code{}
	for i := 0; i < len(pairs); i += 2 {
		out[pairs[i]] = corpus.Code{ID: pairs[i], Parent: pairs[i+1]}
	}
	return out
}

func TestByCode(t *testing.T) {
	codes := tree("a", "", "a1", "a", "a2", "a", "b", "")
	for _, c := range []struct {
		name   string
		quotes []Quote
		once   bool
		want   map[corpus.ID]Count
	}{
		{"nothing", nil, false, map[corpus.ID]Count{}},
		{"a child counts in its parent's total", []Quote{{Codes: []corpus.ID{"a1"}}}, false,
			map[corpus.ID]Count{"a1": {1, 1}, "a": {0, 1}}},
		{"two children of one parent count once in its total", []Quote{{Codes: []corpus.ID{"a1", "a2"}}}, false,
			map[corpus.ID]Count{"a1": {1, 1}, "a2": {1, 1}, "a": {0, 1}}},
		{"repeats counted each time", []Quote{{[]corpus.ID{"b"}, "g"}, {[]corpus.ID{"b"}, "g"}}, false,
			map[corpus.ID]Count{"b": {2, 2}}},
		{"repeats counted once", []Quote{{[]corpus.ID{"b"}, "g"}, {[]corpus.ID{"b"}, "g"}, {[]corpus.ID{"b"}, ""}}, true,
			map[corpus.ID]Count{"b": {2, 2}}},
		{"a group brings the codes of all its quotes", []Quote{{[]corpus.ID{"a1"}, "g"}, {[]corpus.ID{"a2", "b"}, "g"}}, true,
			map[corpus.ID]Count{"a1": {1, 1}, "a2": {1, 1}, "a": {0, 1}, "b": {1, 1}}},
		{"quotes without a code", []Quote{{}, {nil, "g"}}, true, map[corpus.ID]Count{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ByCode(slices.Values(c.quotes), codes, c.once); !maps.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestCircleOfParentsEnds(t *testing.T) {
	got := ByCode(slices.Values([]Quote{{Codes: []corpus.ID{"x", "y"}}}), tree("x", "y", "y", "x"), false)
	if got["x"].Own != 1 || got["y"].Own != 1 || got["x"].Total != 1 {
		t.Errorf("got %v", got)
	}
}

func BenchmarkByCode(b *testing.B) {
	codes := map[corpus.ID]corpus.Code{}
	for i := range 500 {
		id := corpus.ID(fmt.Sprint(i))
		codes[id] = corpus.Code{ID: id}
		if i%8 > 0 {
			codes[id] = corpus.Code{ID: id, Parent: corpus.ID(fmt.Sprint(i - i%8))}
		}
	}
	quotes := make([]Quote, 40000)
	for i := range quotes {
		quotes[i].Codes = []corpus.ID{corpus.ID(fmt.Sprint(i % 500))}
		if i%10 == 0 {
			quotes[i].Group = fmt.Sprint(i / 20)
		}
	}
	for b.Loop() {
		ByCode(slices.Values(quotes), codes, true)
	}
}
