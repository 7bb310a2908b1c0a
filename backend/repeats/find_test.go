package repeats

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync/atomic"
	"testing"

	"florilege/backend/corpus"
)

func find(t *testing.T, items []Item, near float64) []Pair {
	t.Helper()
	pairs, err := Find(context.Background(), items, near)
	if err != nil {
		t.Fatal(err)
	}
	return pairs
}

func TestFindTwoTexts(t *testing.T) {
	const long = "Au CPAS on m'a parlé de la formation en cuisine, et depuis septembre je prépare les repas de trente personnes avec une équipe que j'adore."
	for _, c := range []struct {
		name, a, b string
		want       string // kind, or "" for no pair
	}{
		{"the same", "J'ai repris confiance.", "J'ai repris confiance.", "exact"},
		{"case, accents, signs and ligatures", "Élève à l’École : mon chef-d'œuvre !", "eleve a l'ecole mon chef d oeuvre", "exact"},
		{"composed and decomposed accents", "un élève", "un e\u0301le\u0300ve", "exact"},
		{"blanks of every kind", "«\u202fOui\u00a0!\u202f»\n", "oui", "exact"},
		{"hesitations, however long", "Euh, j'ai, heuuu, mmh… repris hmm confiance", "J'ai repris confiance", "exact"},
		{"millimetres and names are words", "Ben coupe à 5 mm", "coupe à 5", ""},
		{"two words are enough to be the same", "Oui, voilà.", "oui voila", "exact"},
		{"no word at all", "Euh…", "!?", ""},
		{"no text", "", "", ""},
		{"one word changed", long, "Au CPAS on m'a parlé de la formation en menuiserie, et depuis septembre je prépare les repas de trente personnes avec une équipe que j'adore.", "near"},
		{"a short quote with a word more", "J'ai enfin repris confiance grâce aux formatrices", "J'ai enfin repris confiance grâce aux deux formatrices", "near"},
		{"an excerpt", long, "depuis septembre je prépare les repas de trente personnes", "near"},
		{"sentences moved", "Le matin je prends le bus. Après la formation je cherche un logement.", "Après la formation je cherche un logement. Le matin je prends le bus.", "near"},
		{"too little to tell", "Je suis content", "Je suis très content", ""},
		{"four words in a longer text", long, "repas de trente personnes", ""},
		{"an opening in common", "Je pense que c'est le bus qui manque au village", "Je pense que c'est la confiance des patrons", ""},
		{"a formula in common", "Ce que je veux dire c'est que les patrons refusent", "Ce que je veux dire c'est que la commune a oublié", ""},
		{"a stammer", "il y a, il y a, il y a, il y a des bons jours", "il y a, il y a, il y a un jardin partagé", ""},
		{"a stammer of what matters", "la formation cuisine, la formation cuisine, la formation cuisine, la formation cuisine du village",
			"la formation cuisine, la formation cuisine reprend lundi prochain, dit mon voisin qui habite au bout de la rue", ""},
		{"the same topic in other words", "La formation m'a redonné confiance en moi et en mes capacités", "Grâce aux cours de cuisine j'ose enfin croire à mes propres forces", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			pairs := find(t, items(c.a, c.b), UsualNear)
			switch {
			case c.want == "" && len(pairs) != 0:
				t.Errorf("got %+v, want no pair", pairs)
			case c.want != "" && (len(pairs) != 1 || string(pairs[0].Kind) != c.want):
				t.Errorf("got %+v, want one pair, %s", pairs, c.want)
			case c.want == "exact" && (pairs[0].Similarity != 1 || pairs[0].Contained):
				t.Errorf("got %+v, want similarity 1, not contained", pairs)
			}
			if turned := find(t, items(c.b, c.a), UsualNear); !reflect.DeepEqual(turned, pairs) {
				t.Errorf("got %+v with the texts turned round, want %+v", turned, pairs)
			}
		})
	}
}

func TestSimilarity(t *testing.T) {
	const text = "un deux trois quatre cinq six sept huit neuf dix"
	for _, c := range []struct {
		name, b string
		want    float64
		in      bool
	}{
		{"two words in ten changed: alignment", "un deux autre quatre cinq six sept ailleurs neuf dix", 0.64, false},
		{"an excerpt: containment", "deux trois quatre cinq six sept huit", 1, true},
		{"nearly an excerpt", "deux trois quatre cinq six sept ailleurs encore", 0.75, false},
		{"a loop counts once", "un deux trois quatre cinq six sept huit neuf dix un deux trois quatre cinq six sept huit neuf dix", 1, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			pairs := find(t, items(text, c.b), UsualNear)
			if len(pairs) != 1 || math.Abs(pairs[0].Similarity-c.want) > 1e-9 || pairs[0].Contained != c.in {
				t.Errorf("got %+v, want similarity %v, contained %v", pairs, c.want, c.in)
			}
		})
	}
}

// TestTextsOfOneLength measures two texts of 20 words, one of which says the
// middle of what they share twice: whichever is read first, the answer is one.
func TestTextsOfOneLength(t *testing.T) {
	const a = "un deux trois quatre cinq six sept huit neuf dix onze douze bras jambe main pied tête nez dos ventre"
	const b = "un deux trois quatre cinq six sept huit alors cinq six sept huit neuf dix onze douze lune ciel vent"
	if ab, ba := find(t, items(a, b), UsualNear), find(t, items(b, a), UsualNear); len(ab) != 1 || !reflect.DeepEqual(ab, ba) {
		t.Errorf("got %+v and %+v", ab, ba)
	}
}

func TestNearIsTheLeastSimilarity(t *testing.T) {
	study := study(600)
	last := math.MaxInt
	for _, near := range []float64{0, 0.3, 0.5, 0.7, 0.9, 1} {
		pairs := find(t, study, near)
		if len(pairs) > last {
			t.Errorf("near %v gives %d pairs, a lower one %d", near, len(pairs), last)
		}
		last = len(pairs)
		for _, p := range pairs {
			if p.Similarity < near || p.Similarity > 1 {
				t.Errorf("near %v gives %+v", near, p)
			}
		}
	}
	for _, near := range []float64{-0.1, 1.1, math.NaN(), math.Inf(1)} {
		if _, err := Find(context.Background(), study, near); corpus.CodeOf(err) != corpus.Invalid {
			t.Errorf("near %v: error %v, want Invalid", near, err)
		}
	}
}

func TestOverlapIsNoRepeat(t *testing.T) {
	const text = "depuis septembre je prépare les repas de trente personnes"
	at := func(testimony corpus.ID, start, end int) Item {
		return Item{ID: corpus.ID(fmt.Sprint(testimony, start, end)), Testimony: testimony, Span: corpus.Span{Start: start, End: end}, Text: text}
	}
	for _, c := range []struct {
		name string
		b    Item
		want int
	}{
		{"the same span coded twice", at("a", 0, 60), 0},
		{"one in the other", at("a", 20, 30), 0},
		{"side by side", at("a", 60, 120), 1},
		{"the same span of another testimony", at("b", 0, 60), 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := at("a", 0, 60)
			c.b.ID += "'"
			if got := find(t, []Item{a, c.b}, UsualNear); len(got) != c.want {
				t.Errorf("exact: got %+v, want %d pairs", got, c.want)
			}
			a.Text += " avec une équipe que j'adore"
			if got := find(t, []Item{a, c.b}, UsualNear); len(got) != c.want {
				t.Errorf("near: got %+v, want %d pairs", got, c.want)
			}
		})
	}
}

// TestManyOfOneText checks that a pasted answer keeps its copies together, even
// those that overlap the first of them.
func TestManyOfOneText(t *testing.T) {
	var all []Item
	for i := range 200 {
		testimony := corpus.ID("t0")
		if i%10 == 9 {
			testimony = corpus.ID(fmt.Sprint("t", i))
		}
		all = append(all, Item{ID: corpus.ID(fmt.Sprintf("%03d", i)), Testimony: testimony,
			Span: corpus.Span{Start: i % 3 * 40, End: i%3*40 + 50}, Text: "la réponse que tout le monde a collée"})
	}
	pairs := find(t, all, UsualNear)
	if len(pairs) > len(all) {
		t.Errorf("%d pairs of %d items", len(pairs), len(all))
	}
	groups := Groups(all, pairs)
	if len(groups) != 1 || len(groups[0].Members) != len(all) || groups[0].Kind != Exact {
		t.Errorf("got %d groups, the first %+v; want one of all", len(groups), groups[0])
	}
}

// TestBruteForce compares every text with every other: the index loses none.
func TestBruteForce(t *testing.T) {
	for _, c := range []struct {
		items int
		near  float64
	}{{2000, 0.5}, {600, 0.3}, {600, 0.8}} {
		all := study(c.items)
		r, err := read(context.Background(), all)
		if err != nil {
			t.Fatal(err)
		}
		m, want := newMeasurer(r), &pairs{items: all}
		for i := range r.texts {
			want.within(r.texts[i].items)
			held := map[uint32]bool{alone: false}
			for _, g := range r.gramsIn(i) {
				held[g] = g != alone && g != again
			}
			for j := range i {
				common := 0
				for _, g := range r.gramsIn(j) {
					if held[g] {
						common++
					}
				}
				if common == 0 || gramWords*float64(common) < c.near*float64(r.texts[i].kinds) {
					continue
				}
				if l := m.compare(i, j, 0); l.evident() >= c.near {
					want.between(r, i, []match{{j, l.evident(), l.contained()}})
				}
			}
		}
		if got := find(t, all, c.near); !slices.Equal(got, want.sorted()) {
			t.Errorf("near %v: %d pairs, brute force %d", c.near, len(got), len(want.sorted()))
		}
	}
}

// TestOrderDoesNotMatter shuffles the items and gives them other IDs, as
// another order of import would.
func TestOrderDoesNotMatter(t *testing.T) {
	all := study(1500)
	type said struct {
		a, b       string
		kind       Kind
		similarity float64
	}
	told := func(items []Item, pairs []Pair) (out []said) {
		for _, p := range pairs {
			a, b := items[p.A].Text, items[p.B].Text
			out = append(out, said{min(a, b), max(a, b), p.Kind, p.Similarity})
		}
		slices.SortFunc(out, func(x, y said) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
		return out
	}
	ids := func(items []Item, groups []Group) (out []string) {
		for _, g := range groups {
			out = append(out, g.ID)
		}
		return out
	}
	pairs := find(t, all, UsualNear)
	groups := Groups(all, pairs)
	if len(pairs) < 100 {
		t.Fatalf("%d pairs say little", len(pairs))
	}
	for seed := range uint64(5) {
		r := rand.New(rand.NewPCG(seed, 3))
		shuffled := slices.Clone(all)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		got := find(t, shuffled, UsualNear)
		if !slices.Equal(told(shuffled, got), told(all, pairs)) {
			t.Fatalf("seed %d: other pairs", seed)
		}
		r.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		if !slices.Equal(ids(shuffled, Groups(shuffled, got)), ids(all, groups)) {
			t.Fatalf("seed %d: other groups", seed)
		}
		for i := range shuffled {
			shuffled[i].ID = corpus.ID(fmt.Sprintf("other%06d", i))
		}
		if !slices.Equal(told(shuffled, find(t, shuffled, UsualNear)), told(all, pairs)) {
			t.Fatalf("seed %d: other pairs with other IDs", seed)
		}
	}
}

// impatient is a context that ends when it has been asked left times.
type impatient struct {
	context.Context
	left atomic.Int64
}

func (c *impatient) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

func TestFindStops(t *testing.T) {
	all := study(1000)
	for left := range 3 * len(all) / checkEvery {
		ctx := &impatient{Context: context.Background()}
		ctx.left.Store(int64(left))
		if _, err := Find(ctx, all, UsualNear); err != context.Canceled {
			t.Fatalf("stopped at look %d: error %v, want context.Canceled", left, err)
		}
	}
}

// TestBounds checks that texts which all repeat one another cost no square.
func TestBounds(t *testing.T) {
	s := newSpeaker(5)
	base := s.words(40)
	var texts []string
	for range 3000 {
		texts = append(texts, s.Change(join(base), 1))
	}
	all := items(texts...)
	pairs := find(t, all, UsualNear)
	if len(pairs) > 2*maxLinks*len(all) {
		t.Errorf("%d pairs of %d items", len(pairs), len(all))
	}
	if groups := Groups(all, pairs); len(groups) != 1 || len(groups[0].Members) != len(all) {
		t.Errorf("%d groups of one text with a word changed, want 1", len(groups))
	}
}
