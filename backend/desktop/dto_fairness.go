package desktop

// Fairness says who is heard in a collection, against what was coded.
type Fairness struct {
	Here        int      `json:"here"`  // quotes of the collection
	All         int      `json:"all"`   // coded quotes that it is compared with
	Codes       []string `json:"codes"` // IDs of the codes that narrow these, none for all
	Voices      []Heard  `json:"voices"`
	Testimonies []Heard  `json:"testimonies"`
	Groups      []Heard  `json:"groups"`
	Categories  []Heard  `json:"categories"`
	Repeats     int      `json:"repeats"` // quotes that say what another one of the collection says
}

// Heard is how often somebody is heard, or something said.
type Heard struct {
	ID       string  `json:"id"` // of the testimony, attribute or code; "" for a voice
	Name     string  `json:"name"`
	Of       string  `json:"of"` // the testimony of a voice, the attribute of a group, the path of a code
	Here     int     `json:"here"`
	All      int     `json:"all"`
	Quotient float64 `json:"quotient"` // share in the collection over the share in what was coded
	Often    bool    `json:"often"`
	Missing  bool    `json:"missing"`
}

// Swap is a quote that is proposed in the place of one of a collection.
type Swap struct {
	Item string `json:"item"`
	Out  Quote  `json:"out"`
	In   Quote  `json:"in"`
	Code string `json:"code"` // that both carry
	Of   int    `json:"of"`   // how many could stand there
}
