package desktop

// Offers is what the filter that a collection keeps says of it today.
type Offers struct {
	Kept    *KeptFilter `json:"kept"`    // null for none
	Offered []Quote     `json:"offered"` // pass it, and are neither in the collection nor refused
	Refused []Quote     `json:"refused"`
	Gone    []Quote     `json:"gone"`   // came by it, and pass it no more
	Broken  bool        `json:"broken"` // it names what is not there any more
	Late    bool        `json:"late"`   // its search may find more once the index is ready
}

// KeptFilter is a filter that a collection keeps.
type KeptFilter struct {
	Filter QuoteFilter `json:"filter"`
	Search string      `json:"search"` // "" for none
}
