package attribute

import (
	"cmp"
	"strconv"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// Compare orders two stored values of a type: numbers by size, dates by time,
// yes before no, others by their letters, accents and case ignored.
func Compare(t corpus.AttributeType, a, b string) int {
	switch t {
	case corpus.TypeNumber:
		x, _ := strconv.ParseFloat(a, 64)
		y, _ := strconv.ParseFloat(b, 64)
		return cmp.Compare(x, y)
	case corpus.TypeYesNo:
		return strings.Compare(b, a)
	case corpus.TypeDate:
		return strings.Compare(a, b)
	}
	return cmp.Or(strings.Compare(anchor.Fold(a), anchor.Fold(b)), strings.Compare(a, b))
}
