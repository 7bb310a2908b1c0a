package desktop

// Survey is what a table holds, and what its columns are taken for.
type Survey struct {
	Name     string         `json:"name"`   // of the file, without its folder
	Sheets   []string       `json:"sheets"` // their names
	Sheet    int            `json:"sheet"`  // in sheets
	Rows     int            `json:"rows"`   // below the names of the columns
	Columns  []SurveyColumn `json:"columns"`
	Warnings []Problem      `json:"warnings"`
}

// SurveyColumn is a column of a table, and what becomes of it.
type SurveyColumn struct {
	Name    string   `json:"name"`
	Use     string   `json:"use"`  // "open", "attribute", "name", "leave"
	Type    string   `json:"type"` // of the attribute: "text", "number", "date", "yesno", "choice"
	Filled  int      `json:"filled"`
	Private bool     `json:"private"` // it seems to hold what reaches a person
	Samples []string `json:"samples"`
}

// SurveyChoice is what the user made of the columns, in their order.
type SurveyChoice struct {
	Uses     []string `json:"uses"`
	Types    []string `json:"types"`
	Untitled string   `json:"untitled"` // what a testimony without a name is called, before its number
}

// SurveyCounts says what importing a table would do.
type SurveyCounts struct {
	New       int         `json:"new"`
	Unchanged int         `json:"unchanged"`
	NoAnswer  int         `json:"noAnswer"`
	Erased    int         `json:"erased"`
	Unread    []int       `json:"unread"` // for each column, cells that are no value of its type
	First     SurveySheet `json:"first"`  // the first testimony
}

// SurveySheet is one testimony to be.
type SurveySheet struct {
	Title   string       `json:"title"` // "" where no row has an answer
	Answers []SurveyPart `json:"answers"`
}

// SurveyPart is a question with what is answered.
type SurveyPart struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

// SurveyReport says what became of the rows.
type SurveyReport struct {
	Imported  int    `json:"imported"`
	Unchanged int    `json:"unchanged"`
	NoAnswer  int    `json:"noAnswer"`
	Erased    int    `json:"erased"`
	First     string `json:"first"` // the first testimony that was stored, or ""
	Cancelled bool   `json:"cancelled"`
}
