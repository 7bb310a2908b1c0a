package sorting

import (
	"math"
	"reflect"
	"testing"
)

func TestRead(t *testing.T) {
	scanned := func(s string) []int {
		if s == "FLO:7" {
			return []int{7}
		}
		return nil
	}
	for line, want := range map[string]Reading{
		"":               {[]int{}, []int{}, []string{}},
		"3 7 12":         {[]int{3, 7, 12}, []int{}, []string{}},
		" 3,7;12 ":       {[]int{3, 7, 12}, []int{}, []string{}},
		"n°3 #4":         {[]int{3, 4}, []int{}, []string{}},
		"3-5 9 – 10":     {[]int{3, 4, 5, 9, 10}, []int{}, []string{}},
		"3 3 3 4":        {[]int{3, 4}, []int{3}, []string{}},
		"FLO:7 7":        {[]int{7}, []int{7}, []string{}},
		"0 13 x FLO:8":   {[]int{}, []int{}, []string{"0", "13", "x", "FLO:8"}},
		"5-3 1-99 3- -3": {[]int{}, []int{}, []string{"5-3", "1-99", "3-", "-3"}},
		"99999999999999": {[]int{}, []int{}, []string{"99999999999999"}},
	} {
		if got := Read(line, 12, scanned); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v, not %+v", line, got, want)
		}
	}
}

// cardsOfTable makes cards of a table of counts.
func cardsOfTable(codes []string, rows ...[]int) (cards []Card) {
	for pile, row := range rows {
		for c, n := range row {
			for range n {
				cards = append(cards, Card{pile, codes[c]})
			}
		}
	}
	return cards
}

func TestCross(t *testing.T) {
	abc := []string{"a", "b", "c"}
	for name, c := range map[string]struct {
		piles []string
		cards []Card
		rand  float64
		cells [][]int
	}{
		"the same":            {[]string{"x", "y"}, cardsOfTable(abc, []int{3, 0, 0}, []int{0, 2, 0}), 1, [][]int{{3, 0}, {0, 2}}},
		"the same, all apart": {[]string{"x", "y"}, cardsOfTable(abc, []int{1, 0, 0}, []int{0, 1, 0}), 1, [][]int{{1, 0}, {0, 1}}},
		"nothing":             {[]string{"x"}, nil, 0, [][]int{{}}},
		"one card":            {[]string{"x"}, cardsOfTable(abc, []int{1}), 0, [][]int{{1}}},
		// Pairs together 2, in piles 3+3=6, in codes 6, of 15: (2−2.4)/(6−2.4).
		"less than chance": {[]string{"x", "y"}, cardsOfTable(abc, []int{2, 1}, []int{1, 2}), -1.0 / 9, [][]int{{2, 1}, {1, 2}}},
		// That of J. M. Santos and M. Embrechts (ICANN 2009), who give 0.313.
		"a published table": {[]string{"x", "y", "z"}, cardsOfTable(abc, []int{1, 1, 0}, []int{1, 2, 1}, []int{0, 0, 4}), 133.0 / 425.5, [][]int{{1, 1, 0}, {1, 2, 1}, {0, 0, 4}}},
		"without a code":    {[]string{"x", "y"}, cardsOfTable([]string{"a", "b", ""}, []int{3, 0, 1}, []int{0, 2, 0}), 1, [][]int{{3, 1, 0}, {0, 0, 2}}},
	} {
		got := Cross(c.piles, c.cards)
		if math.Abs(got.Rand-c.rand) > 1e-6 || !reflect.DeepEqual(got.Cells, c.cells) {
			t.Errorf("%s: %v %v, not %v %v", name, got.Rand, got.Cells, c.rand, c.cells)
		}
	}
	if got := Cross([]string{"x"}, cardsOfTable([]string{"a", ""}, []int{2, 3})); got.Cards != 2 {
		t.Errorf("%d cards are compared", got.Cards)
	}
}
