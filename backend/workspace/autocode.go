package workspace

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Unit says how much of a text a rule codes.
type Unit string

// The units of a rule.
const (
	UnitTurn     Unit = "turn"     // all that is said until another speaks
	UnitSentence Unit = "sentence" // the sentences that hold a match
	UnitMatch    Unit = "match"    // what was found, and no more
)

// Rule finds passages to put a code on.
type Rule struct {
	Kind      corpus.AutoKind
	Text      string // the search, the regular expression (RE2), the name of who speaks, the words of a heading, or words and phrases, one a line or parted by commas
	Unit      Unit
	Testimony corpus.ID // "" for all
	Unasked   bool      // leaves out what is said by those who ask the questions
}

// AutoPassage is a passage that a rule found.
type AutoPassage struct {
	Testimony corpus.ID
	Span      corpus.Span
	Title     string // of the testimony
	Speaker   string
	Turn      int           // from 1, 0 where none
	Time      string        // of the recording, "" where not known
	Text      string        // the words of the passage
	Before    string        // what its sentence says before it, blanks included
	After     string        // and after
	Matches   []corpus.Span // bytes in Text
}

// AutoPlan is what a rule would do.
type AutoPlan struct {
	Passages []AutoPassage // to be coded, by testimony and position
	Coded    int           // passages left out: they share words with a quote that carries the code
}

// mostAuto bounds the passages of a rule: whoever means more means something else.
const mostAuto = 20_000

// PlanAutocode says what a rule would code with a code. Nothing is changed.
func (w *Workspace) PlanAutocode(ctx context.Context, code corpus.ID, r Rule) (p AutoPlan, err error) {
	if _, err := w.code(code); err != nil {
		return p, err
	}
	found, err := w.findPassages(ctx, r)
	if err != nil {
		return p, err
	}
	err = w.store.View(func(tx *store.Tx) error {
		p, err = w.plan(tx, code, found)
		return err
	})
	return p, err
}

// Autocode puts a code on the passages of a rule but those of without, as one step
// to undo, and returns how many. Whoever coded before keeps their codings; passages
// that share words with a quote that carries the code are left out.
func (w *Workspace) Autocode(ctx context.Context, a Author, code corpus.ID, r Rule, without []Passage) (done int, err error) {
	c, err := w.code(code)
	if err != nil {
		return 0, err
	}
	found, err := w.findPassages(ctx, r)
	if err != nil {
		return 0, err
	}
	left := map[Place]bool{}
	for _, p := range without {
		left[Place{p.Testimony, p.Span}] = true
	}
	found = slices.DeleteFunc(found, func(f foundPassage) bool { return left[Place{f.testimony, f.span}] })
	var plan AutoPlan
	if err := w.store.View(func(tx *store.Tx) error {
		plan, err = w.plan(tx, code, found)
		return err
	}); err != nil || len(plan.Passages) == 0 {
		return 0, err
	}
	change := store.Change{Action: corpus.ActAutocode, Subject: c.Name, Count: len(plan.Passages)}
	passages := make([]Passage, len(plan.Passages))
	for i, p := range plan.Passages {
		passages[i] = Passage{Testimony: p.Testimony, Span: p.Span, Codes: []corpus.ID{code}, Auto: r.Kind}
	}
	err = w.update(a, change, []string{store.Quotes}, func(tx *store.Tx) error {
		return w.putPassages(tx, a, passages, func(corpus.Quote) {})
	})
	return len(plan.Passages), err
}

// Place is a stretch of a testimony.
type Place struct {
	Testimony corpus.ID
	Span      corpus.Span
}

// foundPassage is a passage with what was found in it, in bytes of the testimony.
type foundPassage struct {
	testimony corpus.ID
	span      corpus.Span
	around    corpus.Span // the sentences that it is of, empty where it is whole ones
	matches   []corpus.Span
}

// plan leaves out what carries the code already and describes the rest.
func (w *Workspace) plan(tx *store.Tx, code corpus.ID, found []foundPassage) (AutoPlan, error) {
	out := AutoPlan{Passages: []AutoPassage{}}
	d, err := newDescriber(tx)
	if err != nil {
		return out, err
	}
	order, err := testimonyOrder(tx)
	if err != nil {
		return out, err
	}
	slices.SortFunc(found, func(a, b foundPassage) int {
		return cmp.Or(cmp.Compare(order[a.testimony], order[b.testimony]), cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.span.End, b.span.End))
	})
	var last foundPassage
	for _, f := range found {
		if f.testimony == last.testimony && f.span == last.span {
			continue // found twice
		}
		last = f
		if _, l, err := d.around(f.testimony); err != nil || isHeading(l, f.span) {
			if err != nil {
				return out, err
			}
			continue
		}
		coded, err := w.carries(tx, f.testimony, f.span, code)
		if err != nil {
			return out, err
		}
		if coded {
			out.Coded++
			continue
		}
		p, err := describePassage(d, f)
		if err != nil {
			return out, err
		}
		out.Passages = append(out.Passages, p)
	}
	return out, nil
}

// testimonyOrder numbers the testimonies in the order they were imported.
func testimonyOrder(tx *store.Tx) (map[corpus.ID]int, error) {
	out := map[corpus.ID]int{}
	for m, err := range tx.Testimonies().All() {
		if err != nil {
			return nil, err
		}
		out[m.ID] = len(out)
	}
	return out, nil
}

// carries reports whether a quote that shares words with a span carries the code.
func (w *Workspace) carries(tx *store.Tx, testimony corpus.ID, s corpus.Span, code corpus.ID) (bool, error) {
	quotes, err := w.recall.codings(tx, testimony)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(quotes, func(q coded) bool { return q.span.Overlap(s) > 0 && slices.Contains(q.codes, code) }), nil
}

func describePassage(d *describer, f foundPassage) (AutoPassage, error) {
	m, l, err := d.around(f.testimony)
	if err != nil {
		return AutoPassage{}, err
	}
	text, err := d.tx.TextSpan(m.ID, m.Revision, f.span)
	if err != nil {
		return AutoPassage{}, err
	}
	p := AutoPassage{
		Testimony: m.ID, Span: f.span, Title: m.Title, Speaker: m.SpeakerName(l.Speaker(f.span)), Turn: l.Turn(f.span) + 1,
		Time: l.ClockOf(f.span), Text: text, Matches: []corpus.Span{},
	}
	if !f.around.Empty() {
		if text, err = d.tx.TextSpan(m.ID, m.Revision, f.around); err != nil {
			return AutoPassage{}, err
		}
		p.Before, p.After = text[:f.span.Start-f.around.Start], text[f.span.End-f.around.Start:]
	}
	for _, s := range f.matches {
		if s = (corpus.Span{Start: max(s.Start, f.span.Start), End: min(s.End, f.span.End)}); !s.Empty() {
			p.Matches = append(p.Matches, corpus.Span{Start: s.Start - f.span.Start, End: s.End - f.span.Start})
		}
	}
	return p, nil
}

// findPassages returns the passages of a rule, in no order.
func (w *Workspace) findPassages(ctx context.Context, r Rule) ([]foundPassage, error) {
	if !slices.Contains([]Unit{UnitTurn, UnitSentence, UnitMatch}, r.Unit) {
		return nil, corpus.Fail(corpus.Invalid, "the unit "+string(r.Unit), "it is none of turn, sentence, match")
	}
	if strings.TrimSpace(r.Text) == "" {
		return nil, corpus.Fail(corpus.Invalid, "the rule", "it is empty")
	}
	switch r.Kind {
	case corpus.AutoQuery:
		return w.bySearch(ctx, r, r.Text)
	case corpus.AutoWords:
		return w.bySearch(ctx, r, anyOf(r.Text))
	case corpus.AutoRegexp:
		re, err := expression(r.Text)
		if err != nil {
			return nil, err
		}
		return w.byText(ctx, r, func(_ reading, p corpus.Passage, words string) []corpus.Span { return matchesOf(re, p, words) })
	case corpus.AutoSpeaker:
		name := anchor.Fold(r.Text)
		return w.byText(ctx, r, func(t reading, p corpus.Passage, _ string) []corpus.Span {
			if anchor.Fold(t.SpeakerName(p.Speaker)) != name {
				return nil
			}
			return []corpus.Span{p.Span}
		})
	case corpus.AutoHeading:
		return w.byText(ctx, r, func(t reading, p corpus.Passage, _ string) []corpus.Span {
			if !t.under(r.Text, p.Span) {
				return nil
			}
			return []corpus.Span{p.Span}
		})
	}
	return nil, corpus.Fail(corpus.Invalid, "the rule "+string(r.Kind), "there is none of that name")
}

// expression compiles what matches whatever the case.
func expression(text string) (*regexp.Regexp, error) {
	// Alone first: what it says of the words must not show ours.
	if _, err := regexp.Compile(text); err != nil {
		return nil, corpus.Fail(corpus.BadExpression, text, strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	return regexp.Compile("(?i)" + text)
}

// anyOf makes a search of words and phrases, one a line or parted by commas.
func anyOf(text string) string {
	var out []string
	for _, one := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		one = strings.ReplaceAll(strings.TrimSpace(one), `"`, "")
		if one == "" {
			continue
		}
		if strings.ContainsAny(one, " \t") {
			one = `"` + one + `"`
		}
		out = append(out, one)
	}
	return strings.Join(out, " OU ")
}

// matchesOf returns where an expression matches in a passage, in bytes of the testimony.
func matchesOf(re *regexp.Regexp, p corpus.Passage, words string) []corpus.Span {
	var out []corpus.Span
	for _, at := range re.FindAllStringIndex(words, mostAuto) {
		if at[1] > at[0] {
			out = append(out, corpus.Span{Start: p.Span.Start + at[0], End: p.Span.Start + at[1]})
		}
	}
	return out
}
