package workspace

import (
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Bounds of dimensions: more cannot be told apart with a key.
const (
	mostDimensions      = 12
	mostDimensionValues = 9
)

// Dimensions returns the ways in which codings of the project can be qualified.
func (w *Workspace) Dimensions() ([]corpus.Dimension, error) {
	var p corpus.Project
	err := w.store.View(func(tx *store.Tx) (err error) {
		p, err = tx.Project()
		return err
	})
	return slices.Clone(p.Dimensions), err
}

// dimensionOf returns a dimension by its ID.
func dimensionOf(tx *store.Tx, id corpus.ID) (corpus.Dimension, error) {
	p, err := tx.Project()
	if err != nil {
		return corpus.Dimension{}, err
	}
	i := slices.IndexFunc(p.Dimensions, func(d corpus.Dimension) bool { return d.ID == id })
	if i < 0 {
		return corpus.Dimension{}, corpus.Fail(corpus.NotFound, "dimension "+string(id), "")
	}
	return p.Dimensions[i], nil
}

// SetDimensions writes them: those without an ID are new, and so are values without
// one. What codings say in a dimension or a value that goes is kept, and says
// nothing as long as that is not there.
func (w *Workspace) SetDimensions(a Author, wanted []corpus.Dimension) error {
	list, err := w.tidyDimensions(wanted)
	if err != nil {
		return err
	}
	change := store.Change{Action: corpus.ActDimensions}
	for i, d := range list {
		if i > 0 {
			change.Subject += ", "
		}
		change.Subject += d.Name
	}
	return w.update(a, change, []string{store.Projects}, func(tx *store.Tx) error {
		p, err := tx.Project()
		if err != nil {
			return err
		}
		p.Dimensions = list
		return tx.PutProject(p)
	})
}

func (w *Workspace) tidyDimensions(wanted []corpus.Dimension) ([]corpus.Dimension, error) {
	if len(wanted) > mostDimensions {
		return nil, corpus.Fail(corpus.Invalid, "the dimensions", "there are more than 12")
	}
	var out []corpus.Dimension
	taken := map[string]bool{}
	for _, d := range wanted {
		var err error
		if d.Name, err = usable("the name of the dimension", d.Name); err != nil {
			return nil, err
		}
		if taken[anchor.Fold(d.Name)] {
			return nil, corpus.Fail(corpus.Exists, "the dimension "+d.Name, "")
		}
		taken[anchor.Fold(d.Name)] = true
		if d.ID == "" {
			d.ID = w.opts.NewID()
		}
		values := map[string]bool{}
		d.Values = slices.Clone(d.Values)
		for i := range d.Values {
			v := &d.Values[i]
			if v.Name, err = usable("a value of "+d.Name, v.Name); err != nil {
				return nil, err
			}
			if values[anchor.Fold(v.Name)] {
				return nil, corpus.Fail(corpus.Exists, "the value "+v.Name, "")
			}
			values[anchor.Fold(v.Name)] = true
			if v.ID == "" {
				v.ID = w.opts.NewID()
			}
		}
		if n := len(d.Values); n < 2 || n > mostDimensionValues {
			return nil, corpus.Fail(corpus.Invalid, "the dimension "+d.Name, "it has from 2 to 9 values")
		}
		out = append(out, d)
	}
	return out, nil
}

// SetStance says of the coding of a quote with a code where it stands in a
// dimension, or, with "", that it says nothing.
func (w *Workspace) SetStance(a Author, id, code corpus.ID, dimension, value corpus.ID) (corpus.Quote, error) {
	names, err := w.codeNames([]corpus.ID{code})
	if err != nil {
		return corpus.Quote{}, err
	}
	c := store.Change{Action: corpus.ActStance, Subject: names[0]}
	return w.editQuote(a, c, id, func(tx *store.Tx, q *corpus.Quote) error {
		p, err := tx.Project()
		if err != nil {
			return err
		}
		if value != "" && p.StanceName(corpus.Stance{Dimension: dimension, Value: value}) == "" {
			return corpus.Fail(corpus.NotFound, "value "+string(value), "")
		}
		i := slices.IndexFunc(q.Codings, func(c corpus.Coding) bool { return c.Code == code })
		if i < 0 {
			return corpus.Fail(corpus.NotFound, "coding of the quote with "+names[0], "")
		}
		q.Codings = slices.Clone(q.Codings)
		stances := slices.DeleteFunc(slices.Clone(q.Codings[i].Stances), func(s corpus.Stance) bool { return s.Dimension == dimension })
		if value != "" {
			stances = append(stances, corpus.Stance{Dimension: dimension, Value: value})
		}
		if len(stances) == 0 {
			stances = nil
		}
		q.Codings[i].Stances = stances
		return nil
	})
}

// CodingFilter narrows by what codings say. Empty fields do not.
type CodingFilter struct {
	By      string             // who put the code
	Auto    Put                // by a person, or by a rule
	Stances []corpus.Stance    // all of them; without a value, that nothing is said in the dimension
	known   map[corpus.ID]bool // the values that there are, once resolved
}

// Put says by what codings were put.
type Put string

// What puts codings.
const (
	PutAny    Put = ""
	PutPerson Put = "person"
	PutRule   Put = "rule"
)

func (f CodingFilter) idle() bool { return f.By == "" && f.Auto == PutAny && len(f.Stances) == 0 }

// resolved returns the filter with what it needs to tell that nothing is said.
func (f CodingFilter) resolved(tx *store.Tx) (CodingFilter, error) {
	if !slices.ContainsFunc(f.Stances, func(s corpus.Stance) bool { return s.Value == "" }) {
		return f, nil
	}
	p, err := tx.Project()
	f.known = map[corpus.ID]bool{}
	for _, d := range p.Dimensions {
		for _, v := range d.Values {
			f.known[v.ID] = true
		}
	}
	return f, err
}

// says reports whether a coding says what a stance of the filter says.
func (f CodingFilter) says(c corpus.Coding, s corpus.Stance) bool {
	if s.Value != "" {
		return slices.Contains(c.Stances, s)
	}
	return !slices.ContainsFunc(c.Stances, func(said corpus.Stance) bool { return said.Dimension == s.Dimension && f.known[said.Value] })
}

// passes reports whether one coding of a quote, of any of the codes (of any at all
// for nil), is as the filter says.
func (f CodingFilter) passes(q corpus.Quote, codes map[corpus.ID]bool) bool {
	return f.idle() || slices.ContainsFunc(q.Codings, func(c corpus.Coding) bool {
		if codes != nil && !codes[c.Code] || f.By != "" && !c.Of(f.By) || f.Auto == PutPerson && c.Auto != "" || f.Auto == PutRule && c.Auto == "" {
			return false
		}
		return !slices.ContainsFunc(f.Stances, func(s corpus.Stance) bool { return !f.says(c, s) })
	})
}

// Coders returns who put codes in the project, in alphabetical order.
func (w *Workspace) Coders() ([]string, error) {
	out := []string{}
	err := w.store.View(func(tx *store.Tx) error {
		quotes, err := w.quotes.all(tx)
		for _, q := range quotes {
			for _, c := range q.Codings {
				for _, by := range c.Coders() {
					if !slices.Contains(out, by) {
						out = append(out, by)
					}
				}
			}
		}
		return err
	})
	slices.Sort(out)
	return out, err
}

// StanceCount is how many quotes of a code stand where in a dimension.
type StanceCount struct {
	Code  corpus.ID
	Each  map[corpus.ID]int // by value
	Total int               // quotes of the code that say something in any dimension
}

// StanceCounts counts, for each code that says something, its quotes by the values
// of the dimensions. What is said by those who ask the questions counts for nothing.
func (w *Workspace) StanceCounts() (out []StanceCount, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		p, err := tx.Project()
		if err != nil {
			return err
		}
		asked, err := w.quotes.asked(tx)
		if err != nil {
			return err
		}
		quotes, err := w.quotes.all(tx)
		if err != nil {
			return err
		}
		counts := map[corpus.ID]*StanceCount{}
		for _, q := range quotes {
			if asked[q.ID] {
				continue
			}
			for _, c := range q.Codings {
				said := false
				for _, s := range c.Stances {
					if p.StanceName(s) == "" {
						continue
					}
					if counts[c.Code] == nil {
						counts[c.Code] = &StanceCount{Code: c.Code, Each: map[corpus.ID]int{}}
					}
					counts[c.Code].Each[s.Value]++
					said = true
				}
				if said {
					counts[c.Code].Total++
				}
			}
		}
		codes, err := codesOf(tx)
		if err != nil {
			return err
		}
		out = []StanceCount{}
		for _, c := range inTreeOrder(codes) {
			if counts[c.ID] != nil {
				out = append(out, *counts[c.ID])
			}
		}
		return nil
	})
	return out, err
}
