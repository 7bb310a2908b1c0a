package desktop

// Coding is a code on a quote, with who put it and what it says.
type Coding struct {
	Code    string   `json:"code"`
	By      string   `json:"by"`
	Auto    string   `json:"auto"` // the kind of rule that put it, "" for a person
	Stances []Stance `json:"stances"`
}

// Stance is what a coding says in a dimension.
type Stance struct {
	Dimension string `json:"dimension"`
	Value     string `json:"value"`
}

// Dimension is a way in which codings are qualified.
type Dimension struct {
	ID     string           `json:"id"` // "" for a new one
	Name   string           `json:"name"`
	Values []DimensionValue `json:"values"`
}

// DimensionValue is one side of a dimension.
type DimensionValue struct {
	ID   string `json:"id"` // "" for a new one
	Name string `json:"name"`
}

// Coders are those who put codes, and who this window codes as.
type Coders struct {
	Me    string   `json:"me"`
	Names []string `json:"names"`
}
