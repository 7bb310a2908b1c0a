package mend

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"florilege/backend/corpus"
)

// Code names what was done about a loss.
type Code string

// What can be done about a loss.
const (
	ProjectRemade     Code = "project_remade"   // the project's own record: name, language, memo
	TestimonyRemade   Code = "testimony_remade" // the record of a testimony, around what is left of it
	TestimonyLost     Code = "testimony_lost"   // nothing is left of a testimony
	TextReread        Code = "text_reread"      // a text, to the letter, from the imported file
	TextOther         Code = "text_other"       // a text from the imported file, which now reads otherwise
	TextPatched       Code = "text_patched"     // of a text only the words of its quotes
	LayoutReread      Code = "layout_reread"
	LayoutEmpty       Code = "layout_empty" // who speaks when is not known any more
	OriginalLost      Code = "original_lost"
	CodeRemade        Code = "code_remade" // a code without its name
	CodeToTop         Code = "code_to_top" // a code that stood under itself
	QuoteMoved        Code = "quote_moved" // found at another place of its text
	WordsKept         Code = "words_kept"  // a quote whose words stand in a collection of their own
	QuotesLost        Code = "quotes_lost" // Count quotes of a testimony
	VerdictNarrowed   Code = "verdict_narrowed"
	VerdictDropped    Code = "verdict_dropped"    // less than two of its quotes are left
	ItemLost          Code = "item_lost"          // Count quotes of a collection
	AttributeRemade   Code = "attribute_remade"   // an attribute without its name
	ParticipantRemade Code = "participant_remade" // a participant known by a speaker's name
	RevisionLost      Code = "revision_lost"      // an earlier text of a testimony
)

// Codes returns every code.
func Codes() []Code {
	return []Code{
		ProjectRemade, TestimonyRemade, TestimonyLost, TextReread, TextOther, TextPatched, LayoutReread, LayoutEmpty,
		OriginalLost, CodeRemade, CodeToTop, QuoteMoved, WordsKept, QuotesLost, VerdictNarrowed, VerdictDropped, ItemLost,
		AttributeRemade, ParticipantRemade, RevisionLost,
	}
}

// Note tells of one loss and what was done about it.
type Note struct {
	Code  Code
	ID    corpus.ID // of the record
	Name  string    // what people know it by; may be ""
	Count int       // 1 as a rule
}

// Draft is a text as an importer reads it.
type Draft struct {
	Title    string
	Format   string
	Encoding string
	Text     string
	Layout   corpus.Layout
	Speakers []corpus.Speaker
	Words    int
}

// Rest is what is left of a project beside its records.
type Rest interface {
	Text(testimony corpus.ID, revision int) (string, bool)
	Revisions(testimony corpus.ID) []int // ascending
	HasOriginal(hash string) bool
	Original(hash string) ([]byte, bool)
	OriginalOf(testimony corpus.ID) ([]byte, bool) // of a testimony without a record
	TextsAlone() []corpus.ID                       // testimonies of which there is a text
	MayLack(kind string, id corpus.ID) bool        // whether such a record may be lost
	Lost() (testimonies []corpus.ID, quotes map[corpus.ID]corpus.ID)
	// Read reads a file as importers do; where name has no extension, as each of
	// them that can.
	Read(name string, data []byte) []Draft
	Hash(data []byte) string
}

// Text is a text made anew.
type Text struct {
	Testimony corpus.ID
	Revision  int
	Text      string
}

// Result is a project made whole.
type Result struct {
	Study corpus.Study
	Texts []Text
	Notes []Note
}

// Options are what a study does not tell.
type Options struct {
	Name  string // of the project, where that is lost
	NewID func() corpus.ID
	Now   time.Time
}

// Mend makes a project whole. The study is left as it is.
func Mend(study corpus.Study, rest Rest, o Options) Result {
	s := corpus.Study{
		Project: study.Project, Testimonies: maps.Clone(study.Testimonies), Layouts: maps.Clone(study.Layouts),
		Codes: maps.Clone(study.Codes), Quotes: maps.Clone(study.Quotes), Verdicts: maps.Clone(study.Verdicts),
		Collections: maps.Clone(study.Collections), Erasures: study.Erasures,
		Participants: maps.Clone(study.Participants), Attributes: maps.Clone(study.Attributes),
		Pseudonyms: study.Pseudonyms, Revisions: maps.Clone(study.Revisions),
	}
	m := &mender{Study: s, rest: rest, o: o, texts: map[corpus.ID]string{}, of: map[corpus.ID][]corpus.Quote{}}
	m.project()
	m.erased()
	for _, id := range slices.Sorted(maps.Keys(m.Quotes)) {
		q := m.Quotes[id]
		q.ID = id
		if q.Testimony == "" {
			delete(m.Quotes, id)
			m.loose = append(m.loose, q)
			continue
		}
		m.of[q.Testimony] = append(m.of[q.Testimony], q)
		if m.Quotes[id].ID != id {
			m.Quotes[id] = q
		}
	}
	m.remake()
	for _, id := range slices.Sorted(maps.Keys(m.Testimonies)) {
		m.testimony(id)
	}
	m.revisions()
	m.participants()
	m.attributes()
	m.codes()
	m.lost()
	m.verdicts()
	m.collections()
	m.keepWords()
	return Result{m.Study, m.anew, m.notes}
}

// mender is a project in the making.
type mender struct {
	corpus.Study
	rest  Rest
	o     Options
	of    map[corpus.ID][]corpus.Quote // by testimony
	texts map[corpus.ID]string         // of the testimonies looked at
	anew  []Text
	notes []Note
	loose []corpus.Quote // quotes that stand nowhere
}

func (m *mender) note(code Code, id corpus.ID, name string, count int) {
	m.notes = append(m.notes, Note{code, id, name, count})
}

func (m *mender) project() {
	if m.Project.ID != "" {
		return
	}
	m.Project = corpus.Project{ID: m.o.NewID(), Name: m.o.Name, Language: "fr", Created: m.o.Now}
	m.note(ProjectRemade, m.Project.ID, m.o.Name, 1)
}

// erased drops whatever came back of what was erased.
func (m *mender) erased() {
	for id := range m.Erasures {
		delete(m.Testimonies, id)
		delete(m.Layouts, id)
	}
	maps.DeleteFunc(m.Quotes, func(_ corpus.ID, q corpus.Quote) bool {
		_, erased := m.Erasures[q.Testimony]
		return erased
	})
	maps.DeleteFunc(m.Revisions, func(_ corpus.ID, r corpus.Revision) bool {
		_, erased := m.Erasures[r.Testimony]
		return erased
	})
}

// lost tells of the quotes that nothing is left of.
func (m *mender) lost() {
	_, quotes := m.rest.Lost()
	count := map[corpus.ID]int{}
	for _, testimony := range quotes {
		if _, erased := m.Erasures[testimony]; !erased {
			count[testimony]++
		}
	}
	for _, id := range slices.Sorted(maps.Keys(count)) {
		m.note(QuotesLost, id, m.Testimonies[id].Title, count[id])
	}
}

// keepWords puts the words of quotes that stand nowhere into a collection.
func (m *mender) keepWords() {
	if len(m.loose) == 0 {
		return
	}
	slices.SortFunc(m.loose, func(a, b corpus.Quote) int { return cmp.Compare(a.ID, b.ID) })
	c := corpus.Collection{ID: m.o.NewID(), Name: m.words().loose, Created: m.o.Now}
	for _, q := range m.loose {
		text := q.Exact
		if q.Memo != "" {
			text += "\n\n" + q.Memo
		}
		c.Items = append(c.Items, corpus.Item{ID: m.o.NewID(), Kind: corpus.ItemComment, Text: text})
		m.note(WordsKept, q.ID, m.Testimonies[q.Testimony].Title, 1)
	}
	m.Collections[c.ID] = c
}
