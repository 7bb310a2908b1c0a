package mend

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// left is a project in memory.
type left struct {
	texts     map[corpus.ID]string // revision 1
	originals map[string][]byte
	of        map[corpus.ID]string // testimony → hash
	lack      map[string]bool      // "kind id"
	quotes    map[corpus.ID]corpus.ID
	drafts    func(name string, data []byte) []Draft
}

func (l left) Text(id corpus.ID, revision int) (string, bool) {
	text, ok := l.texts[id]
	return text, ok && revision == 1
}

func (l left) Revisions(id corpus.ID) []int {
	if _, ok := l.texts[id]; ok {
		return []int{1}
	}
	return nil
}
func (l left) HasOriginal(hash string) bool { return l.originals[hash] != nil }
func (l left) Original(hash string) ([]byte, bool) {
	return l.originals[hash], l.originals[hash] != nil
}
func (l left) OriginalOf(id corpus.ID) ([]byte, bool) { return l.Original(l.of[id]) }
func (l left) TextsAlone() []corpus.ID                { return slices.Sorted(maps.Keys(l.texts)) }
func (l left) MayLack(kind string, id corpus.ID) bool { return l.lack[kind+" "+string(id)] }
func (l left) Lost() ([]corpus.ID, map[corpus.ID]corpus.ID) {
	return slices.Sorted(maps.Keys(l.of)), l.quotes
}

func (l left) Read(name string, data []byte) []Draft {
	if l.drafts != nil {
		return l.drafts(name, data)
	}
	return nil
}

func (l left) Hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

const said = "Farida : Depuis l’été, j’ai repris cœur. C’était un jour de marché, et je n’y croyais plus.\nNora : Et maintenant ? Maintenant, je vais au café des aidants, le jeudi, avec ma sœur.\n"

var now = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// quoteOf is a quote of said.
func quoteOf(id, testimony, exact string, speaker int, codes ...corpus.ID) corpus.Quote {
	at := strings.Index(said, exact)
	q := corpus.Quote{ID: corpus.ID(id), Testimony: corpus.ID(testimony), Span: corpus.Span{Start: at, End: at + len(exact)}, Speaker: speaker, Created: now}
	anchor.Describe(&q, said)
	for _, c := range codes {
		q.Codings = append(q.Codings, corpus.Coding{Code: c, At: now})
	}
	return q
}

func layout() corpus.Layout {
	span := func(s string) corpus.Span {
		at := strings.Index(said, s)
		return corpus.Span{Start: at, End: at + len(s)}
	}
	first, second := span("Farida : "), span("Nora : ")
	return corpus.Layout{Turns: []corpus.Turn{
		{Label: first, Words: corpus.Span{Start: first.End, End: second.Start - 1}, Speaker: 0},
		{Label: second, Words: corpus.Span{Start: second.End, End: len(said) - 1}, Speaker: 1},
	}, Times: []corpus.Timed{
		{Span: corpus.Span{Start: first.End, End: second.Start - 1}, Start: 1200, End: 6000},
		{Span: corpus.Span{Start: second.End, End: len(said) - 1}, Start: 6400, End: 11000},
	}}
}

// whole is a project in which nothing is missing.
func whole() (corpus.Study, left) {
	l := left{texts: map[corpus.ID]string{"t": said}, originals: map[string][]byte{}, of: map[corpus.ID]string{}, lack: map[string]bool{}}
	hash := l.Hash([]byte(said))
	l.originals[hash], l.of["t"] = []byte(said), hash
	l.drafts = func(string, []byte) []Draft {
		return []Draft{{Title: "Farida et Nora", Format: "txt", Encoding: "utf-8", Text: said, Layout: layout(), Speakers: []corpus.Speaker{{Name: "Farida"}, {Name: "Nora"}}, Words: anchor.CountWords(said)}}
	}
	return corpus.Study{
		Project: corpus.Project{ID: "p", Name: "Étude", Language: "fr"},
		Testimonies: map[corpus.ID]corpus.Testimony{"t": {
			ID: "t", Title: "Deux amies", Path: "amies.txt", Format: "txt", Original: hash, Revision: 1, Bytes: len(said),
			Words: anchor.CountWords(said), Turns: 2, Speakers: []corpus.Speaker{{Name: "Farida", Participant: "pa"}, {Name: "Nora"}}, Values: []corpus.Value{{Attribute: "at", Text: "Hiver"}},
		}},
		Layouts: map[corpus.ID]corpus.Layout{"t": layout()},
		Codes:   map[corpus.ID]corpus.Code{"c1": {ID: "c1", Name: "Estime", Example: "q2"}, "c2": {ID: "c2", Name: "Confiance", Parent: "c1"}},
		Quotes: map[corpus.ID]corpus.Quote{
			"q1": quoteOf("q1", "t", "j’ai repris cœur", 0, "c2"), "q2": quoteOf("q2", "t", "café des aidants", 1, "c1"), "q3": quoteOf("q3", "t", "le jeudi", 1),
		},
		Verdicts: map[corpus.ID]corpus.Verdict{"v": {ID: "v", Same: true, Quotes: []corpus.ID{"q1", "q2", "q3"}, Stands: "q1"}},
		Collections: map[corpus.ID]corpus.Collection{"col": {
			ID: "col", Name: "Rapport",
			Items:     []corpus.Item{{ID: "i1", Kind: corpus.ItemQuote, Quote: "q1", Edits: []corpus.Edit{{Span: corpus.Span{Start: 0, End: 6}}}, Sum: corpus.SumOf("j’ai repris cœur")}, {ID: "i2", Kind: corpus.ItemQuote, Quote: "q2"}},
			Refused:   []corpus.ID{"q2"},
			Chain:     []corpus.Link{{ID: "l1", Result: corpus.Cell{Text: "On sort", Quotes: []corpus.ID{"q2", "q1"}}}},
			Workshops: []corpus.Workshop{{ID: "w1", Cards: []corpus.ID{"q1", "q2"}, Piles: []corpus.Pile{{Name: "le jeudi", Cards: []int{2}}}}},
		}},
		Erasures:     map[corpus.ID]corpus.Erasure{},
		Participants: map[corpus.ID]corpus.Participant{"pa": {ID: "pa", Name: "Farida B.", Values: []corpus.Value{{Attribute: "ap", Text: "43"}}}},
		Attributes: map[corpus.ID]corpus.Attribute{
			"at": {ID: "at", Of: corpus.OfTestimony, Name: "Passation"}, "ap": {ID: "ap", Of: corpus.OfParticipant, Name: "Âge"},
		},
		Pseudonyms: map[corpus.ID]corpus.Pseudonym{"ps": {ID: "ps", Name: "Farida", Pseudonym: "Nora"}},
		Revisions:  map[corpus.ID]corpus.Revision{},
	}, l
}

func mended(s corpus.Study, l left) Result {
	n := 0
	return Mend(s, l, Options{Name: "fichier", Now: now, NewID: func() corpus.ID { n++; return corpus.ID(fmt.Sprint("new-", n)) }})
}

// text returns the text of a testimony of the result.
func (r Result) text(l left, id corpus.ID) string {
	for _, t := range r.Texts {
		if t.Testimony == id {
			return t.Text
		}
	}
	return l.texts[id]
}

func TestNothingMissing(t *testing.T) {
	s, l := whole()
	r := mended(s, l)
	if len(r.Notes) > 0 || len(r.Texts) > 0 || !reflect.DeepEqual(r.Study, s) {
		t.Errorf("it was changed: %+v", r)
	}
}

// Each loss: what is told, and what becomes of it.
func TestLosses(t *testing.T) {
	lostText := func(_ *corpus.Study, l *left) { delete(l.texts, "t") }
	noOriginal := func(s *corpus.Study, l *left) { clear(l.originals) }
	both := func(s *corpus.Study, l *left) { lostText(s, l); noOriginal(s, l) }
	lostRecord := func(s *corpus.Study, l *left) {
		delete(s.Testimonies, "t")
		l.lack["testimonies t"] = true
	}
	corrected := func(s *corpus.Study, number int) {
		s.Revisions["r"] = corpus.Revision{
			ID: "r", Testimony: "t", Number: number, Next: number + 1, Original: s.Testimonies["t"].Original,
			Edits: []corpus.Edit{{Span: corpus.Span{Start: 0, End: 6}, Text: "Farid"}},
		}
	}
	for name, test := range map[string]struct {
		lose  func(*corpus.Study, *left)
		notes string // "code id name count" of each
		want  func(r Result, text string) bool
	}{
		"the project": {func(s *corpus.Study, _ *left) { s.Project = corpus.Project{} }, "project_remade new-1 fichier 1",
			func(r Result, _ string) bool {
				return r.Study.Project.Name == "fichier" && r.Study.Project.Language == "fr"
			}},
		"a participant": {func(s *corpus.Study, _ *left) { clear(s.Participants) }, "participant_remade pa Farida 1",
			func(r Result, _ string) bool { return r.Study.Participants["pa"].Name == "Farida" }},
		"attributes": {func(s *corpus.Study, _ *left) { s.Attributes = nil }, "attribute_remade ap Attribut retrouvé 1 1, attribute_remade at Attribut retrouvé 2 1",
			func(r Result, _ string) bool {
				return r.Study.Attributes["ap"].Of == corpus.OfParticipant && r.Study.Attributes["at"].Type == corpus.TypeText
			}},
		"a text that was corrected": {func(s *corpus.Study, _ *left) { corrected(s, 7) }, "revision_lost r Deux amies 1", func(r Result, _ string) bool { return len(r.Study.Revisions) == 0 }},
		"the file of a text that was corrected": {func(s *corpus.Study, l *left) {
			corrected(s, 1)
			noOriginal(s, l)
		}, "original_lost t Deux amies 1", func(r Result, _ string) bool { return r.Study.Revisions["r"].Original == "" }},
		"the testimony of a revision, at somebody's request": {func(s *corpus.Study, l *left) {
			corrected(s, 1)
			s.Erasures["t"] = corpus.Erasure{ID: "t"}
			clear(s.Collections)
			clear(s.Verdicts)
		}, "", func(r Result, _ string) bool { return len(r.Study.Revisions) == 0 && len(r.Study.Testimonies) == 0 }},
		"a text": {lostText, "text_reread t Deux amies 1", func(r Result, text string) bool { return text == said }},
		"a text whose file reads otherwise now": {func(s *corpus.Study, l *left) {
			lostText(s, l)
			drafts := l.drafts
			l.drafts = func(name string, data []byte) []Draft {
				d := drafts(name, data)
				d[0].Text = strings.Replace(said, " : ", ": ", 2)
				d[0].Layout, d[0].Speakers = corpus.Layout{Turns: []corpus.Turn{{Words: corpus.Span{Start: 8, End: 40}, Speaker: 1}}}, []corpus.Speaker{{Name: "Zoé"}, {Name: "FARIDA"}}
				return d
			}
		}, "text_other t Deux amies 1, quote_moved q1 Deux amies 1, quote_moved q2 Deux amies 1, quote_moved q3 Deux amies 1",
			func(r Result, text string) bool {
				m := r.Study.Testimonies["t"]
				return len(m.Speakers) == 3 && m.Speakers[2].Name == "Zoé" && r.Study.Layouts["t"].Turns[0].Speaker == 0 && m.Turns == 1
			}},
		"a text and its file": {both, "original_lost t Deux amies 1, text_patched t Deux amies 1",
			func(r Result, text string) bool {
				return len(text) == len(said) && strings.Contains(text, "j’ai repris cœur") && strings.Contains(text, "[texte perdu .") && r.Study.Testimonies["t"].Original == ""
			}},
		"a text and its file, without quotes": {func(s *corpus.Study, l *left) {
			both(s, l)
			clear(s.Quotes)
			clear(s.Verdicts)
			clear(s.Collections)
		}, "original_lost t Deux amies 1, text_patched t Deux amies 1", func(r Result, text string) bool { return len(text) == len(said) }},
		"a text of a false length": {func(s *corpus.Study, l *left) {
			both(s, l)
			m := s.Testimonies["t"]
			m.Bytes = 1 << 50
			s.Testimonies["t"] = m
		}, "original_lost t Deux amies 1, text_patched t Deux amies 1", func(r Result, text string) bool { return len(text) < len(said) }},
		"an original": {noOriginal, "original_lost t Deux amies 1", func(r Result, text string) bool { return text == said }},
		"a layout": {func(s *corpus.Study, _ *left) { delete(s.Layouts, "t") }, "layout_reread t Deux amies 1",
			func(r Result, _ string) bool { return reflect.DeepEqual(r.Study.Layouts["t"], layout()) }},
		"a layout, where nothing tells it": {func(s *corpus.Study, l *left) {
			delete(s.Layouts, "t")
			l.drafts = nil
		}, "layout_empty t Deux amies 1", func(r Result, _ string) bool {
			return len(r.Study.Layouts["t"].Turns) == 0 && r.Study.Testimonies["t"].Turns == 0
		}},
		"a layout of another text": {func(s *corpus.Study, _ *left) {
			s.Layouts["t"] = corpus.Layout{Turns: []corpus.Turn{{Words: corpus.Span{Start: 0, End: 5}, Speaker: 9}, {Words: corpus.Span{Start: 2, End: 4}}, {Words: corpus.Span{Start: 9, End: 999}}}}
		}, "", func(r Result, _ string) bool {
			return reflect.DeepEqual(r.Study.Layouts["t"].Turns, []corpus.Turn{{Words: corpus.Span{Start: 0, End: 5}, Speaker: corpus.NoSpeaker}})
		}},
		"times of another text": {func(s *corpus.Study, _ *left) {
			l := layout()
			l.Times = append(l.Times, l.Times[0], corpus.Timed{Span: corpus.Span{Start: 0, End: 999}}, corpus.Timed{Span: corpus.Span{Start: 9, End: 9}})
			s.Layouts["t"] = l
		}, "", func(r Result, _ string) bool { return reflect.DeepEqual(r.Study.Layouts["t"], layout()) }},
		"the record of a testimony": {lostRecord, "testimony_remade t Farida et Nora 1", func(r Result, _ string) bool {
			m := r.Study.Testimonies["t"]
			return m.Bytes == len(said) && m.Speakers[1].Name == "Nora" && m.Original != "" && m.Turns == 2 && m.Revision == 1
		}},
		"the record and the file": {func(s *corpus.Study, l *left) { lostRecord(s, l); noOriginal(s, l) }, "testimony_remade t Témoignage retrouvé 1 1",
			func(r Result, text string) bool {
				m := r.Study.Testimonies["t"]
				return text == said && m.Speakers[0].Name == "Farida" && m.Speakers[1].Name == "Nora" && m.Original == ""
			}},
		"all of a testimony but its quotes": {func(s *corpus.Study, l *left) {
			lostRecord(s, l)
			both(s, l)
			delete(s.Layouts, "t")
		}, "testimony_remade t Témoignage retrouvé 1 1, text_patched t Témoignage retrouvé 1 1, layout_empty t Témoignage retrouvé 1 1",
			func(r Result, text string) bool {
				return strings.Contains(text, "café des aidants") && len(r.Study.Testimonies["t"].Speakers) == 2 && r.Study.Testimonies["t"].Speakers[0].Name == "Personne 1"
			}},
		"all of a testimony": {func(s *corpus.Study, l *left) {
			lostRecord(s, l)
			both(s, l)
			clear(s.Quotes)
			clear(s.Verdicts)
			clear(s.Collections)
		}, "testimony_lost t  1", func(r Result, _ string) bool { return len(r.Study.Testimonies)+len(r.Study.Layouts) == 0 }},
		"a testimony that was deleted": {func(s *corpus.Study, l *left) {
			clear(s.Testimonies)
			clear(s.Layouts)
			clear(s.Quotes)
			clear(s.Verdicts)
			clear(s.Collections)
			clear(l.of)
			l.lack["testimonies t"] = true // but its layout is not missing
		}, "", func(r Result, _ string) bool { return len(r.Study.Testimonies) == 0 }},
		"a testimony that was erased": {func(s *corpus.Study, _ *left) { s.Erasures["t"] = corpus.Erasure{ID: "t"} },
			"verdict_dropped v  1, item_lost col Rapport 2", func(r Result, _ string) bool {
				return len(r.Study.Testimonies)+len(r.Study.Quotes)+len(r.Study.Layouts) == 0
			}},
		"codes": {func(s *corpus.Study, _ *left) { clear(s.Codes) }, "code_remade c1 Code retrouvé 1 1, code_remade c2 Code retrouvé 2 1",
			func(r Result, _ string) bool {
				return r.Study.Codes["c2"].Name == "Code retrouvé 2" && r.Study.Codes["c2"].Color != ""
			}},
		"the code above": {func(s *corpus.Study, _ *left) {
			delete(s.Codes, "c1")
			s.Quotes["q2"] = quoteOf("q2", "t", "café des aidants", 1)
		}, "code_remade c1 Code retrouvé 1 1", func(r Result, _ string) bool { return r.Study.Codes["c2"].Parent == "c1" }},
		"the top of the codes": {func(s *corpus.Study, _ *left) {
			s.Codes["c1"] = corpus.Code{ID: "c1", Name: "Estime", Parent: "c2"}
			s.Codes["c3"] = corpus.Code{ID: "c3", Name: "Sous le cercle", Parent: "c2"}
		}, "code_to_top c1 Estime 1", func(r Result, _ string) bool {
			return r.Study.Codes["c1"].Parent == "" && r.Study.Codes["c3"].Parent == "c2"
		}},
		"the place of a quote": {func(s *corpus.Study, _ *left) {
			q := s.Quotes["q1"]
			q.Span = corpus.Span{Start: 1, End: 5}
			s.Quotes["q1"] = q
		}, "quote_moved q1 Deux amies 1", func(r Result, _ string) bool {
			return r.Study.Quotes["q1"].Span == quoteOf("q1", "t", "j’ai repris cœur", 0).Span
		}},
		"the words around a quote": {func(s *corpus.Study, _ *left) {
			q := s.Quotes["q1"]
			q.Exact, q.Memo = "Des mots de nulle part", "et un mémo"
			s.Quotes["q1"] = q
		}, "verdict_narrowed v Deux amies 1, item_lost col Rapport 1, words_kept q1 Deux amies 1", func(r Result, _ string) bool {
			c := r.Study.Collections["new-1"]
			return c.Name == "Mots retrouvés" && c.Items[0].Text == "Des mots de nulle part\n\net un mémo" && r.Study.Verdicts["v"].Stands == "q2" &&
				r.Study.Collections["col"].Items[0].Text == "[extrait perdu]" &&
				reflect.DeepEqual(r.Study.Collections["col"].Workshops[0].Cards, []corpus.ID{"", "q2"})
		}},
		"words left out of a quote that has others": {func(s *corpus.Study, _ *left) {
			c := s.Collections["col"]
			c.Items = slices.Clone(c.Items)
			c.Items[0].Edits = []corpus.Edit{{Span: corpus.Span{Start: 3, End: 999}}}
			s.Collections["col"] = c
		}, "", func(r Result, _ string) bool {
			return len(r.Study.Collections["col"].Items) == 2 && r.Study.Collections["col"].Items[0].Edits == nil
		}},
		"quotes": {func(s *corpus.Study, l *left) {
			delete(s.Quotes, "q1")
			delete(s.Quotes, "q2")
			l.quotes = map[corpus.ID]corpus.ID{"q1": "t", "q2": "t"}
		}, "quotes_lost t Deux amies 2, verdict_dropped v Deux amies 1, item_lost col Rapport 2", func(r Result, _ string) bool { return len(r.Study.Verdicts) == 0 }},
		"the speaker of a quote": {func(s *corpus.Study, _ *left) {
			q := s.Quotes["q1"]
			q.Speaker = 12
			s.Quotes["q1"] = q
		}, "", func(r Result, _ string) bool { return r.Study.Quotes["q1"].Speaker == corpus.NoSpeaker }},
	} {
		t.Run(name, func(t *testing.T) {
			s, l := whole()
			test.lose(&s, &l)
			before := fmt.Sprintf("%+v", s)
			r := mended(s, l)
			if fmt.Sprintf("%+v", s) != before {
				t.Error("the study itself changed")
			}
			var notes []string
			for _, n := range r.Notes {
				notes = append(notes, fmt.Sprint(n.Code, " ", n.ID, " ", n.Name, " ", n.Count))
			}
			if got := strings.Join(notes, ", "); got != test.notes {
				t.Errorf("the notes are %q", got)
			}
			text := r.text(l, "t")
			if !test.want(r, text) {
				t.Errorf("it became %+v\n%s", r.Study, text)
			}
			sound(t, r, l)
		})
	}
}

// sound fails where a mended project still lacks something.
func sound(t *testing.T, r Result, l left) {
	t.Helper()
	for id, m := range r.Study.Testimonies {
		text := r.text(l, id)
		if len(text) != m.Bytes || anchor.Normalize(text) != text {
			t.Errorf("the text of %s is not that of its record", id)
		}
		lay, ok := r.Study.Layouts[id]
		if !ok || !fitting(lay, m, len(text)) {
			t.Errorf("the layout of %s does not fit", id)
		}
		if m.Original != "" && l.originals[m.Original] == nil {
			t.Errorf("%s names a file that is not there", id)
		}
	}
	for id, q := range r.Study.Quotes {
		m, ok := r.Study.Testimonies[q.Testimony]
		if !ok || !anchor.Holds(q, r.text(l, q.Testimony)) || q.Speaker >= len(m.Speakers) {
			t.Errorf("quote %s does not stand in its text", id)
		}
		for _, c := range q.Codings {
			if r.Study.Codes[c.Code].ID == "" {
				t.Errorf("quote %s has a code that is not there", id)
			}
		}
	}
	for _, c := range r.Study.Collections {
		for _, q := range c.Names() {
			if r.Study.Quotes[q].ID == "" {
				t.Errorf("collection %s names quote %s, which is not there", c.ID, q)
			}
		}
		for _, item := range c.Items {
			if exact := r.Study.Quotes[item.Quote].Exact; item.Sum == corpus.SumOf(exact) && !corpus.InOrder(item.Edits, len(exact)) {
				t.Errorf("words are left out of quote %s where it has none", item.Quote)
			}
		}
	}
	for _, c := range r.Study.Codes {
		if c.Example != "" && r.Study.Quotes[c.Example].ID == "" {
			t.Errorf("the example of code %s is not there", c.ID)
		}
	}
	for _, v := range r.Study.Verdicts {
		for _, q := range v.Quotes {
			if r.Study.Quotes[q].ID == "" {
				t.Error("a verdict is about a quote that is not there")
			}
		}
	}
}

func TestFill(t *testing.T) {
	for n, want := range map[int]string{0: "", 3: "...", 13: ".............", 14: "[texte perdu ]", 20: "[texte perdu ......]"} {
		text := make([]byte, n+2)
		text[0], text[n+1] = 'a', 'z'
		if fill(text, "texte perdu"); string(text) != "a"+want+"z" {
			t.Errorf("%d bytes are filled as %q", n, text)
		}
	}
	long := make([]byte, 300)
	fill(long, "texte perdu")
	if lines := strings.Split(string(long), "\n"); len(lines) != 4 || len(lines[1]) != gapLine-1 {
		t.Errorf("a long gap is %q", long)
	}
}

func TestCodesAreAll(t *testing.T) {
	if got := Codes(); len(got) != 20 || len(slices.Compact(slices.Sorted(slices.Values(got)))) != len(got) {
		t.Errorf("codes %v", got)
	}
}
