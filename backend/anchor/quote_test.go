package anchor

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"florilege/backend/corpus"
)

func span(text, part string) corpus.Span {
	at := strings.Index(text, part)
	return corpus.Span{Start: at, End: at + len(part)}
}

func TestTrim(t *testing.T) {
	text := " \u202fBonjour, \u00a0Léa\n\t"
	got, ok := Trim(corpus.Span{Start: 0, End: len(text)}, text)
	if want := "Bonjour, \u00a0Léa"; !ok || got.Of(text) != want {
		t.Errorf("trimmed to %q, %v; want %q", got.Of(text), ok, want)
	}
	for what, s := range map[string]corpus.Span{
		"only blanks": {Start: 0, End: 4}, "empty": {Start: 5, End: 5}, "backwards": {Start: 9, End: 5},
		"before the start": {Start: -1, End: 9}, "past the end": {Start: 5, End: len(text) + 1},
	} {
		if got, ok := Trim(s, text); ok {
			t.Errorf("%s: Trim(%v) = %v, true", what, s, got)
		}
	}
}

// TestTrimKeepsCharactersWhole tries every position of characters that are made
// of several code points.
func TestTrimKeepsCharactersWhole(t *testing.T) {
	for _, character := range []string{"é", "q\u0323\u0307", "💪🏽", "👩‍🚀", "👩🏽‍❤️‍💋‍👨🏾", "🇧🇪", "1\ufe0f\u20e3", "각", "ᄀ\u1161\u11a8", "நி"} {
		for _, before := range []string{"x", "«", "🇧🇪", "👩‍🚀", "e\u0301", ""} {
			text := before + character + "y"
			for at := len(before); at <= len(before)+len(character); at++ {
				_, ok := Trim(corpus.Span{Start: at, End: len(text)}, text)
				if want := at == len(before) || at == len(before)+len(character); ok != want {
					t.Errorf("%q: a span from byte %d: %v, want %v", text, at, ok, want)
				}
			}
		}
	}
	// A mark on a blank belongs to it.
	text := "a \u0301b"
	if s, ok := Trim(corpus.Span{Start: 1, End: len(text)}, text); !ok || s.Start != 1 {
		t.Errorf("trimmed to %q, %v", s.Of(text), ok)
	}
	long := "a" + strings.Repeat("🇧🇪", 100)
	for at := 1; at < len(long); at += 4 {
		if _, ok := Trim(corpus.Span{Start: at, End: len(long)}, long); at < longestCharacter && ok != (at%8 == 1) {
			t.Errorf("in a row of flags, a span from byte %d: %v", at, ok)
		}
	}
}

func TestDescribe(t *testing.T) {
	text := strings.Repeat("é", 40) + "💪 le cœur 💪" + strings.Repeat("à", 40)
	q := corpus.Quote{Span: span(text, "le cœur")}
	Describe(&q, text)
	if q.Exact != "le cœur" || !Holds(q, text) {
		t.Errorf("described as %q, holds: %v", q.Exact, Holds(q, text))
	}
	for _, c := range []struct{ context, want string }{
		{q.Before, strings.Repeat("é", 13) + "💪 "}, {q.After, " 💪" + strings.Repeat("à", 13)},
	} {
		if c.context != c.want || len(c.context) > contextBytes {
			t.Errorf("context %q, want %q", c.context, c.want)
		}
	}
	q = corpus.Quote{Span: corpus.Span{Start: 0, End: len(text)}}
	if Describe(&q, text); q.Before != "" || q.After != "" {
		t.Errorf("context of the whole text: %q, %q", q.Before, q.After)
	}
}

func TestHolds(t *testing.T) {
	text := "un deux"
	for what, c := range map[string]struct {
		q    corpus.Quote
		want bool
	}{
		"equal":     {corpus.Quote{Span: corpus.Span{Start: 3, End: 7}, Exact: "deux"}, true},
		"moved":     {corpus.Quote{Span: corpus.Span{Start: 2, End: 6}, Exact: "deux"}, false},
		"cut short": {corpus.Quote{Span: corpus.Span{Start: 3, End: 8}, Exact: "deux"}, false},
		"empty":     {corpus.Quote{Span: corpus.Span{Start: 3, End: 3}}, false},
		"backwards": {corpus.Quote{Span: corpus.Span{Start: 7, End: 3}}, false},
	} {
		if got := Holds(c.q, text); got != c.want {
			t.Errorf("%s: %v", what, got)
		}
	}
}

func TestFind(t *testing.T) {
	old := "Elle dit oui. Puis Paul dit oui. Enfin Anne dit oui."
	q := corpus.Quote{Span: corpus.Span{Start: 24, End: 31}}
	q.Span = span(old, "Paul dit oui")
	q.Span.Start += len("Paul ")
	Describe(&q, old)
	for name, c := range map[string]struct {
		text string
		want string // what stands before it
		ok   bool
	}{
		"unchanged":            {old, "Elle dit oui. Puis Paul ", true},
		"moved":                {"Bon. " + old, "Bon. Elle dit oui. Puis Paul ", true},
		"context chooses":      {"Enfin Anne dit oui. Puis Paul dit oui. Elle dit oui.", "Enfin Anne dit oui. Puis Paul ", true},
		"gone":                 {"Elle dit non.", "", false},
		"in an empty text":     {"", "", false},
		"nearest of equal":     {"xdit ouix xdit ouix xdit ouix", "xdit ouix xdit ouix x", true},
		"in a text of its own": {"dit oui", "", true},
	} {
		got, ok := Find(q, c.text)
		if ok != c.ok || ok && (c.text[:got.Start] != c.want || got.Of(c.text) != q.Exact) {
			t.Errorf("%s: found at %v, %v; want after %q", name, got, ok, c.want)
		}
	}
	if s, ok := Find(corpus.Quote{}, old); ok {
		t.Errorf("a quote without words was found at %v", s)
	}
}

func FuzzFind(f *testing.F) {
	f.Add(rich, 3, 9, "x", "y")
	f.Add("aaaa", 1, 2, "", "a")
	f.Add("👩‍🚀👩‍🚀", 0, 11, "👩", "")
	f.Fuzz(func(t *testing.T, text string, start, end int, before, after string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		s, ok := Trim(corpus.Span{Start: start, End: end}, text)
		if !ok {
			return
		}
		for _, at := range []int{s.Start, s.End} {
			if at < len(text) && !utf8.RuneStart(text[at]) {
				t.Fatalf("Trim gives %v, which cuts a character of %q", s, text)
			}
		}
		q := corpus.Quote{Span: s}
		Describe(&q, text)
		if !Holds(q, text) || !strings.HasSuffix(text[:s.Start], q.Before) || !strings.HasPrefix(text[s.End:], q.After) {
			t.Fatalf("%+v does not describe %v of %q", q, s, text)
		}
		if got, ok := Find(q, text); !ok || got != s {
			t.Fatalf("found at %v, %v; want %v in %q", got, ok, s, text)
		}
		longer := strings.ToValidUTF8(before, "") + text + strings.ToValidUTF8(after, "")
		if got, ok := Find(q, longer); !ok || got.Of(longer) != q.Exact {
			t.Fatalf("found at %v, %v in %q", got, ok, longer)
		}
	})
}

// TestBetweenAgreesWithGraphemes compares every position of a text with a walk
// from its start.
func TestBetweenAgreesWithGraphemes(t *testing.T) {
	text := strings.Repeat(rich, 20)
	whole := map[int]bool{0: true}
	for characters := graphemes.FromString(text); characters.Next(); {
		whole[characters.End()] = true
	}
	for at := 0; at <= len(text); at++ {
		if between(text, at) != whole[at] {
			t.Fatalf("byte %d (%q|%q): %v", at, text[max(0, at-8):at], text[at:min(len(text), at+8)], !whole[at])
		}
	}
}
