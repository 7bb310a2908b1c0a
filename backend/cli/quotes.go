package cli

import (
	"fmt"
	"io"
	"strings"

	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// filterFlags narrow quotes.
type filterFlags struct {
	Code      []string `help:"Only quotes with this code or one under it; may be given several times." placeholder:"CODE"`
	Testimony string   `help:"Only this testimony." placeholder:"TESTIMONY"`
	Speaker   string   `help:"Only this speaker." placeholder:"NAME"`

	Participant string `help:"Only what this participant says." placeholder:"NAME"`
	whereFlags

	Coder  string   `help:"Only quotes that this person coded." placeholder:"NAME"`
	Put    string   `enum:",person,rule" default:"" help:"Only codings put by a person, or by a rule." placeholder:"person|rule"`
	Stance []string `sep:"none" help:"Only codings that stand so: DIMENSION=VALUE; may be given several times." placeholder:"STANCE"`

	Text string `help:"Only quotes that hold these words." placeholder:"WORDS"`
	Once bool   `help:"Of confirmed repeats, only one."`
}

// whereFlags narrow to groups and values of attributes.
type whereFlags struct {
	Group []string `help:"Only testimonies of this group; given several times, of each." placeholder:"NAME"`
	Where []string `sep:"none" help:"Only what has this value of an attribute, of the testimony or of who speaks: age=30..40, \"lieu=La Louvière\"; may be given several times." placeholder:"ATTRIBUTE=VALUE"`
}

func (f whereFlags) conditions(w *workspace.Workspace) ([]workspace.Condition, error) {
	return w.FindConditions(f.Where, f.Group)
}

func (f filterFlags) filter(w *workspace.Workspace) (workspace.Filter, error) {
	out := workspace.Filter{Speaker: f.Speaker, Text: f.Text, Once: f.Once}
	for _, ref := range f.Code {
		id, err := w.FindCode(ref)
		if err != nil {
			return out, err
		}
		out.Codes = append(out.Codes, id)
	}
	out.Coding = workspace.CodingFilter{By: f.Coder, Auto: workspace.Put(f.Put)}
	for _, text := range f.Stance {
		s, err := findStance(w, text)
		if err != nil {
			return out, err
		}
		out.Coding.Stances = append(out.Coding.Stances, s)
	}
	var err error
	if f.Testimony != "" {
		if out.Testimony, err = w.FindTestimony(f.Testimony); err != nil {
			return out, err
		}
	}
	if f.Participant != "" {
		if out.Participant, err = w.FindParticipant(f.Participant); err != nil {
			return out, err
		}
	}
	out.Where, err = f.conditions(w)
	return out, err
}

type quotesVerb struct {
	Project string `arg:"" help:"Path of the project."`
	filterFlags
}

type quoteRow struct {
	ID        string      `json:"id"`
	Testimony string      `json:"testimony"`
	Start     int         `json:"start"`
	End       int         `json:"end"`
	Text      string      `json:"text"`
	Speaker   string      `json:"speaker"`
	Time      string      `json:"time"`    // of the recording, "" where not known
	Codes     []string    `json:"codes"`   // paths
	Codings   []codingRow `json:"codings"` // of each of the codes
	Memo      string      `json:"memo"`
	Repeat    string      `json:"repeat"`  // group of confirmed repeats, or ""
	Said      int         `json:"said"`    // how many times, by that group
	People    int         `json:"people"`  // by how many people
	Asked     bool        `json:"asked"`   // said by one who asks the questions: it counts nowhere
	Consent   string      `json:"consent"` // that holds: "public", "internal", "withheld", ""

	Participant string            `json:"participant"` // name of who speaks, or ""
	Attributes  map[string]string `json:"attributes"`  // of the testimony
	Person      map[string]string `json:"participant_attributes"`
}

// codingRow is a code on a quote.
type codingRow struct {
	Code    string            `json:"code"` // path
	By      string            `json:"by"`
	Also    []string          `json:"also"` // others who put it there
	Rule    string            `json:"rule"` // that put it, or ""
	Stances map[string]string `json:"stances"`
}

func (v *quotesVerb) Run(e *env) error {
	rows := []quoteRow{}
	err := e.read(v.Project, func(w *workspace.Workspace) error {
		f, err := v.filter(w)
		if err != nil {
			return err
		}
		quotes, _, err := w.Quotes(f)
		if err != nil {
			return err
		}
		d, err := newDescriber(w)
		for _, q := range quotes {
			rows = append(rows, d.quote(q))
		}
		return err
	})
	if err != nil {
		return err
	}
	return e.print(rows, func(out io.Writer) {
		for _, r := range rows {
			printQuote(out, r)
		}
	})
}

// describer tells quotes with what surrounds them.
type describer struct {
	memo        func(string) (string, error) // as it is read
	paths       map[corpus.ID]string         // of codes
	attributes  []workspace.AttributeInfo
	testimonies map[corpus.ID][]corpus.Value
	people      map[corpus.ID]corpus.Participant
	dimensions  []corpus.Dimension
}

func newDescriber(w *workspace.Workspace) (d describer, err error) {
	d.memo = w.MemoText
	d.testimonies, d.people = map[corpus.ID][]corpus.Value{}, map[corpus.ID]corpus.Participant{}
	if d.paths, err = codePaths(w); err != nil {
		return d, err
	}
	if d.dimensions, err = w.Dimensions(); err != nil {
		return d, err
	}
	if d.attributes, err = w.Attributes(); err != nil {
		return d, err
	}
	testimonies, err := w.Testimonies()
	if err != nil {
		return d, err
	}
	for _, m := range testimonies {
		d.testimonies[m.ID] = m.Values
	}
	people, err := w.Participants()
	for _, p := range people {
		d.people[p.ID] = p.Participant
	}
	return d, err
}

func (d describer) quote(q workspace.QuoteInfo) quoteRow {
	row := quoteRow{
		ID: string(q.ID), Testimony: string(q.Testimony), Start: q.Span.Start, End: q.Span.End, Text: q.Exact,
		Speaker: q.SpeakerName, Time: q.Time, Codes: []string{}, Codings: []codingRow{}, Memo: q.Memo, Repeat: q.Repeat, Said: q.Said, People: q.People, Asked: q.Asked, Consent: string(q.Allowed),
		Participant: d.people[q.Participant].Name, Attributes: valuesByName(d.attributes, d.testimonies[q.Testimony]),
		Person: valuesByName(d.attributes, d.people[q.Participant].Values),
	}
	if text, err := d.memo(q.Memo); err == nil {
		row.Memo = text
	}
	for _, c := range q.Codings {
		row.Codes = append(row.Codes, d.paths[c.Code])
		row.Codings = append(row.Codings, codingRow{d.paths[c.Code], c.By, c.Coders()[1:], string(c.Auto), d.stances(c)})
	}
	return row
}

func (d describer) stances(c corpus.Coding) map[string]string {
	out := map[string]string{}
	p := corpus.Project{Dimensions: d.dimensions}
	for _, s := range c.Stances {
		for _, dim := range d.dimensions {
			if name := p.StanceName(s); dim.ID == s.Dimension && name != "" {
				out[dim.Name] = name
			}
		}
	}
	return out
}

func codePaths(w *workspace.Workspace) (map[corpus.ID]string, error) {
	codes, err := w.Codes()
	out := make(map[corpus.ID]string, len(codes))
	for _, c := range codes {
		out[c.ID] = c.Path
	}
	return out, err
}

func printQuote(out io.Writer, r quoteRow) {
	who := r.Speaker
	if r.Time != "" {
		who = strings.TrimSpace(who + " " + r.Time)
	}
	if r.Asked {
		who += " (asks the questions: not counted)"
	}
	who += echoed(r.Said, r.People)
	fmt.Fprintf(out, "%s  %d-%d  %s  [%s]\n    «%s»\n", r.ID, r.Start, r.End, who, strings.Join(r.Codes, ", "), r.Text)
}

// echoed says how many times, and by how many people, words are said; "" where once.
func echoed(times, people int) string {
	switch {
	case times < 2:
		return ""
	case people < 2:
		return fmt.Sprintf(" · said %d times by the same person", times)
	}
	return fmt.Sprintf(" · said %d times by %d people", times, people)
}
