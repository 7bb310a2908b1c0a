package xmltext

import "bytes"

// markup reads what begins with <. It returns no kind for what is passed over.
func (r *Reader) markup() (Kind, error) {
	if !r.has(1) {
		return 0, r.short()
	}
	switch r.buf[r.pos+1] {
	case '/':
		return r.endTag()
	case '?':
		return 0, r.instruction()
	case '!':
		return 0, r.declaration()
	}
	return r.beginTag()
}

// endTag reads </a>.
func (r *Reader) endTag() (Kind, error) {
	end, err := r.find(">", 2)
	if err != nil {
		return 0, err
	}
	inside := r.buf[r.pos+2 : r.pos+end]
	n := nameEnd(inside)
	named, ok := r.names.of(inside[:n])
	if !ok || len(bytes.TrimLeft(inside[n:], blanks)) > 0 {
		return 0, r.wrong("an end tag that is none")
	}
	if len(r.open) == 0 {
		return 0, r.wrong("an end tag without its element")
	}
	if top := r.open[len(r.open)-1].name; top != named && (top.prefix != named.prefix || top.local != named.local) {
		return 0, r.wrong("an end tag of another element")
	}
	r.pos += end + 1
	return r.pop()
}

// pop ends the innermost element.
func (r *Reader) pop() (Kind, error) {
	top := r.open[len(r.open)-1]
	r.open = r.open[:len(r.open)-1]
	if top.spaces < len(r.spaces) {
		r.spaces = r.spaces[:top.spaces]
		r.names.moment++
	}
	r.attrs, r.values = r.attrs[:top.attrs], r.values[:top.values]
	return End, nil
}

// blanks are the characters that separate within a tag.
const blanks = " \t\r\n"

// beginTag reads <a b="c"> or <a/>.
func (r *Reader) beginTag() (Kind, error) {
	end, err := r.tagEnd()
	if err != nil {
		return 0, err
	}
	if len(r.open) >= r.options.Depth {
		return 0, ErrDeep
	}
	inside := r.buf[r.pos+1 : r.pos+end]
	n := nameEnd(inside)
	named, ok := r.names.of(inside[:n])
	if !ok {
		return 0, r.wrong("a tag without a name")
	}
	r.open = append(r.open, opened{named, len(r.spaces), len(r.attrs), len(r.values)})
	if inside, err = r.attributes(inside[n:]); err != nil {
		return 0, err
	}
	r.closing = len(inside) > 0
	r.begun = true
	r.pos += end + 1
	r.element = Element{r.spaceOf(named), named.local, r.ownAttrs()}
	return Begin, nil
}

// tagEnd returns where the > of the tag at pos is, counted from pos.
func (r *Reader) tagEnd() (int, error) {
	quote := byte(0)
	for i := 1; r.has(i); {
		for _, c := range r.buf[r.pos+i:] {
			switch {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '>':
				return i, nil
			case c == '"' || c == '\'':
				quote = c
			}
			i++
		}
	}
	return 0, r.short()
}

// attributes reads the attributes that stand in a tag, and returns the / where it
// ends with one.
func (r *Reader) attributes(b []byte) ([]byte, error) {
	declared := false
	for {
		for len(b) > 0 && blank(b[0]) {
			b = b[1:]
		}
		if len(b) == 0 || len(b) == 1 && b[0] == '/' {
			break
		}
		n := nameEnd(b)
		named, ok := r.names.of(b[:n])
		if !ok {
			return nil, r.wrong("an attribute without a name")
		}
		b = bytes.TrimLeft(b[n:], blanks)
		if len(b) == 0 || b[0] != '=' {
			return nil, r.wrong("an attribute without a value")
		}
		b = bytes.TrimLeft(b[1:], blanks)
		if len(b) == 0 || b[0] != '"' && b[0] != '\'' {
			return nil, r.wrong("a value without quotation marks")
		}
		n = bytes.IndexByte(b[1:], b[0]) // is there, as tagEnd found the end outside
		value, err := r.value(b[1 : n+1])
		if err != nil {
			return nil, err
		}
		b = b[n+2:]
		declared = r.declare(named, value) || declared
		r.attrs = append(r.attrs, Attr{Local: named.local, name: named, value: value})
	}
	if declared {
		r.names.moment++
	}
	own := r.ownAttrs()
	for i := range own {
		if own[i].name.prefix != "" {
			own[i].Space = r.spaceOf(own[i].name)
		}
	}
	return b, nil
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// ownAttrs returns the attributes of the innermost element.
func (r *Reader) ownAttrs() []Attr {
	from := r.open[len(r.open)-1].attrs
	return r.attrs[from:len(r.attrs):len(r.attrs)]
}

// declare takes a declaration of a namespace and reports whether it is one.
func (r *Reader) declare(n *name, value []byte) bool {
	switch {
	case n.prefix == xmlnsPrefix:
		r.spaces = append(r.spaces, binding{n.local, string(value)})
	case n.prefix == "" && n.local == xmlnsPrefix:
		r.spaces = append(r.spaces, binding{"", string(value)})
	default:
		return false
	}
	return true
}
