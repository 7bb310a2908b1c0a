package ingest

import (
	"cmp"
	"slices"
)

// align gives every annotation its times. A slot that says none lies somewhere
// between its neighbours: what begins there begins at the one before, what ends
// there ends at the one after.
func (e *eaf) align() {
	before, after := slices.Clone(e.times), slices.Clone(e.times)
	for i := range before {
		if j := len(after) - 1 - i; i > 0 {
			if before[i] == untimed {
				before[i] = before[i-1]
			}
			if after[j] == untimed {
				after[j] = after[j+1]
			}
		}
	}
	at := func(slot string, times []int64) int64 {
		if i, ok := e.slots[slot]; ok {
			return times[i]
		}
		return untimed
	}
	for _, t := range e.tiers {
		for i, a := range t.annotations {
			t.annotations[i].start, t.annotations[i].end = at(a.from, before), at(a.to, after)
		}
	}
}

// eafTree finds what the annotations of a file hang under.
type eafTree struct {
	tiers  []eafTier
	parent []int             // index of the tier that a tier hangs under, or -1
	by     map[string][2]int // tier and index of an annotation, by ID
}

func (e *eaf) tree() eafTree {
	t := eafTree{tiers: e.tiers, by: map[string][2]int{}}
	named := map[string]int{}
	for i, tier := range e.tiers {
		named[tier.id] = i
		for j, a := range tier.annotations {
			t.by[a.id] = [2]int{i, j}
		}
	}
	for _, tier := range e.tiers {
		up, ok := named[tier.parent]
		if !ok {
			up = -1
		}
		t.parent = append(t.parent, up)
	}
	return t
}

// root returns the annotation of a speaker under which annotation j of tier i
// hangs, perhaps by way of others, and whether there is one. Where it is not
// named, it is the one that is heard then.
func (t eafTree) root(i, j int) ([2]int, bool) {
	for range len(t.tiers) + 1 {
		if t.parent[i] < 0 {
			return [2]int{i, j}, true
		}
		a := t.tiers[i].annotations[j]
		if a.of != "" {
			next, ok := t.by[a.of]
			if !ok {
				return next, false
			}
			i, j = next[0], next[1]
			continue
		}
		i = t.parent[i]
		above := t.tiers[i].annotations // in the order of time, as ELAN writes them
		next, found := slices.BinarySearchFunc(above, a.start, func(b eafAnnotation, at int64) int { return cmp.Compare(b.start, at) })
		if j = next; !found {
			j--
		}
		if j < 0 || a.start == untimed || above[j].end <= a.start && above[j].start != a.start {
			return [2]int{}, false
		}
	}
	return [2]int{}, false // they hang in a circle
}

// cues returns what the speakers say, tier after tier, with what hangs under it.
// What hangs under nothing that is there is said by itself.
func (e *eaf) cues() []cue {
	e.align()
	tree := e.tree()
	var out []cue
	at := map[[2]int]int{} // index in out
	for i, t := range e.tiers {
		for j, a := range t.annotations {
			if root, ok := tree.root(i, j); !ok || root == [2]int{i, j} {
				at[[2]int{i, j}] = len(out)
				out = append(out, cue{speaker: cmp.Or(t.participant, t.id), text: a.text, start: a.start, end: a.end})
			}
		}
	}
	for i, t := range e.tiers {
		for j, a := range t.annotations {
			if root, ok := tree.root(i, j); ok && root != [2]int{i, j} {
				out[at[root]].asides = append(out[at[root]].asides, aside{t.id, a.text})
			}
		}
	}
	return out
}
