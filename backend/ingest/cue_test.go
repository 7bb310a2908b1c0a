package ingest

import "testing"

// The spaces of French print stay; those at which a line breaks are one.
func TestCuesKeepNarrowSpaces(t *testing.T) {
	got := said([]cue{{speaker: "Léa\u00a0 D.", text: "\u00a0«\u202foui\u202f»\n  à  10\u00a0h\u202f?\t", start: 0, end: 10}})
	if len(got) != 1 || got[0].text != "Léa D. : «\u202foui\u202f» à 10\u00a0h\u202f?" {
		t.Errorf("%+v", got)
	}
}
