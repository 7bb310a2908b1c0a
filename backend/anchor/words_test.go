package anchor

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	text := "J’ai «\u202fpeut-être\u202f» 3 œufs, e\u0301te\u0301 💪 l'an 2024."
	var got []string
	at := 0
	for _, s := range Words(text) {
		if s.Start < at || s.Empty() {
			t.Fatalf("word %v is empty or out of order", s)
		}
		at = s.End
		got = append(got, s.Of(text))
	}
	if want := "J|ai|peut|être|3|œufs|e\u0301te\u0301|l|an|2024"; strings.Join(got, "|") != want {
		t.Errorf("words %q, want %q", got, want)
	}
	if got := Words("fin"); len(got) != 1 || got[0].End != 3 {
		t.Errorf("the last word: %v", got)
	}
}

func TestCountWords(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, " \n": 0, "J’ai peut-être dit oui.": 4, "«\u202fOui\u202f!\u202f»": 1, "— … 💪": 0, "un\u00a0deux\ntrois\u202fquatre": 4, "3 œufs": 2,
	} {
		if got := CountWords(text); got != want {
			t.Errorf("CountWords(%q) = %d, want %d", text, got, want)
		}
	}
}
