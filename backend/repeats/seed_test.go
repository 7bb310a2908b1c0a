package repeats

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// seedQuotes reads the attributed quotes of the source document.
func seedQuotes(t *testing.T) []Item {
	t.Helper()
	data, err := os.ReadFile("../../../shared/seed/000_6dbb236e151b57e8.txt")
	if err != nil {
		t.Skip("the source document is not beside this checkout: ", err)
	}
	var out []Item
	for i, m := range regexp.MustCompile(`(?m)^(\pL+) : « (.*) »$`).FindAllStringSubmatchIndex(string(data), -1) {
		s := corpus.Span{Start: m[4], End: m[5]}
		out = append(out, Item{ID: corpus.ID(fmt.Sprintf("%02d", i)), Testimony: "t", Span: s, Text: s.Of(string(data))})
	}
	return out
}

func TestSourceDocument(t *testing.T) {
	items := seedQuotes(t)
	if len(items) != 19 {
		t.Fatalf("%d quotes, want 19", len(items))
	}
	pairs, err := Find(context.Background(), items, 0.5)
	if err != nil {
		t.Fatal(err)
	}
	if len(pairs) != 7 {
		t.Errorf("%d pairs, want 7: %+v", len(pairs), pairs)
	}
	groups := Groups(items, pairs)
	if len(groups) != 7 {
		t.Errorf("%d groups, want 7", len(groups))
	}
	for _, g := range groups {
		if g.Kind != Exact || g.Similarity != 1 || len(g.Members) != 2 || items[g.Members[0]].Text != items[g.Members[1]].Text {
			t.Errorf("group %+v is not a pair said word for word", g)
		}
	}
	inside := FindInside(items)
	if len(inside) != 2 {
		t.Fatalf("%d quotes repeat a sentence, want the two of one speaker", len(inside))
	}
	for _, in := range inside {
		text := items[in.Item].Text
		if len(in.Spans) != 3 {
			t.Errorf("said %d times, want 3", len(in.Spans))
		}
		for _, s := range in.Spans {
			if got := s.Of(text); got != "J'ai choisi comme chef-d'œuvre." {
				t.Errorf("points at %q", got)
			}
		}
		if !strings.Contains(text, "CEB") {
			t.Errorf("another quote: %q", text)
		}
	}
}
