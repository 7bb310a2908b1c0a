package formats

import "testing"

// What is kept of one interview in every format, at least.
func TestFormats(t *testing.T) {
	results, err := Measure()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		t.Logf("%-18s words %.4f, turns %.3f, speakers %.3f, headings %d/%d, times %d", r.File, r.WordRecall, r.TurnF1, r.SpeakerF1, r.Headings, r.OfHeadings, r.Times)
		if r.Missed != "" {
			t.Errorf("%s: %s", r.File, r.Missed)
		}
	}
}
