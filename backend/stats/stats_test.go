package stats

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"florilege/backend/corpus"
)

func codebook(parents ...corpus.ID) map[corpus.ID]corpus.Code {
	out := map[corpus.ID]corpus.Code{}
	for i := 0; i < len(parents); i += 2 {
		out[parents[i]] = corpus.Code{ID: parents[i], Parent: parents[i+1]}
	}
	return out
}

func with(group string, codes ...corpus.ID) Quote { return Quote{Codes: codes, Group: group} }

func TestByCode(t *testing.T) {
	codes := codebook("a", "", "a1", "a", "a2", "a", "a2x", "a2", "b", "")
	for _, c := range []struct {
		name   string
		quotes []Quote
		once   bool
		want   map[corpus.ID]Count
	}{
		{"nothing", nil, false, map[corpus.ID]Count{}},
		{"quotes without a code", []Quote{with(""), with("g"), with("g")}, true, map[corpus.ID]Count{}},
		{"a child counts in the totals above it", []Quote{with("", "a2x")}, false,
			map[corpus.ID]Count{"a2x": {1, 1}, "a2": {0, 1}, "a": {0, 1}}},
		{"two children of one parent count once in its total", []Quote{with("", "a1", "a2x")}, false,
			map[corpus.ID]Count{"a1": {1, 1}, "a2x": {1, 1}, "a2": {0, 1}, "a": {0, 1}}},
		{"a parent and its child count once in its total", []Quote{with("", "a1", "a")}, false,
			map[corpus.ID]Count{"a1": {1, 1}, "a": {1, 1}}},
		{"a code put by two coders", []Quote{with("", "b", "b")}, false, map[corpus.ID]Count{"b": {1, 1}}},
		{"repeats each time", []Quote{with("g", "b"), with("g", "b")}, false, map[corpus.ID]Count{"b": {2, 2}}},
		{"repeats once", []Quote{with("g", "b"), with("", "b"), with("g", "b")}, true, map[corpus.ID]Count{"b": {2, 2}}},
		{"two groups", []Quote{with("g", "b"), with("h", "b"), with("g", "b"), with("h", "b")}, true, map[corpus.ID]Count{"b": {2, 2}}},
		{"a group carries the codes of all its quotes", []Quote{with("g", "a1"), with("g", "a2", "b"), with("g")}, true,
			map[corpus.ID]Count{"a1": {1, 1}, "a2": {1, 1}, "a": {0, 1}, "b": {1, 1}}},
		{"a code that the codebook lacks", []Quote{with("", "gone")}, false, map[corpus.ID]Count{"gone": {1, 1}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ByCode(slices.Values(c.quotes), codes, c.once); !maps.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestCircleOfParents(t *testing.T) {
	codes := codebook("x", "y", "y", "z", "z", "x", "self", "self")
	for _, c := range []struct {
		codes []corpus.ID
		want  map[corpus.ID]Count
	}{
		{[]corpus.ID{"x"}, map[corpus.ID]Count{"x": {1, 1}, "y": {0, 1}, "z": {0, 1}}},
		{[]corpus.ID{"x", "z"}, map[corpus.ID]Count{"x": {1, 1}, "y": {0, 1}, "z": {1, 1}}},
		{[]corpus.ID{"self"}, map[corpus.ID]Count{"self": {1, 1}}},
	} {
		if got := ByCode(slices.Values([]Quote{with("", c.codes...)}), codes, false); !maps.Equal(got, c.want) {
			t.Errorf("%v: got %v, want %v", c.codes, got, c.want)
		}
	}
}

func TestByTestimonyAndSpeaker(t *testing.T) {
	quotes := slices.Values([]Quote{
		{Testimony: "t", Speaker: 0},
		{Testimony: "t", Speaker: 0, Group: "g"},
		{Testimony: "t", Speaker: 0, Group: "g"},
		{Testimony: "t", Speaker: 1, Group: "g"},
		{Testimony: "u", Speaker: corpus.NoSpeaker, Group: "g"},
		{Testimony: "u", Speaker: 0, Group: "h"},
	})
	for _, c := range []struct {
		once        bool
		testimonies map[corpus.ID]int
		speakers    map[Speaker]int
	}{
		{false, map[corpus.ID]int{"t": 4, "u": 2}, map[Speaker]int{{"t", 0}: 3, {"t", 1}: 1, {"u", -1}: 1, {"u", 0}: 1}},
		{true, map[corpus.ID]int{"t": 2, "u": 2}, map[Speaker]int{{"t", 0}: 2, {"t", 1}: 1, {"u", -1}: 1, {"u", 0}: 1}},
	} {
		if got := ByTestimony(quotes, c.once); !maps.Equal(got, c.testimonies) {
			t.Errorf("once %v: by testimony %v, want %v", c.once, got, c.testimonies)
		}
		if got := BySpeaker(quotes, c.once); !maps.Equal(got, c.speakers) {
			t.Errorf("once %v: by speaker %v, want %v", c.once, got, c.speakers)
		}
	}
}

// study returns quotes of one to three of 500 codes four levels deep, a fifth
// of them in groups of two.
func study(n int) ([]Quote, map[corpus.ID]corpus.Code) {
	r := rand.New(rand.NewPCG(1, 2))
	id := func(i int) corpus.ID { return corpus.ID(fmt.Sprintf("0198c0de-0000-7000-8000-%012d", i)) }
	codes := map[corpus.ID]corpus.Code{}
	for i := range 500 {
		c := corpus.Code{ID: id(i)}
		if i%8 > 0 {
			c.Parent = id(i - i%8 + i%8/2)
		}
		codes[c.ID] = c
	}
	quotes := make([]Quote, n)
	for i := range quotes {
		q := Quote{Testimony: id(i % 400), Speaker: i % 3}
		for range 1 + r.IntN(3) {
			q.Codes = append(q.Codes, id(r.IntN(500)))
		}
		if i%10 < 2 {
			q.Group = fmt.Sprint(i / 10)
		}
		quotes[i] = q
	}
	return quotes, codes
}

// TestByCodeAgreesWithTheDefinition counts the slow way: for each code, the
// groups and quotes that carry it or one under it.
func TestByCodeAgreesWithTheDefinition(t *testing.T) {
	quotes, codes := study(300)
	for _, once := range []bool{false, true} {
		want := map[corpus.ID]Count{}
		for code := range codes {
			own, total := map[string]bool{}, map[string]bool{}
			for i, q := range quotes {
				one := fmt.Sprint("quote ", i)
				if once && q.Group != "" {
					one = "group " + q.Group
				}
				for _, c := range q.Codes {
					if c == code {
						own[one] = true
					}
					if corpus.Under(codes, c, code) {
						total[one] = true
					}
				}
			}
			if len(total) > 0 {
				want[code] = Count{len(own), len(total)}
			}
		}
		if got := ByCode(slices.Values(quotes), codes, once); !maps.Equal(got, want) {
			t.Errorf("once %v: counts differ from the definition", once)
		}
	}
}

func BenchmarkByCode(b *testing.B) {
	quotes, codes := study(40000)
	for _, once := range []bool{false, true} {
		b.Run(fmt.Sprint("once ", once), func(b *testing.B) {
			for b.Loop() {
				ByCode(slices.Values(quotes), codes, once)
			}
		})
	}
}
