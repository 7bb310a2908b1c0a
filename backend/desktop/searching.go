package desktop

import (
	"florilege/backend/corpus"
	"florilege/backend/index"
	"florilege/backend/workspace"
)

// Search returns a page of hits. A newer search, or concordance, stops the one
// before, whose answer nobody waits for any more.
func (a *App) Search(r SearchRequest) (out SearchResult, err error) {
	defer guard(&err)
	p, err := a.project(r)
	if err != nil {
		return out, err
	}
	req, err := searchRequestOf(r)
	if err != nil {
		return out, err
	}
	hits, total, err := p.Workspace.Search(a.searching.next(), req)
	if err != nil {
		return out, err
	}
	out = SearchResult{Total: total, Hits: make([]Hit, len(hits)), Late: p.Workspace.SearchLate()}
	for i, h := range hits {
		if out.Hits[i], err = p.hitOf(h); err != nil {
			return out, err
		}
	}
	return out, nil
}

// Concordance returns a page of the matches of a search, one a line, sorted by
// "place", "left", "word" or "right".
func (a *App) Concordance(r SearchRequest, by string) (out SearchLines, err error) {
	defer guard(&err)
	p, err := a.project(r, by)
	if err != nil {
		return out, err
	}
	req, err := searchRequestOf(r)
	if err != nil {
		return out, err
	}
	if err := oneOf("the order of lines", by, "place", "left", "word", "right"); err != nil {
		return out, err
	}
	lines, total, err := p.Workspace.Concordance(a.searching.next(), req, workspace.LineOrder(by))
	if err != nil {
		return out, err
	}
	out = SearchLines{Total: total, Lines: make([]SearchLine, len(lines))}
	for i, l := range lines {
		out.Lines[i].Match = l.Match
		if out.Lines[i].Hit, err = p.hitOf(l.Hit); err != nil {
			return out, err
		}
	}
	return out, nil
}

// Frequencies counts all hits of a search. A newer count stops the one before.
func (a *App) Frequencies(r SearchRequest) (out Frequencies, err error) {
	defer guard(&err)
	p, err := a.project(r)
	if err != nil {
		return out, err
	}
	req, err := searchRequestOf(r)
	if err != nil {
		return out, err
	}
	f, err := p.Workspace.Frequencies(a.frequent.next(), req)
	if err != nil {
		return out, err
	}
	out = Frequencies{
		Hits: f.Hits, Matches: f.Matches, Testimonies: frequenciesOf(f.Testimonies), Speakers: frequenciesOf(f.Speakers), Groups: []GroupFrequencies{},
	}
	for _, g := range f.Groups {
		out.Groups = append(out.Groups, GroupFrequencies{string(g.Attribute), shown(g.Name), frequenciesOf(g.Groups)})
	}
	return out, nil
}

func frequenciesOf(list []workspace.Frequency) []Frequency {
	out := make([]Frequency, len(list))
	for i, f := range list {
		out[i] = Frequency{string(f.ID), shown(f.Name), f.Hits, f.Matches, f.Words}
	}
	return out
}

// StopSearch stops the search and the count under way.
func (a *App) StopSearch() (err error) {
	defer guard(&err)
	a.searching.stop()
	a.frequent.stop()
	return nil
}

// ReadSearch returns the conditions of a search as it is typed.
func (a *App) ReadSearch(query string) (out []SearchPart, err error) {
	defer guard(&err)
	if err := bounded(query); err != nil {
		return nil, err
	}
	q, err := index.Parse(query)
	if err != nil {
		return nil, err
	}
	out = []SearchPart{}
	for _, part := range q.Parts() {
		at := rangesOf(query, []corpus.Span{part.At})[0]
		out = append(out, SearchPart{
			Kind: string(part.Kind), Start: at.Start, End: at.End, Text: part.At.Of(query), Except: part.Except,
			Filter: string(part.Filter.Kind), Name: part.Filter.Name, Values: append([]string{}, part.Filter.Values...),
		})
	}
	return out, nil
}

// searchRequestOf reads a request of the interface.
func searchRequestOf(r SearchRequest) (workspace.SearchRequest, error) {
	req := workspace.SearchRequest{
		Query: r.Query, Testimony: corpus.ID(r.Testimony), Unasked: r.Unasked, Where: toConditions(r.Where),
		Order: workspace.SearchOrder(r.Order), Together: r.Together, Limit: r.Limit, Offset: r.Offset,
	}
	if err := oneOf("the order", r.Order, "", "relevance", "place", "date"); err != nil {
		return req, err
	}
	for _, in := range r.In {
		if err := oneOf("the place to search", in, "testimonies", "quotes", "codes", "memos"); err != nil {
			return req, err
		}
		req.In = append(req.In, index.Kind(in))
	}
	return req, nil
}

func (p *project) hitOf(h workspace.Hit) (Hit, error) {
	out := Hit{
		Kind: string(h.Kind), ID: string(h.ID), Owner: shown(h.Owner), Testimony: string(h.Testimony), Title: shown(h.Title),
		Speaker: shown(h.Speaker), Turn: h.Turn, Time: h.Time, Times: orEmpty(h.Times), Text: h.Text, Matches: rangesOf(h.Text, h.Matches), Codes: stringsOf(h.Codes), Said: h.Said, People: h.People,
	}
	if h.Testimony == "" {
		return out, nil
	}
	u, err := p.of(h.Testimony)
	if err != nil {
		return out, err
	}
	s := u.ToUTF16(h.Span)
	out.Start, out.End = s.Start, s.End
	return out, nil
}
