package repeats

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzFind(f *testing.F) {
	f.Add("j'ai repris confiance en moi grâce à la formation|j'ai repris confiance en moi grâce à cette formation|euh", 0.5)
	f.Add("la la la la la la|la la la la la la la|la|", 0.0)
	f.Add("\xff\xfe|e\u0301le\u0300ve|élève", 1.0)
	f.Fuzz(func(t *testing.T, texts string, near float64) {
		all := items(strings.Split(texts, "|")...)
		pairs, err := Find(t.Context(), all, near)
		if err != nil {
			if near >= 0 && near <= 1 {
				t.Fatal(err)
			}
			return
		}
		paired := map[int]bool{}
		for i, p := range pairs {
			if p.A < 0 || p.A >= p.B || p.B >= len(all) || p.Similarity < near || p.Similarity > 1 || (p.Kind != Exact && p.Kind != Near) {
				t.Fatalf("pair %+v", p)
			}
			if last := pairs[max(i-1, 0)]; i > 0 && (last.A > p.A || last.A == p.A && last.B >= p.B) {
				t.Fatalf("pair %+v after %+v", p, last)
			}
			paired[p.A], paired[p.B] = true, true
		}
		seen := map[int]bool{}
		for _, g := range Groups(all, pairs) {
			if len(g.Members) < 2 || len(g.ID) != 12 {
				t.Fatalf("group %+v", g)
			}
			for _, m := range g.Members {
				if seen[m] || !paired[m] {
					t.Fatalf("item %d in group %+v", m, g)
				}
				seen[m] = true
			}
		}
	})
}

func FuzzInside(f *testing.F) {
	f.Add("J'ai choisi la cuisine. J'ai choisi la cuisine\u202f! J'ai choisi la cuisine")
	f.Add(strings.Repeat("un deux trois quatre cinq six sept ", 4))
	f.Add("a b c d e. a b c d e.. \xff a b c d e")
	f.Fuzz(func(t *testing.T, text string) {
		lex := newLexicon()
		for _, in := range FindInside(items(text)) {
			if in.Item != 0 || len(in.Spans) < 2 {
				t.Fatalf("%+v", in)
			}
			first, _ := lex.spoken(in.Spans[0].Of(text))
			end := 0
			for _, s := range in.Spans {
				if s.Start < end || s.End <= s.Start || s.End > len(text) {
					t.Fatalf("spans %v in %q", in.Spans, text)
				}
				end = s.End
				said := s.Of(text)
				if utf8.ValidString(text) && !utf8.ValidString(said) {
					t.Fatalf("span %v cuts a character of %q", s, text)
				}
				if words, _ := lex.spoken(said); lex.hash(words) != lex.hash(first) {
					t.Fatalf("%q is not %q", said, in.Spans[0].Of(text))
				}
			}
		}
	})
}
