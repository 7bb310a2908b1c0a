package desktop

// AutoRule finds passages to put a code on.
type AutoRule struct {
	Kind      string `json:"kind"` // "query", "words", "regexp", "speaker", "heading"
	Text      string `json:"text"`
	Unit      string `json:"unit"`      // "turn", "sentence", "match"
	Testimony string `json:"testimony"` // "" for all
	Unasked   bool   `json:"unasked"`   // leaves out what is said by those who ask the questions
}

// AutoPlan is what a rule would do.
type AutoPlan struct {
	Passages []AutoPassage `json:"passages"` // the first of them
	Total    int           `json:"total"`
	Coded    int           `json:"coded"` // left out: they carry the code
}

// AutoPassage is a passage that a rule found, or that is like those of a code.
type AutoPassage struct {
	Testimony string   `json:"testimony"`
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Title     string   `json:"title"` // of the testimony
	Speaker   string   `json:"speaker"`
	Turn      int      `json:"turn"`
	Time      string   `json:"time"`
	Text      string   `json:"text"`
	Before    string   `json:"before"`  // what its sentence says before it, blanks included
	After     string   `json:"after"`   // and after
	Matches   []Range  `json:"matches"` // in the text
	Shared    []string `json:"shared"`  // words in common with what the code is on, as the passage writes them, the rarest first
}
