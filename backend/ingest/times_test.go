package ingest

import (
	"fmt"
	"strings"
	"testing"

	"florilege/backend/corpus"
)

// timesIn shows when what is said in a draft, one a line.
func timesIn(d Draft) string {
	var b strings.Builder
	for _, t := range d.Layout.Times {
		fmt.Fprintf(&b, "%s", corpus.Clock(t.Start))
		if t.End > t.Start {
			fmt.Fprintf(&b, "-%s", corpus.Clock(t.End))
		}
		fmt.Fprintf(&b, " %s\n", strings.ReplaceAll(t.Span.Of(d.Text), "\n", "/"))
	}
	return b.String()
}

func TestTimesInText(t *testing.T) {
	for name, c := range map[string]struct{ text, turns, times string }{
		"inside a turn": {
			"Amina : Un. [00:01:00] Deux.\nPaul : Trois.\nAmina : Quatre. [00:02:00]\nPaul : Cinq.\n",
			"Amina> Un. [00:01:00] Deux.\nPaul> Trois.\nAmina> Quatre. [00:02:00]\nPaul> Cinq.\n",
			"00:01:00 Deux.\n00:02:00 Cinq.\n"},
		"a speaker seen once": {
			"Amina Benali  0:03\nUn.\n\nPaul Maes  0:12\nDeux.\n\nAmina Benali  0:15\nTrois.\n\nZoé Lis  0:20\nQuatre.\n",
			"Amina Benali> Un.\nPaul Maes> Deux.\nAmina Benali> Trois.\nZoé Lis> Quatre.\n",
			"00:00:03 Un.\n00:00:12 Deux.\n00:00:15 Trois.\n00:00:20 Quatre.\n"},
		"seen once before a colon": {
			"[00:03] Amina : Un.\n[00:12] Paul : Deux.\n[00:15] Amina : Trois.\n[00:20] Zoé : Quatre.\n",
			"Amina> Un.\nPaul> Deux.\nAmina> Trois.\nZoé> Quatre.\n",
			"00:00:03 Un.\n00:00:12 Deux.\n00:00:15 Trois.\n00:00:20 Quatre.\n"},
		"hours that are told": {
			"[00:03] Amina : Rendez-vous à 10:30 (10:45 au plus tard).\n[00:12] Paul : Deux.\n[00:15] Amina : À 11:00.\n[00:20] Paul : Oui.\n",
			"Amina> Rendez-vous à 10:30 (10:45 au plus tard).\nPaul> Deux.\nAmina> À 11:00.\nPaul> Oui.\n",
			"00:00:03 Rendez-vous à 10:30 (10:45 au plus tard).\n00:00:12 Deux.\n00:00:15 À 11:00.\n00:00:20 Oui.\n"},
		"nobody named, a time a line": {
			"0:02\nBienvenue à tous.\n0:05\nMerci\n0:09\nOn commence\n0:15\nMerci\n",
			"", "00:00:02 Bienvenue à tous.\n00:00:05 Merci\n00:00:09 On commence\n00:00:15 Merci\n"},
		"nobody named, a time before each": {
			"[00:00.000 --> 00:04.000]  Bienvenue.\n[00:04.000 --> 00:09.500]  Merci\n[00:09.500 --> 00:12.000]  Merci\n",
			"", "00:00:00-00:00:04 Bienvenue.\n00:00:04-00:00:09 Merci\n00:00:09-00:00:12 Merci\n"},
		"a timetable":       {"10:30\nAccueil\n11:00\nPause\n11:15\nAteliers\n12:30\nRepas\n", "", ""},
		"hours in a report": {"La réunion (10:30) a lieu au centre. On mange (12:15) ensemble, puis le film (14:00).\n", "", ""},
		"times out of order": {
			"[00:50:00] Amina : Un.\n[00:12:00] Amina : Deux.\n[00:40:00] Amina : Trois.\n[00:02:00] Amina : Quatre.\n",
			"Amina> Un.\nAmina> Deux.\nAmina> Trois.\nAmina> Quatre.\n", ""},
		"times over 99 hours, and frames": {
			"Amina [123:00:01] : Un.\nPaul [123:00:05:12] : Deux.\nAmina [123:00:09] : Trois.\n",
			"Amina> Un.\nPaul> Deux.\nAmina> Trois.\n", "123:00:01 Un.\n123:00:05 Deux.\n123:00:09 Trois.\n"},
		"a name, then its time below": {
			"Intervenant 1\n00:00:01\nUn.\n\nIntervenant 2\n00:00:07\nDeux.\n\nIntervenant 1\n00:00:11\nTrois.\n",
			"Intervenant 1> Un.\nIntervenant 2> Deux.\nIntervenant 1> Trois.\n",
			"00:00:01 Un.\n00:00:07 Deux.\n00:00:11 Trois.\n"},
		"a score": {"Amina : On a gagné 3:16.\nPaul : Ah ?\nAmina : Et 2:10 après.\nPaul : Oh.\n", "Amina> On a gagné 3:16.\nPaul> Ah ?\nAmina> Et 2:10 après.\nPaul> Oh.\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := read(t, "a.txt", c.text)
			sound(t, d)
			if got := turnsIn(d); got != c.turns {
				t.Errorf("turns:\n%swant\n%s", got, c.turns)
			}
			if got := timesIn(d); got != c.times {
				t.Errorf("times:\n%swant\n%s", got, c.times)
			}
			if d.Text != c.text {
				t.Error("the text was changed")
			}
		})
	}
}

func TestClockAt(t *testing.T) {
	for s, want := range map[string]clock{
		"1:02":                      {4, 62_000, 62_000, false, false},
		"00:01:02.5 x":              {10, 62_500, 62_500, false, true},
		"00:01:02,250":              {12, 62_250, 62_250, false, true},
		"[00:12]":                   {7, 12_000, 12_000, true, false},
		"(0:00:12)":                 {9, 12_000, 12_000, true, true},
		"#00:00:12-5#":              {12, 12_500, 12_500, true, true},
		"0:0:0.0 --> 0:0:3.150":     {21, 0, 3150, false, true},
		"[00:00.000 --> 00:04.000]": {25, 0, 4000, true, false},
		"00:00:05 - 00:00:09":       {19, 5000, 9000, false, true},
		"00:01:02:12":               {11, 62_000, 62_000, false, true},
		"100:00:00":                 {9, 360_000_000, 360_000_000, false, true},
		"0:12-0:15":                 {4, 12_000, 12_000, false, false},
		"[00:12":                    {}, "12:3": {}, "12": {}, "1:2": {}, "12:345": {}, "12:75": {}, "A:12": {}, "": {}, "[": {}, "12:": {}, "9999999:00:00": {}, ":12:30": {},
	} {
		got, ok := clockAt(s)
		if got != want || ok != (want.size > 0) {
			t.Errorf("%q: %+v, %v, want %+v", s, got, ok, want)
		}
	}
}

// In a document as in a text: Teams writes a name and a time in bold and what is
// said under it, in one paragraph; others a paragraph each.
func TestTimesInDocuments(t *testing.T) {
	teams := func(name, time, words string) string {
		return `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + name + `   ` + time + `</w:t></w:r><w:r><w:br/><w:t>` + words + `</w:t></w:r></w:p>`
	}
	apart := func(name, time, words string) string {
		return `<w:p><w:r><w:t>` + name + ` [` + time + `]</w:t></w:r></w:p><w:p><w:r><w:t>` + words + `</w:t></w:r></w:p>`
	}
	row := func(name, time, words string) string {
		cell := func(s string) string { return `<w:tc><w:p><w:r><w:t>` + s + `</w:t></w:r></w:p></w:tc>` }
		return `<w:tbl><w:tr>` + cell(time) + cell(name) + cell(words) + `</w:tr></w:tbl>`
	}
	for name, write := range map[string]func(string, string, string) string{"teams": teams, "paragraphs apart": apart, "a table": row} {
		body := write("Anne Lis", "0:03", "Bonjour.") + write("Paul Maes", "0:12", "Merci") + write("Anne Lis", "1:02:15", "On y va.") + write("Paul Maes", "1:02:18", "Merci")
		d, err := Read("a.docx", word(t, body))
		if err != nil {
			t.Fatal(err)
		}
		sound(t, d)
		if want := "Anne Lis> Bonjour.\nPaul Maes> Merci\nAnne Lis> On y va.\nPaul Maes> Merci\n"; turnsIn(d) != want {
			t.Errorf("%s: turns\n%swant\n%s", name, turnsIn(d), want)
		}
		if want := "00:00:03 Bonjour.\n00:00:12 Merci\n01:02:15 On y va.\n01:02:18 Merci\n"; timesIn(d) != want {
			t.Errorf("%s: times\n%swant\n%s", name, timesIn(d), want)
		}
	}
}
