package corpus

import (
	"slices"
	"testing"
)

func TestMemoLinks(t *testing.T) {
	quote, code := MemoLink{LinkQuote, "0198-a"}, MemoLink{LinkCode, "0198-b"}
	for _, test := range []struct {
		memo  string
		links []MemoLink
		shown string
	}{
		{"", nil, ""},
		{"rien [[ ici ]]", nil, "rien [[ ici ]]"},
		{"voir " + quote.String() + " et " + code.String() + ".", []MemoLink{quote, code}, "voir <quote> et <code>."},
		{code.String() + code.String(), []MemoLink{code, code}, "<code><code>"},
		{"[[" + code.String() + "]]", []MemoLink{code}, "[[<code>]]"},
		{"[[person:0198-a]] [[code:]] [[code:é]] [code:0198-a]", nil, "[[person:0198-a]] [[code:]] [[code:é]] [code:0198-a]"},
	} {
		if got := MemoLinks(test.memo); !slices.Equal(got, test.links) {
			t.Errorf("%q has %v", test.memo, got)
		}
		if got := WithLinks(test.memo, func(l MemoLink) string { return "<" + string(l.Kind) + ">" }); got != test.shown {
			t.Errorf("%q shows %q", test.memo, got)
		}
		if got := WithLinks(test.memo, MemoLink.String); got != test.memo {
			t.Errorf("%q stays not: %q", test.memo, got)
		}
	}
}
