package desktop

// Protection tells what protecting a project, or taking that off, gave.
type Protection struct {
	Status      Status   `json:"status"`      // nothing is open where Reopening tells why
	RecoveryKey string   `json:"recoveryKey"` // to show this once; "" where it is not protected any more
	Left        []string `json:"left"`        // paths of what may hold its words in the clear still
	Reopening   *Problem `json:"reopening"`   // why the project could not be opened again, or null
}
