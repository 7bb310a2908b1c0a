package store

import (
	"bytes"
	"encoding/binary"
	"io"

	"github.com/fxamacker/cbor/v2"
)

// gleaner reads pages of a bbolt file one by one and trusts none of them: what
// it finds is for a checksum to vouch for. Where something cannot be read it
// goes on with what comes after.
type gleaner struct {
	r     io.ReaderAt
	size  int64 // of the file, in bytes
	page  int64 // size of a page, in bytes
	codec *codec
	spare *int64          // bytes of elements that may still be read: a hostile file has no end of claims
	meter *meter          // may be nil
	seen  []bool          // by page: a tree leads there
	used  []bool          // by page: something was found there
	free  map[uint64]bool // pages that hold nothing of now
}

// spareFactor bounds what is read of elements by the size of the file: each is
// read a few times, in trees and where nothing leads to it.
const spareFactor = 16

func newGleaner(r io.ReaderAt, size, page int64, c *codec) *gleaner {
	spare := spareFactor*size + 1<<26
	return &gleaner{
		r: r, size: size, page: page, codec: c, spare: &spare,
		seen: make([]bool, size/page+1), used: make([]bool, size/page+1),
	}
}

// piece is an element of a leaf: its key, and where its value stands in the file.
type piece struct {
	key  []byte
	at   int64
	size int
	kind kind
}

// end is where the value ends in the file.
func (p piece) end() int64 { return p.at + int64(p.size) }

// voucher reports whether a key and its value are what was once written, and of
// which kind.
type voucher func(key, value []byte) (kind, bool)

// read returns part of the file, and false where it cannot be read.
func (g *gleaner) read(at, size int64) ([]byte, bool) {
	if at < 0 || size < 0 || at > g.size-size {
		return nil, false
	}
	b := make([]byte, size)
	_, err := g.r.ReadAt(b, at)
	return b, err == nil
}

// value returns the value of a piece, and false where it cannot be read.
func (g *gleaner) value(p piece) ([]byte, bool) { return g.read(p.at, int64(p.size)) }

// claim is what an element of a leaf says of itself, taken at its word.
type claim struct {
	start, key, value int64 // where the key begins in the file, and the sizes
}

// claims returns what the elements of the leaf at that place say, and where
// what they speak of begins. sure says that their number is certain: it stands
// in the header, and follows from where the first element points.
func (g *gleaner) claims(at int64) (out []claim, body int64, sure bool) {
	b, ok := g.read(at, pageHeaderBytes)
	if !ok {
		return nil, at, false
	}
	head := headOf(b)
	at += pageHeaderBytes
	if head.flags == flagLeaf && head.count == 0 && !g.firstElement(at) {
		return nil, at, true
	}
	array, ok := g.read(at, min(max(g.page, elementBytes*int64(head.count)), g.size-at))
	if !ok || len(array) < elementBytes {
		return nil, at, false
	}
	le := binary.LittleEndian
	n := int64(head.count)
	first := int64(le.Uint32(array[4:]))
	sure = head.flags == flagLeaf && first == n*elementBytes
	if head.flags != flagLeaf {
		n = 0
	}
	if !sure && first < g.page {
		n = max(n, first/elementBytes)
	}
	n = min(n, int64(len(array))/elementBytes)
	for i := range n {
		e := array[i*elementBytes:]
		start := at + i*elementBytes + int64(le.Uint32(e[4:]))
		out = append(out, claim{start, int64(le.Uint32(e[8:])), int64(le.Uint32(e[12:]))})
	}
	return out, at + n*elementBytes, sure
}

// firstElement reports whether what stands there may be the first element of a
// leaf, which then is not empty, whatever its header says. Behind a bucket that
// is empty comes nothing, or the name of the next one, whose letters are no flags.
func (g *gleaner) firstElement(at int64) bool {
	b, ok := g.read(at, elementBytes)
	if !ok {
		return false
	}
	le := binary.LittleEndian
	first, key := int64(le.Uint32(b[4:])), le.Uint32(b[8:])
	return le.Uint32(b) <= 1 && first > 0 && first%elementBytes == 0 && key > 0 && key <= longestKey
}

// leaf returns the elements that are vouched for of the leaf at that place, in
// their order. gaps are the places among them where others may have stood.
//
// An element that does not say right where it stands is found by its
// neighbours, since each begins where the one before ends. What is left between
// two is searched byte by byte.
func (g *gleaner) leaf(at int64, vouch voucher) (out []piece, gaps []int) {
	claims, body, sure := g.claims(at)
	if !sure {
		gaps = append(gaps, 0)
	}
	at = body
	for i := 0; i < len(claims); i++ {
		p, ok := g.take(claims[i], at, vouch)
		if !ok {
			p, ok = g.take(claim{at, claims[i].key, claims[i].value}, at, vouch)
		}
		if ok {
			out = append(out, p)
			at = p.end()
			continue
		}
		next := i + 1 // the first after it that is found where it says
		var then piece
		for ok = false; next < len(claims); next++ {
			if then, ok = g.take(claims[next], at, vouch); ok {
				break
			}
		}
		end := min(at+g.page, g.size)
		if ok {
			end = then.at - int64(len(then.key))
		}
		found := g.between(claims[i:next], at, end, vouch)
		for _, p := range found {
			out = append(out, p)
			at = p.end()
		}
		if len(found) < next-i || !ok {
			gaps = append(gaps, len(out))
		}
		if ok {
			out = append(out, then)
			at = then.end()
		}
		i = next
	}
	if !sure {
		out = append(out, g.carve(at, min(at+g.page, g.size), vouch)...)
		gaps = append(gaps, len(out))
	}
	return out, gaps
}

// longestKey is the longest key that is looked at, in bytes: ours are much
// shorter.
const longestKey = 1 << 10

// take returns the element that c claims, if it is vouched for and does not
// begin before at.
func (g *gleaner) take(c claim, at int64, vouch voucher) (piece, bool) {
	if c.start < at || c.key <= 0 || c.key > longestKey || c.value < 0 || c.start > g.size-c.key-c.value || *g.spare <= 0 {
		return piece{}, false
	}
	*g.spare -= c.key + c.value
	b, ok := g.read(c.start, c.key+c.value)
	if !ok {
		return piece{}, false
	}
	k, ok := vouch(b[:c.key], b[c.key:])
	return piece{key: bytes.Clone(b[:c.key]), at: c.start + c.key, size: int(c.value), kind: k}, ok
}

// between looks for the elements that fill the room from at to end.
func (g *gleaner) between(claims []claim, at, end int64, vouch voucher) []piece {
	if len(claims) == 1 {
		for _, key := range []int64{claims[0].key, end - at - claims[0].value} {
			if p, ok := g.take(claim{at, key, end - at - key}, at, vouch); ok {
				return []piece{p}
			}
		}
	}
	return g.carve(at, end, vouch)
}

// keyLengths are those of the keys of records and of the journal.
func keyLengths() []int {
	return []int{len("00000000-0000-7000-8000-000000000000"), 8, len(projectKey)}
}

// carve looks for records in part of the file by what each begins with: an open
// envelope and a CBOR map, which says itself where it ends.
func (g *gleaner) carve(at, end int64, vouch voucher) (out []piece) {
	b, ok := g.read(at, end-at)
	if !ok {
		return nil
	}
	const mapHead, mapMask = 0xA0, 0xE0
	free := 0 // what stands before it is taken
	for i := 0; i+envelopeBytes < len(b); i++ {
		if b[i] != envelopeOpen || b[i+envelopeBytes]&mapMask != mapHead || *g.spare <= 0 {
			continue
		}
		var payload cbor.RawMessage
		rest, err := g.codec.dec.UnmarshalFirst(b[i+envelopeBytes:], &payload)
		*g.spare -= int64(len(payload) + envelopeBytes)
		if err != nil {
			continue
		}
		stop := len(b) - len(rest)
		for _, n := range keyLengths() {
			if i-n < free {
				continue
			}
			k, ok := vouch(b[i-n:i], b[i:stop])
			if !ok {
				continue
			}
			out = append(out, piece{key: bytes.Clone(b[i-n : i]), at: at + int64(i), size: stop - i, kind: k})
			free = stop
			i = stop - 1
			break
		}
	}
	return out
}

// vouch returns what vouches for the records of a kind. Keys that have no value
// vouch for themselves.
func (c *codec) vouch(k kind) voucher {
	return func(key, value []byte) (kind, bool) {
		if k.isDerived() {
			return k, len(value) == 0
		}
		if k == kindJournal && len(key) != 8 {
			return k, false
		}
		_, err := c.open(k, key, value)
		return k, err == nil
	}
}
