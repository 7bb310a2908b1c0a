package export

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestRecoverySheetHoldsTheKey(t *testing.T) {
	tests := []struct {
		name, language, file string
		want                 []string
	}{
		{"French", "fr", "étude protégée.florilege", []string{"Clé de secours d’un projet Florilège", "Fichier : étude protégée.florilege", "Faite le 3 mars 2026", "supprimez ce PDF"}},
		{"English", "en", "study.florilege", []string{"Recovery key of a Florilège project", "File: study.florilege", "Made on 3 March 2026", "delete this PDF"}},
		{"a name that no font has", "fr", "étude 😀 調査.florilege", []string{"Fichier : étude " + missing}},
		{"a name wider than the page", "fr", strings.Repeat("témoignages-du-printemps-", 12) + "fin.florilege", []string{"fin.florilege"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := RecoverySheet{
				Key: "VTEA-ZGKG-0F8K-C5S5-DWM4-9E3Q-7WVQ-J1NM", File: tt.file, Language: tt.language,
				Made: time.Date(2026, 3, 3, 10, 0, 0, 0, time.UTC),
			}
			var first, second bytes.Buffer
			for _, b := range []*bytes.Buffer{&first, &second} {
				if err := WriteRecoverySheet(b, s); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Error("the same sheet gives other bytes")
			}
			if n := len(pdfPage.FindAll(first.Bytes(), -1)); n != 1 {
				t.Errorf("it takes %d pages", n)
			}
			text := strings.Join(pdfText(t, first.Bytes()), " ")
			for _, want := range append(tt.want, "VTEA ZGKG 0F8K C5S5 DWM4 9E3Q 7WVQ J1NM") {
				if !strings.Contains(text, want) {
					t.Errorf("%q is not in %q", want, text)
				}
			}
		})
	}
}
