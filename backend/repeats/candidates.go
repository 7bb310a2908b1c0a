package repeats

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

const (
	// maxLinks is how many longer texts a text is linked with, and how many
	// items an item.
	maxLinks = 16
	// usualVisits is how many holders of its 3-grams a text meets, of the rarest
	// 3-grams first: with a million texts all could lead to tens of thousands.
	usualVisits = 128
	// leastFollowed is how many of its 3-grams are followed all the same, unless they
	// lead to maxVisits holders, or to maxHolders each: in a short text all may be
	// frequent, and one or two of them would tell little.
	leastFollowed = 16
	maxVisits     = 512
	// maxMissed is how many texts that were met have all of their 3-grams counted in
	// vain, before no more are.
	maxMissed = 16
	// maxTried is how many texts a text is compared with, those that share most.
	maxTried = 64
)

// match is a text that repeats another.
type match struct {
	text       int
	similarity float64
	contained  bool
}

// finder finds the texts before a text that it repeats, through the lists of who
// holds its 3-grams. Several may look through the same reading at once.
type finder struct {
	r        *reading
	near     float64
	measurer *measurer
	rare     [rarities][]int // places of 3-grams
	visited  []uint32        // the texts that they led to, one after the other
	ends     [rarities]int   // where those end to which 3-grams of each rarity led
	met      meetings
}

// rarities is how many classes of 3-grams there are: by the bits of how many texts
// they lead to, and those that lead to maxHolders last.
const rarities = 1 + 8 + 1

func newFinder(r *reading, near float64) *finder {
	return &finder{r: r, near: near, measurer: newMeasurer(r)}
}

// matches returns the texts before i that it repeats, the most similar first.
func (f *finder) matches(i int) []match {
	var out []match
	for _, j := range f.candidates(i) {
		if len(out) == maxLinks {
			break
		}
		l := f.measurer.compare(i, int(j), f.near)
		if s := l.evident(); s > 0 && s >= f.near {
			out = append(out, match{int(j), s, l.contained()})
		}
	}
	slices.SortFunc(out, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.similarity, a.similarity), cmp.Compare(a.text, b.text))
	})
	return out
}

// candidates returns the texts before i that share a third of near of its 3-grams,
// up to maxTried, those that share most first. Of a text whose 3-grams lead to many
// others only the rarest are followed.
func (f *finder) candidates(i int) []uint32 {
	t, grams, ranks := &f.r.texts[i], f.r.gramsIn(i), f.r.ranksIn(i)
	need := max(1, int(math.Ceil(f.near*float64(t.kinds)/gramWords)))
	visits := f.sort(grams, ranks)
	followed := f.follow(grams, ranks)
	if visits <= usualVisits {
		hidden := len(f.rare[rarities-1]) // some of their holders are not listed
		return f.most(max(1, need-hidden), maxTried, false)
	}
	// Three quarters of what is looked for must be among the rarest; the rest is
	// counted.
	missed := 0
	best := f.most(max(1, 3*need*followed/(4*t.shared)), maxTried, true)
	return slices.DeleteFunc(best, func(j uint32) bool {
		if missed < maxMissed && f.measurer.common(i, int(j)) >= need {
			return false
		}
		missed++
		return true
	})
}

// sort sorts the 3-grams of a text that others hold by how many they lead to, and
// returns how many those are in all.
func (f *finder) sort(grams []uint32, ranks []uint8) (visits int) {
	for i := range f.rare {
		f.rare[i] = f.rare[i][:0]
	}
	for p, g := range grams {
		if g == alone || g == again {
			continue
		}
		n := bits.Len8(ranks[p])
		if ranks[p] == maxHolders {
			n = rarities - 1
		}
		f.rare[n] = append(f.rare[n], p)
		visits += int(ranks[p])
	}
	return visits
}

// follow visits the holders of the rarest 3-grams, until there are enough of both,
// and returns how many 3-grams were followed. Who is visited is counted later: so
// the processor fetches many lists at once.
func (f *finder) follow(grams []uint32, ranks []uint8) (followed int) {
	f.visited = f.visited[:0]
	for n, some := range f.rare {
		for _, p := range some {
			if f.enough(followed, n) {
				break
			}
			f.visited = append(f.visited, f.r.holders[grams[p]:grams[p]+uint32(ranks[p])]...)
			followed++
		}
		f.ends[n] = len(f.visited)
	}
	return followed
}

// enough reports whether no more 3-grams of that rarity are to be followed.
func (f *finder) enough(followed, rarity int) bool {
	return len(f.visited) >= usualVisits &&
		(followed >= leastFollowed || rarity == rarities-1 || len(f.visited) >= maxVisits)
}

// most returns the texts that were visited that many times or more, up to limit,
// those visited most first, or by the rarest 3-grams.
func (f *finder) most(least, limit int, rarest bool) []uint32 {
	from, weight := 0, uint16(1)
	for n, end := range f.ends {
		if rarest {
			weight = uint16(rarities - n)
		}
		for _, j := range f.visited[from:end] {
			f.met.add(j, weight)
		}
		from = end
	}
	return f.met.most(least, limit)
}
