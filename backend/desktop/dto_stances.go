package desktop

// Coding is a code on a quote, with who put it and what it says.
type Coding struct {
	Code    string   `json:"code"`
	By      string   `json:"by"`
	Also    []string `json:"also"` // others who put the same code there
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

// Agreement is how two people coded the same testimonies, in characters.
type Agreement struct {
	Testimonies int             `json:"testimonies"` // that both put a code in: only these are compared
	Characters  int             `json:"characters"`  // of them
	Codes       []CodeAgreement `json:"codes"`       // that either put, in the order of the tree
	All         CodeAgreement   `json:"all"`         // over all codes together
}

// CodeAgreement is how two people put one code, in characters.
type CodeAgreement struct {
	Code  string  `json:"code"`
	Both  int     `json:"both"`
	OnlyA int     `json:"onlyA"`
	OnlyB int     `json:"onlyB"`
	Kappa float64 `json:"kappa"` // Cohen's, from -1 to 1; 0 where there is none
	Known bool    `json:"known"` // whether there is one
}
