package desktop

// ExportRequest says what to export and how.
type ExportRequest struct {
	Format     string         `json:"format"`           // of export.Formats: "docx"
	Collection string         `json:"collection"`       // ID; "" exports the quotes of Filter, under headings by code
	Search     *SearchRequest `json:"search,omitempty"` // all that it finds, instead
	Filter     QuoteFilter    `json:"filter"`
	Preset     string         `json:"preset"`    // ID of one whose quotes are exported, in the place of all these; "" for none
	Public     bool           `json:"public"`    // for the public: what is internal is left out too
	RealNames  bool           `json:"realNames"` // show names as they were said, not pseudonyms
	Options    ExportOptions  `json:"options"`
}

// ExportOptions are the choices of an export; each format takes its own.
type ExportOptions struct {
	Contents  bool        `json:"contents"`  // a table of contents
	Notes     string      `json:"notes"`     // "", "footnotes", "endnotes"
	HideTurns bool        `json:"hideTurns"` // leave turns and times out
	Template  string      `json:"template"`  // path of a document of the format, "" for none
	Cards     CardOptions `json:"cards"`
}

// CardOptions are the choices of workshop cards.
type CardOptions struct {
	PerPage      int    `json:"perPage"` // on an A4 sheet: 2, 4, 6, 8, 9; 0 for the usual
	Paper        string `json:"paper"`   // "", or "a5", "a6", "a7" for a page each
	Back         string `json:"back"`    // "", "blank", "category"
	HideCategory bool   `json:"hideCategory"`
	HideSpeaker  bool   `json:"hideSpeaker"`
	Large        bool   `json:"large"`
	Plain        bool   `json:"plain"`
	QR           bool   `json:"qr"`
	Key          bool   `json:"key"`
	Blank        int    `json:"blank"`
	Draw         int    `json:"draw"` // cards of the deck, 0 for all
	Balanced     bool   `json:"balanced"`
	Seed         int    `json:"seed"` // 0 for the document's order
}

// ExportPreset is an export under a name.
type ExportPreset struct {
	ID         string        `json:"id"`
	Name       string        `json:"name"`
	Format     string        `json:"format"`
	Collection string        `json:"collection"` // ID, "" for quotes of a filter or a search
	Query      string        `json:"query"`      // of a search, "" for none
	Public     bool          `json:"public"`
	RealNames  bool          `json:"realNames"`
	Options    ExportOptions `json:"options"`
	Error      *Problem      `json:"error,omitempty"` // why it cannot be made now
}

// ExportLook is a preview.
type ExportLook struct {
	HTML   string `json:"html"`   // a self-contained page without scripts
	Pages  int    `json:"pages"`  // of paper; 0 where the format has none of its own
	Parts  int    `json:"parts"`  // in how many a document is shown that a word processor lays out; 0 elsewhere
	Left   int    `json:"left"`   // quotes left out for want of consent
	Unsaid int    `json:"unsaid"` // quotes of which nobody noted what was agreed

	Missing []string `json:"missing"` // characters that no font of ours has, shown as □
}

// CardReport is what a person is told before cards are printed.
type CardReport struct {
	Cards     int      `json:"cards"`
	Pages     int      `json:"pages"`
	Continued []int    `json:"continued"` // numbers of quotes that take several cards
	Missing   []string `json:"missing"`   // characters that no font has, shown as □
}
