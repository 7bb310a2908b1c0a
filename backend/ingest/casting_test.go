package ingest

import (
	"fmt"
	"strings"
	"testing"
)

// dialogue repeats an exchange, with a number that makes each turn different.
func dialogue(exchange string, times int) string {
	var b strings.Builder
	for i := range times {
		b.WriteString(strings.ReplaceAll(exchange, "#", fmt.Sprint(i)))
	}
	return b.String()
}

const exchange = "Nadia : Et puis, la semaine # ?\nBruno : Ben, on a monté la charpente # avec les jeunes du quartier, et ça tenait.\n"

func TestVoices(t *testing.T) {
	d := read(t, "a.txt", dialogue(exchange, 6))
	voices := d.Voices()
	if len(voices) != 2 {
		t.Fatalf("%d voices", len(voices))
	}
	nadia, bruno := voices[0], voices[1]
	if nadia.Turns != 6 || nadia.Questions != 6 || nadia.Words != 30 || nadia.Key != "nadia" {
		t.Errorf("Nadia: %+v", nadia)
	}
	if bruno.Turns != 6 || bruno.Questions != 0 || bruno.Words != 90 {
		t.Errorf("Bruno: %+v", bruno)
	}
	if got := bruno.Example.Of(d.Text); got != "Ben, on a monté la charpente 0 avec les jeunes du quartier, et ça tenait." {
		t.Errorf("Bruno's example is %q", got)
	}
	long := read(t, "a.txt", dialogue("Nadia : Oui ?\nBruno : "+strings.Repeat("et puis encore ", 40)+"\n", 3))
	if got := strings.Fields(long.Voices()[1].Example.Of(long.Text)); len(got) != mostShown {
		t.Errorf("a long example has %d words", len(got))
	}
}

func TestInterviewerGuessed(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"short questions":            {dialogue(exchange, 6), "Nadia"},
		"an interviewer by label":    {dialogue(strings.ReplaceAll(exchange, "Bruno", "ENQ"), 6), "ENQ"},
		"too few turns":              {dialogue(exchange, 3), ""},
		"questions as long":          {dialogue("Nadia : Et puis, avec les jeunes du quartier, la semaine # ?\nBruno : Ben, on a monté la charpente #.\n", 6), ""},
		"nobody asks":                {dialogue(strings.ReplaceAll(exchange, "?", "."), 6), ""},
		"two who ask, and one talks": {dialogue("Nadia : Et la # ?\nPaul : Et là # ?\n"+strings.SplitAfter(exchange, "\n")[1], 6), ""},
	} {
		d := read(t, "a.txt", c.text)
		var got string
		for _, s := range d.Speakers {
			if s.Interviewer {
				got += s.Name
			}
		}
		if got != c.want {
			t.Errorf("%s: %q asks, want %q", name, got, c.want)
		}
		for _, w := range d.Warnings {
			if w.Code == AskerGuessed && w.Detail != "Nadia" {
				t.Errorf("%s: warned of %q", name, w.Detail)
			}
		}
	}
}

func TestCertainty(t *testing.T) {
	prose := strings.Repeat("Le rapport parle ici de bien autre chose que des entretiens.\n", 60)
	for name, c := range map[string]struct {
		text  string
		level Level
		doubt Doubt
	}{
		"prose":                   {prose, NobodyNamed, NoDoubt},
		"a dialogue":              {dialogue(exchange, 24), Sure, NoDoubt},
		"three turns":             {"ENQ : Oui ?\nBruno : Un, deux, trois.\nENQ : Bon.\n", Doubtful, FewTurns},
		"six turns":               {dialogue(exchange, 3), Likely, FewTurns},
		"labels in a report":      {prose + "\n# Entretien\n\n" + dialogue(exchange, 8) + "\n# Suite\n\n" + prose, Doubtful, MuchOutside},
		"a long introduction":     {prose[:20*62] + "\n# Entretien\n\n" + dialogue(exchange, 24), Likely, MuchOutside},
		"one person":              {dialogue("Bruno : On a monté la charpente #.\n", 10), Likely, OneVoice},
		"the same one in a row":   {dialogue("Bruno : Un #.\nBruno : Deux #.\nBruno : Trois #.\nNadia : Ah # ?\n", 5), Likely, LongRuns},
		"many who speak but once": {dialogue("Personne# : « Une phrase de plus, la #. »\n", 9), Doubtful, OftenOnce},
	} {
		if got := read(t, "a.txt", c.text).Certainty(); got.Level != c.level || got.Doubt != c.doubt {
			t.Errorf("%s: %+v, want %s %s", name, got, c.level, c.doubt)
		}
	}
	c := read(t, "a.txt", dialogue(exchange, 24)).Certainty()
	if c.People != 2 || c.Turns != 48 || c.Inside < 0.99 || c.Changes != 1 {
		t.Errorf("a dialogue rests on %+v", c)
	}
}

func TestAlike(t *testing.T) {
	for name, c := range map[string]struct {
		labels []string // each speaks as often as it stands here, three times
		want   string
	}{
		"an initial":                   {[]string{"Mme D.", "D."}, "D. → Mme D."},
		"an initial of a whole name":   {[]string{"D.", "Mme Diallo"}, "D. → Mme Diallo"},
		"a first name alone":           {[]string{"Amina Bensaïd", "Amina"}, "Amina → Amina Bensaïd"},
		"an abbreviation":              {[]string{"ENQ", "Enquêtrice"}, "ENQ → Enquêtrice"},
		"initials":                     {[]string{"Jean-Pierre", "JP"}, "JP → Jean-Pierre"},
		"two that fit":                 {[]string{"D.", "Mme Diallo", "M. Dubois"}, ""},
		"a woman and a man of a name":  {[]string{"Mme D.", "M. D."}, ""},
		"numbers":                      {[]string{"Personne 1", "Personne 12"}, ""},
		"names that are much alike":    {[]string{"Amina", "Amira"}, ""},
		"a rare slip":                  {[]string{"Amina", "Amina", "Amina", "Amina", "Amnia"}, "Amnia → Amina"},
		"a rare letter too many":       {[]string{"Bruno", "Bruno", "Bruno", "Bruno", "Brunno"}, "Brunno → Bruno"},
		"accents and case are one key": {[]string{"Léa", "LEA"}, ""},
		"nothing in common":            {[]string{"Amina", "Bruno"}, ""},
	} {
		var text strings.Builder
		for i := range 3 {
			for _, l := range c.labels {
				fmt.Fprintf(&text, "%s : On a fait la chose %d.\n", l, i)
			}
		}
		d := read(t, "a.txt", text.String())
		var got []string
		for _, a := range d.Alike() {
			got = append(got, d.Speakers[a.From].Name+" → "+d.Speakers[a.Into].Name)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
