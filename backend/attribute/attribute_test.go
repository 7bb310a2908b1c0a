package attribute

import (
	"slices"
	"testing"

	"florilege/backend/corpus"
)

func TestRead(t *testing.T) {
	choices := []string{"Liège", "Namur"}
	for _, c := range []struct {
		t       corpus.AttributeType
		s, want string
		ok      bool
	}{
		{corpus.TypeText, "  une  phrase\u200b ", "une phrase", true},
		{corpus.TypeNumber, "", "", true},
		{corpus.TypeNumber, " ", "", true},
		{corpus.TypeNumber, "12,50", "12.5", true},
		{corpus.TypeNumber, "1 234,5", "1234.5", true},
		{corpus.TypeNumber, "1\u202f234\u202f567", "1234567", true},
		{corpus.TypeNumber, "−3", "-3", true},
		{corpus.TypeNumber, "-0", "0", true},
		{corpus.TypeNumber, "12 34", "", false},
		{corpus.TypeNumber, "1e5", "", false},
		{corpus.TypeNumber, "inf", "", false},
		{corpus.TypeNumber, "NaN", "", false},
		{corpus.TypeNumber, "1,234,567", "", false},
		{corpus.TypeNumber, "35 ans", "", false},
		{corpus.TypeDate, "2024", "2024", true},
		{corpus.TypeDate, "2024-3", "2024-03", true},
		{corpus.TypeDate, "2024-02-29", "2024-02-29", true},
		{corpus.TypeDate, "2023-02-29", "", false},
		{corpus.TypeDate, "2024-03-01T10:20:30Z", "2024-03-01", true},
		{corpus.TypeDate, "1/3/2024", "2024-03-01", true},
		{corpus.TypeDate, "01.03.2024", "2024-03-01", true},
		{corpus.TypeDate, "01/03/2024 10:12:30", "2024-03-01", true},
		{corpus.TypeDate, "03/2024", "2024-03", true},
		{corpus.TypeDate, "31/13/2024", "", false},
		{corpus.TypeDate, "1er mars 2024", "2024-03-01", true},
		{corpus.TypeDate, "15 août 2024", "2024-08-15", true},
		{corpus.TypeDate, "mars 2024", "2024-03", true},
		{corpus.TypeDate, "3 mei 2024", "2024-05-03", true},
		{corpus.TypeDate, "May 2024", "2024-05", true},
		{corpus.TypeDate, "juin 2024", "2024-06", true},
		{corpus.TypeDate, "juillet 2024", "2024-07", true},
		{corpus.TypeDate, "hier", "", false},
		{corpus.TypeDate, "0000", "", false},
		{corpus.TypeYesNo, "Oui", "yes", true},
		{corpus.TypeYesNo, "NÉE", "no", true},
		{corpus.TypeYesNo, "x", "yes", true},
		{corpus.TypeYesNo, "peut-être", "", false},
		{corpus.TypeChoice, "liege", "Liège", true},
		{corpus.TypeChoice, "Mons", "", false},
	} {
		if got, ok := Read(c.t, choices, c.s); got != c.want || ok != c.ok {
			t.Errorf("%q as %s is %q, %v, not %q", c.s, c.t, got, ok, c.want)
		}
	}
}

// What is stored is read as itself.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"1 234,5", "1er mars 2024", "oui", "2024", "Liège", "-0", "31/12/1999", "é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, typ := range []corpus.AttributeType{corpus.TypeText, corpus.TypeNumber, corpus.TypeDate, corpus.TypeYesNo} {
			once, ok := Read(typ, nil, s)
			if twice, again := Read(typ, nil, once); ok && (!again || twice != once) {
				t.Errorf("%q as %s is %q, and that %q, %v", s, typ, once, twice, again)
			}
		}
	})
}

func TestGuess(t *testing.T) {
	for _, c := range []struct {
		values  []string
		want    corpus.AttributeType
		choices []string
	}{
		{[]string{"", " "}, corpus.TypeText, nil},
		{[]string{"12", "13,5", ""}, corpus.TypeNumber, nil},
		{[]string{"1", "0", "1"}, corpus.TypeNumber, nil},
		{[]string{"2019", "2021"}, corpus.TypeNumber, nil},
		{[]string{"1/3/2024", "mars 2023"}, corpus.TypeDate, nil},
		{[]string{"oui", "Non", "oui"}, corpus.TypeYesNo, nil},
		{[]string{"Liège", "liege", "Namur", "Namur"}, corpus.TypeChoice, []string{"Liège", "Namur"}},
		{[]string{"Anne", "Bruno", "Chloé"}, corpus.TypeText, nil},
	} {
		got, choices := Guess(c.values)
		if got != c.want || !slices.Equal(choices, c.choices) {
			t.Errorf("%q are %s of %q, not %s", c.values, got, choices, c.want)
		}
	}
}
