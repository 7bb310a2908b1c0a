package workspace

import (
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/store"
)

// addAttributes gives a document a column for each attribute: of the testimony,
// then the participant and what is known of them.
func addAttributes(tx *store.Tx, d *export.Document, items []ItemInfo) error {
	attributes, err := attributesOf(tx)
	if err != nil || len(attributes) == 0 && tx.Participants().Count() == 0 {
		return err
	}
	people := map[corpus.ID]corpus.Participant{}
	for p, err := range tx.Participants().All() {
		if err != nil {
			return err
		}
		people[p.ID] = p
	}
	d.Extra = columnNames(attributes, d.Language)
	testimonies := map[corpus.ID]corpus.Testimony{}
	for i, it := range items {
		if it.Kind != corpus.ItemQuote {
			continue
		}
		t, ok := testimonies[it.Quote.Testimony]
		if !ok {
			if t, err = testimony(tx, it.Quote.Testimony); err != nil {
				return err
			}
			testimonies[t.ID] = t
		}
		who := people[t.ParticipantOf(it.Quote.Speaker)]
		d.Blocks[i].Quote.Extra = cellsOf(attributes, t, who, d.Language)
	}
	return nil
}

// columnNames names the columns, each otherwise; an attribute of participants that is
// called as one of testimonies, and one that is called participant, say whose they are.
func columnNames(attributes []corpus.Attribute, language string) []string {
	const participant = "participant" // so called in both languages
	whose := map[corpus.Bearer]string{corpus.OfParticipant: participant, corpus.OfTestimony: "testimony"}
	if strings.HasPrefix(language, "fr") {
		whose[corpus.OfTestimony] = "témoignage"
	}
	taken := map[string]bool{participant: true}
	var out []string
	person := false
	for _, a := range attributes {
		if a.Of == corpus.OfParticipant && !person {
			out, person = append(out, participant), true
		}
		name := a.Name
		if taken[anchor.Fold(name)] {
			name += " (" + whose[a.Of] + ")"
		}
		taken[anchor.Fold(name)] = true
		out = append(out, name)
	}
	if !person {
		out = append(out, participant)
	}
	return out
}

// cellsOf are the cells under columnNames.
func cellsOf(attributes []corpus.Attribute, t corpus.Testimony, who corpus.Participant, language string) []string {
	var out []string
	person := false
	for _, a := range attributes {
		values := t.Values
		if a.Of == corpus.OfParticipant {
			if !person {
				out, person = append(out, who.Name), true
			}
			values = who.Values
		}
		out = append(out, valueWords(a.Type, language, corpus.ValueOf(values, a.ID)))
	}
	if !person {
		out = append(out, who.Name)
	}
	return out
}

// addStances tells what codings say in the dimensions of the project, each in a
// column of its own. What says nothing any more is left out.
func addStances(p corpus.Project, d *export.Document, items []ItemInfo) {
	for _, dim := range p.Dimensions {
		d.Dimensions = append(d.Dimensions, dim.Name)
	}
	for i, it := range items {
		for n, c := range it.Quote.Codings {
			if it.Kind != corpus.ItemQuote || n >= len(d.Blocks[i].Quote.Codes) {
				break
			}
			said := make([]string, len(p.Dimensions))
			for _, s := range c.Stances {
				at := slices.IndexFunc(p.Dimensions, func(dim corpus.Dimension) bool { return dim.ID == s.Dimension })
				if at >= 0 {
					said[at] = p.StanceName(s)
				}
			}
			d.Blocks[i].Quote.Codes[n].Stances = said
		}
	}
}
