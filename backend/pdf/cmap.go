package pdf

// cmap is a table that a font carries: from codes to text or to numbers of glyphs.
type cmap struct {
	spaces []codespace
	text   map[uint32]string
	cid    map[uint32]uint32
}

// codespace says how long codes are that begin in a range.
type codespace struct {
	length  int
	low, up string
}

func (s codespace) holds(codes string) bool {
	if len(codes) < s.length {
		return false
	}
	for i := range s.length {
		if codes[i] < s.low[i] || codes[i] > s.up[i] {
			return false
		}
	}
	return true
}

func (f *file) cmap(s stream) cmap {
	out := cmap{text: map[uint32]string{}, cid: map[uint32]uint32{}}
	data, ok := f.content(s)
	if !ok || !f.limits.searching(len(data)) {
		return out
	}
	l := &lexer{data: data, limits: f.limits, count: &f.limits.steps, most: mostSteps}
	var operands []any
	for {
		v, ok := l.next()
		if !ok {
			return out
		}
		k, ok := v.(keyword)
		if !ok {
			operands = append(operands, v)
			continue
		}
		switch k {
		case "endcodespacerange":
			out.codespaces(operands)
		case "endbfchar", "endcidchar":
			for ; len(operands) >= 2; operands = operands[2:] {
				out.set(operands[0], operands[1], 0)
			}
		case "endbfrange", "endcidrange":
			f.ranges(&out, operands)
		}
		operands = nil
	}
}

func (c *cmap) codespaces(operands []any) {
	for ; len(operands) >= 2 && len(c.spaces) < 100; operands = operands[2:] {
		low, _ := operands[0].(string)
		up, _ := operands[1].(string)
		if len(low) == len(up) && len(low) > 0 && len(low) <= 4 {
			c.spaces = append(c.spaces, codespace{len(low), low, up})
		}
	}
}

func codeOf(v any) (uint32, bool) {
	s, ok := v.(string)
	if !ok || len(s) == 0 || len(s) > 4 {
		return 0, false
	}
	n := uint32(0)
	for i := range len(s) {
		n = n<<8 | uint32(s[i])
	}
	return n, true
}

// set takes what a code stands for, moved on by a number of steps.
func (c *cmap) set(code, to any, step uint32) {
	n, ok := codeOf(code)
	if !ok {
		return
	}
	switch to := to.(type) {
	case float64:
		c.cid[n+step] = uint32(int64(to)) + step
	case string:
		text := []rune(fromUTF16(to))
		if len(to) == 1 {
			text = []rune{rune(to[0])}
		}
		if len(text) == 0 || len(text) > 64 {
			return
		}
		text[len(text)-1] += rune(step)
		if len(text) == 1 && text[0] == 0 {
			return
		}
		c.text[n+step] = string(text)
	}
}

// rangeSteps is what one code of a range costs, in instructions of a page.
const rangeSteps = 5

func (f *file) ranges(c *cmap, operands []any) {
	for ; len(operands) >= 3; operands = operands[3:] {
		low, ok := codeOf(operands[0])
		up, okUp := codeOf(operands[1])
		if !ok || !okUp || up < low || up-low > 0xFFFF || !f.limits.spend(&f.limits.steps, rangeSteps*int(up-low), mostSteps) {
			continue
		}
		to, each := operands[2].(array)
		for step := range up - low + 1 {
			switch {
			case !each:
				c.set(operands[0], operands[2], step)
			case int(step) < len(to):
				if s, ok := to[step].(string); ok {
					c.text[low+step] = fromUTF16(s)
				}
			}
		}
	}
}
