package desktop

// ConfirmedRepeat is quotes that say one thing.
type ConfirmedRepeat struct {
	Quotes []string `json:"quotes"`
	Stands string   `json:"stands"` // the one that stands for the others
}

// RepeatedPassage is words that stand in several places of the testimonies,
// quoted or not.
type RepeatedPassage struct {
	ID         string         `json:"id"`
	Kind       string         `json:"kind"` // "exact", "near"
	Similarity float64        `json:"similarity"`
	Words      int            `json:"words"`  // of the longest place
	Linked     bool           `json:"linked"` // every place is a quote, and they are confirmed as one
	Places     []PassagePlace `json:"places"`
}

// PassagePlace is where a repeated passage stands.
type PassagePlace struct {
	Testimony string   `json:"testimony"`
	Title     string   `json:"title"`
	Speaker   string   `json:"speaker"`
	Turn      int      `json:"turn"` // from 1, 0 where none
	Time      string   `json:"time"` // of the recording, "" where not known
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Text      string   `json:"text"` // its first words where Cut
	Cut       bool     `json:"cut"`
	Quotes    []string `json:"quotes"` // IDs of those that share words with it
	Codes     []string `json:"codes"`  // of these
	Quote     string   `json:"quote"`  // the one that is the passage, "" for none
}
