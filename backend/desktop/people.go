package desktop

import (
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

// Attributes returns the attributes, those of testimonies first, in their order.
func (a *App) Attributes() (out []Attribute, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return nil, err
	}
	all, err := p.Workspace.Attributes()
	out = make([]Attribute, len(all))
	for i, x := range all {
		out[i] = attributeOf(x)
	}
	return out, err
}

// AddAttribute adds an attribute of testimonies or participants after the others.
func (a *App) AddAttribute(of string, edit AttributeEdit, origin string) (out Attribute, err error) {
	defer guard(&err)
	p, err := a.project(of, edit, origin)
	if err != nil {
		return out, err
	}
	made := toEdit("", edit, false).Attribute
	made.Of = corpus.Bearer(of)
	added, err := p.Workspace.AddAttribute(a.author(origin), made)
	return attributeOf(workspace.AttributeInfo{Attribute: added}), err
}

// PlanAttribute returns the values that an edit would take out.
func (a *App) PlanAttribute(id string, edit AttributeEdit) (out []Unread, err error) {
	defer guard(&err)
	p, err := a.project(id, edit)
	if err != nil {
		return nil, err
	}
	lost, err := p.Workspace.PlanAttribute(toEdit(id, edit, false))
	return unreadOf(lost), err
}

// EditAttribute changes an attribute and converts its values; drop takes out
// those that cannot be read as its type, else the edit is refused.
func (a *App) EditAttribute(id string, edit AttributeEdit, drop bool, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, edit, drop, origin)
	if err != nil {
		return err
	}
	return p.Workspace.EditAttribute(a.author(origin), toEdit(id, edit, drop))
}

// MoveAttribute puts an attribute at an index among those of its bearer, counted
// without it.
func (a *App) MoveAttribute(id string, index int, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, index, origin)
	if err != nil {
		return err
	}
	return p.Workspace.MoveAttribute(a.author(origin), corpus.ID(id), index)
}

// DeleteAttribute removes an attribute with its values.
func (a *App) DeleteAttribute(id, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, origin)
	if err != nil {
		return err
	}
	return p.Workspace.DeleteAttribute(a.author(origin), corpus.ID(id))
}

// Participants returns the participants by name.
func (a *App) Participants() (out []Participant, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return nil, err
	}
	all, err := p.Workspace.Participants()
	out = make([]Participant, len(all))
	for i, x := range all {
		out[i] = participantOf(x)
	}
	return out, err
}

// AddParticipants adds participants of those names, as one step to undo.
func (a *App) AddParticipants(names []string, origin string) (out []Participant, err error) {
	defer guard(&err)
	p, err := a.project(names, origin)
	if err != nil {
		return nil, err
	}
	added, err := p.Workspace.AddParticipants(a.author(origin), names)
	out = make([]Participant, len(added))
	for i, x := range added {
		out[i] = participantOf(workspace.ParticipantInfo{Participant: x})
	}
	return out, err
}

// EditParticipant writes the name and the memo of a participant.
func (a *App) EditParticipant(id, name, memo, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(id, name, memo, origin)
	if err != nil {
		return err
	}
	return p.Workspace.EditParticipant(a.author(origin), corpus.ID(id), name, memo)
}

// DeleteParticipants removes participants; their speakers stay.
func (a *App) DeleteParticipants(list []string, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(list, origin)
	if err != nil {
		return err
	}
	return p.Workspace.DeleteParticipants(a.author(origin), ids(list))
}

// ProposeParticipants returns who the speakers that nobody linked may be.
func (a *App) ProposeParticipants() (out []Proposal, err error) {
	defer guard(&err)
	p, err := a.project()
	if err != nil {
		return nil, err
	}
	links, err := p.Workspace.ProposeParticipants()
	out = make([]Proposal, len(links))
	for i, l := range links {
		out[i] = Proposal{Name: shown(l.Name), Participant: string(l.Participant), Speakers: make([]SpeakerAt, len(l.Speakers))}
		for j, s := range l.Speakers {
			out[i].Speakers[j] = SpeakerAt{string(s.Testimony), s.Speaker}
		}
	}
	return out, err
}

// LinkSpeakers says who speakers are, as one step to undo.
func (a *App) LinkSpeakers(links []Proposal, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(links, origin)
	if err != nil {
		return err
	}
	out := make([]workspace.Proposal, len(links))
	for i, l := range links {
		out[i] = workspace.Proposal{Name: l.Name, Participant: corpus.ID(l.Participant)}
		for _, s := range l.Speakers {
			out[i].Speakers = append(out[i].Speakers, workspace.SpeakerAt{Testimony: corpus.ID(s.Testimony), Speaker: s.Speaker})
		}
	}
	return p.Workspace.LinkSpeakers(a.author(origin), out)
}

// CheckValues returns the cells that cannot be read; widen makes new choices of
// words that are none of a choice's.
func (a *App) CheckValues(cells []Cell, widen bool) (out []Unread, err error) {
	defer guard(&err)
	p, err := a.project(cells, widen)
	if err != nil {
		return nil, err
	}
	unread, err := p.Workspace.CheckValues(toCells(cells), widen)
	return unreadOf(unread), err
}

// SetValues sets cells, all or none, as one step to undo.
func (a *App) SetValues(cells []Cell, widen bool, origin string) (err error) {
	defer guard(&err)
	p, err := a.project(cells, widen, origin)
	if err != nil {
		return err
	}
	return p.Workspace.SetValues(a.author(origin), toCells(cells), widen)
}
