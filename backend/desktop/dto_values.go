package desktop

// ValuesChoice says how a table of values is read.
type ValuesChoice struct {
	Of    string   `json:"of"`    // "testimony", "participant"; "" for those whom it names most
	Key   int      `json:"key"`   // the column of names, from 0; -1 for the one that names most
	Sheet string   `json:"sheet"` // "" for the first
	Add   bool     `json:"add"`   // participants who are not there are added
	Widen bool     `json:"widen"` // words that are none of a choice's become choices
	Clear bool     `json:"clear"` // blank cells take values off
	Left  []string `json:"left"`  // names of columns that are left out
}

// ValuesPlan is what importing a table of values changes.
type ValuesPlan struct {
	Of      string         `json:"of"`
	Key     int            `json:"key"`
	Sheets  []string       `json:"sheets"` // their names
	Names   []string       `json:"names"`  // of all columns
	Columns []ValuesColumn `json:"columns"`
	Rows    []ValuesRow    `json:"rows"`
	Changes []ValuesChange `json:"changes"`
}

// ValuesColumn is a column of values.
type ValuesColumn struct {
	Name string `json:"name"`
	Type string `json:"type"`
	New  bool   `json:"new"`  // the attribute is made
	Left bool   `json:"left"` // it is left out
}

// ValuesRow is a row of the table.
type ValuesRow struct {
	Line  int    `json:"line"` // in the file, from 1
	Name  string `json:"name"`
	Match string `json:"match"` // "found", "new", "none", "several", "twice"
}

// ValuesChange is a cell that is not what is there.
type ValuesChange struct {
	Row    int    `json:"row"`    // index in rows
	Column int    `json:"column"` // index in columns
	Before string `json:"before"`
	After  string `json:"after"`  // as written where unread
	Unread bool   `json:"unread"` // it cannot be read as the attribute's type
}
