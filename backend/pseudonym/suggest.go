package pseudonym

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"florilege/backend/corpus"
)

// Candidate is something that may be a name.
type Candidate struct {
	Name    string
	Kind    corpus.NameKind // as guessed
	Forms   []string        // other ways in which the same seems to be said
	Count   int             // how often it stands in the texts, its forms included
	Example string          // some words around it
}

// Gatherer reads texts and tells what in them may be a name: words that begin
// with a capital where no sentence begins, and that are seldom written without.
type Gatherer struct {
	folder *folder
	ids    map[string]int
	uses   []use
	runs   map[string]*run
}

// use counts how a word is written.
type use struct {
	folded            string
	lower, start, mid int // without capital; with one where a sentence begins; with one elsewhere
}

// run is a sequence of words that looks like a name.
type run struct {
	words   []int
	written string
	example string
	votes   map[corpus.NameKind]int
	mid     int
	start   int  // where a sentence begins
	speaker bool // somebody is called so in a transcript
}

// NewGatherer returns one that has read nothing.
func NewGatherer() *Gatherer {
	return &Gatherer{folder: newFolder(), ids: map[string]int{}, runs: map[string]*run{}}
}

// Speaker tells the name of somebody who speaks. One who is called by a role
// (Enquêtrice, Participant 2) is no name.
func (g *Gatherer) Speaker(name string) {
	words := untitled(foldedWords(g.folder, name))
	if len(words) == 0 || isRole(words[0]) || len(words) == 1 && len(words[0]) == 1 {
		return
	}
	if first, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(first) {
		return
	}
	fields := strings.Fields(name)
	r := g.run(words, strings.Join(fields[max(0, len(fields)-len(words)):], " "))
	r.speaker = true
	r.votes[corpus.NameOfPerson] += 3
}

// Text reads a text.
func (g *Gatherer) Text(text string) {
	t := reading{Gatherer: g, text: text}
	g.folder.eachWord(text, func(w word, folded []byte) {
		id, ok := g.ids[string(folded)]
		if !ok {
			id = len(g.uses)
			g.ids[string(folded)] = id
			g.uses = append(g.uses, use{folded: string(folded)})
		}
		w.id = id
		t.words = append(t.words, w)
	})
	for i := range t.words {
		u := &g.uses[t.words[i].id]
		switch {
		case !t.words[i].capital:
			u.lower++
		case t.begins(i):
			u.start++
		default:
			u.mid++
		}
	}
	for i := 0; i < len(t.words); {
		i = max(i+1, t.take(i))
	}
}

// Says reports whether the texts hold a word, folded.
func (g *Gatherer) Says(folded string) bool {
	_, ok := g.ids[folded]
	return ok
}

func (g *Gatherer) run(words []string, written string) *run {
	key := strings.Join(words, " ")
	r := g.runs[key]
	if r == nil {
		r = &run{written: written, votes: map[corpus.NameKind]int{}}
		for _, w := range words {
			id, ok := g.ids[w]
			if !ok {
				id = len(g.uses)
				g.ids[w] = id
				g.uses = append(g.uses, use{folded: w})
			}
			r.words = append(r.words, id)
		}
		g.runs[key] = r
	}
	return r
}

// Candidates returns what may be a name and is not in the table of m, the most
// frequent first.
func (g *Gatherer) Candidates(m *Matcher) []Candidate {
	kept := map[string]*run{}
	var begun []*run // by a common word
	for _, key := range slices.Sorted(maps.Keys(g.runs)) {
		r := *g.runs[key] // what is counted here is not for the next one who asks
		if r.start > 0 && r.mid == 0 && len(r.words) > 1 && g.common(r.words[0]) {
			begun = append(begun, &r)
		} else {
			kept[key] = &r
		}
	}
	for _, r := range begun {
		g.without(kept, r)
	}
	maps.DeleteFunc(kept, func(_ string, r *run) bool { return !g.isName(r) })
	out := g.grouped(kept)
	out = slices.DeleteFunc(out, func(c Candidate) bool { return m.covers(c.Name) })
	slices.SortFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// without counts a run that a common word begins (Alors Fatima) as what follows it.
func (g *Gatherer) without(kept map[string]*run, r *run) {
	words := make([]string, 0, len(r.words)-1)
	for _, id := range r.words[1:] {
		words = append(words, g.uses[id].folded)
	}
	_, rest, _ := strings.Cut(r.written, " ")
	if rest == "" || len(words) == 1 && isParticle(words[0]) {
		return
	}
	key := strings.Join(words, " ")
	if kept[key] == nil {
		kept[key] = &run{words: r.words[1:], written: rest, example: r.example, votes: r.votes}
	}
	kept[key].mid += r.start
}

// common reports whether a word is one of every day in these texts.
func (g *Gatherer) common(id int) bool {
	u := g.uses[id]
	return isSmall(u.folded) || u.lower > u.mid
}

func (g *Gatherer) isName(r *run) bool {
	if r.speaker {
		return true
	}
	if r.mid == 0 && len(r.words) == 1 {
		return false
	}
	proper := 0
	for _, id := range r.words {
		if u := g.uses[id]; !g.common(id) && len(u.folded) > 1 && !isTitle(u.folded) {
			proper++
		}
	}
	return proper > 0
}

// grouped makes candidates of runs: a word that stands in one longer name of a
// person alone is a form of that.
func (g *Gatherer) grouped(kept map[string]*run) []Candidate {
	within := map[int][]string{}
	for key, r := range kept {
		if len(r.words) > 1 && r.kind(g) == corpus.NameOfPerson {
			for _, id := range r.words {
				within[id] = append(within[id], key)
			}
		}
	}
	forms := map[string][]*run{}
	var out []Candidate
	for _, key := range slices.Sorted(maps.Keys(kept)) {
		if r := kept[key]; len(r.words) == 1 && len(within[r.words[0]]) == 1 {
			forms[within[r.words[0]][0]] = append(forms[within[r.words[0]][0]], r)
			delete(kept, key)
		}
	}
	for key, r := range kept {
		c := Candidate{Name: r.written, Kind: r.kind(g), Count: r.mid + r.start, Example: r.example, Forms: []string{}}
		for _, f := range forms[key] {
			c.Forms = append(c.Forms, f.written)
			c.Count += f.mid + f.start
			c.Example = cmp.Or(c.Example, f.example)
		}
		slices.Sort(c.Forms)
		out = append(out, c)
	}
	return out
}

// kind returns the kind that most places speak for.
func (r *run) kind(g *Gatherer) corpus.NameKind {
	best := corpus.NameOfPerson
	for _, k := range []corpus.NameKind{corpus.NameOfPlace, corpus.NameOfOrganisation} {
		if r.votes[k] > r.votes[best] {
			best = k
		}
	}
	return best
}

// covers reports whether the names of the table already make up all of a text.
func (m *Matcher) covers(text string) bool {
	if m.Empty() {
		return false
	}
	s := m.scan(text)
	left := len(s.words)
	s.each(func(h hit) { left -= h.to - h.from })
	return left == 0
}
