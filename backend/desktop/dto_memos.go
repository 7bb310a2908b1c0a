package desktop

// Memo is what somebody wrote about something.
type Memo struct {
	Kind  string     `json:"kind"`  // "project", "testimony", "code", "quote", "collection", "participant", "attribute"
	ID    string     `json:"id"`    // of what it is about
	Name  string     `json:"name"`  // of that: a title, the path of a code, the first words of a quote
	Title string     `json:"title"` // of a quote: its testimony and turn
	Text  string     `json:"text"`  // with its links as they are stored: [[code:ID]]
	Links []MemoLink `json:"links"`
	At    string     `json:"at"` // "" where not known
	By    string     `json:"by"`
}

// MemoLink is where a link of a memo leads.
type MemoLink struct {
	Kind string `json:"kind"` // "quote", "code"
	ID   string `json:"id"`
	Name string `json:"name"`
	Gone bool   `json:"gone"`
}

// MemoFilter narrows a list of memos.
type MemoFilter struct {
	Kinds  []string `json:"kinds"`
	Text   string   `json:"text"`
	ByKind bool     `json:"byKind"` // else the newest first
}

// MemoExport says how memos leave.
type MemoExport struct {
	Format    string     `json:"format"`
	Filter    MemoFilter `json:"filter"`
	RealNames bool       `json:"realNames"`
}
