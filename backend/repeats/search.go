package repeats

import (
	"cmp"
	"math"
	"slices"
)

// search finds, for each class, the earlier ones that share rare triples with
// it: an inverted index, filled as it goes.
type search struct {
	classes []class
	in      []int32   // how many classes hold a triple
	lists   [][]int32 // triple → the classes before that it leads to
	shared  []int32   // scratch: triples shared with each class
}

func newSearch(classes []class) *search {
	s := &search{classes: classes, shared: make([]int32, len(classes))}
	for _, c := range classes {
		for _, t := range c.triples {
			for int(t) >= len(s.in) {
				s.in = append(s.in, 0)
			}
			s.in[t]++
		}
	}
	s.lists = make([][]int32, len(s.in))
	return s
}

// near is an earlier class that repeats one.
type near struct {
	other int
	pair  Pair
}

// before returns the classes before i that nearly repeat it, and adds i.
func (s *search) before(i int, least float64) []near {
	mine := s.classes[i].triples
	var candidates []int32
	for _, t := range s.rarest(mine) {
		for _, other := range s.lists[t] {
			if s.shared[other] == 0 {
				candidates = append(candidates, other)
			}
			s.shared[other]++
		}
		if len(s.lists[t]) < longestList {
			s.lists[t] = append(s.lists[t], int32(i))
		}
	}
	var out []near
	slices.Sort(candidates)
	for _, other := range candidates {
		s.shared[other] = 0
		if p, ok := alike(s.classes[other].triples, mine, least); ok {
			out = append(out, near{int(other), p})
		}
	}
	return out
}

// rarest returns the triples to look under: the rare ones, and where these are
// few the least common of the others.
func (s *search) rarest(triples []uint32) []uint32 {
	out := slices.DeleteFunc(slices.Clone(triples), func(t uint32) bool { return s.in[t] > rareIn })
	if len(out) >= fewestTriples {
		return out
	}
	out = slices.Clone(triples)
	slices.SortFunc(out, func(a, b uint32) int { return cmp.Or(cmp.Compare(s.in[a], s.in[b]), cmp.Compare(a, b)) })
	return out[:min(len(out), fewestTriples)]
}

// alike compares two sets of triples.
func alike(a, b []uint32, least float64) (Pair, bool) {
	common := float64(intersection(a, b))
	resemblance := common / (float64(len(a)+len(b)) - common)
	if resemblance >= least {
		return Pair{Kind: Near, Similarity: round(resemblance)}, true
	}
	shorter := min(len(a), len(b))
	contained := common / float64(shorter)
	if shorter >= excerptWords && contained >= max(containment, least) {
		return Pair{Kind: Near, Similarity: round(contained), Contained: true}, true
	}
	return Pair{}, false
}

// round keeps two decimals: more would promise too much.
func round(x float64) float64 { return math.Round(x*100) / 100 }

// intersection counts what two ascending lists share.
func intersection(a, b []uint32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := cmp.Compare(a[i], b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

func sortedSet(list []uint32) []uint32 {
	slices.Sort(list)
	return slices.Compact(list)
}
