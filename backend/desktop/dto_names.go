package desktop

// Name is an entry of the table of pseudonyms.
type Name struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Forms     []string `json:"forms"`     // other ways it is said
	Kind      string   `json:"kind"`      // "person", "place", "organisation", "other"
	Pseudonym string   `json:"pseudonym"` // "" where the name stays as it is
	Memo      string   `json:"memo"`
	Count     int      `json:"count"`    // how often it stands in the testimonies
	Cautions  []string `json:"cautions"` // of "real", "said", "shared", "form"
}

// NameEdit is what can be written of a name.
type NameEdit struct {
	Name      string   `json:"name"`
	Forms     []string `json:"forms"`
	Kind      string   `json:"kind"`
	Pseudonym string   `json:"pseudonym"`
	Memo      string   `json:"memo"`
}

// NameSuggestion is something that may be a name, and what could stand for it.
type NameSuggestion struct {
	Name      string   `json:"name"`
	Forms     []string `json:"forms"`
	Kind      string   `json:"kind"`
	Pseudonym string   `json:"pseudonym"`
	Count     int      `json:"count"`
	Example   string   `json:"example"`
}

// NameProposal is what may stand for a name, and how else it may be said.
type NameProposal struct {
	Pseudonym string   `json:"pseudonym"`
	Forms     []string `json:"forms"`
}

// Mask is what is shown in the place of a range of a text.
type Mask struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	With  string `json:"with"`
	Name  string `json:"name"` // ID of the name; "" for a word before it that is repaired
}

// NamesRead says what an import of a table did.
type NamesRead struct {
	Added     int `json:"added"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
}

// Leak is a real name that an export would show.
type Leak struct {
	Name    string `json:"name"`
	Form    string `json:"form"`
	Place   string `json:"place"` // "quote", "speaker", "testimony", "title", "project", "intro", "heading", "comment", "code", "memo", "value", "file"
	Why     string `json:"why"`   // "name", "part", "inside", "candidate"
	Count   int    `json:"count"`
	Example string `json:"example"`
}

// Leaks says what an export leaves of real names, the surest first.
type Leaks struct {
	Names      []Leak `json:"names"`
	Traces     []Leak `json:"traces"`
	Candidates []Leak `json:"candidates"`
}
