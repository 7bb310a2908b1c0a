package desktop

// CodeStep is a change of a code: here is before, there is after.
type CodeStep struct {
	Step   Step    `json:"step"`
	Fields []Field `json:"fields"`
}

// CodebookPlan is what importing a codebook does.
type CodebookPlan struct {
	Codes     []CodeChange `json:"codes"` // added and changed, in the order of the file
	Added     int          `json:"added"`
	Changed   int          `json:"changed"`
	Unchanged int          `json:"unchanged"`
}

// CodeChange is a code of a codebook to import.
type CodeChange struct {
	Path   string  `json:"path"`
	What   string  `json:"what"`   // "added", "changed"
	Fields []Field `json:"fields"` // here is before, there is after
}

// CodebookExport says how the codebook leaves the program.
type CodebookExport struct {
	Format    string `json:"format"` // "docx", "xlsx", "csv", "qdc", "html", "md"
	Archived  bool   `json:"archived"`
	RealNames bool   `json:"realNames"`
}

// HistoryFilter narrows a history; empty fields do not.
type HistoryFilter struct {
	By      string   `json:"by"`
	Actions []string `json:"actions"` // any of them
}
