package desktop

import (
	"os/user"
	"time"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/workspace"
)

func accountName() string {
	if u, err := user.Current(); err == nil {
		if u.Name != "" {
			return u.Name
		}
		return u.Username
	}
	return "?"
}

// shown is a name as the interface shows it. Files made elsewhere may hold names
// that would reorder or hide the words around them.
func shown(name string) string { return anchor.Name(name) }

func shownAll(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = shown(n)
	}
	return out
}

func stamp(t time.Time) string { return t.Format(time.RFC3339) }

func ids(list []string) []corpus.ID {
	out := make([]corpus.ID, len(list))
	for i, s := range list {
		out[i] = corpus.ID(s)
	}
	return out
}

func stringsOf(list []corpus.ID) []string {
	out := make([]string, len(list))
	for i, id := range list {
		out[i] = string(id)
	}
	return out
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func indexOf(st workspace.IndexState) Index {
	out := Index{Ready: st.Ready, Done: st.Done, Total: st.Total, Rebuilt: st.Rebuilt}
	if st.Err != nil {
		out.Error = string(corpus.CodeOf(st.Err))
	}
	return out
}

func stepOf(e *corpus.Entry) *Step {
	if e == nil {
		return nil
	}
	return &Step{
		Seq: int(e.Seq), At: stamp(e.At), By: shown(e.By), Action: string(e.Action), Subject: shown(e.Subject),
		Count: e.Count, Undoes: int(e.Undoes), Redoes: int(e.Redoes),
	}
}

func speakersOf(list []corpus.Speaker) []Speaker {
	out := make([]Speaker, len(list))
	for i, s := range list {
		out[i] = Speaker{Name: shown(s.Name), Interviewer: s.Interviewer, Participant: string(s.Participant)}
	}
	return out
}

func toSpeakers(list []Speaker) []corpus.Speaker {
	out := make([]corpus.Speaker, len(list))
	for i, s := range list {
		out[i] = corpus.Speaker{Name: s.Name, Interviewer: s.Interviewer, Participant: corpus.ID(s.Participant)}
	}
	return out
}

func testimonyOf(m workspace.TestimonyInfo) Testimony {
	return Testimony{
		ID: string(m.ID), Title: shown(m.Title), Path: shown(m.Path), Format: m.Format, Imported: stamp(m.Imported),
		Words: m.Words, Turns: m.Turns, Speakers: speakersOf(m.Speakers), Quotes: m.Quotes, Memo: m.Memo, Values: valuesOf(m.Values),
		Media: shown(m.Media), Consent: string(m.Consent),
	}
}

func textOf(r workspace.Reading, u *anchor.Units) Text {
	out := Text{Testimony: testimonyOf(r.TestimonyInfo), Revision: r.Revision, Text: r.Text, Turns: []Turn{}, Headings: []Heading{}, Times: []Timed{}}
	for _, t := range r.Layout.Turns {
		words := u.ToUTF16(t.Words)
		turn := Turn{LabelStart: words.Start, Start: words.Start, End: words.End, Speaker: t.Speaker}
		if !t.Label.Empty() {
			turn.LabelStart = u.ToUTF16(t.Label).Start
		}
		out.Turns = append(out.Turns, turn)
	}
	for _, h := range r.Layout.Headings {
		s := u.ToUTF16(h.Span)
		out.Headings = append(out.Headings, Heading{Start: s.Start, End: s.End, Level: h.Level})
	}
	for _, t := range r.Layout.Times {
		s := u.ToUTF16(t.Span)
		out.Times = append(out.Times, Timed{Start: s.Start, End: s.End, From: t.Start, To: t.End})
	}
	return out
}

func codeOf(c workspace.CodeInfo) Code {
	return Code{
		ID: string(c.ID), Name: shown(c.Name), Path: shown(c.Path), Parent: string(c.Parent), Depth: c.Depth, Color: c.Color,
		Definition: c.Definition, Memo: c.Memo, Inclusion: c.Inclusion, Exclusion: c.Exclusion, Example: string(c.Example), Archived: c.Archived,
		Quotes: c.Each.Own, Total: c.Each.Total, Once: c.Once.Own, OnceTotal: c.Once.Total,
	}
}

func (p *project) quoteOf(q workspace.QuoteInfo) (Quote, error) {
	u, err := p.of(q.Testimony)
	if err != nil {
		return Quote{}, err
	}
	s := u.ToUTF16(q.Span)
	return Quote{
		ID: string(q.ID), Testimony: string(q.Testimony), Title: shown(q.Title), Start: s.Start, End: s.End,
		Text: q.Exact, Speaker: shown(q.SpeakerName), Turn: q.Turn, Time: q.Time, Codes: stringsOf(q.Codes()), Codings: codingsOf(q.Codings), Memo: q.Memo,
		Created: stamp(q.Created), By: shown(q.CreatedBy), Repeat: q.Repeat, Stands: q.Stands, Said: q.Said, People: q.People,
		Collections: shownAll(q.Collections), Asked: q.Asked, Consent: string(q.Consent), Allowed: string(q.Allowed),
	}, nil
}

func (p *project) quotesOf(list []workspace.QuoteInfo) ([]Quote, error) {
	out := make([]Quote, len(list))
	for i, q := range list {
		var err error
		if out[i], err = p.quoteOf(q); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func filterOf(f QuoteFilter) workspace.Filter {
	return workspace.Filter{
		Quotes: ids(f.Quotes), Codes: ids(f.Codes), Uncoded: f.Uncoded,
		Testimony: corpus.ID(f.Testimony), Speaker: f.Speaker, Text: f.Text,
		Participant: corpus.ID(f.Participant), Where: toConditions(f.Where),
		Coding: workspace.CodingFilter{By: f.By, Auto: workspace.Put(f.Put), Stances: toStances(f.Stances)},
		Once:   f.Once, Offset: f.Offset, Limit: f.Limit,
	}
}

// rangesOf converts spans of bytes in text.
func rangesOf(text string, spans []corpus.Span) []Range {
	u := anchor.NewUnits(text)
	out := make([]Range, len(spans))
	for i, s := range spans {
		out[i] = Range(u.ToUTF16(s))
	}
	return out
}

func warningsOf(list []ingest.Warning) []Problem {
	out := make([]Problem, len(list))
	for i, w := range list {
		out[i] = Problem{Code: string(w.Code), Detail: w.Detail, Message: w.String()}
	}
	return out
}
