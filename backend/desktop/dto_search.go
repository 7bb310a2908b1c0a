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
	Unasked   bool        `json:"unasked"` // leaves out what is said by those who ask the questions
	Where     []Condition `json:"where"`   // all of them
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
