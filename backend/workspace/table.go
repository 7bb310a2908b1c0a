package workspace

import (
	"path/filepath"
	"slices"
	"strings"

	"florilege/backend/anchor"
	"florilege/backend/attribute"
	"florilege/backend/corpus"
	"florilege/backend/ingest"
	"florilege/backend/store"
)

// TableChoice says how a table of values is read.
type TableChoice struct {
	Of    corpus.Bearer // whose values it holds; "" for those whom it names most
	Key   int           // the column that names them, from 0; less than 0 for the one that names most
	Add   bool          // participants whom it names and who are not there are added
	Widen bool          // words that are none of a choice's become choices
	Clear bool          // blank cells take values off; else they leave them
	Skip  bool          // what cannot be used is left out; else nothing is done
	Left  []string      // names of columns that are left out
}

// TablePlan is what importing a table would do.
type TablePlan struct {
	Of      corpus.Bearer
	Key     int
	Columns []TableColumn // all but the key, in their order
	Rows    []TableRow    // in their order
	Changes []TableChange // by row, then by column
}

// Unusable counts the rows and cells that importing leaves out.
func (p TablePlan) Unusable() int {
	n := 0
	for _, r := range p.Rows {
		if r.Match != MatchFound && r.Match != MatchNew {
			n++
		}
	}
	for _, c := range p.Changes {
		if c.Unread {
			n++
		}
	}
	return n
}

// TableColumn is a column of values.
type TableColumn struct {
	Index     int // in the table, from 0
	Attribute corpus.Attribute
	New       bool // the attribute is made; its type is guessed
	Left      bool // it is left out
}

// TableRow is a row of values.
type TableRow struct {
	Line   int    // in the file, from 1
	Name   string // as the table has it
	Record corpus.ID
	Match  Match
	at     int // in the sheet, from 0
}

// Match says whom a row is about.
type Match string

// The ways in which a row names a testimony or a participant.
const (
	MatchFound   Match = "found"
	MatchNew     Match = "new"     // a participant is added
	MatchNone    Match = "none"    // nobody is called so
	MatchSeveral Match = "several" // more than one is called so
	MatchTwice   Match = "twice"   // a row above is about the same one
)

// TableChange is a cell that is not what is there.
type TableChange struct {
	Row    int // index in Rows
	Column int // index in Columns
	Before string
	After  string // as stored; as it is written where Unread
	Unread bool   // it cannot be read as the attribute's type
}

// ValueTable reads the sheet of a name of a table file, the first for "", and
// names all that have rows.
func ValueTable(path, sheet string) (s ingest.Sheet, sheets []string, err error) {
	data, err := readFile(path)
	if err != nil {
		return s, nil, err
	}
	table, err := ingest.ReadTable(filepath.Base(path), data)
	if err != nil {
		return s, nil, err
	}
	for _, one := range table.Sheets {
		sheets = append(sheets, one.Name)
	}
	i := max(0, slices.Index(sheets, sheet))
	if sheet != "" && sheets[i] != sheet {
		return s, sheets, corpus.Fail(corpus.NotFound, "sheet «"+sheet+"»", "")
	}
	return table.Sheets[i], sheets, nil
}

// PlanTable says what importing a table would do. Nothing is changed.
func (w *Workspace) PlanTable(table ingest.Sheet, c TableChoice) (p TablePlan, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		p, err = planTable(tx, table, c)
		return err
	})
	return p, err
}

// planning is a table while it is understood.
type planning struct {
	TableChoice
	tx      *store.Tx
	names   map[corpus.Bearer]known
	records map[corpus.ID]bearer
	all     []corpus.Attribute
	table   ingest.Sheet
}

func planTable(tx *store.Tx, table ingest.Sheet, c TableChoice) (out TablePlan, err error) {
	if len(table.Rows) == 0 || len(table.Columns) < 2 {
		return out, corpus.Fail(corpus.Invalid, "the table", "it needs a row of column names, rows under it, and two columns")
	}
	p := planning{TableChoice: c, tx: tx, table: table, names: map[corpus.Bearer]known{}, records: map[corpus.ID]bearer{}}
	for _, of := range []corpus.Bearer{corpus.OfTestimony, corpus.OfParticipant} {
		if p.names[of], err = knownOf(tx, of, p.records); err != nil {
			return out, err
		}
	}
	if p.all, err = attributesOf(tx); err != nil {
		return out, err
	}
	p.choose()
	if p.Key >= len(table.Columns) {
		return out, corpus.Fail(corpus.Invalid, "the column of names", "there is no such column")
	}
	out = TablePlan{Of: p.Of, Key: p.Key, Changes: []TableChange{}}
	if out.Columns, err = p.columns(); err != nil {
		return out, err
	}
	out.Rows = p.rows()
	p.compare(&out)
	return out, nil
}

func (p *planning) cell(row, column int) string {
	return anchor.Name(p.table.Rows[row][column])
}

// choose finds whom the table is about and which column names them, where that
// is not said: those whom it names most, and of as many those of whom it has the
// more attributes. Where it names nobody, the first column names participants.
func (p *planning) choose() {
	most, alike, of, key := 0, 0, corpus.OfParticipant, 0
	for _, bearer := range []corpus.Bearer{corpus.OfTestimony, corpus.OfParticipant} {
		if p.Of != "" && p.Of != bearer {
			continue
		}
		for column := range p.table.Columns {
			if p.Key >= 0 && p.Key != column {
				continue
			}
			n := 0
			for row := range p.table.Rows {
				if len(p.names[bearer].find(p.cell(row, column))) > 0 {
					n++
				}
			}
			if has := p.has(bearer); n > most || n == most && n > 0 && has > alike {
				most, alike, of, key = n, has, bearer, column
			}
		}
	}
	if p.Of == "" {
		p.Of = of
	}
	if p.Key < 0 {
		p.Key = key
	}
}

// has counts the columns that are called as attributes of a bearer.
func (p *planning) has(of corpus.Bearer) (n int) {
	for _, name := range p.table.Columns {
		if slices.ContainsFunc(p.all, func(a corpus.Attribute) bool { return a.Of == of && anchor.Fold(a.Name) == anchor.Fold(name) }) {
			n++
		}
	}
	return n
}

func (p *planning) columns() ([]TableColumn, error) {
	var out []TableColumn
	seen := map[string]bool{anchor.Fold(p.table.Columns[p.Key]): true}
	for i, name := range p.table.Columns {
		if i == p.Key || name == "" {
			continue // a column without a name says nothing of itself
		}
		key := anchor.Fold(name)
		if seen[key] {
			return nil, corpus.Fail(corpus.Invalid, "the table", "two columns are called "+name)
		}
		seen[key] = true
		c := TableColumn{Index: i}
		c.Left = slices.ContainsFunc(p.Left, func(l string) bool { return anchor.Fold(l) == key })
		at := slices.IndexFunc(p.all, func(a corpus.Attribute) bool { return a.Of == p.Of && anchor.Fold(a.Name) == key })
		if at >= 0 {
			c.Attribute = p.all[at]
		} else {
			c.New = true
			said := make([]string, 0, len(p.table.Rows))
			for row := range p.table.Rows {
				said = append(said, p.cell(row, i))
			}
			a := corpus.Attribute{Of: p.Of, Name: name}
			a.Type, a.Choices = attribute.Guess(said)
			var err error
			if c.Attribute, err = soundAttribute(p.all, a); err != nil {
				return nil, err
			}
		}
		out = append(out, c)
	}
	if len(out) == 0 {
		return nil, corpus.Fail(corpus.Invalid, "the table", "it has no column of values with a name")
	}
	return out, nil
}

func (p *planning) rows() []TableRow {
	out := []TableRow{}
	seen, added := map[corpus.ID]bool{}, map[string]bool{}
	for i := range p.table.Rows {
		r := TableRow{Line: p.table.Numbers[i], Name: p.cell(i, p.Key), at: i}
		hits := p.names[p.Of].find(r.Name)
		key := anchor.Fold(r.Name)
		switch {
		case len(hits) > 1:
			r.Match = MatchSeveral
		case len(hits) == 1 && seen[hits[0]] || added[key]:
			r.Match = MatchTwice
		case len(hits) == 1:
			r.Match, r.Record = MatchFound, hits[0]
			seen[hits[0]] = true
		case p.Add && p.Of == corpus.OfParticipant && r.Name != "" && len(r.Name) <= mostName:
			r.Match = MatchNew
			added[key] = true
		default:
			r.Match = MatchNone
		}
		out = append(out, r)
	}
	return out
}

// compare finds the cells that are not what is there.
func (p *planning) compare(out *TablePlan) {
	for i, r := range out.Rows {
		if r.Match != MatchFound && r.Match != MatchNew {
			continue
		}
		for j, c := range out.Columns {
			said := p.cell(r.at, c.Index)
			if c.Left || said == "" && !p.Clear {
				continue
			}
			before := corpus.ValueOf(p.records[r.Record].values, c.Attribute.ID)
			if c.New {
				before = ""
			}
			after, ok := attribute.Read(c.Attribute.Type, c.Attribute.Choices, said)
			if !ok && p.Widen && c.Attribute.Type == corpus.TypeChoice {
				after, ok = said, true
			}
			if !ok {
				after = said
			}
			if !ok || after != before {
				out.Changes = append(out.Changes, TableChange{Row: i, Column: j, Before: before, After: after, Unread: !ok})
			}
		}
	}
}

// ImportTable does what PlanTable says, as one step to undo. Where something
// cannot be used nothing is done, unless it is to be left out.
func (w *Workspace) ImportTable(a Author, table ingest.Sheet, choice TableChoice) (p TablePlan, err error) {
	c := store.Change{Action: corpus.ActValues, Count: len(table.Rows)}
	planned, err := w.PlanTable(table, choice)
	if err != nil {
		return planned, err
	}
	var names []string
	for _, column := range planned.Columns {
		if !column.Left {
			names = append(names, column.Attribute.Name)
		}
	}
	c.Subject = strings.Join(names, ", ")
	records := []string{store.Attributes, store.Testimonies, store.Participants}
	err = w.update(a, c, records, func(tx *store.Tx) error {
		if p, err = planTable(tx, table, choice); err != nil {
			return err
		}
		if !choice.Skip && p.Unusable() > 0 {
			return corpus.Fail(corpus.Invalid, "the table", "some of its rows or cells cannot be used")
		}
		return p.apply(tx, w.opts, choice.Widen)
	})
	return p, err
}

// apply makes the attributes and participants that are new and sets the cells.
func (p *TablePlan) apply(tx *store.Tx, o Options, widen bool) error {
	for i := range p.Columns {
		c := &p.Columns[i]
		if !c.New || c.Left {
			continue
		}
		var err error
		if c.Attribute, err = addAttribute(tx, o, c.Attribute); err != nil {
			return err
		}
	}
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.Match != MatchNew {
			continue
		}
		added, err := addParticipant(tx, o, r.Name)
		if err != nil {
			return err
		}
		r.Record = added.ID
	}
	var cells []Cell
	for _, c := range p.Changes {
		if !c.Unread {
			cells = append(cells, Cell{p.Rows[c.Row].Record, p.Columns[c.Column].Attribute.ID, c.After})
		}
	}
	return setCells(tx, cells, widen)
}
