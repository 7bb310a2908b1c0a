package settings

import "slices"

// Library is how a user arranged the testimonies of a project.
type Library struct {
	Project  string      `json:"project"`  // its ID
	Sections string      `json:"sections"` // ID of the attribute whose values group them; "" for none
	Order    string      `json:"order"`    // "" as they were imported, "title", "words", "quotes"
	Where    []Condition `json:"where,omitempty"`
}

// Condition narrows to values of an attribute, which are words of the project.
type Condition struct {
	Attribute string   `json:"attribute"` // its ID
	Values    []string `json:"values"`
	Except    bool     `json:"except,omitempty"`
}

// Library returns how the testimonies of a project were arranged last.
func (s Settings) Library(project string) Library {
	for _, l := range s.Libraries {
		if l.Project == project {
			return l
		}
	}
	return Library{Project: project}
}

// Arrange keeps how the testimonies of a project are arranged; the project that
// was arranged the longest ago goes first where there are too many.
func (s *Settings) Arrange(l Library) {
	s.Libraries = slices.DeleteFunc(slices.Clone(s.Libraries), func(o Library) bool { return o.Project == l.Project })
	if l.Sections != "" || l.Order != "" || len(l.Where) > 0 {
		s.Libraries = append(s.Libraries, l)
	}
}

// Unsay forgets the words in how a project was arranged.
func (s *Settings) Unsay(project string) {
	l := s.Library(project)
	l.Where = nil
	s.Arrange(l)
}
