package fairness

import (
	"testing"

	"florilege/backend/corpus"
)

func TestOften(t *testing.T) {
	for name, c := range map[string]struct {
		count     Count
		here, all int
		often     bool
		quotient  float64
	}{
		"its share":            {Count{Here: 5, All: 50}, 10, 100, false, 1},
		"half as much again":   {Count{Here: 9, All: 30}, 20, 100, true, 1.5},
		"under half as much":   {Count{Here: 8, All: 30}, 20, 100, false, 8.0 / 6},
		"one quote too many":   {Count{Here: 2, All: 25}, 4, 100, false, 2},
		"two quotes too many":  {Count{Here: 3, All: 25}, 4, 100, true, 3},
		"nobody":               {Count{Here: 0, All: 25}, 4, 100, false, 0},
		"not coded":            {Count{Here: 3, All: 0}, 4, 100, false, 0},
		"nothing is compared":  {Count{Here: 0, All: 3}, 0, 3, false, 0},
		"everything is chosen": {Count{Here: 80, All: 80}, 100, 100, false, 1},
	} {
		if got := c.count.Often(c.here, c.all); got != c.often {
			t.Errorf("%s: often is %v", name, got)
		}
		if got := c.count.Quotient(c.here, c.all); got < c.quotient-1e-9 || got > c.quotient+1e-9 {
			t.Errorf("%s: quotient %v, not %v", name, got, c.quotient)
		}
	}
}

func quoteOf(id, voice, group string, length int, codes ...corpus.ID) Quote {
	return Quote{ID: corpus.ID(id), Voice: voice, Parts: []string{"t:" + voice}, Codes: codes, Group: group, Length: length}
}

func corpusOf() []Quote {
	return []Quote{
		quoteOf("a1", "amina", "", 50, "x"), quoteOf("a2", "amina", "", 60, "x", "y"), quoteOf("a3", "amina", "g", 40, "y"),
		quoteOf("b1", "bruno", "g", 41, "y"), quoteOf("b2", "bruno", "", 300, "x"), quoteOf("b3", "bruno", "", 55, "x"),
		quoteOf("d1", "denise", "", 52, "z"), quoteOf("d2", "denise", "", 20, "x"),
		quoteOf("e1", "elio", "", 10, "z"), quoteOf("e2", "elio", "", 10, "z"), quoteOf("e3", "elio", "", 10, "z"), quoteOf("e4", "elio", "", 10, "z"),
	}
}

func at(ids ...corpus.ID) (out []Place) {
	for _, id := range ids {
		out = append(out, Place{Item: "i-" + id, Quote: id})
	}
	return out
}

func TestCompare(t *testing.T) {
	all := corpusOf()
	r := Compare([]Quote{all[0], all[1], all[2], all[3]}, all)
	if r.Here != 4 || r.All != 12 || r.Repeats != 1 {
		t.Errorf("%+v", r)
	}
	if v := r.Voices[0]; v.Key != "amina" || v.Here != 3 || v.All != 3 || !v.Often(r.Here, r.All) {
		t.Errorf("first voice %+v", v)
	}
	missing := map[string]bool{}
	for _, c := range append(r.Voices, r.Codes...) {
		if c.Missing() {
			missing[c.Key] = true
		}
	}
	if len(missing) != 3 || !missing["denise"] || !missing["elio"] || !missing["z"] {
		t.Errorf("missing %v", missing)
	}
}

func TestPropose(t *testing.T) {
	for name, c := range map[string]struct {
		places []Place
		item   corpus.ID
		skip   []corpus.ID
		item2  corpus.ID // of the answer, "" for none
		quote  corpus.ID
		of     int
	}{
		"the last of who is heard too often, somebody less heard": {at("a1", "a3", "a2"), "", nil, "i-a2", "b3", 3},
		"the nearest in length of equals":                         {at("a1", "a3", "a2"), "", []corpus.ID{"b3"}, "i-a2", "d2", 2},
		"then the next one":                                       {at("a1", "a3", "a2"), "", []corpus.ID{"d2", "b3"}, "i-a2", "b2", 1},
		"nobody too often, nothing said again":                    {at("a1", "b2", "d1", "e1"), "", nil, "", "", 0},
		"what is said again":                                      {at("b1", "a3", "b2", "e1", "d1"), "", nil, "i-b1", "a2", 1},
		"a place that one asks for":                               {at("a1", "b2", "e1"), "i-a1", nil, "i-a1", "d2", 1},
		"no place of that name":                                   {at("a1"), "i-none", nil, "", "", 0},
		"a quote that is not known":                               {at("none"), "i-none", nil, "", "", 0},
	} {
		s, ok := Propose(c.places, corpusOf(), c.item, c.skip)
		if ok != (c.item2 != "") || s.Item != c.item2 || s.For != c.quote || s.Of != c.of {
			t.Errorf("%s: %+v, %v", name, s, ok)
		}
	}
	all := corpusOf()
	for i := range all {
		all[i].Refused = all[i].ID == "b3"
	}
	if s, _ := Propose(at("a1", "a3", "a2"), all, "", nil); s.For == "b3" {
		t.Error("a refused quote is proposed")
	}
	places := at("a1", "a3", "a2")
	places[2].Code = "y"
	if s, ok := Propose(places, corpusOf(), "i-a2", nil); ok {
		t.Errorf("under its heading: %+v", s)
	}
}
