package ingest

import (
	"slices"
	"strings"
	"testing"
)

// A line that nothing marks is a heading if it stands alone between two turns,
// with others like it, where everything said ends as sentences do.
func TestHeadingsThatStandAlone(t *testing.T) {
	turns := "ENQ : Et avant ?\n\nAmina : Rien.\n\n"
	tests := []struct {
		name, text string
		want       []string
	}{
		{"between turns", turns + "L’arrivée\n\n" + turns + "2. Les papiers\n\n" + turns, []string{"L’arrivée", "2. Les papiers"}},
		{"one alone is a remark", turns + "L’arrivée\n\n" + turns, nil},
		{"a remark that comes again", turns + "Silence\n\n" + turns + "Silence\n\n" + turns, nil},
		{"it goes on", turns + "Voilà\n\nEt puis rien.\n\n" + turns + "Bon\n\nc’est tout.\n\n" + turns, nil},
		{"sentences", turns + "Je suis partie.\n\n" + turns + "Voilà…\n\n" + turns, nil},
		{"nobody ends sentences", strings.ReplaceAll(turns, ".", "") + "L’arrivée\n\n" + turns + "Les papiers\n\n" + turns, nil},
		{"not on a line apart", strings.TrimRight(turns, "\n") + "\nL’arrivée\n\n" + turns + "\nLes papiers\n\n" + turns, nil},
		{"times", turns + "00:12\n\n" + turns + "00:13\n\n" + turns, nil},
		{"in small letters", turns + "oui\n\n" + turns + "voilà\n\n" + turns, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, "a.txt", tt.text)
			sound(t, d)
			var got []string
			for _, h := range d.Layout.Headings {
				got = append(got, h.Span.Of(d.Text))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
