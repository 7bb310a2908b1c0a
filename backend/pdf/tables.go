package pdf

import (
	"bytes"
	"slices"
)

// readTables reads where the objects stand, from the newest table back to the
// first, and reports whether all of them make sense.
func (f *file) readTables() bool {
	at := bytes.LastIndex(f.data, []byte("startxref"))
	if at < 0 {
		return false
	}
	v, _ := f.lexer(at + len("startxref")).next()
	next := []any{v}
	seen := map[int]bool{}
	for len(next) > 0 && !f.limits.reached {
		n, ok := next[0].(float64)
		next = next[1:]
		if !ok || n < 0 || n >= float64(len(f.data)) {
			return false
		}
		if seen[int(n)] {
			continue
		}
		seen[int(n)] = true
		trailer, ok := f.readTable(int(n))
		if !ok {
			return false
		}
		for k, v := range trailer {
			if _, newer := f.trailer[k]; !newer {
				f.trailer[k] = v
			}
		}
		for _, k := range []name{"XRefStm", "Prev"} {
			if trailer[k] != nil {
				next = append(next, trailer[k])
			}
		}
	}
	return len(f.entries) > 0
}

// readTable reads one table, of either kind, and returns its trailer.
func (f *file) readTable(at int) (dict, bool) {
	l := f.lexer(at)
	l.refs = false
	if v, _ := l.next(); v == keyword("xref") {
		return f.plainTable(l)
	}
	_, v, _ := f.objectAt(at)
	s, ok := v.(stream)
	if !ok || s.dict["Type"] != name("XRef") {
		return nil, false
	}
	return s.dict, f.packedTable(s)
}

// plainTable reads "0 12", then twelve lines such as "0000000016 00000 n".
func (f *file) plainTable(l *lexer) (dict, bool) {
	for {
		v, ok := l.next()
		if !ok {
			return nil, false
		}
		if v == keyword("trailer") {
			l.refs = true
			v, _ := l.next()
			d, ok := v.(dict)
			return d, ok
		}
		first, isNumber := v.(float64)
		v, _ = l.next()
		count, isCount := v.(float64)
		if !isNumber || !isCount || first < 0 || first > 1<<30 {
			return nil, false
		}
		for i := 0; i < int(min(count, mostObjects)); i++ {
			v, _ := l.next()
			offset, isOffset := v.(float64)
			_, _ = l.next()
			kind, ok := l.next()
			if !ok || !isOffset {
				return nil, false
			}
			if kind == keyword("n") {
				f.list1(int(first)+i, entry{offset: int(min(offset, 1<<40))})
			}
		}
	}
}

// list1 takes an entry unless a newer table has one.
func (f *file) list1(num int, e entry) {
	if _, newer := f.entries[num]; !newer {
		f.entries[num] = e
	}
}

// packedTable reads a table that is a stream of numbers of fixed widths.
func (f *file) packedTable(s stream) bool {
	data, ok := f.content(s)
	widths, _ := f.get(s.dict["W"]).(array)
	if !ok || len(widths) < 3 {
		return false
	}
	var w [3]int
	for i := range w {
		w[i] = f.int(widths[i], -1)
		if w[i] < 0 || w[i] > 8 {
			return false
		}
	}
	row := w[0] + w[1] + w[2]
	index, _ := f.get(s.dict["Index"]).(array)
	if index == nil {
		index = array{0.0, s.dict["Size"]}
	}
	for ; len(index) >= 2; index = index[2:] {
		first, count := f.int(index[0], -1), f.int(index[1], -1)
		if first < 0 || count < 0 || row == 0 {
			return false
		}
		for i := 0; i < count && len(data) >= row; i++ {
			if !f.limits.spend(&f.limits.objects, 1, mostObjects) {
				return false
			}
			kind := 1
			if w[0] > 0 {
				kind = field(data[:w[0]])
			}
			a, b := field(data[w[0]:w[0]+w[1]]), field(data[w[0]+w[1]:row])
			data = data[row:]
			switch kind {
			case 1:
				f.list1(first+i, entry{offset: a})
			case 2:
				f.list1(first+i, entry{pack: a, index: b})
			}
		}
	}
	return true
}

// field reads a big-endian number; one too large is none.
func field(b []byte) int {
	n := 0
	for _, c := range b {
		if n > 1<<40 {
			return -1
		}
		n = n<<8 | int(c)
	}
	return n
}

// scan looks for the objects themselves. Of several of one number the last counts.
func (f *file) scan() {
	f.scanned, f.damaged, f.lock = true, true, nil
	f.entries, f.cache, f.packs = map[int]entry{}, map[int]any{}, map[int]*pack{}
	var packs []int
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("obj"))
		if i < 0 || f.limits.reached {
			break
		}
		word := at + i
		at = word + len("obj")
		start := objectStart(f.data, word)
		if start < 0 {
			continue
		}
		num, v, ok := f.objectAt(start)
		if !ok {
			continue
		}
		f.entries[num] = entry{offset: start}
		d := f.dictOf(v)
		switch d["Type"] {
		case name("ObjStm"):
			packs = append(packs, num)
		case name("XRef"):
			f.takeTrailer(d)
		case name("Catalog"):
			f.trailer["Root"] = ref{num}
		}
		if s, ok := v.(stream); ok {
			at = max(at, offsetIn(f.data, s.raw)+len(s.raw))
		}
	}
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("trailer"))
		if i < 0 {
			break
		}
		at += i + len("trailer")
		v, _ := f.lexer(at).next()
		d, _ := v.(dict)
		f.takeTrailer(d)
	}
	if f.unlock(); f.asks {
		return
	}
	for _, num := range packs {
		p := f.unpack(num)
		if p == nil {
			continue
		}
		for i, n := range p.numbers {
			f.list1(n, entry{pack: num, index: i})
			v, _ := f.unpackOne(num, n, i)
			if f.dictOf(v)["Type"] == name("Catalog") && f.root() == nil {
				f.trailer["Root"] = ref{n}
			}
		}
	}
}

// dictOf is dict for an object that stands for itself.
func (f *file) dictOf(v any) dict {
	if _, follows := v.(ref); follows {
		return nil
	}
	return f.dict(v)
}

func (f *file) takeTrailer(d dict) {
	for _, k := range []name{"Root", "Info", "Encrypt", "ID"} {
		if d[k] != nil {
			f.trailer[k] = d[k]
		}
	}
}

// objectStart returns where "12 0 obj" begins whose last word is at, or -1.
func objectStart(data []byte, at int) int {
	for range 2 {
		end := at
		for at > 0 && isBlank(data[at-1]) {
			at--
		}
		digits := at
		for at > 0 && '0' <= data[at-1] && data[at-1] <= '9' && digits-at < 10 {
			at--
		}
		if digits == end || at == digits {
			return -1
		}
	}
	return at
}

// offsetIn returns where a part of data begins in it.
func offsetIn(data, part []byte) int { return cap(data) - cap(part) }

// sorted returns the numbers of all objects, in order.
func (f *file) sorted() []int {
	out := make([]int, 0, len(f.entries))
	for num := range f.entries {
		out = append(out, num)
	}
	slices.Sort(out)
	return out
}
