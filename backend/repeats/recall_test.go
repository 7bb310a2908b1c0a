package repeats

import (
	"slices"
	"strings"
	"testing"

	"florilege/backend/repeats/planted"
)

// TestRecall plants every kind of edit among other quotes and counts how many
// are found. The bars are what was measured, less a little; go test -v shows
// the measures.
func TestRecall(t *testing.T) {
	const originals, edited = 2000, 1000
	for _, c := range []struct {
		name     string
		from, to int
		least    map[string]float64 // 0.99 for a kind that is not named
	}{
		{"20 to 60 words", 20, 60, map[string]float64{"window shifted by half": 0.95}},
		{"10 to 20 words", 10, 20, map[string]float64{
			"2 words changed":               0.97,
			"3 words changed":               0.92,
			"25 % changed":                  0.92,
			"excerpt of 40 %":               0.5, // four to eight words, often a formula
			"excerpt of 70 %":               0.98,
			"excerpt of 70 %, 10 % changed": 0.9,
			"window shifted by half":        0.2, // five to ten words
			"2 words out of order":          0.93,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, e := range planted.Kinds() {
				s := newSpeaker(11)
				var texts []string
				for range originals {
					texts = append(texts, s.quote(c.from, c.to))
				}
				for i := range edited {
					texts = append(texts, e.Make(&s.Editor, texts[i]))
				}
				found := 0
				for _, p := range find(t, items(texts...), UsualNear) {
					if p.B == p.A+originals {
						found++
					}
				}
				recall := float64(found) / edited
				t.Logf("%-30s %.3f", e.Name, recall)
				least, named := c.least[e.Name]
				if !named {
					least = 0.99
				}
				if recall < least {
					t.Errorf("%s: recall %.3f, want %.2f or more", e.Name, recall, least)
				}
			}
		})
	}
}

// TestRecallAmongMany plants edits among so many quotes of 10 to 200 words that only
// the rarest 3-grams of most are followed.
func TestRecallAmongMany(t *testing.T) {
	all, of := studyOf(10_000, 10, 200)
	kinds := planted.Kinds()
	made, found := map[string]float64{}, map[string]float64{}
	kind := func(i int) string { return kinds[i/10%len(kinds)].Name }
	for i, from := range of {
		if from >= 0 {
			made[kind(i)]++
		}
	}
	for _, p := range find(t, all, UsualNear) {
		if of[p.B] == p.A {
			found[kind(p.B)]++
		}
	}
	for _, e := range kinds {
		least := e.Least
		if least == 0 { // nothing is promised for quotes as short as ten words
			least = 0.9
		}
		recall := found[e.Name] / made[e.Name]
		t.Logf("%-30s %.3f", e.Name, recall)
		if recall < least {
			t.Errorf("%s: recall %.3f, want %.2f or more", e.Name, recall, least)
		}
	}
}

// TestExcerptOfFrequentWords looks for eight words each three of which stand in two
// hundred other quotes, longer than the one that has all eight.
func TestExcerptOfFrequentWords(t *testing.T) {
	s := newSpeaker(14)
	excerpt := strings.Fields("soleil jardin village cuisine formation commune voisin dimanche")
	texts := []string{join(excerpt), join(s.words(6)) + " " + join(excerpt) + " " + join(s.words(6))}
	for at := range len(excerpt) - gramWords + 1 {
		for range 200 {
			texts = append(texts, join(s.words(20))+" "+join(excerpt[at:at+gramWords])+" "+join(s.words(20)))
		}
	}
	if pairs := find(t, items(texts...), UsualNear); !slices.ContainsFunc(pairs, func(p Pair) bool { return p.A == 0 && p.B == 1 && p.Contained }) {
		t.Errorf("not found; got %+v", pairs)
	}
}

// TestPrecision compares quotes that have nothing in common but the words of
// every day and, for one in four, one of six usual openings.
func TestPrecision(t *testing.T) {
	for _, c := range []struct {
		name           string
		from, to, most int // pairs among the 12.5 million of 5,000 quotes
	}{
		{"20 to 60 words", 20, 60, 0},
		{"10 to 20 words", 10, 20, 60},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSpeaker(12)
			var texts []string
			for range 5000 {
				texts = append(texts, s.quote(c.from, c.to))
			}
			pairs := find(t, items(texts...), UsualNear)
			t.Logf("%d pairs", len(pairs))
			if len(pairs) > c.most {
				t.Errorf("%d pairs, want %d at most; the first: %q and %q", len(pairs), c.most, texts[pairs[0].A], texts[pairs[0].B])
			}
		})
	}
}
