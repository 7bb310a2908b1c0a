package desktop

// Copies are the other files of the project beside it.
type Copies struct {
	Service string      `json:"service"` // that keeps the folder alike on several machines, as it calls itself; "" for none known
	Told    bool        `json:"told"`    // the user has read what to mind there
	Found   []FoundCopy `json:"found"`
}

// FoundCopy is another file of the project.
type FoundCopy struct {
	Path      string   `json:"path"`
	Name      string   `json:"name"`     // of the file
	Conflict  bool     `json:"conflict"` // two machines changed the project, says its name
	Original  bool     `json:"original"` // the open project is a copy of it, say their names
	Service   string   `json:"service"`  // that made it, as it calls itself; "" where the name does not tell
	By        string   `json:"by"`       // machine or person in its name, or ""
	At        string   `json:"at"`       // moment in its name, or ""
	Bytes     int      `json:"bytes"`
	Changed   string   `json:"changed"`
	Sealed    bool     `json:"sealed"`
	Dismissed bool     `json:"dismissed"` // the user put the notice about it aside, and it did not change since
	Problem   *Problem `json:"problem"`   // why its content could not be looked at, or null
}

// Comparison is how another file of the project differs from the open one.
type Comparison struct {
	Relation   string            `json:"relation"` // "identical", "older", "newer": what the other is; "apart"
	Shared     *Step             `json:"shared"`   // the last change that both have; null where no journal tells
	Here       Side              `json:"here"`
	There      Side              `json:"there"`
	Groups     []DifferenceGroup `json:"groups"`
	Unreadable int               `json:"unreadable"` // damaged records, which count as absent
	Seen       string            `json:"seen"`       // for BringOver
}

// Side is one of two files compared.
type Side struct {
	Path        string `json:"path"`
	Name        string `json:"name"`   // of the file
	Steps       int    `json:"steps"`  // that the other does not have
	Newest      []Step `json:"newest"` // of those, the newest first
	Last        *Step  `json:"last"`   // null where the journal was emptied
	Testimonies int    `json:"testimonies"`
	Quotes      int    `json:"quotes"`
	Codes       int    `json:"codes"`
	Collections int    `json:"collections"`
}

// DifferenceGroup is the differing records of a kind that one file, or each,
// did something with.
type DifferenceGroup struct {
	Side  string       `json:"side"` // "here", "there", "both"
	Kind  string       `json:"kind"` // "testimonies", "codes", "quotes", "verdicts", "collections", "project", "erasures"
	Total int          `json:"total"`
	Added int          `json:"added"` // of those of one side; the rest was changed or removed
	Gone  int          `json:"gone"`  // removed, of those of one side
	First []Difference `json:"first"` // some hundreds at most
}

// Difference is a record that two files do not hold alike.
type Difference struct {
	ID     string  `json:"id"`
	Name   string  `json:"name"` // title, path of codes, or first words of a quote
	In     string  `json:"in"`   // title of a quote's testimony, or ""
	Here   string  `json:"here"` // "added", "changed", "removed", or ""
	There  string  `json:"there"`
	Erased bool    `json:"erased"` // the file that lacks it erased its testimony at somebody's request
	Fields []Field `json:"fields"`
}

// Field is a part of a record as two files hold it. Long texts are cut.
type Field struct {
	Name  string `json:"name"` // "title", "memo", "codes"…
	Here  string `json:"here"`
	There string `json:"there"`
}

// Wanted says what BringOver brings.
type Wanted struct {
	Seen       string   `json:"seen"`       // of the Comparison
	LeaveKinds []string `json:"leaveKinds"` // kinds of which nothing is brought
	Leave      []Record `json:"leave"`      // of what only the other has
	Take       []Record `json:"take"`       // brought all the same; of what both changed: the other's
}

// Record names a record.
type Record struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

// Brought says what BringOver brought.
type Brought struct {
	Records int    `json:"records"`
	Left    []Left `json:"left"`
}

// Left is a record that could not be brought.
type Left struct {
	Kind string `json:"kind"`
	Name string `json:"name"`
	Why  string `json:"why"` // "erased", "unreadable", "taken", "alone"
}

// Space is how much of the project's file is used, in bytes.
type Space struct {
	Bytes int  `json:"bytes"`
	Free  int  `json:"free"`
	Worth bool `json:"worth"` // compaction gives back enough to be offered
}

// Compaction tells what writing the project anew gave.
type Compaction struct {
	Status    Status   `json:"status"` // nothing is open where Reopening tells why
	Before    int      `json:"before"` // bytes
	After     int      `json:"after"`
	Reopening *Problem `json:"reopening"` // why the project could not be opened again, or null
}
