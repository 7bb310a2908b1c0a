package desktop

import (
	"florilege/backend/corpus"
	"florilege/backend/index"
)

// SearchRequest asks for a page of hits.
type SearchRequest struct {
	Query     string      `json:"query"`
	In        []string    `json:"in"` // of "testimonies", "quotes", "codes", "memos"; all when empty
	Testimony string      `json:"testimony"`
	Unasked   bool        `json:"unasked"`  // leaves out what is said by those who ask the questions
	Where     []Condition `json:"where"`    // all of them
	Order     string      `json:"order"`    // of workspace.SearchOrders; "" for "relevance"
	Together  bool        `json:"together"` // hits of one testimony stand together
	Limit     int         `json:"limit"`
	Offset    int         `json:"offset"`
}

// SearchResult is a page of hits.
type SearchResult struct {
	Total int   `json:"total"`
	Hits  []Hit `json:"hits"`
	// Late says that the index lacks changes: more may be found once it is ready.
	Late bool `json:"late"`
}

// Hit is a text that a search found. Text is the whole passage; the matches are
// positions in it.
type Hit struct {
	Kind      string   `json:"kind"`
	ID        string   `json:"id"` // of the quote or code, or of the memo's owner
	Owner     string   `json:"owner"`
	Testimony string   `json:"testimony"`
	Title     string   `json:"title"`
	Start     int      `json:"start"` // of the passage or quote in its testimony
	End       int      `json:"end"`
	Speaker   string   `json:"speaker"`
	Turn      int      `json:"turn"`
	Time      string   `json:"time"`  // of the recording where the match is, "" where not known
	Times     []string `json:"times"` // of each match, as Time; none where nothing is known
	Text      string   `json:"text"`
	Matches   []Range  `json:"matches"` // in Text
	Codes     []string `json:"codes"`   // of the quotes that lie on the matches
	Said      int      `json:"said"`    // of a quote, as Quote has it; else 1
	People    int      `json:"people"`  // likewise
}

// SearchLine is one match of a hit.
type SearchLine struct {
	Hit   Hit `json:"hit"`
	Match int `json:"match"` // which of the hit's matches
}

// SearchLines is a page of a concordance.
type SearchLines struct {
	Total int          `json:"total"`
	Lines []SearchLine `json:"lines"`
}

// Frequency is how often something was found in one part of the project.
type Frequency struct {
	ID      string `json:"id"`   // of a testimony, "" otherwise
	Name    string `json:"name"` // "" for no speaker, or no group
	Hits    int    `json:"hits"`
	Matches int    `json:"matches"`
	Words   int    `json:"words"` // of the testimonies in all, 0 where not known
}

// GroupFrequencies is how often in the groups of one attribute.
type GroupFrequencies struct {
	Attribute string      `json:"attribute"` // ID
	Name      string      `json:"name"`
	Groups    []Frequency `json:"groups"`
}

// Frequencies is how often a search finds something, over all its hits.
type Frequencies struct {
	Hits        int                `json:"hits"`
	Matches     int                `json:"matches"`
	Testimonies []Frequency        `json:"testimonies"` // the most first
	Speakers    []Frequency        `json:"speakers"`    // the most first
	Groups      []GroupFrequencies `json:"groups"`
}

// SearchPart is one of the conditions that a search has beside one another. What
// stands from Start to End, cut out, leaves a search without it.
type SearchPart struct {
	Kind   string   `json:"kind"` // of index.PartKind
	Start  int      `json:"start"`
	End    int      `json:"end"`
	Text   string   `json:"text"`   // as it is typed
	Except bool     `json:"except"` // what must not be
	Filter string   `json:"filter"` // of index.FilterKind, "" for words
	Name   string   `json:"name"`   // of an attribute
	Values []string `json:"values"` // of a filter
}

// SavedSearch is a search under a name.
type SavedSearch struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Query string `json:"query"`
}

// SynonymSet is words that searches take for one another.
type SynonymSet struct {
	ID    string   `json:"id"`
	Words []string `json:"words"`
}

// QueryFault says why a search cannot be understood, and what would be.
type QueryFault struct {
	Reason string `json:"reason"` // an index.Reason
	Start  int    `json:"start"`  // in the search as it was typed; both 0 where it is about the whole
	End    int    `json:"end"`
	Words  string `json:"words"` // what stands there
	Fix    string `json:"fix"`   // the whole search put right, "" where that cannot be told
}

func faultOf(f *index.Fault, search string) *QueryFault {
	at := rangesOf(search, []corpus.Span{f.At})[0]
	return &QueryFault{Reason: string(f.Reason), Start: at.Start, End: at.End, Words: shown(f.Words), Fix: f.Fix}
}
