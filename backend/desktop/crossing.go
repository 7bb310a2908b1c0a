package desktop

// Crossing counts the codebook by what codings say in a dimension and by the values
// of an attribute, each of which may be ""; where, if any, says which quotes.
func (a *App) Crossing(dimension, attribute string, where []Condition) (out Crossing, err error) {
	defer guard(&err)
	p, err := a.project(dimension, attribute, where)
	if err != nil {
		return out, err
	}
	c, err := p.Workspace.Cross(toCrossRequest(dimension, attribute, where))
	if err != nil {
		return out, err
	}
	return crossingOf(c), nil
}

// PickTable asks where to write a table, as "csv" or "xlsx".
func (a *App) PickTable(title, name, format string) (path string, err error) {
	defer guard(&err)
	return a.pickAs(title, name, format, []string{"csv", "xlsx"})
}

// ExportCrossing writes what Crossing counts to a path of PickTable; with once,
// confirmed repeats count once.
func (a *App) ExportCrossing(dimension, attribute string, where []Condition, once bool, path string) (err error) {
	defer guard(&err)
	p, err := a.writing(path, dimension, attribute, where, once)
	if err != nil {
		return err
	}
	return p.Workspace.ExportCrossing(toCrossRequest(dimension, attribute, where), once, path)
}
