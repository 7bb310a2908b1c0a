package corpus

// Study is every record of a project but the texts, the originals and the
// journal, by ID. Layouts go by their testimony.
type Study struct {
	Project      Project // without an ID where there is none
	Testimonies  map[ID]Testimony
	Layouts      map[ID]Layout
	Codes        map[ID]Code
	Quotes       map[ID]Quote
	Verdicts     map[ID]Verdict
	Collections  map[ID]Collection
	Erasures     map[ID]Erasure
	Participants map[ID]Participant
	Attributes   map[ID]Attribute
	Pseudonyms   map[ID]Pseudonym
	Revisions    map[ID]Revision
}
