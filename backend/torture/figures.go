package main

import (
	"encoding/json"
	"io"
)

// figures is what torture counted so far.
type figures struct {
	Seed         uint64         `json:"seed"`
	Seconds      float64        `json:"seconds"`
	Projects     int            `json:"projects"`     // worn out one after the other
	Acknowledged int            `json:"acknowledged"` // changes that were said to be made
	Kills        int            `json:"kills"`
	KillsIn      map[string]int `json:"killsIn"` // by the action under way, "between" for none
	Kept         int            `json:"kept"`    // actions under way when killed that were made whole
	Dropped      int            `json:"dropped"` // and those of which nothing was made
	Parts        int            `json:"parts"`   // and those of several steps of which some were made, each whole
	Leftovers    int            `json:"leftovers"`
	Faults       map[string]int `json:"faults"`
	Losses       int            `json:"losses"`
	Problem      string         `json:"problem,omitempty"`
}

func newFigures(seed uint64) figures {
	return figures{Seed: seed, KillsIn: map[string]int{}, Faults: map[string]int{}}
}

// print writes the figures as JSON, in one line or indented.
func (f figures) print(out io.Writer, indented bool) error {
	e := json.NewEncoder(out)
	if indented {
		e.SetIndent("", "  ")
	}
	return e.Encode(f)
}
