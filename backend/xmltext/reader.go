package xmltext

import (
	"errors"
	"fmt"
	"io"
)

// Errors that a caller may tell apart. Others are of the reader below, or an
// *Error.
var (
	// ErrDeclares says that a document type is given, or declares something.
	ErrDeclares = errors.New("xmltext: a document type is not read")
	// ErrDeep says that elements lie deeper within one another than allowed.
	ErrDeep = errors.New("xmltext: elements lie too deep within one another")
)

// Error says what is wrong with a document. It never holds its words.
type Error struct {
	At   int64  // bytes before the place, as they are read
	What string // in English, for a log
}

func (e *Error) Error() string { return fmt.Sprintf("xmltext: byte %d: %s", e.At, e.What) }

// Options say what a document may hold. The zero value allows no document type,
// no entities but those of XML, and no encoding but UTF-8.
type Options struct {
	Depth    int               // elements within one another; 0 for 1000
	Entities map[string]string // by name, what each stands for
	Typed    bool              // it may name a document type before its first element
	Decoded  bool              // it was decoded: the encoding that it declares means nothing
}

// Kind is a kind of token.
type Kind uint8

// The kinds of token. Text comes in pieces: what stands between two tags may be
// several.
const (
	Begin Kind = iota + 1 // of an element
	End
	Text
)

// Sizes of the buffer, in bytes.
const (
	firstBuffer = 4 << 10
	usualBuffer = 64 << 10
	mostEntity  = 64 // of a reference, & and ; included
)

// Reader reads one document. Its zero value is not usable.
type Reader struct {
	in      io.Reader
	options Options

	buf  []byte // buf[pos:] is read from in and not yet looked at
	pos  int
	past int64 // bytes before buf[0]
	err  error // of in, io.EOF at its end

	open    []opened
	spaces  []binding
	attrs   []Attr  // of the open elements, outermost first
	values  []byte  // of their attributes
	names   nameBox // seen so far
	element Element
	text    []byte
	scratch [8]byte

	closing bool // <a/> was begun: its end comes
	cdata   bool // a CDATA section is open
	begun   bool // an element was
	failed  error
}

// opened is an element that is not ended yet, with what goes when it ends.
type opened struct {
	name                  *name
	spaces, attrs, values int
}

// New returns a reader of the document that in holds.
func New(in io.Reader, o Options) *Reader {
	if o.Depth == 0 {
		o.Depth = 1000
	}
	r := &Reader{in: in, options: o, buf: make([]byte, 0, firstBuffer)}
	r.names.init()
	return r
}

// Next returns the kind of the next token, or io.EOF where the document ends
// after whole elements. After an error it returns that error again.
func (r *Reader) Next() (Kind, error) {
	if r.failed != nil {
		return 0, r.failed
	}
	kind, err := r.next()
	if err != nil {
		r.failed = err
	}
	return kind, err
}

func (r *Reader) next() (Kind, error) {
	for {
		switch {
		case r.closing:
			r.closing = false
			return r.pop()
		case r.cdata:
			if kind, err := r.section(); kind != 0 || err != nil {
				return kind, err
			}
		case r.pos == len(r.buf) && !r.more():
			return 0, r.ended()
		case r.buf[r.pos] != '<':
			return r.piece()
		default:
			if kind, err := r.markup(); kind != 0 || err != nil {
				return kind, err
			}
		}
	}
}

// Element returns the element that Next began.
func (r *Reader) Element() Element { return r.element }

// Text returns the piece of text that Next found, until the next call of it.
func (r *Reader) Text() []byte { return r.text }

// Skip passes over the rest of the element that was begun last, its end included.
func (r *Reader) Skip() error {
	for depth := 1; depth > 0; {
		kind, err := r.Next()
		if err != nil {
			return err
		}
		switch kind {
		case Begin:
			depth++
		case End:
			depth--
		}
	}
	return nil
}

// more reads on into the buffer. What was looked at makes room, so that indexes
// into buf must count from pos. It reports whether there is more.
func (r *Reader) more() bool {
	if r.err != nil {
		return false
	}
	if r.pos > 0 {
		r.past += int64(r.pos)
		r.buf = r.buf[:copy(r.buf, r.buf[r.pos:])]
		r.pos = 0
	}
	if len(r.buf) == cap(r.buf) {
		grown := make([]byte, len(r.buf), max(2*cap(r.buf), firstBuffer))
		copy(grown, r.buf)
		r.buf = grown
	} else if cap(r.buf) < usualBuffer && r.past > firstBuffer {
		// The document is a long one: fewer, longer reads.
		r.buf = append(make([]byte, 0, usualBuffer), r.buf...)
	}
	for idle := 0; idle < 100; idle++ {
		n, err := r.in.Read(r.buf[len(r.buf):cap(r.buf)])
		r.buf = r.buf[:len(r.buf)+n]
		r.err = err
		if n > 0 {
			return true
		}
		if err != nil {
			return false
		}
	}
	r.err = io.ErrNoProgress
	return false
}

// has reports whether the byte i after pos is there.
func (r *Reader) has(i int) bool {
	for r.pos+i >= len(r.buf) {
		if !r.more() {
			return false
		}
	}
	return true
}

// ended is the error where the document ends between tokens.
func (r *Reader) ended() error {
	if len(r.open) > 0 {
		return r.short()
	}
	return r.err
}

// short is the error where the document ends within something.
func (r *Reader) short() error {
	return r.wrong("the document ends too soon")
}

// wrong is the error about the place where the reader is, or what kept it from
// reading on.
func (r *Reader) wrong(what string) error {
	if r.err != nil && r.err != io.EOF {
		return r.err
	}
	return &Error{r.past + int64(r.pos), what}
}
