package desktop

// The records below cross the bridge. Positions are UTF-16 units in the
// testimony's text, half-open. Times are RFC 3339 strings. Lists are never null.

// Status says what the window has open.
type Status struct {
	Version  string   `json:"version"`
	Open     bool     `json:"open"`
	Project  *Project `json:"project"` // null where nothing is open
	Revision int      `json:"revision"`
	Undo     *Step    `json:"undo"` // what undo would take back, or null
	Redo     *Step    `json:"redo"`
	Counts   Counts   `json:"counts"`
	Index    Index    `json:"index"`
	Notices  []Notice `json:"notices"`
}

// Project is the open study.
type Project struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Path     string `json:"path"` // of the file
	Language string `json:"language"`
	Memo     string `json:"memo"`
	Sealed   bool   `json:"sealed"` // a passphrase protects it
}

// Counts are the figures of the status bar.
type Counts struct {
	Testimonies int `json:"testimonies"`
	Quotes      int `json:"quotes"` // each time
	Once        int `json:"once"`   // confirmed repeats counted once
	Codes       int `json:"codes"`
	Collections int `json:"collections"`
	Linked      int `json:"linked"` // confirmed groups of repeats
	Asked       int `json:"asked"`  // quotes of those who ask the questions, which count nowhere
}

// Index says how far the search is.
type Index struct {
	Ready bool   `json:"ready"`
	Done  int    `json:"done"` // testimonies indexed so far
	Total int    `json:"total"`
	Error string `json:"error"` // a code of corpus.ErrorCode, or ""

	Rebuilt bool `json:"rebuilt"` // in the place of one that could not be used
}

// Step is one entry of the history.
type Step struct {
	Seq     int    `json:"seq"`
	At      string `json:"at"`
	By      string `json:"by"`
	Action  string `json:"action"` // a corpus.Action; the interface has the sentence
	Subject string `json:"subject"`
	Count   int    `json:"count"`
	Undoes  int    `json:"undoes"` // seq, or 0
	Redoes  int    `json:"redoes"`
}

// Settings are the user's, kept outside the project.
type Settings struct {
	Locale   string   `json:"locale"` // "fr", "en"
	Theme    string   `json:"theme"`  // "light", "dark", "system"
	Coder    string   `json:"coder"`  // name put on codings
	TextSize int      `json:"textSize"`
	Recent   []Recent `json:"recent"`
	Pinned   []string `json:"pinned"` // IDs of codes pinned to the digits 1 to 9
	Last     string   `json:"last"`   // path of the last project, or ""

	Keys []Key `json:"keys"` // shortcuts that are not the usual ones

	ShowPseudonyms  []string `json:"showPseudonyms"`  // IDs of the projects in which the window shows pseudonyms
	ExportRealNames []string `json:"exportRealNames"` // IDs of the projects whose exports show real names
}

// Key is the shortcut that the user chose for a command.
type Key struct {
	Command string `json:"command"`
	Keys    string `json:"keys"` // "" for none
}

// Recent is a project opened before.
type Recent struct {
	Path   string `json:"path"`
	Name   string `json:"name"`
	Opened string `json:"opened"`
	Gone   bool   `json:"gone"` // the file is not there any more
}

// Template is a codebook that can be added.
type Template struct {
	Name        string   `json:"name"` // "cisp"
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Codes       []string `json:"codes"` // paths
}

// Testimony is one line of the library.
type Testimony struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Path     string    `json:"path"`
	Format   string    `json:"format"`
	Imported string    `json:"imported"`
	Words    int       `json:"words"`
	Turns    int       `json:"turns"`
	Speakers []Speaker `json:"speakers"`
	Quotes   int       `json:"quotes"`
	Memo     string    `json:"memo"`
	Values   []Value   `json:"values"`  // of its attributes
	Media    string    `json:"media"`   // link to its recording, "" for none
	Consent  string    `json:"consent"` // "public", "internal", "withheld", "" where nothing is noted
}

// Speaker talks in a testimony.
type Speaker struct {
	Name        string `json:"name"`
	Interviewer bool   `json:"interviewer"`
	Participant string `json:"participant"` // ID, "" where nobody says who it is
}

// Text is a testimony to read.
type Text struct {
	Testimony Testimony `json:"testimony"`
	Revision  int       `json:"revision"` // number of the text, which a correction changes
	Text      string    `json:"text"`
	Turns     []Turn    `json:"turns"`
	Headings  []Heading `json:"headings"`
	Times     []Timed   `json:"times"` // in the order of the text, none where it has no times
}

// Timed says when a stretch of the text is heard in its recording.
type Timed struct {
	Start int   `json:"start"`
	End   int   `json:"end"`
	From  int64 `json:"from"` // in milliseconds
	To    int64 `json:"to"`   // in milliseconds; from where it is not known
}

// Turn is what one speaker says; the label stands in [labelStart, start).
type Turn struct {
	LabelStart int `json:"labelStart"` // equal to start where there is no label
	Start      int `json:"start"`
	End        int `json:"end"`
	Speaker    int `json:"speaker"` // index in speakers, -1 for nobody
}

// Heading is a title inside the text.
type Heading struct {
	Start int `json:"start"`
	End   int `json:"end"`
	Level int `json:"level"`
}

// Code is one category, in the order of the tree.
type Code struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Path       string `json:"path"`
	Parent     string `json:"parent"`
	Depth      int    `json:"depth"`
	Color      string `json:"color"` // as stored, for light paper
	Definition string `json:"definition"`
	Memo       string `json:"memo"`
	Inclusion  string `json:"inclusion"`
	Exclusion  string `json:"exclusion"`
	Example    string `json:"example"`  // ID of a quote that carries it, or ""
	Archived   bool   `json:"archived"` // not offered any more
	Quotes     int    `json:"quotes"`   // its own
	Total      int    `json:"total"`    // with those under it
	Once       int    `json:"once"`     // its own, confirmed repeats counted once
	OnceTotal  int    `json:"onceTotal"`
}

// CodeEdit is what can be changed of a code.
type CodeEdit struct {
	Name       string `json:"name"`
	Color      string `json:"color"`
	Definition string `json:"definition"`
	Inclusion  string `json:"inclusion"`
	Exclusion  string `json:"exclusion"`
	Example    string `json:"example"` // ID of a quote that carries it, or ""
	Memo       string `json:"memo"`
}

// Quote is a coded span.
type Quote struct {
	ID          string   `json:"id"`
	Testimony   string   `json:"testimony"`
	Title       string   `json:"title"` // of the testimony
	Start       int      `json:"start"`
	End         int      `json:"end"`
	Text        string   `json:"text"`
	Speaker     string   `json:"speaker"`
	Turn        int      `json:"turn"` // from 1, 0 where none
	Time        string   `json:"time"` // of the recording, "00:12:31"; "" where not known
	Codes       []string `json:"codes"`
	Codings     []Coding `json:"codings"` // one for each of the codes
	Memo        string   `json:"memo"`
	Created     string   `json:"created"`
	By          string   `json:"by"`
	Repeat      string   `json:"repeat"`      // ID of the verdict that links it, or ""
	Stands      bool     `json:"stands"`      // it stands for its group
	Said        int      `json:"said"`        // how many times it is said, by its group; 1 where none
	People      int      `json:"people"`      // how many people say it, likewise
	Collections []string `json:"collections"` // names
	Asked       bool     `json:"asked"`       // said by one who asks the questions: it counts nowhere
	Consent     string   `json:"consent"`     // its own, "" for that of its testimony
	Allowed     string   `json:"allowed"`     // the consent that holds
}

// QuoteFilter narrows a list of quotes; empty fields do not.
type QuoteFilter struct {
	Quotes    []string `json:"quotes"`  // any of them
	Codes     []string `json:"codes"`   // any of them, or a code under them
	Uncoded   bool     `json:"uncoded"` // without any code
	By        string   `json:"by"`      // who put a code
	Put       string   `json:"put"`     // "person", "rule", or "" for either
	Stances   []Stance `json:"stances"` // all of them, on one coding
	Testimony string   `json:"testimony"`
	Speaker   string   `json:"speaker"`

	Participant string      `json:"participant"` // ID of who speaks
	Where       []Condition `json:"where"`       // all of them

	Text   string `json:"text"` // words, accents and case ignored
	Once   bool   `json:"once"`
	Offset int    `json:"offset"`
	Limit  int    `json:"limit"` // 0 for all
}

// Passage is a span of a testimony to code.
type Passage struct {
	Testimony string `json:"testimony"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
}

// QuotePage is part of a list of quotes.
type QuotePage struct {
	Total  int     `json:"total"`
	Asked  int     `json:"asked"`  // of the total, said by those who ask the questions
	People int     `json:"people"` // who say the others
	Quotes []Quote `json:"quotes"`
}

// Problem is an error or a warning about one file.
type Problem struct {
	Code    string `json:"code"`
	Subject string `json:"subject"`
	Detail  string `json:"detail"`
	Message string `json:"message"` // in English

	Fault *QueryFault `json:"fault,omitempty"` // of a search that cannot be understood
}

// Range is a half-open range of UTF-16 units.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Repeats is the queue of repeats to review, and what was decided.
type Repeats struct {
	Groups []RepeatGroup  `json:"groups"`
	Inside []InsideRepeat `json:"inside"`
}

// RepeatGroup is a set of quotes that say the same words again.
type RepeatGroup struct {
	ID         string  `json:"id"`
	Kind       string  `json:"kind"` // "exact", "near"
	Similarity float64 `json:"similarity"`
	Verdict    string  `json:"verdict"`  // "", "confirmed", "rejected"
	Stands     string  `json:"stands"`   // quote ID, "" unless confirmed
	Proposed   string  `json:"proposed"` // ID of the quote to stand for the group
	Quotes     []Quote `json:"quotes"`
}

// InsideRepeat is a quote that says a sentence several times.
type InsideRepeat struct {
	Quote  Quote   `json:"quote"`
	Times  int     `json:"times"`
	Ranges []Range `json:"ranges"` // in the quote's text
}

// Piece is a stretch of two texts compared.
type Piece struct {
	Kind  string `json:"kind"`  // "same", "left", "right"
	Left  string `json:"left"`  // the words on the left; "" where kind is "right"
	Right string `json:"right"` // the words on the right; the same but for case and accents where kind is "same"
}

// Collection is one line of the list of collections.
type Collection struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Intro  string `json:"intro"`
	Quotes int    `json:"quotes"`
	Keeps  bool   `json:"keeps"` // a filter, that offers quotes
}

// CollectionView is a collection laid open.
type CollectionView struct {
	Collection Collection  `json:"collection"`
	Items      []Item      `json:"items"`
	Voices     []Voice     `json:"voices"` // how often each speaker is heard
	Chain      []ChainLink `json:"chain"`  // its results chain
}

// Item is a heading, a quote or a comment of a collection.
type Item struct {
	ID      string     `json:"id"`
	Kind    string     `json:"kind"` // "heading", "quote", "comment"
	Text    string     `json:"text"`
	Code    string     `json:"code"` // of a heading
	Level   int        `json:"level"`
	Quote   *Quote     `json:"quote"`   // of a quote; null where it was deleted
	Edits   []TextEdit `json:"edits"`   // cuts and additions, in the words of the quote
	Printed string     `json:"printed"` // the words of a quote as they are printed
	Stale   bool       `json:"stale"`   // the words changed since they were cut: they are printed whole
}

// Voice counts the quotes of one speaker in a collection.
type Voice struct {
	Speaker   string `json:"speaker"`
	Testimony string `json:"testimony"` // title
	Quotes    int    `json:"quotes"`
}

// Job is the progress of long work; the event "job" carries it.
type Job struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"` // "plan", "import", "index", "repeats", "export", "protect", "compact"
	Done  int    `json:"done"`
	Total int    `json:"total"`
	Words int    `json:"words"` // read or stored so far, where they are counted
	Left  int    `json:"left"`  // seconds, 0 where nothing tells yet
	Note  string `json:"note"`  // the file at hand
	State string `json:"state"` // "running", "done", "failed", "cancelled"
}

// Change says what moved; the event "change" carries it.
type Change struct {
	Revision int      `json:"revision"`
	Origin   string   `json:"origin"`  // the acting view's token, or ""
	Records  []string `json:"records"` // kinds that changed: "testimonies", "codes", "quotes", "verdicts", "collections", "project"
}
