package ingest

import "florilege/backend/corpus"

// Casting is what a person decided of labels, for every file that has them. It
// is keyed by LabelKey.
type Casting struct {
	Merge  map[string]string // the label that it is another form of
	Name   map[string]string // the name to show
	Asks   map[string]bool   // whether the person asks the questions
	Nobody bool              // files are read as text without turns
}

// LabelKey returns what labels of one person have in common: their letters and
// digits, without case and accents.
func LabelKey(label string) string { return keyOf(label) }

// Apply gives the draft's speakers the names and marks that were decided.
func (c Casting) Apply(d Draft) (Draft, error) {
	speakers := make([]corpus.Speaker, len(d.Speakers))
	for i, s := range d.Speakers {
		if !c.Nobody {
			speakers[i] = c.speaker(s)
		}
	}
	return d.Relabel(speakers)
}

func (c Casting) speaker(s corpus.Speaker) corpus.Speaker {
	keys := []string{keyOf(s.Name)}
	if into := c.Merge[keys[0]]; into != "" {
		s.Name = into
		keys = append(keys, keyOf(into))
	}
	if name := c.Name[keyOf(s.Name)]; name != "" {
		s.Name = name
		keys = append(keys, keyOf(name))
	}
	for _, key := range keys {
		if asks, said := c.Asks[key]; said {
			s.Interviewer = asks
		}
	}
	return s
}
