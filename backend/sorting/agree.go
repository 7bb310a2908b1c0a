package sorting

import "slices"

// Table crosses the piles of a workshop with the codes of the evaluators.
type Table struct {
	Piles []string // names, in their order
	Codes []string // keys, as they were met
	Cells [][]int  // by pile and code: cards
	Cards int      // that are in a pile and have a code
	// Rand is the adjusted Rand index of the two sortings over those cards: 1 where
	// they are the same, about 0 where they have no more in common than chance, below
	// 0 for less; 0 where there is nothing to compare.
	Rand float64
}

// Card is a card in a pile, with the code that the evaluators gave it, "" for none.
type Card struct {
	Pile int
	Code string
}

// Cross counts cards by pile and code, and measures how far the two sortings agree.
//
// The index is that of L. Hubert and P. Arabie, “Comparing partitions”, Journal of
// Classification 2 (1985), pp. 193–218, formula 5: it compares pairs of cards that
// are together in one sorting with those that are in the other. Piles and codes bear
// names of their own, so that a kappa, which asks for the same categories on both
// sides, cannot be computed.
func Cross(piles []string, cards []Card) Table {
	t := Table{Piles: piles, Codes: []string{}, Cells: make([][]int, len(piles))}
	for _, c := range cards {
		if !slices.Contains(t.Codes, c.Code) {
			t.Codes = append(t.Codes, c.Code)
		}
	}
	for i := range t.Cells {
		t.Cells[i] = make([]int, len(t.Codes))
	}
	for _, c := range cards {
		t.Cells[c.Pile][slices.Index(t.Codes, c.Code)]++
	}
	t.Cards, t.Rand = t.rand()
	return t
}

func (t Table) rand() (cards int, index float64) {
	rows, columns := make([]int, len(t.Piles)), make([]int, len(t.Codes))
	together := 0
	for i, row := range t.Cells {
		for j, n := range row {
			if t.Codes[j] == "" {
				continue
			}
			rows[i] += n
			columns[j] += n
			cards += n
			together += pairs(n)
		}
	}
	inPiles, inCodes := 0, 0
	for _, n := range rows {
		inPiles += pairs(n)
	}
	for _, n := range columns {
		inCodes += pairs(n)
	}
	all := pairs(cards)
	if all == 0 {
		return cards, 0
	}
	chance := float64(inPiles) * float64(inCodes) / float64(all)
	most := float64(inPiles+inCodes) / 2
	if most == chance {
		return cards, 1 // both put all together, or every card apart: they are the same
	}
	return cards, (float64(together) - chance) / (most - chance)
}

func pairs(n int) int { return n * (n - 1) / 2 }
