package stats

// Pair is how much of a text two people marked, in any unit: characters, turns.
type Pair struct {
	Both, OnlyA, OnlyB, Neither int
}

// Kappa returns Cohen’s kappa: (observed − expected agreement) / (1 − expected), from
// -1 to 1 (J. Cohen, "A coefficient of agreement for nominal scales", Educational and
// Psychological Measurement 20, 1960, 37–46). Where both marked everything, or nothing,
// chance alone would agree as well and there is none.
func (p Pair) Kappa() (float64, bool) {
	n := float64(p.Both + p.OnlyA + p.OnlyB + p.Neither)
	if n == 0 {
		return 0, false
	}
	a, b := float64(p.Both+p.OnlyA)/n, float64(p.Both+p.OnlyB)/n
	expected := a*b + (1-a)*(1-b)
	if expected >= 1 {
		return 0, false
	}
	observed := float64(p.Both+p.Neither) / n
	return (observed - expected) / (1 - expected), true
}

// Add returns the sum of two.
func (p Pair) Add(q Pair) Pair {
	return Pair{p.Both + q.Both, p.OnlyA + q.OnlyA, p.OnlyB + q.OnlyB, p.Neither + q.Neither}
}
