package pdf

import "math"

// reader reads pages one after another.
type reader struct {
	file  *file
	fonts map[int]*font // by the number of their object
	forms map[int]form
}

// form is a part of pages that is painted by its name.
type form struct {
	data      []byte
	matrix    matrix
	resources dict
	ok        bool
}

// state is what instructions change and q and Q keep.
type state struct {
	ctm                               matrix
	font                              *font
	size, charSpace, wordSpace, scale float64
	leading, rise                     float64
	mode                              int // of painting; 3 paints nothing
}

// painter follows the instructions of one page.
type painter struct {
	*reader
	page      *Page
	state     state
	saved     []state
	text      matrix // of the text painted next
	line      matrix // of the line that it stands on
	marks     []mark
	open      piece
	resources dict
	depth     int
}

// mark is a stretch of a page that the file says something of.
type mark struct {
	artifact bool
	replaced bool   // its letters stand for others
	instead  string // which others, until the first letter comes
}

func (r *reader) page(l leaf) Page {
	p := Page{}
	w := painter{reader: r, page: &p, resources: l.resources}
	w.state = state{ctm: upright(l.rotate), scale: 1}
	w.run(r.contents(l.dict["Contents"]))
	w.endPiece()
	return p
}

// upright returns the matrix that turns a page as it is shown.
func upright(rotate int) matrix {
	switch (rotate%360 + 360) % 360 {
	case 90:
		return matrix{b: -1, c: 1}
	case 180:
		return matrix{a: -1, d: -1}
	case 270:
		return matrix{b: 1, c: -1}
	}
	return identity()
}

// contents returns the instructions of a page, which may stand in several streams.
func (r *reader) contents(v any) []byte {
	var out []byte
	for _, part := range r.file.list(v) {
		if s, ok := r.file.get(part).(stream); ok && !r.file.limits.reached {
			data, _ := r.file.content(s)
			out = append(append(out, data...), '\n')
		}
	}
	return out
}

// run follows instructions to their end.
func (w *painter) run(data []byte) {
	f := w.file
	if !f.limits.searching(len(data)) {
		return
	}
	l := &lexer{data: data, limits: f.limits, count: &f.limits.steps, most: mostSteps}
	var operands []any
	for {
		v, ok := l.next()
		if !ok {
			return
		}
		k, ok := v.(keyword)
		if !ok {
			if len(operands) < 1000 {
				operands = append(operands, v)
			}
			continue
		}
		if k == "ID" {
			skipPicture(l)
			w.page.Pictures++
		}
		w.do(k, operands)
		operands = operands[:0]
	}
}

// skipPicture goes past the bytes of a picture within instructions, to its EI.
func skipPicture(l *lexer) {
	for at := l.at; at+2 <= len(l.data); at++ {
		if l.data[at] == 'E' && l.data[at+1] == 'I' && at > 0 && isBlank(l.data[at-1]) && (at+2 == len(l.data) || isBlank(l.data[at+2])) {
			l.at = at + 2
			return
		}
	}
	l.at = len(l.data)
}

func numbers(operands []any) []float64 {
	out := make([]float64, 0, 6)
	for _, v := range operands {
		if n, ok := v.(float64); ok {
			out = append(out, n)
		}
	}
	return out
}

// do follows one instruction; those that only draw are passed over.
func (w *painter) do(k keyword, operands []any) {
	n := numbers(operands)
	first := 0.0
	if len(n) > 0 {
		first = n[0]
	}
	s := &w.state
	switch k {
	case "q":
		if len(w.saved) < 1000 {
			w.saved = append(w.saved, *s)
		}
	case "Q":
		if last := len(w.saved) - 1; last >= 0 {
			*s, w.saved = w.saved[last], w.saved[:last]
		}
	case "cm":
		s.ctm = matrixOf(n).then(s.ctm)
	case "BT":
		w.text, w.line = identity(), identity()
	case "Tc":
		s.charSpace = first
	case "Tw":
		s.wordSpace = first
	case "Tz":
		s.scale = first / 100
	case "TL":
		s.leading = first
	case "Ts":
		s.rise = first
	case "Tr":
		s.mode = int(max(0, min(first, 7)))
	case "Tf":
		if len(operands) >= 2 {
			called, _ := operands[0].(name)
			s.font, s.size = w.fontCalled(called), first
		}
	case "Td", "TD":
		if len(n) >= 2 {
			if k == "TD" {
				s.leading = -n[1]
			}
			w.nextLine(n[0], n[1])
		}
	case "Tm":
		w.line = matrixOf(n)
		w.text = w.line
	case "T*":
		w.nextLine(0, -s.leading)
	case "Tj":
		w.showAll(operands)
	case "TJ":
		if len(operands) > 0 {
			if parts, ok := operands[len(operands)-1].(array); ok {
				w.showAll(parts)
			}
		}
	case "'", `"`:
		if k == `"` && len(n) >= 2 {
			s.wordSpace, s.charSpace = n[0], n[1]
		}
		w.nextLine(0, -s.leading)
		if len(operands) > 0 {
			w.showAll(operands[len(operands)-1:])
		}
	case "Do":
		if len(operands) > 0 {
			called, _ := operands[0].(name)
			w.paint(called)
		}
	case "BMC", "BDC":
		w.begin(operands)
	case "EMC":
		if last := len(w.marks) - 1; last >= 0 {
			w.marks = w.marks[:last]
		}
	}
}

func (w *painter) nextLine(x, y float64) {
	w.line = matrix{a: 1, d: 1, e: x, f: y}.then(w.line)
	w.text = w.line
}

// paint follows the instructions of a form, or counts a picture.
func (w *painter) paint(called name) {
	v := w.file.dict(w.resources["XObject"])[called]
	r, numbered := v.(ref)
	one, known := w.forms[r.num]
	if !numbered || !known {
		one = w.readForm(v)
		if numbered {
			w.forms[r.num] = one
		}
	}
	if !one.ok || w.depth > 20 {
		return
	}
	before, saved, resources, marks := w.state, w.saved, w.resources, w.marks
	w.state.ctm = one.matrix.then(w.state.ctm)
	w.saved = nil
	if one.resources != nil {
		w.resources = one.resources
	}
	w.depth++
	w.run(one.data)
	w.depth--
	w.state, w.saved, w.resources, w.marks = before, saved, resources, marks
}

func (w *painter) readForm(v any) form {
	s, ok := w.file.get(v).(stream)
	if !ok {
		return form{}
	}
	if s.dict["Subtype"] == name("Image") {
		w.page.Pictures++
		return form{}
	}
	data, ok := w.file.content(s)
	m, _ := w.file.get(s.dict["Matrix"]).(array)
	return form{data, matrixOf(numbers(m)), w.file.dict(s.dict["Resources"]), ok && s.dict["Subtype"] == name("Form")}
}

// begin opens a stretch of which the file says something.
func (w *painter) begin(operands []any) {
	if len(w.marks) >= 1000 || len(operands) == 0 {
		return
	}
	m := mark{}
	if last := len(w.marks) - 1; last >= 0 {
		m = w.marks[last]
	}
	m.artifact = m.artifact || operands[0] == name("Artifact")
	if len(operands) > 1 && !m.replaced {
		properties, _ := operands[1].(dict)
		if called, ok := operands[1].(name); ok {
			properties = w.file.dict(w.file.dict(w.resources["Properties"])[called])
		}
		if instead, ok := w.file.get(properties["ActualText"]).(string); ok {
			m.replaced, m.instead = true, textString(instead)
		}
	}
	w.marks = append(w.marks, m)
}

// showAll paints strings, and moves by the numbers between them.
func (w *painter) showAll(parts []any) {
	s := &w.state
	for _, v := range parts {
		switch v := v.(type) {
		case string:
			w.show(v)
		case float64:
			w.advance(-v / 1000 * s.size * s.scale)
		}
	}
}

func (w *painter) advance(by float64) {
	w.text = matrix{a: 1, d: 1, e: by}.then(w.text)
}

// show paints one string, letter by letter.
func (w *painter) show(codes string) {
	s := &w.state
	if s.font == nil {
		return
	}
	for codes != "" {
		g, n := s.font.glyph(codes)
		codes = codes[n:]
		by := g.width * s.size
		drawn := by
		by += s.charSpace
		if n == 1 && g.code == ' ' {
			by += s.wordSpace
		}
		w.letter(g.text, drawn*s.scale, by*s.scale)
		w.advance(by * s.scale)
	}
}

// letter adds one letter to the open piece, or begins another where it stands apart.
func (w *painter) letter(text string, drawn, by float64) {
	s := &w.state
	artifact := false
	if last := len(w.marks) - 1; last >= 0 {
		m := &w.marks[last]
		artifact = m.artifact
		if m.replaced {
			text, m.instead = m.instead, ""
		}
	}
	m := matrix{a: s.size * s.scale, d: s.size, f: s.rise}.then(w.text).then(s.ctm)
	if !m.finite() || !w.file.limits.spend(&w.file.limits.text, len(text), mostText) {
		return
	}
	turned, m := m.quarters()
	size := math.Hypot(m.c, m.d)
	unit := 1.0 // points to a unit of text
	if s.size != 0 && s.scale != 0 {
		unit = math.Hypot(m.a, m.b) / math.Abs(s.size*s.scale)
	}
	next := Piece{
		X: m.e, Y: m.f, Size: size, Turned: turned, Artifact: artifact,
		Bold: s.font.bold || s.mode == 2, Hidden: s.mode == 3,
	}
	if w.open.goesOn(next) {
		w.open.add(text, m.e+drawn*unit, m.e+by*unit)
		return
	}
	w.endPiece()
	w.open = piece{Piece: next}
	w.open.add(text, m.e+drawn*unit, m.e+by*unit)
}

// piece is a piece of text that is being painted.
type piece struct {
	Piece
	text []byte
	next float64 // where its next letter would stand
}

// A letter that stands further off than this, in sizes of the font, begins
// another piece.
const (
	gapAfter  = 0.12
	gapBefore = 0.3
)

func (p *piece) goesOn(next Piece) bool {
	gap := next.X - p.next
	return p.text != nil && p.Bold == next.Bold && p.Hidden == next.Hidden && p.Artifact == next.Artifact && p.Turned == next.Turned &&
		math.Abs(p.Size-next.Size) < 0.01*p.Size+0.01 && math.Abs(p.Y-next.Y) < 0.05*p.Size &&
		gap < gapAfter*p.Size && gap > -gapBefore*p.Size
}

func (p *piece) add(text string, drawn, next float64) {
	if p.text == nil {
		p.text = []byte{}
	}
	p.text = append(p.text, text...)
	p.Width = max(p.Width, drawn-p.X)
	p.next = next
}

func (w *painter) endPiece() {
	if p := w.open; len(p.text) > 0 {
		p.Text = string(p.text)
		w.page.Pieces = append(w.page.Pieces, p.Piece)
	}
	w.open = piece{}
}
