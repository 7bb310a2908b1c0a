package desktop

// Board is a collection as it is shown to people who meet.
type Board struct {
	Title  string  `json:"title"`
	Intro  string  `json:"intro"`
	Slides []Slide `json:"slides"`
	Left   int     `json:"left"` // quotes left out because of what was agreed
}

// Slide is a quote, or a comment, with the heading that it stands under.
type Slide struct {
	Kind    string `json:"kind"` // "quote" or "comment"
	Heading string `json:"heading"`
	Color   string `json:"color"` // of the heading's code, "#rrggbb" or ""
	Text    string `json:"text"`  // a quote in its marks
	Speaker string `json:"speaker"`
	Title   string `json:"title"` // of the testimony
	Said    int    `json:"said"`
	People  int    `json:"people"`
}
