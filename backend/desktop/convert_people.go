package desktop

import (
	"florilege/backend/corpus"
	"florilege/backend/workspace"
)

func attributeOf(a workspace.AttributeInfo) Attribute {
	return Attribute{
		ID: string(a.ID), Of: string(a.Of), Name: shown(a.Name), Type: string(a.Type), Choices: shownAll(a.Choices),
		Groups: a.Groups, Memo: a.Memo, Valued: a.Valued,
	}
}

func toEdit(id string, e AttributeEdit, drop bool) workspace.AttributeEdit {
	out := workspace.AttributeEdit{
		Attribute: corpus.Attribute{
			ID: corpus.ID(id), Name: e.Name, Type: corpus.AttributeType(e.Type), Choices: e.Choices, Groups: e.Groups, Memo: e.Memo,
		},
		Renamed: map[string]string{}, Drop: drop,
	}
	for _, r := range e.Renamed {
		out.Renamed[r.From] = r.To
	}
	return out
}

func valuesOf(list []corpus.Value) []Value {
	out := make([]Value, len(list))
	for i, v := range list {
		out[i] = Value{string(v.Attribute), shown(v.Text)}
	}
	return out
}

func participantOf(p workspace.ParticipantInfo) Participant {
	return Participant{
		ID: string(p.ID), Name: shown(p.Name), Memo: p.Memo, Values: valuesOf(p.Values), Testimonies: stringsOf(p.Testimonies), Quotes: p.Quotes,
	}
}

func unreadOf(list []workspace.Unread) []Unread {
	out := make([]Unread, len(list))
	for i, u := range list {
		out[i] = Unread{string(u.Record), shown(u.Name), string(u.Attribute), shown(u.Text)}
	}
	return out
}

func toCells(list []Cell) []workspace.Cell {
	out := make([]workspace.Cell, len(list))
	for i, c := range list {
		out[i] = workspace.Cell{Record: corpus.ID(c.Record), Attribute: corpus.ID(c.Attribute), Text: c.Text}
	}
	return out
}

func toConditions(list []Condition) []workspace.Condition {
	out := make([]workspace.Condition, len(list))
	for i, c := range list {
		out[i] = workspace.Condition{Attributes: []corpus.ID{corpus.ID(c.Attribute)}, Values: c.Values, Except: c.Except}
	}
	return out
}

func groupOf(g workspace.Group) Group { return Group{shown(g.Value), g.Bearers, g.Quotes, g.Once} }

func crossingOf(c workspace.Crossing) Crossing {
	out := Crossing{Groups: make([]Group, len(c.Groups)), All: Crossed(c.All), Codes: make([]CrossedCode, len(c.Codes))}
	for i, g := range c.Groups {
		out.Groups[i] = groupOf(g)
	}
	for i, code := range c.Codes {
		out.Codes[i] = CrossedCode{Code: string(code.ID), Said: Crossed(code.Crossed)}
	}
	return out
}

func toCrossRequest(dimension, attribute string, where []Condition) workspace.CrossRequest {
	return workspace.CrossRequest{
		Dimension: corpus.ID(dimension), Attribute: corpus.ID(attribute), Where: toConditions(where),
	}
}
