package desktop

// Attribute is a typed variable of testimonies or of participants.
type Attribute struct {
	ID      string   `json:"id"`
	Of      string   `json:"of"` // "testimony", "participant"
	Name    string   `json:"name"`
	Type    string   `json:"type"`    // "text", "choice", "number", "date", "yesno"
	Choices []string `json:"choices"` // of a choice
	Groups  bool     `json:"groups"`  // its choices are groups of testimonies
	Memo    string   `json:"memo"`
	Valued  int      `json:"valued"` // how many have a value
}

// AttributeEdit is what an attribute is to be.
type AttributeEdit struct {
	Name    string   `json:"name"`
	Type    string   `json:"type"`
	Choices []string `json:"choices"`
	Renamed []Rename `json:"renamed"` // choices that have another name; their values follow
	Groups  bool     `json:"groups"`
	Memo    string   `json:"memo"`
}

// Rename is a choice with its name before and after.
type Rename struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Value is what a testimony or a participant has for an attribute: a text; a
// number with a point; a date, 2024, 2024-03 or 2024-03-01; "yes" or "no"; a choice.
type Value struct {
	Attribute string `json:"attribute"`
	Text      string `json:"text"`
}

// Cell is a value to set, as a person writes it.
type Cell struct {
	Record    string `json:"record"` // ID of the testimony or the participant
	Attribute string `json:"attribute"`
	Text      string `json:"text"` // "" for no value
}

// Unread is a value that cannot be read as its attribute's type.
type Unread struct {
	Record    string `json:"record"`
	Name      string `json:"name"` // of the testimony or the participant
	Attribute string `json:"attribute"`
	Text      string `json:"text"`
}

// Participant is a person of the study.
type Participant struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Memo        string   `json:"memo"`
	Values      []Value  `json:"values"`
	Testimonies []string `json:"testimonies"` // IDs of those where they speak
	Quotes      int      `json:"quotes"`
}

// Proposal is a person who may be the speakers of one name.
type Proposal struct {
	Name        string      `json:"name"`
	Participant string      `json:"participant"` // ID of the one of that name, "" for a new one
	Speakers    []SpeakerAt `json:"speakers"`
}

// SpeakerAt is a speaker of a testimony.
type SpeakerAt struct {
	Testimony string `json:"testimony"`
	Speaker   int    `json:"speaker"` // index in its speakers
}

// Condition narrows by the value of an attribute.
type Condition struct {
	Attribute string   `json:"attribute"`
	Values    []string `json:"values"` // any of them; "" for none, "a..b" from a number or date to another
	Except    bool     `json:"except"` // those others
}

// Group is those that have one value.
type Group struct {
	Value   string `json:"value"`   // "" for those that have none
	Bearers int    `json:"bearers"` // testimonies, or participants
	Quotes  int    `json:"quotes"`
	Once    int    `json:"once"`
}

// Crossing is the codebook counted by what codings say in a dimension, in each group.
type Crossing struct {
	Groups []Group       `json:"groups"` // one of all, where there is no attribute
	All    Crossed       `json:"all"`    // coded quotes
	Codes  []CrossedCode `json:"codes"`  // of which there is a quote
}

// Crossed are numbers of quotes by group and, in each, by value of the dimension; the
// last of a group is of codings that say nothing in it.
type Crossed struct {
	Each [][]int `json:"each"`
	Once [][]int `json:"once"` // confirmed repeats counted once
}

// CrossedCode is a code with its quotes and those of the codes under it.
type CrossedCode struct {
	Code string  `json:"code"`
	Said Crossed `json:"said"`
}
