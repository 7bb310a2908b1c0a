package workspace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"florilege/backend/corpus"
	"florilege/backend/index"
)

// textsFound returns the texts of a search's hits.
func textsFound(t *testing.T, w *Workspace, r SearchRequest) []string {
	t.Helper()
	hits, total, err := w.Search(context.Background(), r)
	must(t, err)
	out := []string{}
	for _, h := range hits {
		out = append(out, h.Text)
	}
	if r.Limit == 0 && total <= usualLimit && total != len(hits) {
		t.Errorf("%s: a total of %d with %d hits", r.Query, total, len(hits))
	}
	return out
}

func TestFiltersOfASearch(t *testing.T) {
	w := newWorkspace(t, options(t))
	a := put(t, w, "amina.txt", "Amina : J'ai trouvé un travail à la commune.\n\nPaul : Quel travail ?\n\nAmina : Un travail d'équipe, au début.\n\nPaul : Bien.\n")
	b := put(t, w, "bruno.txt", "Bruno : Mon travail, c'est le bois.\n\nBruno : Le bois, c'est vivant.\n")
	first := code(t, w, a, "J'ai trouvé un travail", "Emploi/Stage")
	second := code(t, w, b, "Mon travail, c'est le bois", "Emploi")
	code(t, w, b, "Le bois, c'est vivant", "Matière")
	must(t, w.ConfirmRepeat(Author{Name: "Léa"}, []corpus.ID{first.ID, second.ID}, first.ID))
	in := []index.Kind{index.Testimonies}
	for _, tt := range []struct{ query, want string }{
		{"travail code:Emploi", "J'ai trouvé un travail à la commune.|Mon travail, c'est le bois."},
		{"travail code:Stage", "J'ai trouvé un travail à la commune."},
		{`travail code:"Emploi > Stage"`, "J'ai trouvé un travail à la commune."},
		{"travail sans:code", "Quel travail ?|Un travail d'équipe, au début."},
		{"travail sans:Stage", "Quel travail ?|Un travail d'équipe, au début.|Mon travail, c'est le bois."},
		{"code:Matière", "Le bois, c'est vivant."},
		{"travail locuteur:amina", "J'ai trouvé un travail à la commune.|Un travail d'équipe, au début."},
		{"travail locuteur:Amina|Bruno -code:Emploi", "Un travail d'équipe, au début."},
		{"travail -locuteur:Amina", "Quel travail ?|Mon travail, c'est le bois."},
		{"testimony:bru", "Mon travail, c'est le bois.|Le bois, c'est vivant."},
		{"(travail locuteur:Paul) OU (bois code:Matière)", "Quel travail ?|Le bois, c'est vivant."},
		{"repete:oui", "J'ai trouvé un travail à la commune.|Mon travail, c'est le bois."},
		{"travail repete:non", "Quel travail ?|Un travail d'équipe, au début."},
		{"travail dans:extraits", ""},
	} {
		got := strings.Join(textsFound(t, w, SearchRequest{Query: tt.query, In: in, Order: ByPlace}), "|")
		if got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.query, got, tt.want)
		}
	}
	if got := textsFound(t, w, SearchRequest{Query: "travail dans:extraits|codes"}); len(got) != 2 {
		t.Errorf("in quotes: %q", got)
	}
	for query, fix := range map[string]string{
		"code:Emplois travail": "code:Emploi travail", "locuteur:Aminna": "locuteur:Amina", "temoignage:bruna": "temoignage:bruno", "code:Xyz": "",
	} {
		_, _, err := w.Search(context.Background(), SearchRequest{Query: query})
		if got := faultIn(t, err).Fix; got != fix {
			t.Errorf("%s: got the fix %q, want %q", query, got, fix)
		}
	}
}

func TestOrdersOfASearch(t *testing.T) {
	w := newWorkspace(t, options(t))
	texts := []string{
		"Amina : Le travail, puis plein d'autres choses dont je ne me souviens plus très bien.\n\nAmina : Un travail.\n",
		"Bruno : Travail, travail, travail.\n\nBruno : Rien à dire de plus sur ce travail, vraiment, je crois bien.\n",
		"Chloé : Un petit travail.\n\nChloé : Voilà.\n",
	}
	var ids []corpus.ID
	for i, text := range texts {
		ids = append(ids, put(t, w, fmt.Sprintf("%d.txt", i), text).ID)
	}
	when := addAttr(t, w, corpus.Attribute{Of: corpus.OfTestimony, Name: "Date", Type: corpus.TypeDate})
	set(t, w, ids[0], when.ID, "2023-05")
	set(t, w, ids[1], when.ID, "2024")
	letters := func(r SearchRequest) (out string) {
		r.Query, r.In = "travail", []index.Kind{index.Testimonies}
		hits, _, err := w.Search(context.Background(), r)
		must(t, err)
		for _, h := range hits {
			out += h.Speaker[:1]
		}
		return out
	}
	for _, tt := range []struct {
		r    SearchRequest
		want string
	}{
		{SearchRequest{}, "BACBA"}, {SearchRequest{Order: ByRelevance}, "BACBA"}, {SearchRequest{Together: true}, "BBAAC"}, {SearchRequest{Order: ByPlace}, "AABBC"},
		{SearchRequest{Order: ByDate}, "BBAAC"}, {SearchRequest{Order: ByPlace, Limit: 2, Offset: 1}, "AB"}, {SearchRequest{Together: true, Limit: 2, Offset: 3}, "AC"},
	} {
		if got := letters(tt.r); got != tt.want {
			t.Errorf("%+v: got %s, want %s", tt.r, got, tt.want)
		}
	}
}

func TestConcordanceSortsEveryLine(t *testing.T) {
	w := newWorkspace(t, options(t))
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, "Amina : Mot%03d avant travail après%03d, et encore travaux.\n\n", i, 299-i)
	}
	put(t, w, "amina.txt", b.String())
	page := func(by LineOrder, offset int) []Line {
		lines, total, err := w.Concordance(context.Background(), SearchRequest{Query: "travail", In: []index.Kind{index.Testimonies}, Order: ByPlace, Limit: 10, Offset: offset}, by)
		must(t, err)
		if total != 600 || len(lines) != 10 {
			t.Fatalf("%d lines of %d", len(lines), total)
		}
		return lines
	}
	shown := func(l Line) string { return l.Hit.Matches[l.Match].Of(l.Hit.Text) + " " + l.Hit.Text[:6] }
	for _, tt := range []struct {
		by     LineOrder
		offset int
		want   string
	}{
		{LinesByPlace, 0, "travail Mot000"}, {LinesByPlace, 1, "travaux Mot000"},
		{LinesByLeft, 0, "travail Mot000"}, {LinesByLeft, 299, "travail Mot299"}, {LinesByLeft, 300, "travaux Mot299"},
		{LinesByRight, 300, "travail Mot299"}, {LinesByRight, 590, "travail Mot009"}, {LinesByWord, 300, "travaux Mot000"},
	} {
		if got := shown(page(tt.by, tt.offset)[0]); got != tt.want {
			t.Errorf("%s from %d: got %s, want %s", tt.by, tt.offset, got, tt.want)
		}
	}
	if got := shown(page(LinesByRight, 299)[0]); got != "travaux Mot299" && !strings.HasPrefix(got, "travaux") {
		t.Errorf("what nothing follows comes first: %s", got)
	}
}

func TestFrequencies(t *testing.T) {
	w := newWorkspace(t, options(t))
	a := put(t, w, "amina.txt", "Amina : Un travail, des travaux.\n\nPaul : Quel travail ?\n\nAmina : Oui.\n\nPaul : Ah.\n")
	b := put(t, w, "bruno.txt", "Bruno : Mon travail.\n\nBruno : Oui.\n")
	wave := addAttr(t, w, corpus.Attribute{Of: corpus.OfTestimony, Name: "Vague", Type: corpus.TypeChoice, Choices: []string{"Été", "Hiver"}, Groups: true})
	set(t, w, a.ID, wave.ID, "Hiver")
	set(t, w, b.ID, wave.ID, "Été")
	f, err := w.Frequencies(context.Background(), SearchRequest{Query: "travail", In: []index.Kind{index.Testimonies}})
	must(t, err)
	line := func(list []Frequency) (out string) {
		for _, f := range list {
			out += fmt.Sprintf("%s %d/%d ", f.Name, f.Matches, f.Hits)
		}
		return strings.TrimSpace(out)
	}
	if f.Hits != 3 || f.Matches != 4 || line(f.Testimonies) != "amina 3/2 bruno 1/1" || line(f.Speakers) != "Amina 2/1 Bruno 1/1 Paul 1/1" {
		t.Errorf("%+v", f)
	}
	if len(f.Groups) != 1 || line(f.Groups[0].Groups) != "Hiver 3/2 Été 1/1" {
		t.Errorf("%+v", f.Groups)
	}
}

func TestSearchIsExportedWithPseudonyms(t *testing.T) {
	w := newWorkspace(t, options(t))
	put(t, w, "a.txt", "Karim : Karim a trouvé un travail, puis des travaux.\n\nKarim : Un autre travail.\n")
	_, err := w.AddName(Author{Name: "Léa"}, corpus.Pseudonym{Name: "Karim", Pseudonym: "Youssef", Kind: corpus.NameOfPerson})
	must(t, err)
	path := filepath.Join(t.TempDir(), "out.csv")
	must(t, w.Export(ExportRequest{Format: "csv", Search: &SearchRequest{Query: "travail"}}, path))
	data, err := os.ReadFile(path)
	must(t, err)
	for _, want := range []string{"Youssef a trouvé un travail", "travail · travaux", ";trouvé", "Un autre travail", "\n2;"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("no %q in %s", want, data)
		}
	}
	if bytes.Contains(data, []byte("Karim")) {
		t.Errorf("a real name in %s", data)
	}
}

func TestASearchCanBeCancelled(t *testing.T) {
	w := newWorkspace(t, options(t))
	put(t, w, "a.txt", "Amina : Un travail.\n")
	textsFound(t, w, SearchRequest{Query: "travail"})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := w.Search(ctx, SearchRequest{Query: "travail"}); corpus.CodeOf(err) != corpus.Cancelled {
		t.Errorf("got %v", err)
	}
	if _, err := w.Frequencies(ctx, SearchRequest{Query: "travail"}); corpus.CodeOf(err) != corpus.Cancelled {
		t.Errorf("got %v", err)
	}
}

func TestTestimoniesAreReadInTheirLanguage(t *testing.T) {
	w := newWorkspace(t, options(t))
	put(t, w, "nl.txt", "Ik denk dat het niet voor mij was, maar de mensen zijn er ook met een project. De kinderen werken samen.")
	en := put(t, w, "en.txt", "They said that the stories were not true, and you know that they have the feeling of working with people.")
	code(t, w, en, "the stories were not true", "Récits")
	for query, want := range map[string]int{"kinder": 1, "story": 2, "worked": 1} {
		if got := len(textsFound(t, w, SearchRequest{Query: query})); got != want {
			t.Errorf("%s: found %d", query, got)
		}
	}
}

func faultIn(t *testing.T, err error) *index.Fault {
	t.Helper()
	var f *index.Fault
	if !errors.As(err, &f) {
		t.Fatalf("got %v", err)
	}
	return f
}

// Said once means the same in a search as in a list: the one that stands for the
// others, but not the words of whoever asks where somebody else says them.
func TestOnceIsTheSameEverywhere(t *testing.T) {
	w := newWorkspace(t, options(t))
	m := put(t, w, "a.txt", "Enquêtrice : Vous allez au marché ?\n\nAmina : Je vais au marché.\n\nEnquêtrice : Donc au marché ?\n\nAmina : Oui, au marché.\n")
	m.Speakers[0].Interviewer = true
	must(t, w.EditTestimony(ada, m.ID, m.Title, "", m.Speakers))
	asked, said := code(t, w, m, "Vous allez au marché", "Lieu"), code(t, w, m, "Je vais au marché", "Lieu")
	must(t, w.ConfirmRepeat(ada, []corpus.ID{asked.ID, said.ID}, asked.ID))
	list, _, err := w.Quotes(Filter{Once: true})
	must(t, err)
	hits, _, err := w.Search(context.Background(), SearchRequest{Query: "marché repete:une dans:extraits"})
	must(t, err)
	if len(list) != 1 || len(hits) != 1 || list[0].ID != said.ID || hits[0].ID != said.ID {
		t.Errorf("the list has %d, the search %+v; it is said by %s", len(list), hits, said.ID)
	}
}
