package workspace

import (
	"cmp"
	"context"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/export"
	"florilege/backend/pseudonym"
	"florilege/backend/store"
)

// Leak is a real name that an export would show, in one kind of place.
type Leak struct {
	Name    string       // of the table, or a candidate
	Form    string       // as it stands there first
	Place   export.Place // InFile for the name of the file
	Why     LeakKind
	Count   int
	Example string // the words around the first one
}

// InFile is the place of a name that stands in the name of the exported file.
const InFile export.Place = "file"

// LeakKind says how sure a leak is.
type LeakKind string

// The kinds of leaks, the surest first.
const (
	LeakOfName      LeakKind = "name"      // a form of the table, whole
	LeakOfPart      LeakKind = "part"      // a word of a name that is none of its forms
	LeakInside      LeakKind = "inside"    // a form inside a longer word
	LeakOfCandidate LeakKind = "candidate" // it may be a name, and nothing was decided
)

// Leaks says what an export leaves of real names.
type Leaks struct {
	Names      []Leak // sure: each is a name of the table
	Traces     []Leak // something of a name of the table
	Candidates []Leak // names that nothing was decided about
}

// Leaks looks for real names in what an export would show, and in the name of
// its file ("" where it has none yet). It reads the export as it would be
// written, with pseudonyms or without.
func (w *Workspace) Leaks(ctx context.Context, r ExportRequest, path string) (Leaks, error) {
	d, err := w.document(r)
	if err != nil {
		return Leaks{}, err
	}
	return w.leaksIn(ctx, inDocument(&d), r.RealNames, path)
}

// CodebookLeaks does as Leaks for an export of the codebook.
func (w *Workspace) CodebookLeaks(ctx context.Context, r CodebookRequest, path string) (Leaks, error) {
	b, err := w.codebookOut(r)
	if err != nil {
		return Leaks{}, err
	}
	return w.leaksIn(ctx, inDocument(&b.doc), r.RealNames, path)
}

// MemoLeaks does as Leaks for an export of memos.
func (w *Workspace) MemoLeaks(ctx context.Context, r MemoRequest, path string) (Leaks, error) {
	b, err := w.memosOut(r)
	if err != nil {
		return Leaks{}, err
	}
	return w.leaksIn(ctx, inDocument(&b.doc), r.RealNames, path)
}

// CrossingLeaks does as Leaks for a cross table.
func (w *Workspace) CrossingLeaks(ctx context.Context, r CrossRequest, path string) (Leaks, error) {
	t, err := w.crossingOut(r, false)
	if err != nil {
		return Leaks{}, err
	}
	return w.leaksIn(ctx, t.texts, false, path)
}

// WorkshopLeaks does as Leaks for the table of a workshop.
func (w *Workspace) WorkshopLeaks(ctx context.Context, id, workshop corpus.ID, path string) (Leaks, error) {
	t, err := w.workshopOut(id, workshop)
	if err != nil {
		return Leaks{}, err
	}
	return w.leaksIn(ctx, t.texts, false, path)
}

// inDocument returns the texts of a document and their places.
func inDocument(d *export.Document) iter.Seq2[export.Place, string] {
	return func(yield func(export.Place, string) bool) {
		on := true
		d.Texts(func(p export.Place, _ int, text *string) { on = on && yield(p, *text) })
	}
}

// leaksIn looks for real names in texts as they would leave, with pseudonyms or
// with real names, and in the name of the file.
func (w *Workspace) leaksIn(ctx context.Context, texts iter.Seq2[export.Place, string], realNames bool, path string) (Leaks, error) {
	w.names.mu.Lock()
	defer w.names.mu.Unlock()
	var found leakFinder
	err := w.store.View(func(tx *store.Tx) (err error) {
		if found.matcher, err = matcherOf(tx); err != nil {
			return err
		}
		candidates, err := w.names.candidates(ctx, tx)
		names := make([]corpus.Pseudonym, len(candidates))
		for i, c := range candidates {
			names[i] = corpus.Pseudonym{Kind: c.Kind, Name: c.Name, Forms: c.Forms, Pseudonym: c.Name}
		}
		found.candidates = pseudonym.Compile(names, "")
		return err
	})
	if err != nil {
		return Leaks{}, err
	}
	quiet := pseudonym.Compile(nil, "")
	if !realNames {
		quiet = instead(found.matcher)
	}
	for p, text := range texts {
		found.text(p, text, quiet)
	}
	if path != "" {
		found.text(InFile, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), pseudonym.Compile(nil, ""))
	}
	return found.leaks(), nil
}

// instead returns a matcher of the pseudonyms of a table: what they say is no
// leak.
func instead(m *pseudonym.Matcher) *pseudonym.Matcher {
	var names []corpus.Pseudonym
	for i := range m.Names() {
		n := m.Name(i)
		words := strings.Fields(n.Pseudonym)
		names = append(names, corpus.Pseudonym{Kind: corpus.NameOfOther, Name: n.Pseudonym, Forms: words, Pseudonym: n.Pseudonym})
	}
	return pseudonym.Compile(names, "")
}

// leakFinder gathers leaks, one for each name, place and kind.
type leakFinder struct {
	matcher, candidates *pseudonym.Matcher
	found               map[[3]string]*Leak
	order               []*Leak
}

func (f *leakFinder) text(p export.Place, text string, quiet *pseudonym.Matcher) {
	var said []corpus.Span // by pseudonyms
	for _, q := range quiet.Find(text) {
		said = append(said, q.Span)
	}
	free := func(s corpus.Span) bool {
		return !slices.ContainsFunc(said, func(q corpus.Span) bool { return q.Contains(s) })
	}
	var sure []corpus.Span
	for _, n := range f.matcher.Find(text) {
		if name := f.matcher.Name(n.Name); name.Pseudonym != "" && free(n.Span) {
			f.note(p, name.Name, LeakOfName, text, n.Span)
			sure = append(sure, n.Span)
		}
	}
	for _, t := range f.matcher.Traces(text) {
		if free(t.Span) {
			f.note(p, f.matcher.Name(t.Name).Name, LeakKind(t.Why), text, t.Span)
			sure = append(sure, t.Span)
		}
	}
	for _, c := range f.candidates.Find(text) {
		known := slices.ContainsFunc(sure, func(s corpus.Span) bool { return s.Overlap(c.Span) > 0 })
		if !known && free(c.Span) {
			f.note(p, f.candidates.Name(c.Name).Name, LeakOfCandidate, text, c.Span)
		}
	}
}

func (f *leakFinder) note(p export.Place, name string, why LeakKind, text string, at corpus.Span) {
	key := [3]string{name, string(p), string(why)}
	if f.found == nil {
		f.found = map[[3]string]*Leak{}
	}
	if f.found[key] == nil {
		l := &Leak{Name: name, Form: at.Of(text), Place: p, Why: why, Example: pseudonym.Around(text, at)}
		f.found[key] = l
		f.order = append(f.order, l)
	}
	f.found[key].Count++
}

func (f *leakFinder) leaks() Leaks {
	out := Leaks{Names: []Leak{}, Traces: []Leak{}, Candidates: []Leak{}}
	slices.SortStableFunc(f.order, func(a, b *Leak) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name))
	})
	for _, l := range f.order {
		switch l.Why {
		case LeakOfName:
			out.Names = append(out.Names, *l)
		case LeakOfCandidate:
			out.Candidates = append(out.Candidates, *l)
		default:
			out.Traces = append(out.Traces, *l)
		}
	}
	return out
}
