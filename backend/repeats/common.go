package repeats

// common counts what two ascending lists of 3-grams both hold, or returns fewer
// than enough as soon as it can be no more.
func common[T uint32 | uint64](a, b []T, enough int) int {
	n := 0
	for len(a) > 0 && len(b) > 0 && n+min(len(a), len(b)) >= enough {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}
