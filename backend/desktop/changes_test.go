package desktop

import (
	"slices"
	"testing"
)

func TestChangesOfABatchAreGathered(t *testing.T) {
	var told []Change
	c := changes{emit: func(now Change) { told = append(told, now) }}
	revision := 0
	tell := func(origin string, records ...string) {
		revision++
		c.tell(Change{Revision: revision, Origin: origin, Records: records})
	}
	revisions := func() (out []int) {
		for _, c := range told {
			out = append(out, c.Revision)
		}
		return out
	}
	tell("reader", "quotes")
	tell("reader", "codes")
	if got := revisions(); !slices.Equal(got, []int{1, 2}) {
		t.Fatalf("outside a batch %v were told", got)
	}
	told = nil
	end := c.gather("import")
	for range 50 {
		tell("import", "testimonies")
	}
	tell("import", "quotes")
	if len(told) > 2 {
		t.Errorf("%d changes of a batch were told at once", len(told))
	}
	tell("reader", "memos") // somebody works meanwhile: nothing comes late or in another order
	if got := revisions(); !slices.IsSorted(got) || got[len(got)-1] != revision || told[len(told)-1].Origin != "reader" {
		t.Errorf("told %v", got)
	}
	if before := told[len(told)-2]; before.Revision != revision-1 || !slices.Contains(before.Records, "quotes") || !slices.Contains(before.Records, "testimonies") {
		t.Errorf("of the batch was told %+v", before)
	}
	tell("import", "testimonies")
	end()
	if last := told[len(told)-1]; last.Revision != revision {
		t.Errorf("the last change that was told is %d of %d", last.Revision, revision)
	}
	tell("import", "testimonies")
	if last := told[len(told)-1]; last.Revision != revision {
		t.Error("after the batch, changes are still kept")
	}
}
