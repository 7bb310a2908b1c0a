package pdf

import "bytes"

// file is a PDF file as its objects.
type file struct {
	data    []byte
	limits  *limits
	entries map[int]entry
	trailer dict
	cache   map[int]any
	loading map[int]bool
	packs   map[int]*pack
	signs   map[string]string // glyphs by their names, once one is asked for
	scanned bool              // the objects were looked for
	damaged bool
	lock    *lock // nil where nothing is encrypted
	asks    bool  // it asks for a password
}

// entry says where an object stands: at an offset of the file, or among those
// of a stream of objects.
type entry struct {
	offset int
	pack   int // number of the stream, 0 for none
	index  int // in the stream
}

// pack is an unpacked stream of objects.
type pack struct {
	data    []byte
	numbers []int
	offsets []int
}

func newFile(data []byte) *file {
	f := &file{
		data: data, limits: &limits{size: len(data)}, entries: map[int]entry{}, trailer: dict{},
		cache: map[int]any{}, loading: map[int]bool{}, packs: map[int]*pack{},
	}
	whole := f.readTables()
	if f.unlock(); !whole || f.asks || f.root() == nil {
		f.scan()
	}
	return f
}

func (f *file) lexer(at int) *lexer {
	return &lexer{data: f.data, at: at, limits: f.limits, count: &f.limits.objects, most: mostObjects, refs: true}
}

// root returns the tree of pages, or nil.
func (f *file) root() dict {
	catalog, _ := f.get(f.trailer["Root"]).(dict)
	pages, _ := f.get(catalog["Pages"]).(dict)
	return pages
}

// get returns an object, followed to where it stands, or nil where it is not.
func (f *file) get(v any) any {
	for range 32 {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.load(r.num)
	}
	return nil
}

func (f *file) int(v any, otherwise int) int {
	if n, ok := f.get(v).(float64); ok && n > -1<<31 && n < 1<<31 {
		return int(n)
	}
	return otherwise
}

func (f *file) dict(v any) dict {
	switch v := f.get(v).(type) {
	case dict:
		return v
	case stream:
		return v.dict
	}
	return nil
}

// load returns the object of a number, or nil. Where the tables lead astray, the
// objects are looked for.
func (f *file) load(num int) any {
	if v, ok := f.cache[num]; ok {
		return v
	}
	if f.loading[num] || f.limits.reached {
		return nil
	}
	f.loading[num] = true
	defer delete(f.loading, num)
	v, ok := f.read(num)
	if !ok && !f.scanned {
		if _, listed := f.entries[num]; listed {
			f.scan()
			v, _ = f.read(num)
		}
	}
	f.cache[num] = v
	return v
}

func (f *file) read(num int) (any, bool) {
	e, ok := f.entries[num]
	switch {
	case !ok:
		return nil, false
	case e.pack > 0:
		return f.unpackOne(e.pack, num, e.index)
	}
	got, v, ok := f.objectAt(e.offset)
	return v, ok && got == num
}

// objectAt reads the object "12 0 obj …" that begins at an offset.
func (f *file) objectAt(at int) (num int, v any, ok bool) {
	if at < 0 || at >= len(f.data) {
		return 0, nil, false
	}
	l := f.lexer(at)
	l.refs = false
	n, _ := l.next()
	second, _ := l.next()
	word, _ := l.next()
	number, isNumber := n.(float64)
	generation, ok := second.(float64)
	if !ok || !isNumber || generation < 0 || generation > 1<<16 || word != keyword("obj") || number < 0 || number > 1<<30 {
		return 0, nil, false
	}
	l.refs = true
	v, ok = l.next()
	if !f.limits.searching(l.at - at) {
		return 0, nil, false
	}
	here := place{int(number), int(generation)}
	if f.lock != nil && here.num != f.lock.number {
		v = f.lock.plain(v, here)
	}
	if d, is := v.(dict); is {
		if raw, is := f.rawStream(l, d); is {
			return here.num, stream{d, raw, here}, true
		}
	}
	if _, is := v.(keyword); is {
		return int(number), nil, true // "endobj": it is empty
	}
	return int(number), v, ok
}

// rawStream returns the bytes of the stream that follows its dictionary. A
// length that does not lead to its end is not believed.
func (f *file) rawStream(l *lexer, d dict) ([]byte, bool) {
	l.skip()
	if !bytes.HasPrefix(l.data[l.at:], []byte("stream")) {
		return nil, false
	}
	at := l.at + len("stream")
	if at < len(l.data) && l.data[at] == '\r' {
		at++
	}
	if at < len(l.data) && l.data[at] == '\n' {
		at++
	}
	if n := f.int(d["Length"], -1); n >= 0 && at+n <= len(l.data) {
		rest := bytes.TrimLeft(l.data[at+n:min(len(l.data), at+n+16)], "\r\n \x00")
		if bytes.HasPrefix(rest, []byte("endstream")) || bytes.HasPrefix(rest, []byte("endobj")) {
			return l.data[at : at+n], true
		}
	}
	end := bytes.Index(l.data[at:], []byte("endstream"))
	if end < 0 {
		f.limits.searching(len(l.data) - at)
		f.damaged = true
		return l.data[at:], true
	}
	f.limits.searching(end)
	return bytes.TrimRight(l.data[at:at+end], "\r\n"), true
}

// unpackOne returns one object of a stream of objects.
func (f *file) unpackOne(num, want, index int) (any, bool) {
	p := f.unpack(num)
	if p == nil {
		return nil, false
	}
	if index < 0 || index >= len(p.numbers) || p.numbers[index] != want {
		for index = len(p.numbers) - 1; index >= 0 && p.numbers[index] != want; index-- {
		}
		if index < 0 {
			return nil, false
		}
	}
	l := f.lexer(p.offsets[index])
	l.data = p.data
	v, ok := l.next()
	return v, ok && f.limits.searching(l.at-p.offsets[index])
}

// unpack returns a stream of objects, unpacked once.
func (f *file) unpack(num int) *pack {
	if p, ok := f.packs[num]; ok {
		return p
	}
	f.packs[num] = nil
	if e := f.entries[num]; e.pack > 0 {
		return nil // none stands in another
	}
	s, ok := f.load(num).(stream)
	if !ok {
		return nil
	}
	delete(f.cache, num)
	data, ok := f.content(s)
	if !ok {
		return nil
	}
	first := f.int(s.dict["First"], 0)
	p := &pack{data: data}
	l := f.lexer(0)
	l.data, l.refs = data, false
	for len(p.numbers) < f.int(s.dict["N"], 0) && l.at < first {
		n, _ := l.next()
		at, ok := l.next()
		number, isNumber := n.(float64)
		offset, isOffset := at.(float64)
		if !ok || !isNumber || !isOffset || number < 0 || offset < 0 || number > 1<<30 || offset > float64(len(data)) || first < 0 {
			break
		}
		p.numbers = append(p.numbers, int(number))
		p.offsets = append(p.offsets, min(first+int(offset), len(data)))
	}
	f.packs[num] = p
	return p
}
