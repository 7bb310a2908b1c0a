package desktop

import (
	"florilege/backend/settings"
)

// Library is how the user arranged the testimonies of the open project.
type Library struct {
	Sections string      `json:"sections"` // ID of the attribute whose values group them; "" for none
	Order    string      `json:"order"`    // "" as they were imported, "title", "words", "quotes"
	Where    []Condition `json:"where"`
}

// Library returns how the testimonies of the open project were arranged last.
func (a *App) Library() (out Library, err error) {
	defer guard(&err)
	id, _, err := a.arranged()
	if err != nil {
		return out, err
	}
	kept := a.settings.Get().Library(id)
	out = Library{kept.Sections, kept.Order, []Condition{}}
	for _, c := range kept.Where {
		out.Where = append(out.Where, Condition{c.Attribute, shownAll(c.Values), c.Except})
	}
	return out, nil
}

// ArrangeLibrary keeps how the testimonies of the open project are arranged. Of
// a sealed one it keeps no condition: their values are words of the project.
func (a *App) ArrangeLibrary(l Library) (err error) {
	defer guard(&err)
	if err := bounded(l); err != nil {
		return err
	}
	if err := oneOf("the order of the testimonies", l.Order, "", "title", "words", "quotes"); err != nil {
		return err
	}
	id, sealed, err := a.arranged()
	if err != nil {
		return err
	}
	kept := settings.Library{Project: id, Sections: l.Sections, Order: l.Order}
	if !sealed {
		for _, c := range l.Where {
			kept.Where = append(kept.Where, settings.Condition(c))
		}
	}
	return a.settings.Change(func(s *settings.Settings) { s.Arrange(kept) })
}

// arranged returns the ID of the open project, and whether it is sealed.
func (a *App) arranged() (id string, sealed bool, err error) {
	p, err := a.project()
	if err != nil {
		return "", false, err
	}
	s, err := p.Summary()
	return string(s.Project.ID), p.Sealed(), err
}

// Within returns the IDs of the testimonies of which any words meet the
// conditions.
func (a *App) Within(where []Condition) (out []string, err error) {
	defer guard(&err)
	p, err := a.project(where)
	if err != nil {
		return nil, err
	}
	found, err := p.Workspace.Within(toConditions(where))
	return stringsOf(found), err
}
