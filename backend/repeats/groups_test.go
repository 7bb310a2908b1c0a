package repeats

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// members names the groups of texts: "01 234".
func members(t *testing.T, texts []string) string {
	t.Helper()
	all := items(texts...)
	var out []string
	for _, g := range Groups(all, find(t, all, UsualNear)) {
		name := ""
		for _, m := range g.Members {
			name += fmt.Sprint(m)
		}
		out = append(out, name)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestGroups(t *testing.T) {
	s := newSpeaker(3)
	a, b, c := s.words(30), s.words(30), s.words(30)
	edited := func() string { return s.Change(join(a), 7) }
	for _, test := range []struct {
		name  string
		texts []string
		want  string
	}{
		{"none", []string{join(a), join(b)}, ""},
		{"two and two", []string{join(a), join(b), join(a), join(b)}, "02 13"},
		{"a text and its copies, edited and cut", []string{join(a), join(a), s.Change(join(a), 3), join(a[5:25])}, "0123"},
		{"many edits of one text, each of a quarter of its words", []string{join(a), edited(), edited(), edited(), edited(), edited()}, "012345"},
		{"two texts and one that merges them", []string{join(a), join(b), join(a) + " " + join(b)}, "02"},
		{"a chain of windows", []string{join(a), join(a[10:]) + " " + join(b[:20]), join(b[:30]) + " " + join(c[:10])}, "01"},
		{"excerpts of one text that overlap", []string{join(a), join(a[:20]), join(a[8:])}, "012"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := members(t, test.texts); got != test.want {
				t.Errorf("got groups %q, want %q", got, test.want)
			}
		})
	}
}

func TestGroupSaysTheLeast(t *testing.T) {
	s := newSpeaker(4)
	text := join(s.words(30))
	all := items(text, text, s.Change(text, 3))
	pairs := find(t, all, UsualNear)
	groups := Groups(all, pairs)
	least := 1.0
	for _, p := range pairs {
		least = min(least, p.Similarity)
	}
	if len(groups) != 1 || groups[0].Kind != Near || groups[0].Similarity != least || least == 1 {
		t.Errorf("got %+v of %+v", groups, pairs)
	}
}

// TestGroupsOfWhatIsLeft takes a pair away, as a verdict does.
func TestGroupsOfWhatIsLeft(t *testing.T) {
	text := join(newSpeaker(4).words(30))
	all := items(text, text, text)
	pairs := find(t, all, UsualNear)
	apart := slices.DeleteFunc(slices.Clone(pairs), func(p Pair) bool { return p.A == 0 })
	if got := Groups(all, apart); len(got) != 1 || !slices.Equal(got[0].Members, []int{1, 2}) {
		t.Errorf("got %+v, want one group of 1 and 2", got)
	}
	if got := Groups(all, nil); got == nil || len(got) != 0 {
		t.Errorf("got %+v, want an empty list", got)
	}
}

func TestGroupID(t *testing.T) {
	sum := sha256.Sum256([]byte("a\nb\n"))
	want := hex.EncodeToString(sum[:])[:12]
	ids := []corpus.ID{"b", "a"}
	if got := GroupID(ids); got != want || ids[0] != "b" {
		t.Errorf("got %q, want %q and the IDs untouched", got, want)
	}
	if GroupID([]corpus.ID{"ab"}) == GroupID([]corpus.ID{"a", "b"}) {
		t.Error("IDs run into one another")
	}
}
