package repeats

import (
	"slices"

	"florilege/backend/anchor"
	"florilege/backend/corpus"
)

// DiffKind says which of two texts a piece stands in.
type DiffKind string

// The kinds of piece.
const (
	Same  DiffKind = "same"  // in both, give or take case, accents and punctuation
	Left  DiffKind = "left"  // in the first text only
	Right DiffKind = "right" // in the second text only
)

// Piece is a stretch of two texts put side by side. The span of a text that
// the piece does not stand in is empty, where it would stand.
type Piece struct {
	Kind DiffKind
	A, B corpus.Span // bytes in each text
}

// maxAlignment bounds the memory of a Diff: the product of the words that
// differ. Texts above it are given as wholly different between what they
// begin and end with in common.
const maxAlignment = 1 << 28

// Diff aligns two texts word by word. The pieces cover both texts from end to
// end, in order, no two of a kind in a row and Left before Right, so that the
// spans of each text joined together are that text. Words are the same when
// they fold alike; hesitations are words here. Blanks and punctuation go with
// the words around them and never differ by themselves.
func Diff(a, b string) []Piece {
	lex := newLexicon()
	left, right := lex.all(a), lex.all(b)
	d := differ{a: a, b: b, left: left.spans, right: right.spans}
	head := 0
	for head < min(len(left.words), len(right.words)) && left.words[head] == right.words[head] {
		head++
	}
	tail := 0
	for tail < min(len(left.words), len(right.words))-head &&
		left.words[len(left.words)-1-tail] == right.words[len(right.words)-1-tail] {
		tail++
	}
	midA, midB := left.words[head:len(left.words)-tail], right.words[head:len(right.words)-tail]
	for i := range head {
		d.same(i, i)
	}
	if len(midA) > 0 && len(midB) <= maxAlignment/len(midA) {
		al := newAligner(len(lex.words))
		al.set(midA)
		for _, m := range al.matched(midB) {
			d.same(head+m[0], head+m[1])
		}
	}
	for i := range tail {
		d.same(len(left.words)-tail+i, len(right.words)-tail+i)
	}
	return d.finish()
}

// differ makes pieces of pairs of words that are the same.
type differ struct {
	a, b        string
	left, right []corpus.Span // the words of each
	i, j        int           // words of each that are in a piece
	out         []Piece
}

// same ends a stretch of words that differ before left word i and right word j,
// which are the same.
func (d *differ) same(i, j int) {
	d.differ(i, j)
	d.add(Same, d.left[i].End, d.right[j].End)
	d.i, d.j = i+1, j+1
}

// differ adds the words up to left word i and right word j as different: from
// the first to the last of them, the blanks around being the same.
func (d *differ) differ(i, j int) {
	fromA, toA := stretch(d.left, d.i, i)
	fromB, toB := stretch(d.right, d.j, j)
	switch {
	case d.i < i && d.j < j:
		d.add(Same, fromA, fromB)
	case d.i < i:
		d.add(Same, fromA, d.endB())
	case d.j < j:
		d.add(Same, d.endA(), fromB)
	default:
		return
	}
	d.add(Left, max(toA, d.endA()), d.endB())
	d.add(Right, d.endA(), max(toB, d.endB()))
}

// stretch returns where the words from i to j begin and end, or 0, 0 where
// there are none.
func stretch(words []corpus.Span, i, j int) (from, to int) {
	if i == j {
		return 0, 0
	}
	return words[i].Start, words[j-1].End
}

func (d *differ) finish() []Piece {
	d.differ(len(d.left), len(d.right))
	d.add(Same, len(d.a), len(d.b))
	return slices.Clip(d.out)
}

// endA returns where the pieces so far end in the first text, endB in the second.
func (d *differ) endA() int {
	if len(d.out) == 0 {
		return 0
	}
	return d.out[len(d.out)-1].A.End
}

func (d *differ) endB() int {
	if len(d.out) == 0 {
		return 0
	}
	return d.out[len(d.out)-1].B.End
}

// add extends the pieces to the ends given, joining those of a kind.
func (d *differ) add(kind DiffKind, endA, endB int) {
	p := Piece{kind, corpus.Span{Start: d.endA(), End: endA}, corpus.Span{Start: d.endB(), End: endB}}
	if p.A.Empty() && p.B.Empty() {
		return
	}
	if n := len(d.out); n > 0 && d.out[n-1].Kind == kind {
		d.out[n-1].A.End, d.out[n-1].B.End = endA, endB
		return
	}
	d.out = append(d.out, p)
}

// wording is the words of a text, hesitations included.
type wording struct {
	words []uint32
	spans []corpus.Span
}

func (l *lexicon) all(text string) wording {
	w := wording{spans: anchor.Words(text)}
	for _, s := range w.spans {
		w.words = append(w.words, l.number(s.Of(text)))
	}
	return w
}
