package desktop

import (
	"context"
	"strings"
	"unicode/utf8"

	"florilege/backend/corpus"
	"florilege/backend/repeats"
	"florilege/backend/workspace"
)

// RepeatedPassages finds what is said or pasted again in the testimonies, in
// passages of least words or more; with interviewers also what those say who ask
// the questions.
func (a *App) RepeatedPassages(least int, interviewers bool) (out []RepeatedPassage, err error) {
	defer guard(&err)
	p, err := a.project(least, interviewers)
	if err != nil {
		return nil, err
	}
	var found []workspace.RepeatedPassage
	err = a.job("repeats", 1, func(ctx context.Context, _ func(int, string)) (err error) {
		found, err = p.Workspace.RepeatedPassages(ctx, workspace.PassageOptions{Least: least, Interviewers: interviewers})
		return err
	})
	if err != nil {
		return nil, err
	}
	out = make([]RepeatedPassage, len(found))
	for i, f := range found {
		out[i] = RepeatedPassage{ID: f.ID, Kind: string(f.Kind), Similarity: f.Similarity, Words: f.Words, Linked: f.Linked}
		if out[i].Places, err = p.placesOf(f.Places); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// CountPassages returns how many passages are said or pasted again, of which one
// place at least is in the testimonies.
func (a *App) CountPassages(testimonies []string) (n int, err error) {
	defer guard(&err)
	p, err := a.project(testimonies)
	if err != nil {
		return 0, err
	}
	err = a.job("repeats", 1, func(ctx context.Context, _ func(int, string)) (err error) {
		n, err = p.Workspace.CountPassages(ctx, workspace.PassageOptions{Least: repeats.UsualPassage}, ids(testimonies))
		return err
	})
	return n, err
}

// Echoes returns where else the words of a quote are said.
func (a *App) Echoes(quote string) (out []PassagePlace, err error) {
	defer guard(&err)
	p, err := a.project(quote)
	if err != nil {
		return nil, err
	}
	found, err := p.Workspace.Echoes(context.Background(), corpus.ID(quote))
	if err != nil {
		return nil, err
	}
	return p.placesOf(found)
}

// LinkPassage makes a quote of each place, where there is none, and confirms
// that they are one; the first stands for the others.
func (a *App) LinkPassage(places []Passage, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(places, origin)
	if err != nil {
		return err
	}
	passages, err := p.passages(places)
	if err != nil {
		return err
	}
	return p.Workspace.LinkPassage(a.author(origin), passages)
}

func (p *project) placesOf(list []workspace.PassagePlace) ([]PassagePlace, error) {
	out := make([]PassagePlace, len(list))
	for i, at := range list {
		u, err := p.of(at.Testimony)
		if err != nil {
			return nil, err
		}
		s := u.ToUTF16(at.Span)
		out[i] = PassagePlace{
			Testimony: string(at.Testimony), Title: shown(at.Title), Speaker: shown(at.Speaker), Turn: at.Turn, Time: at.Time,
			Start: s.Start, End: s.End, Text: begun(at.Text), Cut: len(at.Text) > len(begun(at.Text)),
			Quotes: stringsOf(at.Quotes), Codes: stringsOf(at.Codes), Quote: string(at.Quote),
		}
	}
	return out, nil
}

// mostBegun bounds, in bytes, what is shown of a passage: a talk that two people
// transcribed is one.
const mostBegun = 1600

// begun returns the first words of a text.
func begun(text string) string {
	if len(text) <= mostBegun {
		return text
	}
	text = text[:mostBegun]
	for !utf8.ValidString(text) {
		text = text[:len(text)-1]
	}
	if i := strings.LastIndexByte(text, ' '); i > 0 {
		text = text[:i]
	}
	return text
}
