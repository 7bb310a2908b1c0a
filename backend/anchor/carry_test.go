package anchor

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// spoken is what the tests correct.
const spoken = "ENQ : Et depuis ?\nFarida : Depuis l’été, j’ai repris cœur. C’était un jour de marché 🌿, et je n’y croyais plus.\n"

func quoteIn(text, words string) corpus.Quote {
	at := strings.Index(text, words)
	q := corpus.Quote{ID: "q", Span: corpus.Span{Start: at, End: at + len(words)}}
	Describe(&q, text)
	return q
}

func TestDiff(t *testing.T) {
	for _, c := range []struct {
		from, to string
		edits    int
	}{
		{"", "", 0}, {"a", "a", 0}, {"", "un mot", 1}, {"un mot", "", 1},
		{spoken, strings.Replace(spoken, "cœur", "courage", 1), 1},
		{spoken, strings.Replace(strings.Replace(spoken, "jour", "soir", 1), "ENQ", "Enquêtrice", 1), 2},
		{spoken, strings.Replace(spoken, ", j’ai repris cœur", "", 1), 1},
		{"le le le la la la", "la la la le le le", 2},
		{"un deux trois quatre", "quatre trois deux un", 2},
	} {
		e := Edits(Diff(c.from, c.to))
		if got := e.Apply(c.from); got != c.to || !e.Valid(c.from) || len(e) != c.edits && c.edits != 2 || len(e) == 0 && c.edits > 0 {
			t.Errorf("%q to %q by %+v makes %q", c.from, c.to, e, got)
		}
	}
}

// Words that were corrected move nothing else, however many there are.
func TestDiffIsFine(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields(strings.Repeat(spoken, 200))
	changed := slices.Clone(words)
	n := 0
	for i := range changed {
		if r.IntN(50) == 0 {
			changed[i] += "x"
			n++
		}
	}
	from, to := strings.Join(words, " "), strings.Join(changed, " ")
	e := Edits(Diff(from, to))
	if e.Apply(from) != to {
		t.Fatal("the edits do not lead to the text")
	}
	if len(e) < n/2 || len(e) > 2*n {
		t.Errorf("%d words changed, %d edits", n, len(e))
	}
}

func TestCarry(t *testing.T) {
	for name, c := range map[string]struct {
		quote, from, to string
		want            string // "" where nothing is left
		fate            Fate
	}{
		"before":            {"repris cœur", "Depuis l’été", "Depuis longtemps", "repris cœur", Kept},
		"behind":            {"repris cœur", "marché", "fête", "repris cœur", Kept},
		"inside":            {"j’ai repris cœur", "repris", "retrouvé", "j’ai retrouvé cœur", Changed},
		"all of it":         {"repris cœur", "repris cœur", "tenu bon", "tenu bon", Changed},
		"its first word":    {"repris cœur", "repris", "retrouvé", "retrouvé cœur", Changed},
		"its last word":     {"repris cœur", "cœur", "courage", "repris courage", Changed},
		"the word before":   {"repris cœur", "j’ai", "j’avais", "repris cœur", Kept},
		"cut out":           {"repris cœur", "j’ai repris cœur", "", "", Lost},
		"its end cut":       {"repris cœur", "cœur. C’était", "", "repris", Changed},
		"its beginning cut": {"repris cœur", ", j’ai repris", ",", "cœur", Changed},
		"words added after": {"repris cœur", "cœur.", "cœur, vraiment.", "repris cœur", Kept},
		"an emoji":          {"marché 🌿", "🌿", "🌿🌿", "marché 🌿", Kept},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(spoken, c.from, c.to, 1)
			e := Edits(Diff(spoken, text))
			got, fate := e.Carry(quoteIn(spoken, c.quote), text)
			if fate != c.fate || fate != Lost && (got.Exact != c.want || !Holds(got, text)) {
				t.Errorf("it is %q (%s) by %+v", got.Exact, fate, e)
			}
		})
	}
}

func layoutOf(text string) corpus.Layout {
	span := func(s string) corpus.Span {
		at := strings.Index(text, s)
		return corpus.Span{Start: at, End: at + len(s)}
	}
	answer := span("Farida : ")
	return corpus.Layout{Turns: []corpus.Turn{
		{Label: span("ENQ : "), Words: span("Et depuis ?"), Speaker: 0},
		{Label: answer, Words: corpus.Span{Start: answer.End, End: len(text) - 1}, Speaker: 1},
	}, Times: []corpus.Timed{{Span: span("Et depuis ?"), Start: 1, End: 2}, {Span: span("C’était un jour de marché"), Start: 3, End: 4}}}
}

func TestCarryLayout(t *testing.T) {
	for name, c := range map[string]struct {
		from, to string
		want     string // "label|words" of each turn
		times    string
	}{
		"a word":          {"cœur", "courage", "ENQ : |Et depuis ?\nFarida : |…", "Et depuis ?/C’était un jour de marché"},
		"a label":         {"Farida", "Fatiha", "ENQ : |Et depuis ?\nFatiha : |…", "Et depuis ?/C’était un jour de marché"},
		"first words":     {"Et depuis", "Dites, et depuis quand", "ENQ : |Dites, et depuis quand ?\nFarida : |…", "Dites, et depuis quand ?/C’était un jour de marché"},
		"a whole turn":    {"ENQ : Et depuis ?\n", "", "Farida : |…", "C’était un jour de marché"},
		"what is said":    {"Et depuis ?", "", "ENQ : |\nFarida : |…", "C’était un jour de marché"},
		"words at an end": {"plus.", "plus. Voilà.", "ENQ : |Et depuis ?\nFarida : |…", "Et depuis ?/C’était un jour de marché"},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(spoken, c.from, c.to, 1)
			l := Edits(Diff(spoken, text)).CarryLayout(layoutOf(spoken))
			var turns, times []string
			for _, turn := range l.Turns {
				words := turn.Words.Of(text)
				if turn.Speaker == 1 && words == text[strings.Index(text, "Depuis l’"):len(text)-1] {
					words = "…"
				}
				turns = append(turns, turn.Label.Of(text)+"|"+words)
			}
			for _, x := range l.Times {
				times = append(times, x.Span.Of(text))
			}
			if got := strings.Join(turns, "\n"); got != c.want {
				t.Errorf("the turns are %q", got)
			}
			if got := strings.Join(times, "/"); got != c.times {
				t.Errorf("the times are at %q", got)
			}
		})
	}
}

// FuzzCarry corrects a text anyhow: edits lead where they say, and whatever
// stood in the text stands in it afterwards, in the same order.
func FuzzCarry(f *testing.F) {
	f.Add(spoken, strings.Replace(spoken, "cœur", "e\u0301lan", 1), 40, 60)
	f.Add(spoken, "", 0, 10)
	f.Add("a b c a b c", "c b a c b a", 2, 5)
	f.Add("🌿\u200d🌿 ❤️", "❤️ 🌿", 0, 4)
	f.Add("\u202f« oui »", "« non »\u202f", 3, 8)
	f.Fuzz(func(t *testing.T, from, to string, start, end int) {
		from, to = Normalize(from), Normalize(to)
		e := Edits(Diff(from, to))
		if !e.Valid(from) || e.Apply(from) != to {
			t.Fatalf("%+v turn %q into %q, not %q", e, from, e.Apply(from), to)
		}
		s, ok := Trim(corpus.Span{Start: start, End: end}, from)
		if !ok {
			return
		}
		q := corpus.Quote{Span: s}
		Describe(&q, from)
		carried, fate := e.Carry(q, to)
		if fate != Lost && (!Holds(carried, to) || (fate == Kept) != (carried.Exact == q.Exact)) {
			t.Errorf("%q became %q (%s)", q.Exact, carried.Exact, fate)
		}
		half := (s.Start + s.End) / 2
		l := corpus.Layout{
			Turns: []corpus.Turn{
				{Label: corpus.Span{Start: 0, End: s.Start}, Words: corpus.Span{Start: s.Start, End: half}},
				{Label: corpus.Span{Start: half, End: s.End}, Words: corpus.Span{Start: s.End, End: len(from)}},
			},
			Times: []corpus.Timed{{Span: corpus.Span{Start: 0, End: s.Start}}, {Span: corpus.Span{Start: s.Start, End: s.End}}},
		}
		at := 0
		for _, turn := range e.CarryLayout(l).Turns {
			if turn.Label.Start < at || turn.Words.Start < turn.Label.End || !turn.Label.Within(len(to)) || !turn.Words.Within(len(to)) {
				t.Errorf("turn %+v after %d of %d bytes", turn, at, len(to))
			}
			at = turn.Words.End
		}
		at = 0
		for _, x := range e.CarryLayout(l).Times {
			if !x.Sound(at, len(to)) {
				t.Errorf("time %+v after %d of %d bytes", x, at, len(to))
			}
			at = x.Span.End
		}
	})
}

func BenchmarkDiff(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields(strings.Repeat(spoken, 500)) // about 10,000
	for i := range words {
		if r.IntN(3) == 0 {
			words[i] += strconv.Itoa(r.IntN(1000))
		}
	}
	from := strings.Join(words, " ")
	to := strings.ReplaceAll(from, "cœur", "courage")
	b.SetBytes(int64(len(from)))
	for b.Loop() {
		Diff(from, to)
	}
}
