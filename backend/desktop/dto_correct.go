package desktop

// Correction is a wish to change the words of a testimony.
type Correction struct {
	Testimony string     `json:"testimony"`
	Revision  int        `json:"revision"` // of the text that the edits speak of
	Edits     []TextEdit `json:"edits"`    // in the order of that text, apart from one another
	Reason    string     `json:"reason"`
}

// TextEdit puts other words in the place of some; none cuts them.
type TextEdit struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// CorrectionPlan is what a correction does to a testimony and its quotes.
type CorrectionPlan struct {
	Words   int            `json:"words"` // of the text afterwards
	Edits   int            `json:"edits"`
	Kept    int            `json:"kept"` // quotes that keep their words
	Changed []CarriedQuote `json:"changed"`
	Joined  []CarriedQuote `json:"joined"` // they become one with another on the very same passage
	Lost    []CarriedQuote `json:"lost"`   // none of their words are left: they go
}

// CarriedQuote is a quote of a testimony whose text changes.
type CarriedQuote struct {
	ID     string   `json:"id"`
	Before string   `json:"before"`
	After  string   `json:"after"` // "" where it is lost
	Codes  []string `json:"codes"`
}

// Revision is a text that a correction replaced.
type Revision struct {
	Number  int    `json:"number"` // of that text
	At      string `json:"at"`
	By      string `json:"by"`
	Reason  string `json:"reason"`
	Removed int    `json:"removed"` // words of it that the next text has no more
	Added   int    `json:"added"`   // words of the next text in their place
}

// OldText is a text that a correction replaced, with what the correction did.
type OldText struct {
	Revision Revision   `json:"revision"`
	Pieces   []OldPiece `json:"pieces"`
}

// OldPiece is a stretch of an old text and of the one that took its place.
type OldPiece struct {
	Kind string `json:"kind"` // "same", "removed", "added"
	Text string `json:"text"`
}
