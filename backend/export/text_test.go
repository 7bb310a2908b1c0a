package export

import (
	"strings"
	"testing"
)

func TestTextGolden(t *testing.T) {
	golden(t, "collection.txt", written(t, "txt", sample(), Options{}))
}

func FuzzTextKeepsWords(f *testing.F) {
	seedWords(f)
	f.Fuzz(func(t *testing.T, words string) {
		got := string(written(t, "txt", quoteOnly(words), Options{}))
		want := "\n\n" + languageOf("fr").quoted(printable(words)) + "\n— Amina\n"
		if !strings.HasSuffix(got, want) {
			t.Fatalf("got %q, want %q at its end", got, want)
		}
	})
}
