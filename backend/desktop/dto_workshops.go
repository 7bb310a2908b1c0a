package desktop

// Workshop is a sorting of printed cards, with what it gives.
type Workshop struct {
	ID       string         `json:"id"`
	Name     string         `json:"name"`
	At       string         `json:"at"`
	Cards    []string       `json:"cards"` // the words on each card, by its number from 1; "" where the quote is gone
	Piles    []Pile         `json:"piles"`
	Unsorted []int          `json:"unsorted"` // numbers of the cards in no pile
	Codes    []WorkshopCode `json:"codes"`    // columns of the cells
	Cells    [][]int        `json:"cells"`    // cards by pile and code
	Compared int            `json:"compared"` // cards in a pile that have a code
	Rand     float64        `json:"rand"`     // adjusted Rand index over them
}

// Pile is the cards that participants put together, with their words for it.
type Pile struct {
	Name  string `json:"name"`
	Cards []int  `json:"cards"`
}

// WorkshopCode is a code that cards have.
type WorkshopCode struct {
	ID   string `json:"id"` // "" for none
	Name string `json:"name"`
}

// Sorted is what became of cards that were put into a pile. Where anything stands in
// the way, nothing was changed.
type Sorted struct {
	Done      bool      `json:"done"`
	Cards     []int     `json:"cards"`
	Twice     []int     `json:"twice"`
	Elsewhere []Sitting `json:"elsewhere"`
	Unknown   []string  `json:"unknown"`
}

// Sitting is a card with the pile that it is in.
type Sitting struct {
	Card int    `json:"card"`
	Pile string `json:"pile"`
}
