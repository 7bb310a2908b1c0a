package index

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// show writes a query out: the words of a condition joined by +, one in any
// inflection with a ' after it, one to the accent with a = before it.
func show(e *expr) string {
	var out []string
	for _, k := range e.kids {
		s := show(k)
		if (k.op == all || k.op == any_) && e.op != not {
			s = "(" + s + ")"
		}
		out = append(out, s)
	}
	switch e.op {
	case all:
		return strings.Join(out, " ")
	case any_:
		return strings.Join(out, " | ")
	case not:
		return "-" + out[0]
	case where:
		f := e.filter
		return fmt.Sprintf("{%s %s=%s}", f.Kind, f.Name, strings.Join(f.Values, "|"))
	}
	for _, w := range e.words {
		s := strings.Join(w.written, "/")
		switch w.how {
		case inflected:
			s += "'"
		case strictly:
			s = "=" + s
		case beginning:
			s += "*"
		case ending:
			s = "*" + s
		case alike:
			s += fmt.Sprintf("~%d", w.edits)
		}
		out = append(out, s)
	}
	s := strings.Join(out, "+")
	if e.near != sideBySide {
		s = fmt.Sprintf("near%d(%s)", e.near, s)
	}
	if e.whole != "" {
		s += "[" + e.whole + "]"
	}
	return s
}

var parsed = []struct{ search, want string }{
	{"travail", "travail'"},
	{"  Élèves\tÉCOLE ", "élèves' école'"},
	{"l'autonomie", "autonomie'"},
	{"qu’il", "il'"},
	{"d'l'eau", "eau'"},
	{"l'", "l'"},
	{"aujourd'hui", "aujourd+hui[aujourd'hui]"},
	{"rendez-vous", "rendez+vous[rendez-vous]"},
	{"un rendez vous", "un' ((rendez' vous') | rendez+vous)"},
	{"Grands‑Mères", "grands+mères[grands-mères]"},
	{"chef-d’œuvre", "chef+d+œuvre[chef-d'œuvre]"},
	{"et/ou", "et+ou"},
	{`"je ne sais pas"`, "je+ne+sais+pas"},
	{"« je ne sais\u00a0pas »", "je+ne+sais+pas"},
	{"“J’ai peur” „et toi”", "j+ai+peur et+toi"},
	{`"l'école"`, "l+école"},
	{`mot"a b"mot`, "mot' a+b mot'"},
	{`"" travail ""`, "travail'"},
	{"travail -école", "travail' -école'"},
	{`travail -"à l'école" −usine`, "travail' -à+l+école -usine'"},
	{"travail - école", "travail' école'"},
	{"travail --école -", "travail' -école'"},
	{"-école travail", "-école' travail'"},
	{"travail SAUF école", "travail' -école'"},
	{"travail NOT (école OU usine)", "travail' -école' | usine'"},
	{"autono*", "autono*"},
	{"*phobie", "*phobie"},
	{"=Marché", "=marché"},
	{`="le marché"`, "=le+=marché"},
	{"aprentissage~ mots~2", "aprentissage~0 mots~2"},
	{`"travail confiance"~5 «a b»~`, "near5(travail'+confiance') near5(a'+b')"},
	{"boulot OU travail ET job OR métier", "boulot' | (travail' job') | métier'"},
	{"(boulot OU travail) équipe", "(boulot' | travail') équipe'"},
	{"((a)) () b", "a' b'"},
	{"ou travail or", "ou' travail' or'"},
	{"formateur·rice·s étudiant(e)s ouvrier-ère-s", "formateur/formatrice/formateurs/formatrices' étudiant/étudiante/étudiants/étudiantes' ouvrier/ouvrière/ouvriers/ouvrières'"},
	{"C.P.A.S. O.N.E.M", "cpas' onem'"},
	{"1 000 euros 12,5 1.000.000,25", "1000' euros' 12.5' 1000000.25'"},
	{"travail groupe:Hiver", "travail' {group =Hiver}"},
	{"travail -GROUP:« La Louvière »", "travail' -{group =La Louvière}"},
	{`âge=30..40 travail "lieu de vie"="La Louvière" statut=""`, `{attribute âge=30..40} travail' {attribute lieu de vie=La Louvière} {attribute statut=}`},
	{"travail groupe: 10:30 note:bien a= a==", "travail' groupe' 10+30 note+bien a' a'"},
	{"code:Emploi|Logement -code:« A > B »", "{code =Emploi|Logement} -{code =A > B}"},
	{"sans:code sans:Emploi -without:Emploi", "{no_code =} -{code =Emploi} {code =Emploi}"},
	{"locuteur:Karim dans:extraits|Mémos répété:oui", "{speaker =Karim} {place =quotes|memos} {repeat =oui}"},
	{"(groupe:Hiver travail) OU in:codes", "({group =Hiver} travail') | {place =codes}"},
	{"groupe:Hiver âge=3", "{group =Hiver} {attribute âge=3}"},
	{"Éc* l'Œuv*", "éc* œuv*"},
	{"-éco* travail", "-éco* travail'"},
	{"rendez-vo*", "rendez+vo*[rendez-vo]"},
	{`"je sai* pas"`, "je+sai*+pas"},
	{"autono*, oui", "autono* oui'"},
	{"travail, (école) ! ?", "travail' école'"},
	{"👍 oui", "oui'"},
	{"garc\u0327on", "garçon'"},
	{"\xff oui", "oui'"},
}

func TestParse(t *testing.T) {
	for _, tt := range parsed {
		q, err := Parse(tt.search)
		if err != nil {
			t.Errorf("%q: %v", tt.search, err)
		} else if got := show(q.root); got != tt.want {
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
	{"travail (école OU usine", OpenParenthesis, corpus.Span{Start: 8, End: 9}, 9},
	{"travail) école", StrayParenthesis, corpus.Span{Start: 7, End: 8}, 8},
	{"travail OU", DanglingOr, corpus.Span{Start: 8, End: 10}, 9},
	{"OR travail", DanglingOr, corpus.Span{Start: 0, End: 2}, 1},
	{"a OU OU b", DanglingOr, corpus.Span{Start: 5, End: 7}, 6},
	{"a (b OU )", DanglingOr, corpus.Span{Start: 5, End: 7}, 6},
	{"a OU -b", OnlyExclusions, corpus.Span{}, 1},
	{"*ité*", MisplacedStar, corpus.Span{Start: 0, End: 6}, 1},
	{"*té", ShortSuffix, corpus.Span{Start: 0, End: 4}, 1},
	{"mot~", ShortFuzzy, corpus.Span{Start: 0, End: 4}, 1},
	{"travail~7", BadDistance, corpus.Span{Start: 7, End: 9}, 8},
	{`"a b"~1000`, BadDistance, corpus.Span{Start: 5, End: 10}, 6},
	{"groupes:Hiver", UnknownFilter, corpus.Span{Start: 0, End: 7}, 1},
	{"dans:citatons travail", UnknownPlace, corpus.Span{Start: 5, End: 13}, 6},
	{"repete:peut travail", UnknownAnswer, corpus.Span{Start: 7, End: 11}, 8},
	{strings.Repeat("(", 18) + "a" + strings.Repeat(")", 18), TooDeep, corpus.Span{}, 1},
	{`travail lieu="La Lou`, OpenQuote, corpus.Span{Start: 13, End: 14}, 14},
	{"-école", OnlyExclusions, corpus.Span{}, 1},
	{`-"à l'école" -usine`, OnlyExclusions, corpus.Span{}, 1},
	{`été "je ne`, OpenQuote, corpus.Span{Start: 6, End: 7}, 5},
	{"été « je ne", OpenQuote, corpus.Span{Start: 6, End: 8}, 5},
	{`"`, OpenQuote, corpus.Span{Start: 0, End: 1}, 1},
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

func TestAFixIsUnderstood(t *testing.T) {
	for search, want := range map[string]string{
		`été "je ne`:              `été "je ne"`,
		"été « je ne":             "été « je ne »",
		"travail (école OU usine": "travail (école OU usine)",
		"travail) école":          "travail école",
		"travail OU":              "travail",
		"OU travail":              "travail",
		"a OU OU b":               "a OU b",
		"a (b OU )":               "a (b)",
		"-école":                  "école",
		"tra*il":                  "trail",
		"mot~":                    "mot",
		`"a b"~1000`:              `"a b"~100`,
		"travail~7":               "travail~2",
		"groupes:Hiver":           "groupe:Hiver",
		"locuter:Karim":           "locuteur:Karim",
		"dans:citatons travail":   "dans:citations travail",
		"repete:peut travail":     "repete:oui travail",
		"é*":                      "",
	} {
		_, err := Parse(search)
		var fault *Fault
		if !errors.As(err, &fault) || fault.Fix != want {
			t.Errorf("%q: got %v, want the fix %q", search, err, want)
			continue
		}
		if _, err := Parse(fault.Fix); fault.Fix != "" && err != nil {
			t.Errorf("%q: the fix %q: %v", search, fault.Fix, err)
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
			if fault.Fix == s && s != "" {
				t.Errorf("%q: %s is mended by what it is", s, fault.Reason)
			}
			return
		}
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		n := 0
		q.root.each(func(e *expr) {
			n += len(e.words)
			for _, w := range e.words {
				if len(w.written) == 0 || w.written[0] == "" || !utf8.ValidString(strings.Join(w.written, "")) {
					t.Errorf("%q: a word %q", s, w.written)
				}
			}
			if !e.at.Within(len(s)) {
				t.Errorf("%q: a condition at %v", s, e.at)
			}
		})
		for _, f := range q.Filters() {
			if !f.At.Within(len(s)) || f.At.Empty() {
				t.Errorf("%q: a filter at %v", s, f.At)
			}
		}
		if n > MaxWords || !q.root.bounded() {
			t.Errorf("%q: %d words", s, n)
		}
	})
}

func TestPartsOfASearch(t *testing.T) {
	search := `travail -école "je ne" (a OU b) code:Emploi -groupe:Été autono* *ité mot =Mot mots~ "a b"~3 sans:X -sans:Y -(-non)`
	q, err := Parse(search)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range q.Parts() {
		s := string(p.Kind) + " " + p.At.Of(search)
		if p.Except {
			s = "-" + s
		}
		got = append(got, s)
	}
	want := `word travail,-word -école,phrase "je ne",choice (a OU b),filter code:Emploi,-filter -groupe:Été,begin autono*,end *ité,word mot,form =Mot,alike mots~,near "a b"~3,-filter sans:X,filter -sans:Y,word -(-non)`
	if strings.Join(got, ",") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ","), want)
	}
	for i, p := range q.Parts() { // each can be taken out
		rest, err := Parse(search[:p.At.Start] + search[p.At.End:])
		if err != nil || len(rest.Parts()) != len(got)-1 {
			t.Errorf("without %s: %v, %d parts", got[i], err, len(rest.Parts()))
		}
	}
}
