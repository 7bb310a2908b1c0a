package index

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// show writes a query out: an inflected word with its stem, the words of a clause
// joined by +.
func show(q Query) string {
	var out []string
	for _, c := range q.clauses {
		var words []string
		for _, w := range c.words {
			switch w.how {
			case inflected:
				words = append(words, w.exact+"/"+w.stem)
			case exactly:
				words = append(words, w.exact)
			case beginning:
				words = append(words, w.exact+"*")
			}
		}
		s := strings.Join(words, "+")
		if c.exclude {
			s = "-" + s
		}
		out = append(out, s)
	}
	for _, f := range q.Filters() {
		s := "{" + f.Name + "=" + f.Value + "}"
		if f.Except {
			s = "-" + s
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

var parsed = []struct{ search, want string }{
	{"travail", "travail/travail"},
	{"  Élèves\tÉCOLE ", "eleves/elev ecole/ecol"},
	{"l'autonomie", "autonomie/autonom"},
	{"qu’il", "il/il"},
	{"d'l'eau", "eau/eau"},
	{"l'", "l/l"},
	{"aujourd'hui", "aujourd/aujourd+hui/hui"},
	{"rendez-vous", "rendez/rend+vous/vous"},
	{"chef-d’œuvre", "chef/chef+d/d+oeuvre/oeuvr"},
	{"et/ou", "et/et+ou/ou"},
	{`"je ne sais pas"`, "je+ne+sais+pas"},
	{"« je ne sais\u00a0pas »", "je+ne+sais+pas"},
	{"“J’ai peur” „et toi”", "j+ai+peur et+toi"},
	{`"l'école"`, "l+ecole"},
	{`mot"a b"mot`, "mot/mot a+b mot/mot"},
	{`"" travail ""`, "travail/travail"},
	{"travail -école", "travail/travail -ecole/ecol"},
	{`travail -"à l'école" −usine`, "travail/travail -a+l+ecole -usine/usin"},
	{"travail - école", "travail/travail ecole/ecol"},
	{"travail --école -", "travail/travail -ecole/ecol"},
	{"-école travail", "-ecole/ecol travail/travail"},
	{"autono*", "autono*"},
	{"travail groupe:Hiver", "travail/travail {=Hiver}"},
	{"travail -GROUP:« La Louvière »", "travail/travail -{=La Louvière}"},
	{`âge=30..40 travail "lieu de vie"="La Louvière" statut=""`, "travail/travail {âge=30..40} {lieu de vie=La Louvière} {statut=}"},
	{"travail groupe: 10:30 note:bien =x a= a==", "travail/travail groupe/group 10/10+30/30 note/not+bien/bien x/x a/a a/a"},
	{"Éc* l'Œuv*", "ec* oeuv*"},
	{"-éco* travail", "-eco* travail/travail"},
	{"rendez-vo*", "rendez/rend+vo*"},
	{`"je sai* pas"`, "je+sai*+pas"},
	{"autono*, oui", "autono* oui/oui"},
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
	{"groupe:Hiver âge=3", OnlyFilters, corpus.Span{}, 1},
	{`travail lieu="La Lou`, OpenQuote, corpus.Span{Start: 13, End: 14}, 14},
	{"-école", OnlyExclusions, corpus.Span{}, 1},
	{`-"à l'école" -usine`, OnlyExclusions, corpus.Span{}, 1},
	{`été "je ne`, OpenQuote, corpus.Span{Start: 6, End: 7}, 5},
	{"été « je ne", OpenQuote, corpus.Span{Start: 6, End: 8}, 5},
	{`"`, OpenQuote, corpus.Span{Start: 0, End: 1}, 1},
	{"été *ité", MisplacedStar, corpus.Span{Start: 6, End: 11}, 5},
	{"tra*il", MisplacedStar, corpus.Span{Start: 0, End: 6}, 1},
	{"mot**", MisplacedStar, corpus.Span{Start: 0, End: 5}, 1},
	{"*", MisplacedStar, corpus.Span{Start: 0, End: 1}, 1},
	{`"je * pas"`, MisplacedStar, corpus.Span{Start: 1, End: 9}, 2},
	{"é*", ShortPrefix, corpus.Span{Start: 0, End: 3}, 1},
	{"rendez-v*", ShortPrefix, corpus.Span{Start: 7, End: 9}, 8},
	{"oui l'a*", ShortPrefix, corpus.Span{Start: 6, End: 8}, 7},
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
	}
	for _, r := range Reasons() {
		if fault := (&Fault{Reason: r}).Error(); fault == string(r) {
			t.Errorf("no sentence for %s", r)
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
				if w.exact == "" || !utf8.ValidString(w.exact) || !utf8.ValidString(w.stem) {
					t.Errorf("%q: a word %q with the stem %q", s, w.exact, w.stem)
				}
			}
		}
		for _, f := range q.Filters() {
			if !f.At.Within(len(s)) || f.At.Empty() {
				t.Errorf("%q: a filter at %v", s, f.At)
			}
		}
		if needed == 0 || words == 0 || words > MaxWords {
			t.Errorf("%q: %d clauses to meet, %d words", s, needed, words)
		}
	})
}
