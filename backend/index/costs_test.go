package index

import (
	"path/filepath"
	"testing"

	"florilege/backend/corpus"
)

func TestCostsAddUpToTheSegments(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	x, err := Create(dir)
	must(t, err)
	s := newStudy(5)
	for n := range 3 {
		apply(t, x, Batch{Put: s.testimony(n, 1000)})
	}
	apply(t, x, Batch{Put: []Doc{{Kind: Codes, ID: "c", Language: "en", Text: "Trust"}}, DropPassages: []corpus.ID{id("aa", 1)}})
	must(t, x.Close())
	x, err = Open(dir)
	must(t, err)
	costs, err := x.Costs()
	must(t, err, x.Close())
	var sum, files int64
	for part, n := range costs {
		if sum += n; n <= 0 {
			t.Errorf("%s takes %d bytes", part, n)
		}
	}
	for _, path := range segments(t, dir) {
		files += size(t, path)
	}
	if sum != files {
		t.Errorf("%d bytes in %v, %d in the files", sum, costs, files)
	}
	for _, field := range []string{"_id", fieldWords, fieldEnglish, fieldKey, fieldKind, fieldTestimony, CostNames, CostRest} {
		if costs[field] == 0 {
			t.Errorf("nothing of %s in %v", field, costs)
		}
	}
	for part, n := range costs {
		if part != fieldWords && n >= costs[fieldWords] {
			t.Errorf("%s takes %d bytes, the words %d", part, n, costs[fieldWords])
		}
	}
	memory, err := Memory()
	must(t, err)
	apply(t, memory, Batch{Put: []Doc{{Kind: Codes, ID: "c", Text: "Confiance"}}})
	if _, err := memory.Costs(); err == nil {
		t.Error("an index in memory has costs on disk")
	}
	must(t, memory.Close())
}
