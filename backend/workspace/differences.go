package workspace

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/store"
)

// Done says what a file did with a record since two files parted.
type Done string

// What can be done with a record; "" is nothing.
const (
	Added   Done = "added"
	Changed Done = "changed"
	Removed Done = "removed"
)

// Difference is a record that two files of a project do not hold alike. Where
// both did something with it, nobody but the user can say which is right.
type Difference struct {
	Kind        string // store.Testimonies, store.Quotes…
	ID          corpus.ID
	Name        string // title, path of codes, or the first words of a quote
	In          string // title of a quote's testimony
	Here, There Done
	Erased      bool    // the file that lacks it erased its testimony at somebody's request
	Fields      []Field // that differ, where both files hold the record
}

// Both reports whether each file did something else with the record.
func (d Difference) Both() bool { return d.Here != "" && d.There != "" }

// Field is a part of a record as two files hold it, in words for a person.
type Field struct {
	Name        string // "title", "memo", "codes"…
	Here, There string
}

func done(was, now []byte) Done {
	switch {
	case bytes.Equal(was, now) && (was == nil) == (now == nil):
		return ""
	case was == nil:
		return Added
	case now == nil:
		return Removed
	}
	return Changed
}

// version is a record as one of two files has it.
type version struct {
	name, in  string
	testimony corpus.ID // it belongs to, or is
	fields    []Field   // Here holds the text
}

// differ turns differing records into what a person reads.
type differ struct {
	here, there      names
	fromHere, toHere *twins
}

func differences(here, there *store.Tx, records []store.Difference) ([]Difference, error) {
	d := differ{}
	var err error
	if d.here, err = namesOf(here); err != nil {
		return nil, err
	}
	if d.there, err = namesOf(there); err != nil {
		return nil, err
	}
	d.fromHere, d.toHere = newTwins(d.here, d.there), newTwins(d.there, d.here)
	out := []Difference{}
	for _, r := range records {
		if r.Kind == store.Layouts {
			continue // comes and goes with its testimony
		}
		x, told, err := d.tell(r)
		if err != nil {
			return nil, err
		}
		if told {
			out = append(out, x)
		}
	}
	return out, nil
}

// tell returns what a person reads of a differing record, and false where
// nothing differs that a person sees.
func (d differ) tell(r store.Difference) (Difference, bool, error) {
	out := Difference{
		Kind: r.Kind, ID: r.ID, Here: done(r.Was, r.Left), There: done(r.Was, r.Right), Fields: []Field{},
	}
	var h, t version
	var err error
	if r.Left != nil {
		if h, err = d.here.version(r.Kind, r.Left); err != nil {
			return out, false, err
		}
		out.Name, out.In = h.name, h.in
	}
	if r.Right != nil {
		if t, err = d.there.version(r.Kind, r.Right); err != nil {
			return out, false, err
		}
		if r.Left == nil {
			out.Name, out.In = t.name, t.in
		}
	}
	// What was erased is never taken for something that the other file added,
	// though no journal tells any more that it was there.
	switch {
	case r.Left == nil && d.here.erased[t.testimony]:
		out.Here, out.There, out.Erased = Removed, "", true
	case r.Right == nil && d.there.erased[h.testimony]:
		out.Here, out.There, out.Erased = "", Removed, true
	}
	if r.Left == nil || r.Right == nil {
		covered, err := d.covered(r)
		return out, out.Erased || !covered, err
	}
	for i, f := range h.fields {
		codes := func(f Field) bool { return f.Name == "codes" }
		if f.Name == "coders" && slices.ContainsFunc(out.Fields, codes) {
			continue // other codes, so other people: that is said already
		}
		if other := t.fields[i].Here; f.Here != other {
			out.Fields = append(out.Fields, Field{f.Name, f.Here, other})
		}
	}
	return out, len(out.Fields) > 0, nil
}

// covered reports whether the file that lacks a record says the same under
// another ID.
func (d differ) covered(r store.Difference) (bool, error) {
	switch {
	case r.Was != nil:
		return false, nil // it was removed
	case r.Right == nil:
		return d.fromHere.covers(r.Kind, r.Left)
	}
	return d.toHere.covers(r.Kind, r.Right)
}

// names are the titles and code paths of a file.
type names struct {
	tx         *store.Tx
	codes      map[corpus.ID]corpus.Code
	titles     map[corpus.ID]string // of testimonies, as far as they were asked for
	erased     map[corpus.ID]bool   // testimonies
	attributes map[corpus.ID]string // their names
}

func namesOf(tx *store.Tx) (names, error) {
	codes, err := codesOf(tx)
	n := names{tx, codes, map[corpus.ID]string{}, map[corpus.ID]bool{}, map[corpus.ID]string{}}
	if err != nil {
		return n, err
	}
	for e, err := range tx.Erasures().All() {
		if err != nil {
			return n, err
		}
		n.erased[e.ID] = true
	}
	for a, err := range tx.Attributes().All() {
		if err != nil {
			return n, err
		}
		n.attributes[a.ID] = a.Name
	}
	return n, nil
}

// title returns the title of a testimony, "" where the file does not hold it.
func (n names) title(id corpus.ID) string {
	title, ok := n.titles[id]
	if !ok {
		m, _ := n.tx.Testimonies().Get(id)
		title = m.Title
		n.titles[id] = title
	}
	return title
}

func (n names) paths(codes []corpus.ID) string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = corpus.Path(n.codes, c)
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// coders says who put each code.
func (n names) coders(list []corpus.Coding) string {
	var out []string
	for _, c := range list {
		out = append(out, corpus.Path(n.codes, c.Code)+" ("+strings.Join(slices.Sorted(slices.Values(c.Coders())), ", ")+")")
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

func (n names) words(quote corpus.ID) string {
	q, _ := n.tx.Quotes().Get(quote)
	return firstWords(q.Exact)
}

// version reads a record of a kind.
func (n names) version(kind string, data []byte) (v version, err error) {
	field := func(name, text string) { v.fields = append(v.fields, Field{Name: name, Here: text}) }
	switch kind {
	case store.Projects:
		var p corpus.Project
		p, err = n.tx.ParseProject(data)
		v.name = p.Name
		field("name", p.Name)
		field("memo", p.Memo)
		keeps(field, p)
	case store.Testimonies:
		var m corpus.Testimony
		m, err = n.tx.Testimonies().Parse(data)
		v.name, v.testimony = m.Title, m.ID
		field("title", m.Title)
		field("speakers", speakers(m, false))
		field("interviewers", speakers(m, true))
		field("participants", n.people(m))
		field("values", n.values(m.Values))
		field("revision", strconv.Itoa(m.Revision))
		field("media", m.Media)
		field("consent", string(m.Consent))
		field("memo", m.Memo)
	case store.Codes:
		var c corpus.Code
		c, err = n.tx.Codes().Parse(data)
		v.name = corpus.Path(n.codes, c.ID)
		field("name", c.Name)
		field("parent", corpus.Path(n.codes, c.Parent))
		field("color", c.Color)
		field("definition", c.Definition)
		field("inclusion", c.Inclusion)
		field("exclusion", c.Exclusion)
		field("example", n.words(c.Example))
		field("archived", strconv.FormatBool(c.Archived))
		field("memo", c.Memo)
		// Not its place among its siblings: putting one code elsewhere moves them all.
	case store.Quotes:
		var q corpus.Quote
		q, err = n.tx.Quotes().Parse(data)
		v.name, v.in, v.testimony = firstWords(q.Exact), n.title(q.Testimony), q.Testimony
		field("passage", q.Exact)
		field("codes", n.paths(q.Codes()))
		field("coders", n.coders(q.Codings))
		field("stances", n.stances(q.Codings))
		field("consent", string(q.Consent))
		field("memo", q.Memo)
	case store.Verdicts:
		var x corpus.Verdict
		x, err = n.tx.Verdicts().Parse(data)
		decision, first := "different", x.Stands
		if x.Same {
			decision = "same"
		} else if len(x.Quotes) > 0 {
			first = x.Quotes[0]
		}
		v.name = n.words(first)
		field("decision", decision)
		field("quotes", strconv.Itoa(len(x.Quotes)))
		field("stands", n.words(x.Stands))
	case store.Collections:
		var c corpus.Collection
		c, err = n.tx.Collections().Parse(data)
		v.name = c.Name
		field("name", c.Name)
		field("intro", c.Intro)
		field("memo", c.Memo)
		field("items", n.items(c))
		field("filter", n.choice(c.Kept))
		field("chain", n.chain(c))
		field("workshops", workshops(c))
	case store.Participants:
		var p corpus.Participant
		p, err = n.tx.Participants().Parse(data)
		v.name = p.Name
		field("name", p.Name)
		field("values", n.values(p.Values))
		field("memo", p.Memo)
	case store.Attributes:
		var a corpus.Attribute
		a, err = n.tx.Attributes().Parse(data)
		v.name = a.Name
		field("name", a.Name)
		field("type", string(a.Type))
		field("choices", strings.Join(a.Choices, ", "))
		field("memo", a.Memo)
	case store.Pseudonyms:
		var p corpus.Pseudonym
		p, err = n.tx.Pseudonyms().Parse(data)
		v.name = p.Name
		field("name", p.Name)
		field("forms", strings.Join(p.Forms, ", "))
		field("pseudonym", p.Pseudonym)
		field("memo", p.Memo)
	case store.Revisions:
		var r corpus.Revision
		r, err = n.tx.Revisions().Parse(data)
		v.name, v.testimony = n.title(r.Testimony), r.Testimony
		field("reason", r.Reason)
	case store.Erasures:
		var e corpus.Erasure
		e, err = n.tx.Erasures().Parse(data)
		v.name = e.Reason
		field("reason", e.Reason)
	default:
		err = corpus.Fail(corpus.Internal, "", "records of kind "+kind+" are not compared")
	}
	return v, err
}

// values tells what stands for attributes, one after the other.
func (n names) values(values []corpus.Value) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = n.attributes[v.Attribute] + ": " + v.Text
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// speakers returns the names of all who speak, or of those who ask only.
func speakers(m corpus.Testimony, asking bool) string {
	out := []string{}
	for _, s := range m.Speakers {
		if !asking || s.Interviewer {
			out = append(out, s.Name)
		}
	}
	return strings.Join(out, ", ")
}

// people tells which participant each of those who speak is.
func (n names) people(m corpus.Testimony) string {
	out := []string{}
	for _, s := range m.Speakers {
		if p, err := n.tx.Participants().Get(s.Participant); err == nil {
			out = append(out, s.Name+": "+p.Name)
		}
	}
	return strings.Join(out, ", ")
}

// items tells what stands in a collection, a line each.
func (n names) items(c corpus.Collection) string {
	out := make([]string, len(c.Items))
	for i, it := range c.Items {
		if out[i] = it.Text; it.Kind == corpus.ItemQuote {
			out[i] = n.words(it.Quote)
			for _, e := range it.Edits {
				out[i] += " [" + cmp.Or(e.Text, "…") + "]"
			}
		}
	}
	return strings.Join(out, "\n")
}
