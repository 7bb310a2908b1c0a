package xmltext

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// piece reads a piece of text between tags: a run of plain characters, one
// reference, or one end of line.
func (r *Reader) piece() (Kind, error) {
	switch r.buf[r.pos] {
	case '&':
		r.has(mostEntity) // where the document ends sooner, that is all there is
		raw := r.buf[r.pos:min(len(r.buf), r.pos+mostEntity)]
		out, n := r.reference(r.scratch[:0], raw)
		if n == 0 {
			return 0, r.wrong("a reference that is none")
		}
		r.pos += n
		r.text = out
		return Text, nil
	case '\r':
		return r.lineEnd()
	}
	return r.run(false)
}

// lineEnd reads an end of line as other systems write it.
func (r *Reader) lineEnd() (Kind, error) {
	if r.has(1) && r.buf[r.pos+1] == '\n' {
		r.pos++
	}
	r.pos++
	r.text = append(r.scratch[:0], '\n')
	return Text, nil
}

// section reads a piece of a CDATA section, and returns no kind at its end.
func (r *Reader) section() (Kind, error) {
	if !r.has(0) {
		return 0, r.short()
	}
	switch r.buf[r.pos] {
	case '\r':
		return r.lineEnd()
	case ']':
		if r.closes(0) {
			r.pos += 3
			r.cdata = false
			return 0, nil
		}
	}
	return r.run(true)
}

// run reads a run of characters that stand for themselves, one at least.
func (r *Reader) run(cdata bool) (Kind, error) {
	i := 0
	for r.pos+i < len(r.buf) {
		c := r.buf[r.pos+i]
		if plain(c) || cdata && (c == '<' || c == '&') || c == ']' && !r.closes(i) {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		n := r.character(i)
		if n == 0 {
			break
		}
		i += n
	}
	if i == 0 {
		return 0, r.wrong("a character that XML does not allow here")
	}
	r.text = r.buf[r.pos : r.pos+i]
	r.pos += i
	return Text, nil
}

// closes reports whether ]]> stands at i after pos.
func (r *Reader) closes(i int) bool {
	return r.has(i+2) && r.buf[r.pos+i+1] == ']' && r.buf[r.pos+i+2] == '>'
}

// character returns how many bytes the character above ASCII at i after pos has,
// 0 where XML allows none such.
func (r *Reader) character(i int) int {
	if r.pos+i+utf8.UTFMax > len(r.buf) {
		r.has(i + utf8.UTFMax - 1)
	}
	c, n := utf8.DecodeRune(r.buf[r.pos+i:])
	if c == utf8.RuneError && n == 1 || !allowed(c) {
		return 0
	}
	return n
}

// plain reports whether c is a character of ASCII that stands for itself
// everywhere in text.
func plain(c byte) bool {
	if c < ' ' {
		return c == '\n' || c == '\t'
	}
	return c < utf8.RuneSelf && c != '<' && c != '&' && c != ']'
}

// allowed reports whether a document may hold c.
func allowed(c rune) bool {
	return c >= ' ' && c <= 0xFFFD || c == '\t' || c == '\n' || c == '\r' || c >= 0x10000
}

// value keeps the value of an attribute, its references resolved.
func (r *Reader) value(raw []byte) ([]byte, error) {
	from := len(r.values)
	for i := 0; i < len(raw); {
		c := raw[i]
		switch {
		case plain(c) || c == ']':
			n := 1
			for i+n < len(raw) && plain(raw[i+n]) {
				n++
			}
			r.values = append(r.values, raw[i:i+n]...)
			i += n
		case c == '\r':
			r.values = append(r.values, '\n')
			if i++; i < len(raw) && raw[i] == '\n' {
				i++
			}
		case c == '&':
			out, n := r.reference(r.values, raw[i:min(len(raw), i+mostEntity)])
			if n == 0 {
				return nil, r.wrong("a reference that is none")
			}
			r.values, i = out, i+n
		default:
			char, n := utf8.DecodeRune(raw[i:])
			if char == utf8.RuneError && n == 1 || !allowed(char) || c == '<' {
				return nil, r.wrong("a character that XML does not allow in a value")
			}
			r.values = append(r.values, raw[i:i+n]...)
			i += n
		}
	}
	return r.values[from:len(r.values):len(r.values)], nil
}

// reference adds to out what the reference that raw begins with stands for, and
// returns how many bytes it takes: 0 where it is none.
func (r *Reader) reference(out, raw []byte) ([]byte, int) {
	end := bytes.IndexByte(raw, ';')
	if end < 2 {
		return out, 0
	}
	body := raw[1:end]
	if body[0] == '#' {
		base := 10
		if body = body[1:]; len(body) > 0 && body[0] == 'x' {
			base, body = 16, body[1:]
		}
		if len(body) == 0 {
			return out, 0
		}
		c, err := strconv.ParseUint(string(body), base, 32)
		if err != nil || c > utf8.MaxRune || !allowed(rune(c)) {
			return out, 0
		}
		return utf8.AppendRune(out, rune(c)), end + 1
	}
	switch string(body) {
	case "lt":
		return append(out, '<'), end + 1
	case "gt":
		return append(out, '>'), end + 1
	case "amp":
		return append(out, '&'), end + 1
	case "apos":
		return append(out, '\''), end + 1
	case "quot":
		return append(out, '"'), end + 1
	}
	if text, ok := r.options.Entities[string(body)]; ok && isName(body) {
		return append(out, text...), end + 1
	}
	return out, 0
}
