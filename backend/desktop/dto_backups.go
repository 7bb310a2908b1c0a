package desktop

// Backups are how a project is backed up.
type Backups struct {
	Items   []Backup `json:"items"`   // the newest first
	Bytes   int      `json:"bytes"`   // of all of them
	Folder  string   `json:"folder"`  // that was chosen for the backups of all projects
	Own     bool     `json:"own"`     // it is the one that is used where none was chosen
	LimitMB int      `json:"limitMB"` // megabytes for a project; 0 for any
}

// Backup is one backup, told by its name.
type Backup struct {
	Name    string `json:"name"`
	At      string `json:"at"` // when it was made
	Seq     int    `json:"seq"`
	Bytes   int    `json:"bytes"`
	Damaged bool   `json:"damaged"` // the project was when it was made, and so is the backup
}

// BackupContents are what a backup holds.
type BackupContents struct {
	Project     string `json:"project"` // its name
	Testimonies int    `json:"testimonies"`
	Quotes      int    `json:"quotes"`
	Codes       int    `json:"codes"`
	Collections int    `json:"collections"`
	Last        []Step `json:"last"` // the newest first, a few
	Sealed      bool   `json:"sealed"`
}

// BackupState is how the backups of the open project stand.
type BackupState struct {
	Running bool     `json:"running"`
	Last    string   `json:"last"`    // when the newest was made; "" for none known
	Damaged bool     `json:"damaged"` // the project is damaged, and so that one is
	Away    string   `json:"away"`    // the chosen folder, where it is not there and Folder stands in; or ""
	Folder  string   `json:"folder"`
	Problem *Problem `json:"problem"` // why the last attempt failed, or null
}

// BackupChanges are how a backup differs from the open project.
type BackupChanges struct {
	Relation string       `json:"relation"` // "identical", "older", "newer": what the backup is; "apart"
	Steps    int          `json:"steps"`    // changes that the project has and the backup has not
	Newest   []Step       `json:"newest"`   // of those, the newest first, some
	Own      int          `json:"own"`      // changes that the backup has and the project has not
	Kinds    []KindChange `json:"kinds"`    // only those that differ
}

// KindChange counts the records of a kind that a backup does not hold as the
// project does.
type KindChange struct {
	Kind    string `json:"kind"`    // "testimonies", "codes", "quotes", "verdicts", "collections", "project", "erasures"
	Missing int    `json:"missing"` // that the project holds and the backup does not
	Back    int    `json:"back"`    // that the backup holds and the project does not
	Changed int    `json:"changed"`
}
