package repeats

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/quick"

	"florilege/backend/corpus"
)

const (
	answer   = "Au début je ne sortais plus de chez moi, j’avais peur du téléphone, et puis à l’atelier on m’a laissé le temps, alors j’ai osé appeler la commune toute seule, sans demander à mon assistante."
	question = "Qu’est-ce qui a changé pour vous depuis que vous venez ici, dans votre vie de tous les jours ?"
)

// of makes a source of turns, all of which are compared but those that begin
// with "Q : ".
func of(id string, turns ...string) Source {
	s := Source{Testimony: corpus.ID(id)}
	for _, turn := range turns {
		if !strings.HasPrefix(turn, "Q : ") {
			s.Spans = append(s.Spans, corpus.Span{Start: len(s.Text), End: len(s.Text) + len(turn)})
		}
		s.Text += turn + "\n"
	}
	return s
}

func found(t *testing.T, least int, sources ...Source) []Passage {
	t.Helper()
	out, err := FindPassages(context.Background(), sources, least)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range out {
		for i, place := range p.Places {
			s := sources[place.Source]
			if !place.Span.Within(len(s.Text)) || place.Span.Empty() {
				t.Errorf("a place at %v of %d bytes", place.Span, len(s.Text))
			}
			for _, other := range p.Places[:i] {
				if other.Source == place.Source && other.Span.Overlap(place.Span) > 0 {
					t.Errorf("places overlap: %v, %v", other, place)
				}
			}
		}
	}
	return out
}

func wordsOf(p Passage, sources ...Source) []string {
	var out []string
	for _, place := range p.Places {
		out = append(out, fmt.Sprint(sources[place.Source].Testimony, ": ", place.Span.Of(sources[place.Source].Text)))
	}
	return out
}

func TestFindPassages(t *testing.T) {
	retouched := strings.NewReplacer("peur du téléphone", "une grosse peur du telephone", "laissé le temps", "donné du temps", "la commune", "l’administration").Replace(answer)
	for name, test := range map[string]struct {
		sources []Source
		want    []string // of the first passage
		kind    Kind
		total   int
	}{
		"pasted into another": {[]Source{of("a", "Bonjour à tous.", answer), of("b", answer+" Voilà, c’est tout.")},
			[]string{"a: " + answer, "b: " + answer}, Exact, 1},
		"capitals, accents, marks and hesitations aside": {[]Source{of("a", answer), of("b", "AU DEBUT euh je ne sortais plus, de chez moi j'avais peur du téléphone et puis heu à l'atelier on m'a laissé le temps alors j'ai osé appeler la commune toute seule sans demander à mon assistante")},
			[]string{"a: " + answer, "b: AU DEBUT euh je ne sortais plus, de chez moi j'avais peur du téléphone et puis heu à l'atelier on m'a laissé le temps alors j'ai osé appeler la commune toute seule sans demander à mon assistante"}, Exact, 1},
		"twice in one":             {[]Source{of("a", answer, "Oui oui.", answer)}, []string{"a: " + answer, "a: " + answer}, Exact, 1},
		"three times":              {[]Source{of("a", answer), of("b", "Ben "+answer), of("c", "Alors "+answer)}, []string{"a: " + answer, "b: " + answer, "c: " + answer}, Exact, 1},
		"retouched":                {[]Source{of("a", answer), of("b", retouched)}, []string{"a: " + answer, "b: " + retouched}, Near, 1},
		"over several turns":       {[]Source{of("a", "Q : Ça va ?", answer, "Q : Et après ?", "Après j’ai trouvé une place de bénévole au café, le jeudi matin."), of("b", answer, "Q : Et ensuite ?", "Après j’ai trouvé une place de bénévole au café, le jeudi matin.")}, []string{"a: " + answer + "\nQ : Et après ?\nAprès j’ai trouvé une place de bénévole au café, le jeudi matin.", "b: " + answer + "\nQ : Et ensuite ?\nAprès j’ai trouvé une place de bénévole au café, le jeudi matin."}, Exact, 1},
		"questions are not looked": {[]Source{of("a", "Q : "+question, "Je sors."), of("b", "Q : "+question, "Je dors mieux.")}, nil, "", 0},
		"too short":                {[]Source{of("a", "Je ne sortais plus de chez moi, voilà."), of("b", "Moi, je ne sortais plus de chez moi non plus.")}, nil, "", 0},
		"the same few words":       {[]Source{of("a", strings.Repeat("oui non ", 30)), of("b", strings.Repeat("oui non ", 20))}, nil, "", 0},
		"other words":              {[]Source{of("a", answer), of("b", "À la maison médicale on m’écoute, on ne me demande pas mes papiers avant de me dire bonjour, et ça change tout pour quelqu’un comme moi.")}, nil, "", 0},
		"nothing":                  {[]Source{of("a"), of("b", ""), of("c", "…")}, nil, "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			got := found(t, UsualPassage, test.sources...)
			if len(got) != test.total {
				t.Fatalf("%d passages: %+v", len(got), got)
			}
			if test.total == 0 {
				return
			}
			if words := wordsOf(got[0], test.sources...); !slices.Equal(words, test.want) {
				t.Errorf("found\n%s\nand not\n%s", strings.Join(words, "\n"), strings.Join(test.want, "\n"))
			}
			if got[0].Kind != test.kind || (test.kind == Exact) != (got[0].Similarity == 1) {
				t.Errorf("it is %s, %.2f", got[0].Kind, got[0].Similarity)
			}
		})
	}
}

func TestPassagesStop(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := FindPassages(ctx, []Source{of("a", answer)}, UsualPassage); err != context.Canceled {
		t.Errorf("got %v", err)
	}
}

// babble makes words that nobody else says, deterministically.
func babble(rng *rand.Rand, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("mot%d", rng.IntN(5000))
	}
	return out
}

// Every run of the same words of the length that is asked for is found, to the
// word, wherever it stands.
func TestEveryRunIsFound(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	for range 300 {
		least := LeastPassage + rng.IntN(8)
		shared := babble(rng, least+rng.IntN(20))
		a, b := babble(rng, rng.IntN(60)), babble(rng, rng.IntN(60))
		x := of("a", strings.Join(slices.Concat(a, []string{"ici"}, shared, []string{"rouge"}, babble(rng, rng.IntN(40))), " "))
		y := of("b", strings.Join(slices.Concat(b, []string{"là"}, shared, []string{"vert"}, babble(rng, rng.IntN(40))), " "))
		got := found(t, least, x, y)
		want := strings.Join(shared, " ")
		if len(got) != 1 || got[0].Words != len(shared) || wordsOf(got[0], x, y)[0] != "a: "+want || wordsOf(got[0], x, y)[1] != "b: "+want {
			t.Fatalf("of %d words: %+v", len(shared), got)
		}
	}
}

// The order in which testimonies came changes nothing.
func TestPassagesInAnyOrder(t *testing.T) {
	sources := []Source{of("a", answer, question), of("b", question+" "+answer), of("c", answer), of("d", "Moi ? "+question), of("e", answer, answer)}
	tell := func(sources []Source) []string {
		var out []string
		for _, p := range found(t, UsualPassage, sources...) {
			words := wordsOf(p, sources...)
			slices.Sort(words)
			out = append(out, fmt.Sprint(p.Kind, p.Similarity, words))
		}
		return out
	}
	want := tell(sources)
	if len(want) != 2 {
		t.Fatalf("found %q", want)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		rng.Shuffle(len(sources), func(i, j int) { sources[i], sources[j] = sources[j], sources[i] })
		if got := tell(sources); !slices.Equal(got, want) {
			t.Fatalf("in another order\n%q\nand not\n%q", got, want)
		}
	}
}

func numbers(words []string) []uint32 {
	lex := newLexicon()
	out, _ := lex.spoken(strings.Join(words, " "))
	return out
}

// Of runs of the same words among others, found says the same as comparing every
// place with every other.
func TestPassagesAgreeWithBruteForce(t *testing.T) {
	check := func(seed uint64) bool {
		rng := rand.New(rand.NewPCG(seed, 9))
		word := func() string {
			return []string{"un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"}[rng.IntN(10)]
		}
		var a, b []string
		for range 200 {
			a, b = append(a, word()), append(b, word())
		}
		longest := 0
		copied := 10 + rng.IntN(60)
		from, to := rng.IntN(200-copied), rng.IntN(200-copied)
		copy(b[to:], a[from:from+copied])
		f := &passages{words: numbers(a)}
		for i := range a {
			for j := range b {
				n := 0
				for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] {
					n++
				}
				if n > longest && f.says(run{a: i, la: n}) {
					longest = n
				}
			}
		}
		got := found(t, LeastPassage, of("a", strings.Join(a, " ")), of("b", strings.Join(b, " ")))
		most := 0
		for _, p := range got {
			most = max(most, p.Words)
		}
		return longest < LeastPassage || most >= longest
	}
	// A run that others, a few words away, had made too unlike.
	if !check(0x4d87a51de00abf9a) {
		t.Error("a long run is lost")
	}
	if err := quick.Check(check, &quick.Config{MaxCount: 200}); err != nil {
		t.Error(err)
	}
}

// Two passages that begin at one place, and count for as much, come in the same order
// every time.
func TestPassagesOfOnePlaceComeInOrder(t *testing.T) {
	const (
		ten  = "le matin je prends mon vélo jusqu’au grand marché couvert"
		more = "puis nous vendons ensemble douze caisses de légumes vraiment très frais"
	)
	var sources []Source
	for _, text := range []string{
		ten + " " + more + ".",
		ten + ". Personne ne m’avait jamais dit combien cela coûtait avant de venir ici un lundi.",
		ten + " " + more + ". Après quoi chacun rentre chez soi sans rien demander du tout.",
	} {
		sources = append(sources, Source{Text: text, Spans: []corpus.Span{{Start: 0, End: len(text)}}})
	}
	first, err := FindPassages(context.Background(), sources, LeastPassage)
	if err != nil || len(first) != 2 || first[0].Words*(len(first[0].Places)-1) != first[1].Words*(len(first[1].Places)-1) {
		t.Fatalf("the test proves nothing: %+v, %v", first, err)
	}
	for range 50 {
		again, err := FindPassages(context.Background(), sources, LeastPassage)
		if err != nil || !reflect.DeepEqual(again, first) {
			t.Fatalf("at first %+v\nthen %+v, %v", first, again, err)
		}
	}
}
