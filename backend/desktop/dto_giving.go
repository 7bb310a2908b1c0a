package desktop

// ShareChoice says what a copy for somebody else holds.
type ShareChoice struct {
	Testimonies  []string `json:"testimonies"` // IDs; with All they do not count
	All          bool     `json:"all"`
	Memos        bool     `json:"memos"`
	Comments     bool     `json:"comments"`
	Originals    bool     `json:"originals"`
	History      bool     `json:"history"`
	Names        bool     `json:"names"`
	Participants bool     `json:"participants"` // and all attributes
	Pseudonyms   bool     `json:"pseudonyms"`
	Passphrase   string   `json:"passphrase"` // "" for a copy that anybody opens
}

// Holdings is what a project file holds, to read.
type Holdings struct {
	Name         string       `json:"name"`
	Testimonies  []HeldRecord `json:"testimonies"`
	Quotes       int          `json:"quotes"`
	Codes        int          `json:"codes"`
	Participants int          `json:"participants"`
	Attributes   int          `json:"attributes"`
	Pseudonyms   int          `json:"pseudonyms"`
	Memos        int          `json:"memos"`
	Comments     int          `json:"comments"` // and introductions
	Links        int          `json:"links"`    // rows of results chains
	Workshops    int          `json:"workshops"`
	Dimensions   int          `json:"dimensions"`
	Searches     int          `json:"searches"` // that are kept
	Synonyms     int          `json:"synonyms"` // sets
	Presets      int          `json:"presets"`  // exports that are kept
	Repeats      int          `json:"repeats"`
	Collections  []HeldRecord `json:"collections"`
	Originals    int          `json:"originals"`
	History      int          `json:"history"` // entries
	Coders       []string     `json:"coders"`
	Protected    bool         `json:"protected"`
}

// HeldRecord is a testimony or a collection of a file.
type HeldRecord struct {
	Title  string `json:"title"`
	Quotes int    `json:"quotes"`
}

// Trace is a place outside a testimony where its words stand.
type Trace struct {
	Kind   string `json:"kind"` // "codes", "quotes", "testimonies", "collections" or "project"
	ID     string `json:"id"`
	Name   string `json:"name"`
	Field  string `json:"field"` // "name", "title", "definition", "memo", "intro", "heading", "comment"…
	Before string `json:"before"`
	After  string `json:"after"` // without the words; equal to Before where they are left
}

// SharePlan says what a copy would hold and what not.
type SharePlan struct {
	Holds  Holdings `json:"holds"`
	Leaves Holdings `json:"leaves"`
	Traces []Trace  `json:"traces"`
}

// ShareReport says what a copy holds, as it was read again.
type ShareReport struct {
	Path        string   `json:"path"`
	Bytes       int      `json:"bytes"`
	Holds       Holdings `json:"holds"`
	Leaves      Holdings `json:"leaves"`
	Traces      int      `json:"traces"`
	RecoveryKey string   `json:"recoveryKey"` // to show this once; "" where it is not protected
}

// ErasePlan is what erasing a testimony takes away.
type ErasePlan struct {
	Testimony    string       `json:"testimony"`
	Title        string       `json:"title"`
	Words        int          `json:"words"`
	Deleted      bool         `json:"deleted"` // before, and its words are in the file still
	Quotes       int          `json:"quotes"`
	Codes        []HeldRecord `json:"codes"` // paths, with how many of its quotes carry them
	Places       int          `json:"places"`
	Repeats      int          `json:"repeats"`
	Original     bool         `json:"original"`
	Media        bool         `json:"media"`        // a recording is linked, which stays
	Participants []string     `json:"participants"` // names of those who speak nowhere else
	Pseudonyms   int          `json:"pseudonyms"`   // of names that are said nowhere else
	SharedWith   []string     `json:"sharedWith"`   // titles of testimonies of the same file, which stays
	History      int          `json:"history"`      // entries that tell of it
	AlsoGone     []string     `json:"alsoGone"`     // titles of those deleted before, gone for good with it
	Traces       []Trace      `json:"traces"`
	Mentions     []Trace      `json:"mentions"` // names that are left
	Backups      int          `json:"backups"`
	Copies       []string     `json:"copies"` // paths of other files of the project, which are out of reach
}

// Erasure stands for a testimony that was erased.
type Erasure struct {
	ID     string `json:"id"`
	At     string `json:"at"`
	By     string `json:"by"`
	Reason string `json:"reason"`
	Quotes int    `json:"quotes"`
	Words  int    `json:"words"`
}

// Erasures are the testimonies erased, and those deleted that could be.
type Erasures struct {
	Erased  []Erasure  `json:"erased"`
	Deleted []Deletion `json:"deleted"`
}

// Deletion is a testimony that was deleted and that undo can bring back.
type Deletion struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Words int    `json:"words"`
}

// EraseReport says what became of an erasure.
type EraseReport struct {
	Status    Status         `json:"status"` // nothing is open where Reopening tells why
	Erasure   Erasure        `json:"erasure"`
	Traces    int            `json:"traces"`
	Backups   []ErasedBackup `json:"backups"`
	Reopening *Problem       `json:"reopening"`
}

// ErasedBackup is what became of a backup.
type ErasedBackup struct {
	Path   string   `json:"path"`
	Status string   `json:"status"` // "erased", "without", "removed" or "failed"
	Error  *Problem `json:"error"`
}
