package corpus

import (
	"slices"
	"time"
)

// Hand is one of several people who put the same code on the same quote, each by
// themselves.
type Hand struct {
	By string    `cbor:"1,keyasint"`
	At time.Time `cbor:"2,keyasint"`
}

// Hands returns everybody who put the coding, the first before the others.
func (c Coding) Hands() []Hand {
	return append([]Hand{{c.By, c.At}}, c.Also...)
}

// Coders returns their names.
func (c Coding) Coders() []string {
	out := make([]string, 0, 1+len(c.Also))
	for _, h := range c.Hands() {
		out = append(out, h.By)
	}
	return out
}

// Of reports whether a coder put the coding.
func (c Coding) Of(by string) bool {
	return c.By == by || slices.ContainsFunc(c.Also, func(h Hand) bool { return h.By == by })
}

// Without returns the coding as the others put it, and whether there are any.
func (c Coding) Without(by string) (Coding, bool) {
	return c.Kept(func(hand string) bool { return hand != by })
}

// Kept returns the coding as put by those whom keep lets through, and whether there
// are any.
func (c Coding) Kept(keep func(by string) bool) (Coding, bool) {
	left := slices.DeleteFunc(c.Hands(), func(h Hand) bool { return !keep(h.By) })
	if len(left) == 0 {
		return c, false
	}
	c.By, c.At, c.Also = left[0].By, left[0].At, nil
	return c.with(left[1:]), true
}

// with returns the coding as put by more people, each of them once.
func (c Coding) with(hands []Hand) Coding {
	also := slices.Clone(c.Also)
	for _, h := range hands {
		if h.By != c.By && !slices.ContainsFunc(also, func(has Hand) bool { return has.By == h.By }) {
			also = append(also, h)
		}
	}
	slices.SortStableFunc(also, func(a, b Hand) int { return a.At.Compare(b.At) })
	if len(also) == 0 {
		also = nil
	}
	c.Also = also
	return c
}

// Renamed returns the coding with other names for those who put it; names that
// become the same stand once.
func (c Coding) Renamed(name func(string) string) Coding {
	hands := c.Hands()
	for i := range hands {
		hands[i].By = name(hands[i].By)
	}
	c.By, c.Also = hands[0].By, nil
	return c.with(hands[1:])
}
