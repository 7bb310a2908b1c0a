package desktop

import (
	"cmp"
	"slices"

	"florilege/backend/store"
	"florilege/backend/workspace"
)

// Trouble is something wrong in a project's file; the interface has the sentences.
type Trouble struct {
	Code   string `json:"code"`   // a store.ProblemCode
	Kind   string `json:"kind"`   // "file", "journal", "project", "testimonies", "layouts", "texts", "originals", "codes", "quotes", "verdicts", "collections"
	ID     string `json:"id"`     // of the record, or ""
	Name   string `json:"name"`   // by what people know it, for a quote its testimony; or ""
	Detail string `json:"detail"` // what the code speaks of: an ID, a number, a page; in English where it is a sentence
}

// RepairReport tells what can be saved of a project, or what was.
type RepairReport struct {
	Path        string        `json:"path"` // of the new file; "" where none was made
	Project     string        `json:"project"`
	Sealed      bool          `json:"sealed"`
	Whole       bool          `json:"whole"` // nothing is missing
	Testimonies int           `json:"testimonies"`
	Quotes      int           `json:"quotes"`
	Codes       int           `json:"codes"`
	Collections int           `json:"collections"`
	Entries     int           `json:"entries"` // steps of the history
	Lost        int           `json:"lost"`    // steps of the history that are lost
	Torn        bool          `json:"torn"`    // the last change may be missing
	Moved       []MovedRecord `json:"moved"`   // what was not in its place
	Unknown     []string      `json:"unknown"` // kinds of records of which there may have been more
	Notes       []RepairNote  `json:"notes"`   // each loss, and what is done about it
}

// MovedRecord counts the records of a kind that were found elsewhere.
type MovedRecord struct {
	Source string `json:"source"` // "lost_page", "old_page", "journal", "old_entry", "backup"
	Kind   string `json:"kind"`
	Count  int    `json:"count"`
}

// RepairNote tells of one loss and what is done about it.
type RepairNote struct {
	Code  string `json:"code"` // a mend.Code
	ID    string `json:"id"`
	Name  string `json:"name"`
	Count int    `json:"count"`
}

func troublesOf(problems []store.Problem) []Trouble {
	out := make([]Trouble, len(problems))
	for i, p := range problems {
		out[i] = Trouble{string(p.Code), p.Kind, p.ID, shown(p.Name), shown(p.Detail)}
	}
	return out
}

func repairOf(path string, r workspace.Repair) RepairReport {
	out := RepairReport{
		Path: path, Project: shown(r.Project), Sealed: r.Sealed, Whole: r.Whole,
		Testimonies: r.Records[store.Testimonies], Quotes: r.Records[store.Quotes], Codes: r.Records[store.Codes],
		Collections: r.Records[store.Collections], Entries: r.Entries, Lost: r.Lost, Torn: r.Torn,
		Moved: []MovedRecord{}, Unknown: orEmpty(r.Unknown), Notes: []RepairNote{},
	}
	for source, counts := range r.Moved {
		for kind, n := range counts {
			out.Moved = append(out.Moved, MovedRecord{string(source), kind, n})
		}
	}
	slices.SortFunc(out.Moved, func(a, b MovedRecord) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Kind, b.Kind))
	})
	for _, n := range r.Notes {
		out.Notes = append(out.Notes, RepairNote{string(n.Code), string(n.ID), shown(n.Name), n.Count})
	}
	return out
}
