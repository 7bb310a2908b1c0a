package export

import "florilege/backend/corpus"

// part is of which blocks those of a document are some, and from which index on:
// a preview lays out no more than it shows, and says of the whole what is so.
type part struct {
	of   []Block
	from int
}

// all returns the blocks of the whole document.
func (d Document) all() []Block {
	if d.part == nil {
		return d.Blocks
	}
	return d.part.of
}

// begins reports whether the document is whole or the first part of one.
func (d Document) begins() bool { return d.part == nil || d.part.from == 0 }

// within returns the part of a document between two indices of its blocks.
func (d Document) within(from, to int) Document {
	d.part = &part{d.Blocks, from}
	d.Blocks = d.Blocks[from:to]
	return d
}

// parts returns where parts of about so many bytes of text begin, by index of
// their first block, and the number of blocks at the end. No part ends in a
// heading; a document without blocks is one part.
func (d Document) parts(bytes int) []int {
	starts, size := []int{0}, 0
	for i, b := range d.Blocks {
		if size >= bytes && d.Blocks[i-1].Kind != corpus.ItemHeading {
			starts, size = append(starts, i), 0
		}
		size += len(b.Text) + len(b.Quote.Text) + blockBytes
	}
	return append(starts, len(d.Blocks))
}

// blockBytes is what a block takes beside its words, such as who said them.
const blockBytes = 80

// count returns how many quotes the whole document has; one that stands under two
// headings counts once.
func (d Document) count() (n int) {
	seen := map[corpus.ID]bool{}
	for _, b := range d.all() {
		if b.Kind == corpus.ItemQuote && (b.Quote.ID == "" || !seen[b.Quote.ID]) {
			seen[b.Quote.ID] = true
			n++
		}
	}
	return n
}
