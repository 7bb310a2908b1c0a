package stats

import (
	"math"
	"testing"
)

func TestKappa(t *testing.T) {
	for name, c := range map[string]struct {
		pair  Pair
		kappa float64
		there bool
	}{
		// The usual worked example: 20 and 15 agreed of 50, 5 and 10 not.
		"textbook":       {Pair{20, 5, 10, 15}, 0.4, true},
		"all agreed":     {Pair{30, 0, 0, 70}, 1, true},
		"never together": {Pair{0, 50, 50, 0}, -1, true},
		"by chance":      {Pair{25, 25, 25, 25}, 0, true},
		"one did none":   {Pair{0, 40, 0, 60}, 0, true},
		"nothing marked": {Pair{0, 0, 0, 100}, 0, false},
		"all marked":     {Pair{100, 0, 0, 0}, 0, false},
		"no text":        {Pair{}, 0, false},
	} {
		got, there := c.pair.Kappa()
		if there != c.there || math.Abs(got-c.kappa) > 1e-12 {
			t.Errorf("%s: %v %v, not %v %v", name, got, there, c.kappa, c.there)
		}
	}
}
