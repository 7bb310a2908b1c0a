package desktop

// Offers is what the filter that a collection keeps says of it today.
type Offers struct {
	Kept    *KeptFilter `json:"kept"`    // null for none
	Offered OfferList   `json:"offered"` // pass it, and are neither in the collection nor refused
	Refused OfferList   `json:"refused"`
	Gone    OfferList   `json:"gone"`   // came by it, and pass it no more
	Broken  bool        `json:"broken"` // it names what is not there any more
	Late    bool        `json:"late"`   // its search may find more once the index is ready
}

// OfferList is a list of offers, by testimony and position.
type OfferList struct {
	IDs    []string `json:"ids"`
	Quotes []Quote  `json:"quotes"` // the first of them
}

// KeptFilter is a filter that a collection keeps.
type KeptFilter struct {
	Filter QuoteFilter `json:"filter"`
	Search string      `json:"search"` // "" for none
}
