package index

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// show writes a query out: words with their stems, phrases in quotation marks.
func show(q Query) string {
	var out []string
	for _, c := range q.clauses {
		var words []string
		for _, w := range c.words {
			if words = append(words, string(w.exact)); c.how == inflected && len(w.stem) > 0 {
				words[len(words)-1] += "/" + string(w.stem)
			}
		}
		s := strings.Join(words, " ")
		switch c.how {
		case exactly:
			s = `"` + s + `"`
		case beginning:
			s += "*"
		case inflected:
			s = strings.ReplaceAll(s, " ", "+")
		}
		if c.exclude {
			s = "-" + s
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

var parsed = []struct{ search, want string }{
	{"travail", "travail/travail"},
	{"  Élèves\tÉCOLE ", "eleves/elev ecole/ecol"},
	{"je", "je"},
	{"l'autonomie", "autonomie/autonom"},
	{"qu’il", "il"},
	{"d'l'eau", "eau/eau"},
	{"l'", "l"},
	{"aujourd'hui", "aujourd/aujourd+hui/hui"},
	{"rendez-vous", "rendez/rend+vous"},
	{"chef-d’œuvre", "chef/chef+d+oeuvre/oeuvr"},
	{"et/ou", "et+ou"},
	{`"je ne sais pas"`, `"je ne sais pas"`},
	{"« je ne sais\u00a0pas »", `"je ne sais pas"`},
	{"“J’ai peur” „et toi”", `"j ai peur" "et toi"`},
	{`"l'école"`, `"l ecole"`},
	{`mot"a b"mot`, `mot/mot "a b" mot/mot`},
	{`"" travail ""`, "travail/travail"},
	{"travail -école", "travail/travail -ecole/ecol"},
	{`travail -"à l'école" −usine`, `travail/travail -"a l ecole" -usine/usin`},
	{"travail - école", "travail/travail ecole/ecol"},
	{"travail --école -", "travail/travail -ecole/ecol"},
	{"-école travail", "-ecole/ecol travail/travail"},
	{"autono*", "autono*"},
	{"Éc* l'Œuv*", "ec* oeuv*"},
	{"-éco* travail", "-eco* travail/travail"},
	{"travail, (école) ! ?", "travail/travail ecole/ecol"},
	{"👍 oui", "oui/oui"},
	{"garc\u0327on", "garcon/garcon"},
	{"\xff oui", "oui/oui"},
}

func TestParse(t *testing.T) {
	for _, tt := range parsed {
		q, err := Parse(tt.search)
		if err != nil {
			t.Errorf("%q: %v", tt.search, err)
		} else if got := show(q); got != tt.want {
			t.Errorf("%q: got %s, want %s", tt.search, got, tt.want)
		}
	}
}

var refused = []struct {
	search string
	reason Reason
	at     corpus.Span
	column int
}{
	{"", Empty, corpus.Span{}, 1},
	{" \t ", Empty, corpus.Span{}, 1},
	{"?!  -", Empty, corpus.Span{}, 1},
	{`""`, Empty, corpus.Span{}, 1},
	{"-école", OnlyExclusions, corpus.Span{}, 1},
	{`-"à l'école" -usine`, OnlyExclusions, corpus.Span{}, 1},
	{`été "je ne`, OpenQuote, corpus.Span{Start: 6, End: 7}, 5},
	{"été « je ne", OpenQuote, corpus.Span{Start: 6, End: 8}, 5},
	{`"`, OpenQuote, corpus.Span{Start: 0, End: 1}, 1},
	{"été *ité", MisplacedStar, corpus.Span{Start: 6, End: 11}, 5},
	{"tra*il", MisplacedStar, corpus.Span{Start: 0, End: 6}, 1},
	{"mot**", MisplacedStar, corpus.Span{Start: 0, End: 5}, 1},
	{"*", MisplacedStar, corpus.Span{Start: 0, End: 1}, 1},
	{`"je sai*"`, StarInPhrase, corpus.Span{Start: 7, End: 8}, 8},
	{"oui rendez-v*", StarOnCompound, corpus.Span{Start: 4, End: 12}, 5},
	{"é*", ShortPrefix, corpus.Span{Start: 0, End: 2}, 1},
	{"l'a*", ShortPrefix, corpus.Span{Start: 2, End: 3}, 3},
	{strings.Repeat("mot ", MaxWords+1), TooLong, corpus.Span{}, 1},
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	for _, tt := range refused {
		_, err := Parse(tt.search)
		var e *corpus.Error
		var fault *Fault
		if !errors.As(err, &e) || !errors.As(err, &fault) {
			t.Errorf("%q: got %v, want an Error caused by a Fault", tt.search, err)
			continue
		}
		if e.Code != corpus.BadQuery || e.Subject != tt.search || e.Detail != fault.Error() {
			t.Errorf("%q: got %+v", tt.search, e)
		}
		if fault.Reason != tt.reason || fault.At != tt.at || fault.Column != tt.column || fault.Words != tt.at.Of(tt.search) {
			t.Errorf("%q: got %+v, want %+v", tt.search, fault, tt)
		}
		if fault.Error() == string(fault.Reason) {
			t.Errorf("no sentence for %s", fault.Reason)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, tt := range parsed {
		f.Add(tt.search)
	}
	for _, tt := range refused {
		f.Add(tt.search)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s)
		var fault *Fault
		if errors.As(err, &fault) {
			if !fault.At.Within(len(s)) || fault.Words != s[fault.At.Start:fault.At.End] {
				t.Errorf("%q: a fault at %v of %q", s, fault.At, fault.Words)
			}
			return
		}
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		needed, words := 0, 0
		for _, c := range q.clauses {
			if !c.exclude {
				needed++
			}
			words += len(c.words)
			for _, w := range c.words {
				if len(w.exact) == 0 || !utf8.Valid(w.exact) || !utf8.Valid(w.stem) {
					t.Errorf("%q: a word %q with the stem %q", s, w.exact, w.stem)
				}
			}
		}
		if needed == 0 || words == 0 || words > MaxWords {
			t.Errorf("%q: %d clauses to meet, %d words", s, needed, words)
		}
	})
}
