package pdf

import "math"

// matrix maps (x, y) to (ax + cy + e, bx + dy + f).
type matrix struct{ a, b, c, d, e, f float64 }

func identity() matrix { return matrix{a: 1, d: 1} }

// then returns the matrix that applies m first and n after it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// finite reports whether m is one that a page can have.
func (m matrix) finite() bool {
	for _, n := range []float64{m.a, m.b, m.c, m.d, m.e, m.f} {
		if math.IsNaN(n) || math.Abs(n) > 1e9 {
			return false
		}
	}
	return true
}

// matrixOf reads six numbers; anything else is the identity.
func matrixOf(n []float64) matrix {
	if len(n) != 6 {
		return identity()
	}
	return matrix{n[0], n[1], n[2], n[3], n[4], n[5]}
}

// quarters returns the quarter turns to the left that text painted under m is
// turned by, and m turned back by them.
func (m matrix) quarters() (turns int, upright matrix) {
	switch {
	case math.Abs(m.a) >= math.Abs(m.b) && m.a >= 0:
		return 0, m
	case math.Abs(m.a) >= math.Abs(m.b):
		return 2, m.then(matrix{a: -1, d: -1})
	case m.b > 0:
		return 1, m.then(matrix{b: -1, c: 1})
	}
	return 3, m.then(matrix{b: 1, c: -1})
}
