package desktop

// ChainLink is a row of a results chain: what was done, what came of it, what
// that changed.
type ChainLink struct {
	ID     string    `json:"id"`
	Action ChainCell `json:"action"`
	Result ChainCell `json:"result"`
	Impact ChainCell `json:"impact"`
}

// ChainCell is a statement with the quotes that back it.
type ChainCell struct {
	Text   string  `json:"text"`
	Quotes []Quote `json:"quotes"`
}

// ChainEdit is a row as the user arranged it.
type ChainEdit struct {
	ID     string   `json:"id"` // "" for a new row
	Action CellEdit `json:"action"`
	Result CellEdit `json:"result"`
	Impact CellEdit `json:"impact"`
}

// CellEdit is a cell as the user wrote it.
type CellEdit struct {
	Text   string   `json:"text"`
	Quotes []string `json:"quotes"` // IDs
}
