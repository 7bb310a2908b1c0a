package desktop

// Preview is what an import would store of one file.
type Preview struct {
	Key       string      `json:"key"`    // names the preview for Import
	Path      string      `json:"path"`   // of the file
	Name      string      `json:"name"`   // without its folder
	Status    string      `json:"status"` // "new", "changed", "duplicate", "unchanged", "failed"
	Same      string      `json:"same"`   // title of the testimony that the status is about, or ""
	Twin      string      `json:"twin"`   // name of the file of this import that it is about, or ""
	Share     float64     `json:"share"`  // of a duplicate: of the words of one, those that the other holds
	Error     *Problem    `json:"error"`
	Title     string      `json:"title"`
	Format    string      `json:"format"`
	Encoding  string      `json:"encoding"`
	Plain     bool        `json:"plain"` // a person may say its encoding
	Words     int         `json:"words"`
	TurnCount int         `json:"turnCount"`
	Times     int         `json:"times"` // of the recording, that the file tells
	Certainty Certainty   `json:"certainty"`
	Speakers  []Candidate `json:"speakers"`
	Alike     []Alike     `json:"alike"`
	Taken     int         `json:"taken"`  // passages in quotation marks that are taken
	Signed    int         `json:"signed"` // of these, those that somebody signs
	Warnings  []Problem   `json:"warnings"`

	Recordings []FoundRecording `json:"recordings"` // files beside it that may be its recording
}

// Certainty says how sure the turns are, and what that rests on.
type Certainty struct {
	Level   string  `json:"level"` // "none", "doubtful", "likely", "sure"
	Doubt   string  `json:"doubt"` // an ingest.Doubt; the interface has the sentence
	People  int     `json:"people"`
	Turns   int     `json:"turns"`
	Inside  float64 `json:"inside"`  // share of the words that stand in turns
	Changes float64 `json:"changes"` // share of the turns before which another person speaks
}

// Candidate is somebody who was recognised as speaking.
type Candidate struct {
	Name        string `json:"name"`
	Key         string `json:"key"` // equal for labels that differ by case, accents and signs only
	Interviewer bool   `json:"interviewer"`
	Turns       int    `json:"turns"`
	Words       int    `json:"words"`
	Questions   int    `json:"questions"` // turns that end with a question mark
	Example     string `json:"example"`
}

// Alike is two speakers who may be one.
type Alike struct {
	From int `json:"from"` // index of the shorter name, or the rarer
	Into int `json:"into"`
}

// Opening is a preview with the words that it was made from.
type Opening struct {
	Preview Preview `json:"preview"`
	Sample  []Line  `json:"sample"` // the first turns or paragraphs
	Found   []Found `json:"found"`  // passages in quotation marks
}

// Line is one turn shown in a preview.
type Line struct {
	Speaker int    `json:"speaker"` // -1 for nobody
	Label   string `json:"label"`   // as the file has it, with its colon
	Text    string `json:"text"`
}

// Found is a passage in quotation marks.
type Found struct {
	Text    string `json:"text"`
	Speaker string `json:"speaker"`
	Heading string `json:"heading"`
	Taken   bool   `json:"taken"`
	Reason  string `json:"reason"`
}

// Choice is what the user decided about one preview.
type Choice struct {
	Key      string    `json:"key"`
	Skip     bool      `json:"skip"`
	Revise   bool      `json:"revise"`   // of a changed file: make it the text of the testimony that is there
	Reason   string    `json:"reason"`   // why the text changes, where it does; kept with the old one
	Encoding string    `json:"encoding"` // that the user chose, or ""
	Title    string    `json:"title"`
	Speakers []Speaker `json:"speakers"` // same order as in the preview; an empty name says "nobody"
	Quotes   bool      `json:"quotes"`   // make quotes of the passages found
	Taken    []bool    `json:"taken"`    // one for each passage found; empty takes what is proposed

	Recording string `json:"recording"` // path of one of the preview's to link, or ""
}

// ImportReport says what became of each file.
type ImportReport struct {
	Rows      []ImportRow `json:"rows"`
	Cancelled bool        `json:"cancelled"`
}

// ImportRow is one file of an import.
type ImportRow struct {
	Path      string    `json:"path"`
	Status    string    `json:"status"` // "imported", "revised", "unchanged", "changed", "duplicate", "left", "stopped", "failed"
	Testimony string    `json:"testimony"`
	Title     string    `json:"title"`
	Twin      string    `json:"twin"` // name of the file of this import that it repeats, or ""
	Words     int       `json:"words"`
	Turns     int       `json:"turns"`
	Speakers  []string  `json:"speakers"`
	Quotes    int       `json:"quotes"`
	Warnings  []Problem `json:"warnings"`
	Error     *Problem  `json:"error"`

	Carried *CorrectionPlan `json:"carried"` // of a testimony that was revised; else null
}
